import { placeOf } from "#clinic/read.ts";
import { circleOf, type Patient, patientOf } from "#people/read.ts";
import type { CirclePerson } from "#people/events.ts";
import type { Tx } from "#plumbing/db.ts";
import { paperTime } from "./consent/paper-words.ts";
import { openSheet, type Sheet } from "./consent/print.ts";
import { evaluationsOf } from "./evaluation-store.ts";
import type { Letter } from "./fold/evaluation.ts";
import type { Instant } from "#science/units.ts";

/** To whom a letter is addressed: "B. Ode, MD, Sampleton Psychiatry". */
export const addressed = ({ name, practice }: Pick<CirclePerson, "name" | "practice">): string =>
  [name, practice].filter((part) => part !== "").join(", ");

/** Which letters may be printed: those to somebody the patient still lets us write to. */
export function printable(letters: readonly Letter[], people: readonly CirclePerson[]): readonly string[] {
  const allowed = new Set(people.filter(({ release }) => release === "yes").map(addressed));
  return letters.filter(({ to }) => allowed.has(to)).map(({ id }) => id);
}

const words = {
  en: {
    title: "Letter",
    confidential: "Confidential: for the person it is addressed to",
    page: (n: number, of: number) => `Page ${n} of ${of}`,
    written: (when: string) => `Written on ${when}`,
    printed: (when: string) => `printed on ${when}`,
  },
  es: {
    title: "Carta",
    confidential: "Confidencial: solo para la persona a quien va dirigida",
    page: (n: number, of: number) => `Página ${n} de ${of}`,
    written: (when: string) => `Escrita el ${when}`,
    printed: (when: string) => `impresa el ${when}`,
  },
} as const;

/** What a letter's paper is made of; null where there is no such letter, or the patient no longer lets us write to that person. */
export async function letterToPrint(tx: Tx, patientId: string, letterId: string) {
  const patient = await patientOf(tx, patientId);
  const letters = (await evaluationsOf(tx, patientId)).flatMap((one) => one.letters);
  const letter = letters.find(({ id }) => id === letterId);
  if (patient === undefined || letter === undefined) return null;
  if (printable([letter], await circleOf(tx, patientId)).length === 0) return null;
  return { letter, patient, zone: (await placeOf(tx))?.site.zone ?? "UTC" };
}

/** A letter of any room to a colleague. */
export type ToPrint = {
  readonly letter: Pick<Letter, "language" | "text" | "at">;
  readonly patient: Pick<Patient, "mrn">;
  readonly zone: string;
};

/** A letter to a colleague as it was kept, to be printed, signed and sent. */
export function letterPaper({ letter, patient, zone }: ToPrint, now: Instant): Promise<Uint8Array> {
  const { language, text, at } = letter;
  const said = words[language];
  const sheet = openSheet({ title: `${said.title}, ${patient.mrn}`, lang: language });
  sheet.fine(said.confidential);
  sheet.words([]);
  for (const line of text.split("\n")) writeLine(sheet, line.trim());
  const times = `${said.written(paperTime(language, zone, at))}, ${said.printed(paperTime(language, zone, now))}`;
  return sheet.close((page, of) => `${said.page(page, of)} · ${patient.mrn}\n${times}`, null);
}

function writeLine(sheet: Sheet, line: string): void {
  if (line === "") return sheet.words([]);
  if (line.startsWith("- ")) return sheet.point([{ text: line.slice(2), look: "plain" }]);
  sheet.line(line);
}
