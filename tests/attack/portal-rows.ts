import { uuidv7 } from "uuidv7";

/** How the staff ask for what a patient is to fill in. */
export const portalRows: Readonly<
  Record<string, (ids: { readonly patient: string }) => { path: string; body?: object }>
> = {
  "GET /api/patients/:patientId/forms": ({ patient }) => ({ path: `/api/patients/${patient}/forms` }),
  "POST /api/patients/:patientId/forms": ({ patient }) => ({
    path: `/api/patients/${patient}/forms`,
    body: { id: uuidv7(), after: null },
  }),
  "GET /api/patients/:patientId/own-pages": ({ patient }) => ({ path: `/api/patients/${patient}/own-pages` }),
  "POST /api/patients/:patientId/own-pages/close": ({ patient }) => ({
    path: `/api/patients/${patient}/own-pages/close`,
    body: {},
  }),
};
