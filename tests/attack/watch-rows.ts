import { uuidv7 } from "uuidv7";

type Ids = { readonly patient: string };

/** How a patient who may be slipping back is decided about, and what was told of them from outside. */
export const watchRows: Readonly<Record<string, (ids: Ids) => { path: string; body?: object }>> = {
  "POST /api/patients/:patientId/warnings": ({ patient }) => ({
    path: `/api/patients/${patient}/warnings`,
    body: { id: uuidv7(), warning: "early-warning", decided: "call", why: "asked to" },
  }),
  "POST /api/patients/:patientId/setbacks": ({ patient }) => ({
    path: `/api/patients/${patient}/setbacks`,
    body: { id: uuidv7(), what: "hospital-stay", on: "2026-01-05", note: "asked to" },
  }),
};
