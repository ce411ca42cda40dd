import { uuidv7 } from "uuidv7";
import type { Tx } from "#plumbing/db.ts";
import type { EventStore } from "#plumbing/event-store.ts";
import { after, type Instant, minutes } from "#science/units.ts";

type Ids = { readonly patient: string; readonly checkIn: string; readonly infusion: string };
type Row = (ids: Ids) => { path: string; body?: object };

/** How check-ins are asked after. The call reaches nobody, so that it can be noted again. */
export const checkInRows: Readonly<Record<string, Row>> = {
  "GET /api/patients/:patientId/check-ins": ({ patient }) => ({ path: `/api/patients/${patient}/check-ins` }),
  "GET /api/infusions/:infusionId/since-last": ({ infusion }) => ({ path: `/api/infusions/${infusion}/since-last` }),
  "POST /api/check-ins/:checkInId/call": ({ checkIn }) => ({
    path: `/api/check-ins/${checkIn}/call`,
    body: { id: uuidv7(), reached: false, note: "", againAt: Date.now() + 3_600_000 },
  }),
  "POST /api/check-ins/:checkInId/cancel": ({ checkIn }) => ({
    path: `/api/check-ins/${checkIn}/cancel`,
    body: { id: uuidv7(), why: "seen elsewhere" },
  }),
};

/** A check-in this patient was asked, due now. */
export async function checkInIn(
  tx: Tx,
  store: EventStore,
  { patientId, now }: { readonly patientId: string; readonly now: Instant },
): Promise<string> {
  const id = uuidv7();
  const times = { dueAt: now, silentAt: after(now, minutes(1440)), callBy: after(now, minutes(1560)) };
  const data = { kind: "next-morning", infusionId: uuidv7(), version: "1", language: "en", ...times };
  await store.append(tx, `checkins:${patientId}`, 0, { id, type: "CheckInAsked", at: now, by: "system", data });
  return id;
}
