import { addressLine, type Language } from "#clinic/events.ts";
import type { FactsOf, Sender, Templates, VisitFacts } from "./facts.ts";
import { aboutTime, dayOfLetter, greetedName, shortTime, wholeTime } from "./when.ts";
import { invitation, newWayIn } from "./staff-letters.ts";
import type { LetterWords } from "./words.ts";

type Voice = { readonly language: Language; readonly words: LetterWords };

/** What stands where in every letter, once for all languages: a part forgotten in one of them cannot be. */
export function layoutOf(language: Language, words: LetterWords): Templates {
  const voice = { language, words };
  return {
    code: code(voice),
    "enquiry-received": received(voice),
    booked: news(voice, words.booked, [words.stop]),
    moved: news(voice, words.moved, []),
    cancelled: cancelled(voice),
    "reminder-7d": reminder(voice, false),
    "reminder-48h": reminder(voice, false),
    "reminder-24h": reminder(voice, true),
    "evening-questions": evening(voice),
    "ride-please": ridePlease(voice),
    "ride-ask-driver": askDriver(voice),
    "ride-confirmed": rideConfirmed(voice),
    "wait-offer": offer(voice),
    forms: forms(voice),
    "message-waits": messageWaits(voice),
    "check-in": checkIn(voice),
    "passkey-made": passkeyMade(voice),
    invitation: invitation(voice),
    "new-way-in": newWayIn(voice),
  };
}

const placeOf = (clinic: Sender, { site }: VisitFacts): string => site ?? addressLine(clinic);

/** Lines of one paragraph, each set in; empty ones left out. */
const setIn = (...lines: readonly string[]): string =>
  lines
    .filter((line) => line !== "")
    .map((line) => `  ${line}`)
    .join("\n");

/** When the visit is, as long as the place for it allows. */
const timesOf = (language: Language, { zone, startAt }: VisitFacts) => ({
  day: dayOfLetter(language, zone, startAt),
  when: wholeTime(language, zone, startAt),
  short: shortTime(language, zone, startAt),
});

/** What, when and where. */
const visitLines = ({ language, words }: Voice, { clinic, visit }: FactsOf["booked"]): string =>
  setIn(
    visit.name[language],
    wholeTime(language, visit.zone, visit.startAt),
    visit.video ? words.byVideo : placeOf(clinic, visit),
  );

/** How one joins by video: the link, or whom to ask. */
function joining({ words }: Voice, { clinic, visit: { video, videoLink } }: FactsOf["booked"]): readonly string[] {
  if (!video) return [];
  return [videoLink === null ? words.joinAsk(words.callUs(clinic.phone)) : words.joinLink(videoLink)];
}

const homeward = ({ words }: Voice, { escort }: VisitFacts): readonly string[] => (escort ? [words.homeward] : []);

const changing = ({ words }: Voice, { clinic, visit }: FactsOf["booked"]): string =>
  visit.selfService
    ? words.change(visit.link, visit.cutoffHours)
    : words.changeLate(visit.link, words.callUs(clinic.phone));

/** The visit as a text message: what happened to it, how to change it, where to join. */
function texted({ words }: Voice, { clinic, visit }: FactsOf["booked"], says: string, more: readonly string[]): string {
  const { link, selfService, video, videoLink } = visit;
  const change = (selfService ? words.changeText : words.changeLateText)(link, words.call(clinic.phone));
  const join = video && videoLink !== null ? [words.joinText(videoLink)] : [];
  return [`${clinic.name}: ${says}`, change, ...join, ...more].join(" ");
}

const news =
  (voice: Voice, said: LetterWords["booked"], more: readonly string[]): Templates["booked"] =>
  (facts) => {
    const { day, short } = timesOf(voice.language, facts.visit);
    return {
      subject: said.subject(day),
      paragraphs: [
        said.opening,
        visitLines(voice, facts),
        ...joining(voice, facts),
        ...homeward(voice, facts.visit),
        changing(voice, facts),
        voice.words.calendar,
      ],
      text: texted(voice, facts, said.text(short), more),
    };
  };

/** The last reminder is read when so many hours are left, or fewer: what has to be done before is then too late. */
const LAST_HOURS = 24;

const reminder =
  (voice: Voice, isLast: boolean): Templates["reminder-7d"] =>
  (told) => {
    const { words, language } = voice;
    const selfService = told.visit.selfService && !(isLast && told.visit.cutoffHours >= LAST_HOURS);
    const facts = { ...told, visit: { ...told.visit, selfService } };
    const { day, short } = timesOf(language, facts.visit);
    return {
      subject: words.reminder.subject(day),
      paragraphs: [
        words.reminder.opening,
        visitLines(voice, facts),
        ...(isLast && facts.visit.escort ? [words.prepare] : []),
        ...joining(voice, facts),
        ...homeward(voice, facts.visit),
        changing(voice, facts),
      ],
      text: texted(voice, facts, words.reminder.text(short), [words.stop]),
    };
  };

