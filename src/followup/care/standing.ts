import { currentProtocol, placeOf } from "#clinic/read.ts";
import { coursesOf } from "#course/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { parseDay } from "#science/calendar.ts";
import { dayIn, inZone } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import type { Care } from "./fold.ts";
import { checksDue, type CheckStanding } from "./rules/exposure.ts";

export type CheckDue = CheckStanding & {
  readonly dueAt: Instant;
  /** Whether it falls due within the treatment: whoever is not treated any more is not checked for it. */
  readonly isWithin: boolean;
};

const DAY_MS = 86_400_000;

/** The checks of a treatment, each with its day. None before the first infusion, and none by a protocol that does not say. */
export async function checksOf(tx: Tx, patientId: string, { checks }: Care): Promise<readonly CheckDue[]> {
  const { protocol, signed, lacks } = await currentProtocol(tx);
  const given = (await coursesOf(tx, patientId))
    .flatMap((course) => course.given.map(({ startedAt }) => startedAt))
    .toSorted((a, b) => a - b);
  const zone = (await placeOf(tx))?.site.zone ?? "UTC";
  const [first, ...later] = given.map((at) => dayIn(zone, at));
  if (first === undefined || signed === null || lacks.includes("followup")) return [];
  // Maintenance never waits longer than this.
  const until = (given.at(-1) ?? 0) + protocol.course.maintenanceBounds[1] * DAY_MS;
  return checksDue(checks, [first, ...later], protocol.followup.exposure).map((one) => {
    const dueAt = morningOf(zone, one.dueOn);
    return { ...one, dueAt, isWithin: dueAt <= until };
  });
}

const MORNING = { hour: 8, minute: 0, second: 0, ms: 0 } as const;

function morningOf(zone: string, on: string): Instant {
  const day = parseDay(on);
  return day === null ? as<Instant>(0) : inZone({ ...day, ...MORNING }, zone);
}
