import { uuidv7 } from "uuidv7";

type Ids = { readonly patient: string };

/** How a patient's history is asked for and written. */
export const historyRows: Readonly<Record<string, (ids: Ids) => { path: string; body?: object }>> = {
  "GET /api/medicines/search": () => ({ path: "/api/medicines/search?q=sertr" }),
  "GET /api/patients/:patientId/changes": ({ patient }) => ({ path: `/api/patients/${patient}/changes` }),
  "GET /api/case-states": () => ({ path: "/api/case-states" }),
  "GET /api/patients/:patientId/history": ({ patient }) => ({ path: `/api/patients/${patient}/history` }),
  "POST /api/patients/:patientId/history": ({ patient }) => ({
    path: `/api/patients/${patient}/history`,
    body: { id: uuidv7(), type: "MedicinesReviewed", data: { saidBy: "staff" } },
  }),
  "POST /api/patients/:patientId/diagnoses": ({ patient }) => ({
    path: `/api/patients/${patient}/diagnoses`,
    body: {
      id: uuidv7(),
      type: "DiagnosisMade",
      data: {
        diagnosisId: uuidv7(),
        code: "F33.2",
        name: "Recurrent depression, severe",
        isPrimary: true,
        clinician: "Ida Ode",
        madeOn: "2024-11-02",
      },
    },
  }),
  "POST /api/patients/:patientId/medicine-days": ({ patient }) => ({
    path: `/api/patients/${patient}/medicine-days`,
    body: {
      id: uuidv7(),
      type: "MedicineDayDecided",
      data: {
        medicineId: uuidv7(),
        onTheDay: "take",
        hoursBefore: null,
        note: "",
        of: {
          ingredient: { rxcui: null, name: "a white pill" },
          dose: null,
          perDay: null,
          route: "unknown",
          asNeeded: false,
        },
      },
    },
  }),
};
