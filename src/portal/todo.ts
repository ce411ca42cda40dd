import { scaleOf } from "#assessment/events.ts";
import { dueOf } from "#assessment/read.ts";
import type { Said } from "#clinic/events.ts";
import { type Consent, consentsOf, type History, historyOf } from "#evaluation/read.ts";
import { circleOf, detailsOf, emptyRolesOf, identityPhotoOf, type Patient } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { circleRoles } from "./circle-words.ts";
import { consentNames } from "./consent-words.ts";
import { questionsFor } from "./health.ts";
import { scaleName } from "./scale-names.ts";
import { storySections } from "./story.ts";

/** One thing a patient is asked for. `begun`: something is saved, and something is still open. */
export type ToDo = {
  readonly id: string;
  readonly path: string;
  readonly name: Said;
  readonly minutes: number;
  readonly state: "open" | "begun" | "done";
};

/** Whose list it is: the same for their own pages and for the desk that asks whether it is done. */
export type Whose = { readonly tx: Tx; readonly patientId: string; readonly patient: Patient };

const stateOf = (done: number, of: number): ToDo["state"] => {
  if (done === 0) return "open";
  return done < of ? "begun" : "done";
};

/** Everything that is asked of this patient, in the order it is best done. */
export async function todosOf(own: Whose): Promise<readonly ToDo[]> {
  const history = await historyOf(own.tx, own.patientId);
  return [
    ...(await consents(own)),
    await aboutYou(own),
    ...(await questionnaires(own)),
    story(history),
    medicines(history),
    allergies(own),
    await health(own, history),
    treatments(history),
    await circle(own),
    await photo(own),
  ];
}

async function aboutYou({ tx, patientId }: Whose): Promise<ToDo> {
  const { asked, street, canBecomePregnant } = await detailsOf(tx, patientId);
  const done = [asked, street !== "", canBecomePregnant !== "unknown"].filter(Boolean).length;
  const name = { en: "About you", es: "Sobre usted" };
  return { id: "about", path: "/my/about", name, minutes: 2, state: stateOf(done, 3) };
}

async function circle({ tx, patientId }: Whose): Promise<ToDo> {
  const [people, empty] = [await circleOf(tx, patientId), await emptyRolesOf(tx, patientId)];
  const told = circleRoles.filter((role) => empty.includes(role) || people.some((one) => one.role === role));
  const name = { en: "People around you", es: "Las personas a su alrededor" };
  return { id: "circle", path: "/my/circle", name, minutes: 3, state: stateOf(told.length, circleRoles.length) };
}

const allergies = ({ patient }: Whose): ToDo => ({
  id: "allergies",
  path: "/my/allergies",
  name: { en: "Allergies", es: "Alergias" },
  minutes: 1,
  state: patient.allergiesKnown ? "done" : "open",
});

async function photo({ tx, patientId }: Whose): Promise<ToDo> {
  const sent = await identityPhotoOf(tx, patientId);
  const name = { en: "Photo of your ID", es: "Foto de su identificación" };
  return { id: "photo", path: "/my/photo", name, minutes: 1, state: sent === null ? "open" : "done" };
}

const ITEMS_A_MINUTE = 5;

/** What was asked and is not finished; the ones they answer by themselves. */
async function questionnaires({ tx, patientId }: Whose): Promise<readonly ToDo[]> {
  return (await dueOf(tx, patientId)).flatMap(({ id, how, state, scaleId, scaleVersion }) => {
    const scale = scaleOf(scaleId, scaleVersion);
    if (scale === undefined || how !== "patient") return [];
    const minutes = Math.max(1, Math.ceil(scale.items.length / ITEMS_A_MINUTE));
    const name = scaleName(scale);
    return [{ id: `q-${id}`, path: `/my/q/${id}`, name, minutes, state: state === "begun" ? "begun" : "open" }];
  });
}

const stateOfConsent = ({ signed, acknowledged }: Consent): ToDo["state"] => {
  if (signed !== null) return "done";
  return Object.keys(acknowledged).length > 0 ? "begun" : "open";
};

/** The newest of each kind: an older one that was never signed has been replaced, and is not asked for. */
async function consents({ tx, patientId }: Whose): Promise<readonly ToDo[]> {
  const all = await consentsOf(tx, patientId);
  return all
    .filter((one, at) => one.withdrawn === null && all.findIndex(({ kind }) => kind === one.kind) === at)
    .map((one) => ({
      id: `consent-${one.consentId}`,
      path: `/my/consent/${one.consentId}`,
      name: consentNames[one.kind],
      minutes: 12,
      state: stateOfConsent(one),
    }));
}

const story = ({ story: told }: History): ToDo => {
  const done = storySections.filter((section) => told[section] !== undefined).length;
  const name = { en: "Your story", es: "Su historia" };
  return { id: "story", path: "/my/story", name, minutes: 5, state: stateOf(done, storySections.length) };
};

/** A list is done when somebody said that it is complete; what stands on it says nothing of what does not. */
const listState = (count: number, isKnown: boolean): ToDo["state"] => {
  if (isKnown) return "done";
  return count > 0 ? "begun" : "open";
};

const medicines = ({ medicines: listed, medicinesKnown }: History): ToDo => ({
  id: "medicines",
  path: "/my/medicines",
  name: { en: "What you take", es: "Lo que toma" },
  minutes: 4,
  state: listState(listed.length, medicinesKnown !== null),
});

const treatments = ({ trials, trialsKnown }: History): ToDo => ({
  id: "treatments",
  path: "/my/treatments",
  name: { en: "What you have tried before", es: "Lo que ha probado antes" },
  minutes: 6,
  state: listState(trials.length, trialsKnown !== null),
});

const QUESTIONS_A_MINUTE = 8;

async function health(own: Whose, { conditions }: History): Promise<ToDo> {
  const all = await questionsFor(own);
  const done = all.filter(({ id }) => conditions[id] !== undefined).length;
  const minutes = Math.max(1, Math.ceil(all.length / QUESTIONS_A_MINUTE));
  const name = { en: "Your health", es: "Su salud" };
  return { id: "health", path: "/my/health", name, minutes, state: stateOf(done, all.length) };
}
