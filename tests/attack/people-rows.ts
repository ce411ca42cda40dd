import { uuidv7 } from "uuidv7";

type Ids = { readonly patient: string };

const person = () => ({
  personId: uuidv7(),
  role: "escort",
  name: "Ana Pest",
  practice: "",
  mobile: "",
  email: "",
  fax: "",
  release: "unknown",
  releasedOn: "",
});

/** How what a patient told of themselves is asked for and entered. */
export const peopleRows: Readonly<Record<string, (ids: Ids) => { path: string; body?: object }>> = {
  "GET /api/patients/:patientId/about": ({ patient }) => ({ path: `/api/patients/${patient}/about` }),
  "GET /api/patients/:patientId/identity-photo": ({ patient }) => ({ path: `/api/patients/${patient}/identity-photo` }),
  "POST /api/patients/:patientId/details": ({ patient }) => ({
    path: `/api/patients/${patient}/details`,
    body: { id: uuidv7(), details: { calledName: "Mo" } },
  }),
  "POST /api/patients/:patientId/circle": ({ patient }) => ({
    path: `/api/patients/${patient}/circle`,
    body: { id: uuidv7(), person: person() },
  }),
  "POST /api/patients/:patientId/circle/remove": ({ patient }) => ({
    path: `/api/patients/${patient}/circle/remove`,
    body: { id: uuidv7(), personId: uuidv7(), why: "" },
  }),
  "POST /api/patients/:patientId/circle/none": ({ patient }) => ({
    path: `/api/patients/${patient}/circle/none`,
    body: { id: uuidv7(), role: "therapist" },
  }),
};
