import { hoursOf, sitesOf } from "#clinic/read.ts";
import { isAllowed } from "#people/events.ts";
import { staffList } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import { onCallWeek, pageWays, swapsFrom, waysOpen } from "./on-call-store.ts";
import { type Gap, gapsIn, type OnCallWeek } from "./rules/on-call.ts";
import { clinicNow, safetyPolicy } from "./who-reads.ts";

export type OnCallView = {
  readonly weekly: OnCallWeek;
  /** Which saving of the week stands now. */
  readonly saved: string | null;
  readonly swaps: Awaited<ReturnType<typeof swapsFrom>>;
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly mobile: string;
    readonly email: string;
    readonly isOnRota: boolean;
  }[];
  readonly gaps: readonly Gap[];
  readonly onCallNow: readonly string[];
  readonly ways: { readonly mail: boolean; readonly texts: boolean };
  readonly isSigned: boolean;
  readonly afterHours: "on-call" | "nobody";
  readonly escalateMinutes: readonly [number, number];
  readonly zone: string;
  readonly mayChange: boolean;
};

export async function onCallView(tx: Tx, roles: readonly string[], now: Instant): Promise<OnCallView> {
  const [{ weekly, factId }, policy, at] = [await onCallWeek(tx), await safetyPolicy(tx), await clinicNow(tx, now)];
  const able = (await staffList(tx)).filter((one) => one.active && isAllowed(one.roles, "answer-safety"));
  const ways = await pageWays(
    tx,
    able.map(({ id }) => id),
  );
  const swaps = await swapsFrom(tx, now);
  const onRota = new Set([...weekly, ...swaps].flatMap(({ staffIds }) => staffIds));
  const hours = [];
  for (const { id } of await sitesOf(tx)) hours.push(...(await hoursOf(tx, id)));
  return {
    weekly,
    saved: factId,
    swaps,
    people: able.map(({ id, name, credential }, n) => {
      const { mobile = "", email = "" } = ways[n] ?? {};
      return { id, name: `${name}, ${credential}`, mobile, email, isOnRota: onRota.has(id) };
    }),
    gaps: gapsIn(weekly, hours),
    onCallNow: at.reach.onCall,
    ways: await waysOpen(tx, now),
    isSigned: policy.isSigned,
    afterHours: policy.afterHours,
    escalateMinutes: policy.escalateMinutes,
    zone: at.zone,
    mayChange: isAllowed(roles, "set-on-call"),
  };
}
