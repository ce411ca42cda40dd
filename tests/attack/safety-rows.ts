import { uuidv7 } from "uuidv7";
import { openAlerts } from "#followup/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { EventStore } from "#plumbing/event-store.ts";
import type { Instant } from "#science/units.ts";
import { writeAs } from "../message.ts";

type Ids = { readonly alert: string; readonly nurse: string; readonly patient: string };
type Row = (ids: Ids) => { path: string; body?: object };

const on =
  (order: string, body: (ids: Ids) => object = () => ({})): Row =>
  (ids) => ({ path: `/api/safety/alerts/${ids.alert}/${order}`, body: { id: uuidv7(), ...body(ids) } });

const TOMORROW = Date.now() + 86_400_000;

/** How alerts and the rota are asked. Orders are of a kind that leaves them as they were, or that can be given again. */
export const safetyRows: Readonly<Record<string, Row>> = {
  "GET /api/safety/alerts": () => ({ path: "/api/safety/alerts" }),
  "GET /api/safety/alerts/:alertId": ({ alert }) => ({ path: `/api/safety/alerts/${alert}` }),
  "POST /api/safety/alerts/:alertId/acknowledge": on("acknowledge", () => ({ how: "screen" })),
  "POST /api/safety/alerts/:alertId/hand-over": on("hand-over", ({ nurse }) => ({ to: nurse, note: "asked to" })),
  "POST /api/safety/alerts/:alertId/tried": on("tried", () => ({ what: "no-answer", note: "", againAt: TOMORROW })),
  // Without who was spoken with it is refused, and so stays open for the next who asks.
  "POST /api/safety/alerts/:alertId/close": on("close", () => ({
    outcome: "seen-today",
    spokeWith: "",
    told: "",
    note: "",
  })),
  "GET /api/patients/:patientId/safety-plan": ({ patient }) => ({ path: `/api/patients/${patient}/safety-plan` }),
  // Not said to be written with the patient, so refused: nobody's plan is another one for the next who asks.
  "POST /api/patients/:patientId/safety-plan": ({ patient }) => ({
    path: `/api/patients/${patient}/safety-plan`,
    body: {
      id: uuidv7(),
      after: null,
      together: false,
      steps: { signs: ["no sleep"], alone: [], places: [], people: [], professionals: [], surroundings: [] },
      why: "",
    },
  }),
  "POST /api/safety/drills": () => ({ path: "/api/safety/drills", body: { id: uuidv7() } }),
  "GET /api/safety/on-call": () => ({ path: "/api/safety/on-call" }),
  "POST /api/safety/on-call": () => ({ path: "/api/safety/on-call", body: { id: uuidv7(), after: null, weekly: [] } }),
  "POST /api/safety/on-call/swaps": ({ nurse }) => ({
    path: "/api/safety/on-call/swaps",
    body: { id: uuidv7(), fromAt: TOMORROW, toAt: TOMORROW + 1000, staffIds: [nurse], why: "asked to" },
  }),
  "POST /api/safety/on-call/swaps/withdraw": () => ({
    path: "/api/safety/on-call/swaps/withdraw",
    body: { id: uuidv7(), swapId: uuidv7(), why: "" },
  }),
  "POST /api/safety/on-call/ways": ({ nurse }) => ({
    path: "/api/safety/on-call/ways",
    body: { id: uuidv7(), staffId: nurse, mobile: "", email: "" },
  }),
};

/** A patient writes words of danger; gives back the alert they raised. */
export async function raiseForAttack(tx: Tx, store: EventStore, patientId: string, now: Instant): Promise<string> {
  await writeAs(patientId, { tx, store, now }, "I want to die");
  return (await openAlerts(tx)).find((one) => one.patientId === patientId)?.id ?? "";
}
