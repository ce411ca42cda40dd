import { uuidv7 } from "uuidv7";
import { careOf } from "#followup/care/store.ts";
import { askForLetter } from "#followup/care/writing.ts";
import { recordCirclePerson } from "#people/desk.ts";
import type { Tx } from "#plumbing/db.ts";
import type { EventStore } from "#plumbing/event-store.ts";
import type { Instant } from "#science/units.ts";

type Ids = { readonly patient: string; readonly person: string; readonly careLetter: string };
type Row = (ids: Ids) => { path: string; body?: object };

const on =
  (order: string, body: object): Row =>
  ({ patient, careLetter }) => ({
    path: `/api/patients/${patient}/care-letters/${careLetter}/${order}`,
    body: { id: uuidv7(), ...body },
  });

/** How a patient who may be slipping back is decided about, and what was told of them from outside. */
export const watchRows: Readonly<Record<string, Row>> = {
  "POST /api/patients/:patientId/warnings": ({ patient }) => ({
    path: `/api/patients/${patient}/warnings`,
    body: { id: uuidv7(), warning: "early-warning", decided: "call", why: "asked to" },
  }),
  "POST /api/patients/:patientId/setbacks": ({ patient }) => ({
    path: `/api/patients/${patient}/setbacks`,
    body: { id: uuidv7(), what: "hospital-stay", on: "2026-01-05", note: "asked to" },
  }),
  "POST /api/patients/:patientId/exposure-checks": ({ patient }) => ({
    path: `/api/patients/${patient}/exposure-checks`,
    body: { id: uuidv7(), check: "urinary", on: "2026-01-05", concern: "no", note: "asked to" },
  }),
  "POST /api/patients/:patientId/care/end": ({ patient }) => ({
    path: `/api/patients/${patient}/care/end`,
    body: { id: uuidv7(), how: "patient-choice", why: "asked to", handedTo: "", toPatient: "" },
  }),
  "POST /api/patients/:patientId/care/resume": ({ patient }) => ({
    path: `/api/patients/${patient}/care/resume`,
    body: { id: uuidv7(), why: "asked to" },
  }),
  "GET /api/patients/:patientId/care": ({ patient }) => ({ path: `/api/patients/${patient}/care` }),
  "POST /api/patients/:patientId/care-letters": ({ patient, person }) => ({
    path: `/api/patients/${patient}/care-letters`,
    body: { id: uuidv7(), personId: person, language: "es" },
  }),
  "GET /api/patients/:patientId/care-letters/:letterId": ({ patient, careLetter }) => ({
    path: `/api/patients/${patient}/care-letters/${careLetter}`,
  }),
  "POST /api/patients/:patientId/care-letters/:letterId/edit": on("edit", { text: "Dear colleague," }),
  "POST /api/patients/:patientId/care-letters/:letterId/language": on("language", { language: "es" }),
  "POST /api/patients/:patientId/care-letters/:letterId/sign": on("sign", { text: "Dear colleague," }),
  "POST /api/patients/:patientId/care-letters/:letterId/sent": on("sent", { how: "post" }),
  "POST /api/patients/:patientId/care-letters/:letterId/drop": on("drop", { why: "asked to" }),
};

type Having = { readonly by: string; readonly patientId: string; readonly now: Instant };

/** Somebody who treats the patient elsewhere and may be written to, with a letter to them. */
export async function careIn(tx: Tx, store: EventStore, { by, patientId, now }: Having) {
  const personId = uuidv7();
  const whom = { role: "psychiatrist", name: "B. Ode, MD", practice: "", mobile: "", email: "", fax: "" } as const;
  const person = { ...whom, personId, release: "yes", releasedOn: "2026-01-05" } as const;
  await recordCirclePerson({ tx, store, by, at: now }, uuidv7(), patientId, person);
  await askForLetter({ tx, store, by, now }, { id: uuidv7(), patientId, personId, language: "en" });
  const [letter] = (await careOf(tx, patientId)).letters;
  return { person: personId, careLetter: letter?.id ?? "" };
}
