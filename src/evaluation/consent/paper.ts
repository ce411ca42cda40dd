import type { Instant } from "#science/units.ts";
import type { ConsentSection, UnderstandingQuestion } from "./facts.ts";
import { blocksOf } from "./markdown.ts";
import { paperTime, paperWords } from "./paper-words.ts";
import { openSheet, type Sheet } from "./print.ts";
import type { ConsentView } from "./view.ts";

/**
 * The consent on paper, in the language it was read in: the text as it was signed, when each part was acknowledged, the
 * answers, both signatures, and the hash by which anybody can tell whether the words were changed since.
 */
export function consentPaper(view: ConsentView, now: Instant): Promise<Uint8Array> {
  const { consent, text, patient } = view;
  const lang = consent.language;
  const said = paperWords[lang];
  const title = said.titles[consent.kind];
  const sheet = openSheet({ title, lang });
  if (consent.withdrawn !== null) sheet.warning(withdrawal(view));
  sheet.title(title);
  sheet.line(`${patient.name}, ${said.born} ${patient.birthDate}, ${said.record} ${patient.mrn}`);
  sheet.fine(`${view.clinic} · ${said.version(text.version)}`);
  if (consent.scope !== null) sheet.line(scopeWords(view));
  for (const section of text.sections) part(sheet, view, section);
  if (text.questions.length > 0) sheet.heading(said.questions);
  for (const question of text.questions) answered(sheet, view, question);
  signatures(sheet, view);
  const under = (page: number, of: number) =>
    `${said.page(page, of)} · ${said.number} ${consent.consentId} · ${said.made(timeIn(view, now))}\n${said.hash}: ${text.contentHash}`;
  return sheet.close(under, stampOf(view));
}

const timeIn = ({ consent, zone }: ConsentView, at: number): string => paperTime(consent.language, zone, at);

function withdrawal(view: ConsentView): string {
  const { consent, names } = view;
  const { withdrawn } = consent;
  if (withdrawn === null) return "";
  const words = paperWords[consent.language].withdrawnOn(timeIn(view, withdrawn.at));
  return [words, names[withdrawn.by] ?? "", withdrawn.why].filter((word) => word !== "").join(" · ");
}

function scopeWords({ consent: { scope, language } }: ConsentView): string {
  if (scope === null) return "";
  return paperWords[language].scope(scope.maxMgPerKg, `${scope.protocolId} ${scope.protocolVersion}`);
}

function stampOf({ consent: { language, withdrawn, signed } }: ConsentView): string | null {
  if (withdrawn !== null) return paperWords[language].withdrawn;
  return signed === null ? paperWords[language].notValid : null;
}

function part(sheet: Sheet, view: ConsentView, { id, title, markdown }: ConsentSection): void {
  const said = paperWords[view.consent.language];
  const readAt = view.consent.acknowledged[id];
  sheet.heading(title);
  for (const { kind, runs } of blocksOf(markdown)) {
    if (kind === "point") sheet.point(runs);
    else sheet.words(runs);
  }
  sheet.fine(readAt === undefined ? said.unread : said.readOn(timeIn(view, readAt)));
}

function answered(sheet: Sheet, view: ConsentView, { id, asks, choices, right }: UnderstandingQuestion): void {
  const said = paperWords[view.consent.language];
  const given = view.consent.understood[id];
  sheet.words([{ text: asks, look: "strong" }]);
  if (given?.isRight !== true) return sheet.line(said.unanswered);
  sheet.line(`${said.answer}: ${choices.find((one) => one.id === right)?.says ?? right}`);
  sheet.fine(said.tries(given.tries));
}

function signatures(sheet: Sheet, view: ConsentView): void {
  const { consent } = view;
  const said = paperWords[consent.language];
  sheet.heading(said.signatures);
  sheet.words([{ text: said.patient, look: "strong" }]);
  patientsLines(view).forEach(sheet.line);
  sheet.words([]);
  sheet.words([{ text: said.clinician, look: "strong" }]);
  cliniciansLines(view).forEach(sheet.line);
}

const named = (name: string, value: string): readonly string[] => (value === "" ? [] : [`${name}: ${value}`]);

function patientsLines(view: ConsentView): readonly string[] {
  const { consent, names } = view;
  const said = paperWords[consent.language];
  const { signed } = consent;
  if (signed === null) return [said.unsigned];
  return [
    signed.printedName,
    said.signedOn(timeIn(view, signed.at)),
    said.identity[signed.identity],
    ...named(said.enteredBy, names[signed.by] ?? signed.by),
    ...named(said.interpreter, signed.interpreter),
    ...named(said.copyTo, signed.copyTo),
  ];
}

function cliniciansLines(view: ConsentView): readonly string[] {
  const { consent, names } = view;
  const said = paperWords[consent.language];
  const { attested } = consent;
  if (attested === null) return [said.unsigned];
  return [
    attested.printedName,
    said.signedOn(timeIn(view, attested.at)),
    said.capacity[attested.capacity],
    ...named(said.asked, attested.questionsAnswered),
    ...named(said.witness, attested.witness),
    ...named(said.enteredBy, names[attested.by] ?? attested.by),
  ];
}
