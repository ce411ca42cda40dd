import type { Doing } from "#booking/desk.ts";
import { placeOf } from "#clinic/read.ts";
import type { WarningDecision } from "#course/events.ts";
import { signatureOf } from "#course/read.ts";
import { patientOf } from "#people/read.ts";
import { IdTaken, lockChain } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { compareDays, parseDay } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import { curveOf } from "./clinic-curve.ts";
import type { WatchFact } from "./facts.ts";
import { forecastThen } from "./reading.ts";
import { standingOf, watchFacts, watchStream } from "./standing.ts";

export type Refused = { readonly refusals: readonly [Refusal, ...Refusal[]] };
export type Outcome = { readonly patientId: string } | Refused;

type Seeing = {
  readonly id: string;
  readonly patientId: string;
  readonly warning: "early-warning" | "relapse";
  readonly decided: WarningDecision;
  readonly why: string;
};

/** A prescriber has seen what was found and decides. It stays listed for nobody, until something worse is found. */
export const seeWarning = (doing: Doing, { id, patientId, warning, decided, why }: Seeing): Promise<Outcome> =>
  change(doing, patientId, { id, type: "WarningSeen" }, async () => {
    const standing = await standingOf(doing.tx, patientId);
    if (standing?.found?.kind !== warning || standing.answered !== null) return refused(NOTHING_WAITS);
    if (why.trim() === "") return refused(NO_REASON);
    const curve = await curveOf(doing.tx, standing.scaleId);
    const then = {
      since: standing.found.since,
      worst: standing.worst,
      forecast: forecastThen(standing, curve, doing.now),
    };
    return { warning, decided, why, ...then, printedName: await signatureOf(doing) };
  });

const NOTHING_WAITS: Refusal = {
  rule: "nothing-waits",
  says: "This does not wait for a decision any more.",
  satisfy: "Read the page again: somebody decided, or a newer score changed it.",
};
const NO_REASON: Refusal = { rule: "why", field: "why", says: "The reason is missing.", satisfy: "Write why." };

type Reporting = {
  readonly id: string;
  readonly patientId: string;
  readonly what: "hospital-stay" | "suicidal-behaviour";
  readonly on: string;
  readonly note: string;
};

/** Somebody learned of a stay in hospital or of suicidal behaviour: a relapse whatever the score says. */
export const reportSetback = (doing: Doing, { id, patientId, what, on, note }: Reporting): Promise<Outcome> =>
  change(doing, patientId, { id, type: "SetbackReported" }, async () => {
    const day = parseDay(on);
    const zone = (await placeOf(doing.tx))?.site.zone ?? "UTC";
    if (day === null || compareDays(day, dayIn(zone, doing.now)) > 0) return refused(NO_DAY);
    return { what, on, note };
  });

const NO_DAY: Refusal = {
  rule: "on",
  field: "on",
  says: "It needs a day that has been.",
  satisfy: "Enter the day it happened, as near as it is known.",
};

const refused = (refusal: Refusal): Refused => ({ refusals: [refusal] });

const NO_PATIENT: Refused = {
  refusals: [{ rule: "no-such-patient", says: "There is no such patient.", satisfy: "Reload the page." }],
};

type DataOf<T extends WatchFact["type"]> = Extract<WatchFact, { type: T }>["data"];

/** Decides and stores one fact on the newest state; the same id again changes nothing, another kind under it throws IdTaken. */
async function change<T extends WatchFact["type"]>(
  { tx, store, by, now }: Doing,
  patientId: string,
  { id, type }: { readonly id: string; readonly type: T },
  decide: () => Promise<Refused | DataOf<T>>,
): Promise<Outcome> {
  await lockChain(tx);
  if ((await patientOf(tx, patientId)) === undefined) return NO_PATIENT;
  const stream = watchStream(patientId);
  const known = await tx.q.selectFrom("events").select(["stream", "type"]).where("id", "=", id).executeTakeFirst();
  if (known !== undefined && (known.stream !== stream || known.type !== type)) throw new IdTaken(id);
  if (known !== undefined) return { patientId };
  const data = await decide();
  if ("refusals" in data) return data;
  const { length } = await watchFacts(tx, patientId);
  await store.append(tx, stream, length, { id, type, at: now, by, data });
  return { patientId };
}
