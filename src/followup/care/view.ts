import { placeOf } from "#clinic/read.ts";
import { addressed } from "#evaluation/read.ts";
import type { CirclePerson, CircleRole } from "#people/events.ts";
import { circleOf, emptyRolesOf, patientOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { type Care, type CareLetter, letterState } from "./fold.ts";
import { careOf } from "./store.ts";
import { released } from "./writing.ts";

export type ShownLetter = CareLetter & {
  readonly state: ReturnType<typeof letterState>;
  readonly to: string;
};

export type CareView = {
  readonly patientId: string;
  readonly zone: string;
  readonly letters: readonly ShownLetter[];
  /** Whom we may write to. */
  readonly people: readonly { readonly personId: string; readonly to: string }[];
  /** Why nobody is written to, for each who is not. */
  readonly withheld: readonly string[];
  readonly ended: Care["ended"];
  readonly may: { readonly sign: boolean; readonly keep: boolean; readonly end: boolean };
};

/** Letters to those who treat a patient elsewhere, and why some are not written; null when there is no such patient. */
export async function careView(tx: Tx, patientId: string, may: CareView["may"]): Promise<CareView | null> {
  if ((await patientOf(tx, patientId)) === undefined) return null;
  const [circle, care] = [await circleOf(tx, patientId), await careOf(tx, patientId)];
  const names = new Map(circle.map((person) => [person.personId, addressed(person)]));
  return {
    patientId,
    zone: (await placeOf(tx))?.site.zone ?? "UTC",
    letters: care.letters.toReversed().map((letter) => ({
      ...letter,
      state: letterState(letter),
      to: letter.sent?.to ?? names.get(letter.personId) ?? "somebody who is not around the patient any more",
    })),
    people: released(circle).map((person) => ({ personId: person.personId, to: addressed(person) })),
    withheld: withheldFrom(circle, await emptyRolesOf(tx, patientId)),
    ended: care.ended,
    may,
  };
}

const OWN: readonly { readonly role: CircleRole; readonly name: string }[] = [
  { role: "psychiatrist", name: "psychiatrist" },
  { role: "primary-care", name: "primary care" },
];

const BECAUSE = {
  no: "the patient does not want us to write to them",
  unknown: "no release is on record",
} as const;

/** "Own psychiatrist: nobody is recorded." */
function withheldFrom(circle: readonly CirclePerson[], empty: readonly CircleRole[]): readonly string[] {
  return OWN.flatMap(({ role, name }) => {
    const people = circle.filter((person) => person.role === role);
    if (people.length === 0)
      return [`Own ${name}: ${empty.includes(role) ? "the patient has none" : "nobody is recorded"}.`];
    return people.flatMap((person) =>
      person.release === "yes" ? [] : [`${addressed(person)}: ${BECAUSE[person.release]}.`],
    );
  });
}
