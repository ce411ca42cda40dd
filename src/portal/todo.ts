import type { Said } from "#clinic/events.ts";
import { circleOf, detailsOf, emptyRolesOf, identityPhotoOf } from "#people/read.ts";
import { circleRoles } from "./circle-words.ts";
import type { Own } from "./own.ts";

/** One thing a patient is asked for. `begun`: something is saved, and something is still open. */
export type ToDo = {
  readonly id: string;
  readonly path: string;
  readonly name: Said;
  readonly minutes: number;
  readonly state: "open" | "begun" | "done";
};

const stateOf = (done: number, of: number): ToDo["state"] => {
  if (done === 0) return "open";
  return done < of ? "begun" : "done";
};

/** Everything that is asked of this patient, in the order it is best done. */
export async function todosOf(own: Own): Promise<readonly ToDo[]> {
  return [await aboutYou(own), await circle(own), allergies(own), await photo(own)];
}

async function aboutYou({ tx, patientId }: Own): Promise<ToDo> {
  const { asked, street, canBecomePregnant } = await detailsOf(tx, patientId);
  const done = [asked, street !== "", canBecomePregnant !== "unknown"].filter(Boolean).length;
  const name = { en: "About you", es: "Sobre usted" };
  return { id: "about", path: "/my/about", name, minutes: 2, state: stateOf(done, 3) };
}

async function circle({ tx, patientId }: Own): Promise<ToDo> {
  const [people, empty] = [await circleOf(tx, patientId), await emptyRolesOf(tx, patientId)];
  const told = circleRoles.filter((role) => empty.includes(role) || people.some((one) => one.role === role));
  const name = { en: "People around you", es: "Las personas a su alrededor" };
  return { id: "circle", path: "/my/circle", name, minutes: 3, state: stateOf(told.length, circleRoles.length) };
}

const allergies = ({ patient }: Own): ToDo => ({
  id: "allergies",
  path: "/my/allergies",
  name: { en: "Allergies", es: "Alergias" },
  minutes: 1,
  state: patient.allergiesKnown ? "done" : "open",
});

async function photo({ tx, patientId }: Own): Promise<ToDo> {
  const sent = await identityPhotoOf(tx, patientId);
  const name = { en: "Photo of your ID", es: "Foto de su identificación" };
  return { id: "photo", path: "/my/photo", name, minutes: 1, state: sent === null ? "open" : "done" };
}