const cancelled =
  (voice: Voice): Templates["cancelled"] =>
  (facts) => {
    const { clinic, visit } = facts;
    const { call, callUs, cancelled: said } = voice.words;
    const { day, short } = timesOf(voice.language, visit);
    return {
      subject: said.subject(day),
      paragraphs: [said.opening, visitLines(voice, facts), said.again(visit.link, callUs(clinic.phone))],
      text: `${clinic.name}: ${said.text(short)} ${said.againText(visit.link, call(clinic.phone))}`,
    };
  };

const evening =
  ({ language, words }: Voice): Templates["evening-questions"] =>
  ({ clinic, visit }) => {
    const { day, when, short } = timesOf(language, visit);
    const { subject, ask, why, text } = words.evening;
    return {
      subject: subject(day),
      paragraphs: [ask(when), visit.link, why],
      text: `${clinic.name}: ${text(short, visit.link)}`,
    };
  };

const ridePlease =
  ({ language, words }: Voice): Templates["ride-please"] =>
  ({ clinic, visit }) => {
    const { day, when, short } = timesOf(language, visit);
    const { subject, need, ask, nobody, text } = words.ridePlease;
    return {
      subject: subject(day),
      paragraphs: [need(when), ask(visit.link), nobody(words.callUs(clinic.phone))],
      text: `${clinic.name}: ${text(short, visit.link, words.call(clinic.phone))}`,
    };
  };

const askDriver =
  ({ language, words }: Voice): Templates["ride-ask-driver"] =>
  ({ clinic, visit, patient, link }) => {
    const { somebody, subject, named, ask, trouble, text } = words.driver;
    const who = greetedName(patient) || somebody;
    const { day } = timesOf(language, visit);
    const when = `${day}, ${aboutTime(language, visit.zone, visit.endAt)}`;
    return {
      subject: subject(who, day),
      paragraphs: [named(who), setIn(when, placeOf(clinic, visit)), ask(link), trouble(words.callUs(clinic.phone))],
      text: `${clinic.name}: ${text(who, when, link)}`,
    };
  };

const rideConfirmed =
  ({ language, words }: Voice): Templates["ride-confirmed"] =>
  ({ clinic, visit, driver }) => {
    const { day, when, short } = timesOf(language, visit);
    const { somebody, subject, says } = words.ride;
    const who = greetedName(driver) || somebody;
    return { subject: subject(day), paragraphs: [says(who, when)], text: `${clinic.name}: ${says(who, short)}` };
  };

const offer =
  (voice: Voice): Templates["wait-offer"] =>
  (facts) => {
    const { clinic, visit, until, link } = facts;
    const { language, words } = voice;
    const { day, short } = timesOf(language, visit);
    const said = words.offer;
    return {
      subject: said.subject(day),
      paragraphs: [
        said.opening,
        visitLines(voice, facts),
        said.until(wholeTime(language, visit.zone, until), link),
        said.nothing,
      ],
      text: `${clinic.name}: ${said.text(short, shortTime(language, visit.zone, until), link)}`,
    };
  };

const code =
  ({ words: { code: said } }: Voice): Templates["code"] =>
  ({ clinic, code: digits, minutes, link }) => ({
    subject: said.subject,
    paragraphs: [said.code(digits), ...(link === null ? [] : [said.link(link)]), said.terms(minutes), said.notYou],
    text: `${clinic.name}: ${said.text(digits, minutes)}`,
  });

const received =
  ({ words: { received: said } }: Voice): Templates["enquiry-received"] =>
  ({ clinic }) => ({
    subject: said.subject,
    paragraphs: [said.thanks],
    text: `${clinic.name}: ${said.text(clinic.phone)}`,
  });

const forms =
  ({ words: { forms: said, callUs } }: Voice): Templates["forms"] =>
  ({ clinic, link }) => ({
    subject: said.subject,
    paragraphs: [said.ask, link, said.how, said.rather(callUs(clinic.phone))],
    text: `${clinic.name}: ${said.text(link, callUs(clinic.phone))}`,
  });

const messageWaits =
  ({ words: { message: said, forms: asked } }: Voice): Templates["message-waits"] =>
  ({ clinic, link }) => ({
    subject: said.subject,
    paragraphs: [said.waits, link, asked.how],
    text: `${clinic.name}: ${said.text(link)}`,
  });

const checkIn =
  ({ words: { checkIn: said, forms: ours, callUs } }: Voice): Templates["check-in"] =>
  ({ clinic, link }) => ({
    subject: said.subject,
    paragraphs: [said.ask, link, ours.how, said.rather(callUs(clinic.phone)), said.noMore],
    text: `${clinic.name}: ${said.text(link, callUs(clinic.phone))}`,
  });

const passkeyMade =
  ({ words: { passkey: said, callUs } }: Voice): Templates["passkey-made"] =>
  ({ clinic, link }) => ({
    subject: said.subject,
    paragraphs: [said.made, said.notYou(callUs(clinic.phone)), link],
    text: `${clinic.name}: ${said.text(callUs(clinic.phone))}`,
  });
