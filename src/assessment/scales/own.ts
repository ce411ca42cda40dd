import type { Said } from "#clinic/events.ts";
import { inAWeek, noYes } from "./choices.ts";
import { type Item, noOutcome, type Scale } from "./scale.ts";

const OURS = "Our own wording, in English and Spanish. Not validated.";
const source = { from: "clinical reference 8: ship-own; wording and limits ours", evidence: "P" } as const;

const plain = {
  version: "1",
  licence: "own",
  notice: OURS,
  source,
  by: "patient",
  spanish: "ours",
  preamble: null,
  itemRange: [],
  score: "sum",
  betterIs: "lower",
  outcome: noOutcome("ours: no figure for response, remission or change exists"),
  mayMiss: null,
  panelLoinc: null,
  totalLoinc: null,
} as const;

const tenth = (id: string, en: string, es: string, low: Said, high: Said): Item => ({
  id,
  text: { en, es },
  rating: { from: 0, to: 10, low, high },
});

const rightNow: Said = { en: "right now", es: "ahora mismo" };
const none: Said = { en: "not at all", es: "nada" };
const most: Said = { en: "as much as can be", es: "lo más posible" };

const oneRating = (id: string, name: Said, en: string, es: string): Scale => ({
  ...plain,
  id,
  name,
  recall: rightNow,
  items: [tenth("1", en, es, none, most)],
  range: [0, 10],
  bands: [],
});

/** The numbers by which a patient says how it is at this moment: 0 is none, 10 as much as can be. */
export const ratings: readonly Scale[] = [
  oneRating(
    "mood",
    { en: "Low mood, 0 to 10", es: "Ánimo bajo, de 0 a 10" },
    "How low is your mood right now?",
    "¿Qué tan bajo está su ánimo ahora mismo?",
  ),
  oneRating(
    "anxiety",
    { en: "Anxiety, 0 to 10", es: "Ansiedad, de 0 a 10" },
    "How anxious or tense do you feel right now?",
    "¿Qué tan ansioso(a) o tenso(a) se siente ahora mismo?",
  ),
  oneRating(
    "dissociation",
    { en: "Dissociation, 0 to 10", es: "Disociación, de 0 a 10" },
    "How unreal, floating or far from your body do you feel right now?",
    "¿Qué tan irreal, flotando o lejos de su cuerpo se siente ahora mismo?",
  ),
  oneRating(
    "nausea",
    { en: "Nausea, 0 to 10", es: "Náuseas, de 0 a 10" },
    "How sick to your stomach do you feel right now?",
    "¿Cuántas náuseas siente ahora mismo?",
  ),
];

/** Mid-course: the PHQ-9 asks about two weeks, and asking it every three days is against its manual. */
export const moodCheck: Scale = {
  ...plain,
  id: "mood-check",
  name: { en: "Mood check (3 questions)", es: "Cómo está su ánimo (3 preguntas)" },
  recall: { en: "since yesterday", es: "desde ayer" },
  items: [
    tenth(
      "1",
      "Since yesterday, how low has your mood been?",
      "Desde ayer, ¿qué tan bajo ha estado su ánimo?",
      none,
      most,
    ),
    tenth(
      "2",
      "Since yesterday, how hard has it been to enjoy or care about things?",
      "Desde ayer, ¿qué tan difícil ha sido disfrutar de las cosas o interesarse por ellas?",
      none,
      most,
    ),
    tenth(
      "3",
      "Since yesterday, how anxious or tense have you been?",
      "Desde ayer, ¿qué tan ansioso(a) o tenso(a) ha estado?",
      none,
      most,
    ),
  ],
  range: [0, 30],
  bands: [],
};

const toDiscuss = (nothing: Said): Scale["bands"] => [
  { from: 0, name: nothing },
  { from: 1, name: { en: "to be talked about", es: "hay que hablarlo" } },
];

const often = (id: string, en: string, es: string): Item => ({ id, text: { en, es }, choices: inAWeek });

/** Ketamine can harm the bladder; blood or pain is asked about before every infusion of a maintenance. */
export const urinary: Scale = {
  ...plain,
  id: "urinary",
  name: { en: "Bladder check", es: "Preguntas sobre la vejiga" },
  recall: { en: "the last week", es: "la última semana" },
  preamble: { en: "In the last week, how often:", es: "En la última semana, ¿con qué frecuencia:" },
  items: [
    often("1", "did it hurt or burn when you passed urine?", "le dolió o le ardió al orinar?"),
    often("2", "did you see blood in your urine?", "vio sangre en la orina?"),
    often("3", "did you have to pass urine much more often than usual?", "tuvo que orinar mucho más que de costumbre?"),
    often("4", "did you have to hurry to the toilet?", "tuvo que correr al baño?"),
    often(
      "5",
      "did you get up at night to pass urine, more than usual?",
      "se levantó de noche a orinar más de lo normal?",
    ),
    often("6", "did you have pain low in your belly?", "tuvo dolor en la parte baja del vientre?"),
  ],
  range: [0, 18],
  bands: toDiscuss({ en: "nothing named", es: "nada señalado" }),
};

const ask = (id: string, en: string, es: string): Item => ({ id, text: { en, es }, choices: noYes });

export const mania: Scale = {
  ...plain,
  id: "mania",
  name: { en: "Signs of a high mood", es: "Señales de ánimo elevado" },
  recall: { en: "the last week", es: "la última semana" },
  preamble: { en: "In the last week, for several days:", es: "En la última semana, durante varios días:" },
  items: [
    ask(
      "1",
      "were you much happier or more irritable than is normal for you?",
      "¿estuvo mucho más alegre o irritable de lo que es normal en usted?",
    ),
    ask(
      "2",
      "did you need much less sleep, and not feel tired?",
      "¿necesitó dormir mucho menos, sin sentirse cansado(a)?",
    ),
    ask(
      "3",
      "did you talk much more or faster than is normal for you?",
      "¿habló mucho más o más rápido de lo que es normal en usted?",
    ),
    ask("4", "did your thoughts race?", "¿iban sus pensamientos muy rápido?"),
    ask("5", "did you have much more energy or many more plans?", "¿tuvo mucha más energía o muchos más planes?"),
    ask(
      "6",
      "did you do risky things that are not like you, such as spending a lot?",
      "¿hizo cosas arriesgadas que no son propias de usted, como gastar mucho?",
    ),
  ],
  range: [0, 6],
  bands: toDiscuss({ en: "none named", es: "ninguna señalada" }),
};

export const psychosis: Scale = {
  ...plain,
  id: "psychosis",
  name: { en: "Unusual experiences", es: "Experiencias fuera de lo común" },
  recall: { en: "the last month", es: "el último mes" },
  preamble: { en: "In the last month:", es: "En el último mes:" },
  items: [
    ask("1", "did you hear voices that other people could not hear?", "¿oyó voces que otras personas no podían oír?"),
    ask("2", "did you see things that other people could not see?", "¿vio cosas que otras personas no podían ver?"),
    ask(
      "3",
      "did you feel that people were plotting against you?",
      "¿sintió que había gente tramando algo contra usted?",
    ),
    ask(
      "4",
      "did you get special messages from the television, the radio or strangers?",
      "¿recibió mensajes especiales de la televisión, la radio o de desconocidos?",
    ),
    ask(
      "5",
      "did it feel as if something put thoughts into your mind or took them out?",
      "¿sintió que algo le metía pensamientos en la mente o se los quitaba?",
    ),
  ],
  range: [0, 5],
  bands: toDiscuss({ en: "none named", es: "ninguna señalada" }),
};
