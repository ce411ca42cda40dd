import type { Source } from "#clinic/events.ts";
import type { CrisisRow } from "./crisis-words.ts";

/** No published list was at hand: these are ours, made to hear too much rather than too little, for a clinician to review. */
const ours: Source = { from: "ours; reliability reference E14 asks for crisis words", evidence: "P" };

const row = (id: string, finds: RegExp): CrisisRow => ({ id, language: "en", finds, source: ours });

/** "myself" as it is typed in a hurry. */
const SELF = String.raw`(?:my ?self|my ?slef|my ?sefl|mysel|me ?self)`;
const WANT = String.raw`(?:want|wanna|wana|wnat|wish|ready|rather|going|gonna|plan|planning|hope|hoping|need|prefer|deserve|trying|tried|try|feel like|thinking about|think about|thoughts of|thought of)`;
const AT_END = String.raw`(?: (?:any ?more|like this|living|with (?:this|life|it|everything)|longer)|$)`;

export const english: readonly CrisisRow[] = [
  row(
    "suicide",
    /\b(?:s+u+i+c+i*d|suicde|suicied|sucid|suisid|siucid|suiced|scuicid)\w*|\bsewer ?slide|\bunaliv\w+|\bsi thoughts\b/,
  ),
  row(
    "harm-self",
    new RegExp(
      String.raw`\b(?:kil+|kill?ing|killed|harm\w*|hurt\w*|cut|cutting|hang\w*|shoot\w*|drown\w*|poison\w*|stab\w*|burn\w*|strangl\w*|starv\w*|off|end|destroy\w*|overdos\w*) ?${SELF}\b`,
    ),
  ),
  row("kms", /\b(?:kms|kys)\b/),
  row(
    "end-life",
    /\b(?:end|ending|take|taking|took|finish|lose) (?:my|this|own|my own) (?:own )?(?:life|misery|suffering|existence)\b/,
  ),
  row(
    "end-it",
    /\b(?:end|ending) (?:it|everything|things)(?: all| now| tonight| today| soon| for good| once and for all|$)/,
  ),
  row(
    "want-to-die",
    new RegExp(
      String.raw`\b${WANT} (?:\w+ ){0,2}(?:die|dying|dead|death|not exist|disappear forever|be gone forever)\b`,
    ),
  ),
  row(
    "let-me-die",
    /\b(?:let me|just|should|could|if i|i will|ill|im going to|am going to|want me to) die(?:$| (?!laughing|of (?:laughter|shame|boredom|embarrassment)|for (?:a|some|that|this|another)))/,
  ),
  row(
    "wish-dead",
    /\bwish (?:i|id|that i) (?:was|were|am|be|had|could|would|never|would not|wouldnt|didnt)(?: \w+){0,3} (?:dead|die|died|born|wake|woken|exist|existed|alive|gone)\b/,
  ),
  row(
    "better-dead",
    /\bbetter (?:off )?(?:if i (?:was|were|am) )?(?:dead|gone|without me|if i (?:died|were gone|was gone|wasnt|werent))\b/,
  ),
  row(
    "nothing-to-live-for",
    /\b(?:no|any|nothing|not much|little|without)(?: \w+){0,2} (?:reasons?|point|purpose|left|will)?(?: left)? ?(?:to|in|for) (?:liv\w+|being alive|go on|going on|stay alive)\b|\bnothing to live for\b/,
  ),
  row(
    "not-to-live",
    /\b(?:dont|do not|doesnt|no longer|not|never|didnt|stopped) (?:really |even |just )?(?:want\w*|wish|wanna|care|deserve)(?: to| if i)? (?:live|be alive|living|exist|wake up|keep living|stay alive|be here|be around|be in this world|survive)\b/,
  ),
  row(
    "not-to-go-on",
    new RegExp(
      String.raw`\b(?:cant|cannot|can not|dont want to|do not want to|dont wanna|wont|no longer) (?:go on|keep going|carry on|do this|take (?:it|this|life)|live|cope)${AT_END}`,
    ),
  ),
  row(
    "tired-of-life",
    /\b(?:tired|sick|done|fed up|exhausted)(?: of| with) (?:living|life|being alive|existing|my life)\b|\b(?:gave|give|giving|given) up on (?:life|living)\b/,
  ),
  row(
    "life-not-worth",
    /\b(?:life|living|it)(?: is| isnt| feels| not| just)* (?:not |isnt |no longer |hardly )?worth (?:living|it any ?more)\b|\bnot worth living\b|\bno longer worth living\b/,
  ),
  row(
    "self-harm",
    /\bself (?:harm|injur|mutilat|inflict)\w*|\bselfharm\w*|\bslit (?:my|the) (?:wrists?|throat)|\bcut(?:ting)? my (?:wrists?|arms?|veins?|throat)\b/,
  ),
  row(
    "means",
    /\bjump(?:ing|ed)? (?:off|from|in front of)\b|\b(?:gun|pistol|rifle) (?:to|in|against) my (?:head|mouth)\b|\b(?:noose|overdos\w*)\b|\b(?:take|took|taking|swallow\w*) (?:all|every|the whole|a whole|the entire|a bunch of|too many)(?: \w+){0,3} (?:pills?|tablets?|meds|medicines?|medications?|bottle)\b|\bod(?:ed|ing)? on\b/,
  ),
  row(
    "goodbye",
    /\b(?:last|final) (?:goodbye|good bye|words|letter|message|note)\b|\b(?:goodbye|farewell) (?:letter|note|everyone|world|forever)\b|\bsay(?:ing)? (?:my )?good ?byes?\b|\b(?:wont|will not|may not|might not) be (?:here|around|alive)(?: for)? (?:any ?more|tomorrow|much longer|long|next|by|when)/,
  ),
  row("crisis-line", /\b988\b|\bcrisis line\b|\bcalled? (?:the )?hotline\b/),
  row(
    "harm-others",
    /\b(?:kil+|kill?ing|shoot\w*|stab\w*|strangl\w*) (?:him|her|them|someone|somebody|everyone|everybody|people|my (?:wife|husband|partner|kids?|child|children|son|daughter|mother|father|mom|dad|boss|family|neighbou?r))\b/,
  ),
];
