import { uuidv7 } from "uuidv7";

type Ids = { readonly patient: string; readonly assessment: string };

/** How a patient's questionnaires are asked. Each names the patient, and the questionnaire where there is one, in its path. */
export const assessmentRows: Readonly<Record<string, (ids: Ids) => { path: string; body?: object }>> = {
  "GET /api/patients/:patientId/assessments": ({ patient }) => ({ path: `/api/patients/${patient}/assessments` }),
  "POST /api/patients/:patientId/assessments": ({ patient }) => ({
    path: `/api/patients/${patient}/assessments`,
    body: { id: uuidv7(), scaleId: "phq-9", language: "en", how: "patient", point: "baseline", dueAt: null },
  }),
  "POST /api/patients/:patientId/assessments/totals": ({ patient }) => ({
    path: `/api/patients/${patient}/assessments/totals`,
    body: {
      id: uuidv7(),
      assessmentId: uuidv7(),
      scaleId: "madrs",
      point: "baseline",
      at: 1_700_000_000_000,
      total: 0,
      items: [],
      ratedBy: "Test",
      note: "",
    },
  }),
  "GET /api/patients/:patientId/assessments/:assessmentId": ({ patient, assessment }) => ({
    path: `/api/patients/${patient}/assessments/${assessment}`,
  }),
  "POST /api/patients/:patientId/assessments/:assessmentId/answers": ({ patient, assessment }) => ({
    path: `/api/patients/${patient}/assessments/${assessment}/answers`,
    body: { id: uuidv7(), item: "1", value: 0 },
  }),
  "POST /api/patients/:patientId/assessments/:assessmentId/finish": ({ patient, assessment }) => ({
    path: `/api/patients/${patient}/assessments/${assessment}/finish`,
    body: { id: uuidv7() },
  }),
  "POST /api/patients/:patientId/assessments/:assessmentId/corrections": ({ patient, assessment }) => ({
    path: `/api/patients/${patient}/assessments/${assessment}/corrections`,
    body: { id: uuidv7(), item: "1", value: 1, why: "misheard" },
  }),
  "POST /api/patients/:patientId/assessments/:assessmentId/void": ({ patient, assessment }) => ({
    path: `/api/patients/${patient}/assessments/${assessment}/void`,
    body: { id: uuidv7(), why: "another patient's" },
  }),
};
