import { uuidv7 } from "uuidv7";
import { offerConsent } from "#evaluation/desk.ts";
import type { Tx } from "#plumbing/db.ts";
import type { EventStore } from "#plumbing/event-store.ts";
import type { Instant } from "#science/units.ts";

type Ids = { readonly patient: string; readonly consent: string };
type Row = (ids: Ids) => { path: string; body?: object };

const at =
  (rest: string, body: object = {}): Row =>
  ({ patient, consent }) => ({
    path: `/api/patients/${patient}/consents/${consent}/${rest}`,
    body: { id: uuidv7(), ...body },
  });

/** How a patient's consents are asked. Each names the patient, and the consent where there is one, in its path. */
export const consentRows: Readonly<Record<string, Row>> = {
  "GET /api/patients/:patientId/consents": ({ patient }) => ({ path: `/api/patients/${patient}/consents` }),
  "POST /api/patients/:patientId/consents": ({ patient }) => ({
    path: `/api/patients/${patient}/consents`,
    body: { id: uuidv7(), kind: "treatment", language: "en", maxMgPerKg: 0.5 },
  }),
  "GET /api/patients/:patientId/consents/:consentId": ({ patient, consent }) => ({
    path: `/api/patients/${patient}/consents/${consent}`,
  }),
  "GET /api/patients/:patientId/consents/:consentId/paper": ({ patient, consent }) => ({
    path: `/api/patients/${patient}/consents/${consent}/paper`,
  }),
  "POST /api/patients/:patientId/consents/:consentId/sections": at("sections", { section: "why" }),
  "POST /api/patients/:patientId/consents/:consentId/answers": at("answers", { question: "stop", choice: "say" }),
  "POST /api/patients/:patientId/consents/:consentId/signature": at("signature", {
    printedName: "Adaeze Fable",
    interpreter: "",
    copyTo: "",
    contentHash: "0".repeat(64),
  }),
  "POST /api/patients/:patientId/consents/:consentId/attestation": at("attestation", {
    printedName: "Ines Reyes, MD",
    capacity: "yes",
    questionsAnswered: "",
    witness: "",
  }),
  "POST /api/patients/:patientId/consents/:consentId/withdrawal": at("withdrawal", {
    why: "asked to",
    saidBy: "patient",
  }),
  "GET /api/settings/consent-texts": () => ({ path: "/api/settings/consent-texts" }),
  "POST /api/settings/consent-texts": () => ({
    path: "/api/settings/consent-texts",
    body: {
      id: uuidv7(),
      basedOn: 0,
      kind: "telehealth",
      language: "en",
      sections: [{ id: "video", title: "Video", markdown: "We talk by video." }],
      questions: [],
    },
  }),
};

/** A consent that this patient was offered. */
export async function consentIn(
  tx: Tx,
  store: EventStore,
  { by, patientId, now }: { readonly by: string; readonly patientId: string; readonly now: Instant },
): Promise<string> {
  const id = uuidv7();
  await offerConsent({ tx, store, by, now }, { id, patientId, kind: "treatment", language: "en", maxMgPerKg: 0.5 });
  return id;
}
