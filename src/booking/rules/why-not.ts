import type { Instant } from "#science/units.ts";
import type { Role } from "#people/events.ts";
import { meetsAny, type Span } from "./intervals.ts";
import { isKept, occupied, prescriberThere, type Standing } from "./standing.ts";
import { isOn, lanesWith, serves, staffFor } from "./staffing.ts";

const called: Readonly<Record<Role, string>> = {
  owner: "owner",
  "medical-director": "medical director",
  prescriber: "prescriber",
  nurse: "nurse",
  "front-desk": "member of the front desk",
};

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? "" : "s"}`;

function againstTheHour(there: Standing, startAt: Instant): readonly string[] {
  const { rules, now } = there;
  const kept = isKept(there, startAt);
  const notice =
    startAt < now ? "This time is over." : `This is less than ${counted(rules.noticeHours, "hour")} from now.`;
  return [
    ...(kept.notice ? [] : [notice]),
    ...(kept.ahead ? [] : [`This is more than ${counted(rules.weeksAhead, "week")} ahead.`]),
    ...(kept.step ? [] : [`Appointments begin every ${counted(rules.stepMinutes, "minute")}, counted from midnight.`]),
    ...(kept.open ? [] : ["The clinic is not open for all of this time."]),
  ];
}

function againstTheRoom({ type, rooms }: Standing, span: Span): readonly string[] {
  const room = `${type.room === "consulting" ? "consulting" : "infusion"} room${type.monitor ? " with a monitor" : ""}`;
  if (rooms.length === 0) return [`This site has no ${room}.`];
  return rooms.some(({ taken }) => !meetsAny(taken, span)) ? [] : [`Every ${room} is taken.`];
}

function againstTheStaff({ type, workers, rules }: Standing, span: Span): readonly string[] {
  const { patientsPerNurse } = rules;
  const missing = type.people.flatMap(({ role, takes }) => {
    const there = workers.filter((worker) => serves(worker, role) && isOn(worker, span));
    if (there.length === 0) return [`No ${called[role]} is here for all of this time.`];
    if (there.some((worker) => lanesWith(worker, takes, span, patientsPerNurse) !== null)) return [];
    const limit =
      takes === "share" ? ` A ${called[role]} is beside at most ${counted(patientsPerNurse, "patient")}.` : "";
    return [`Every ${called[role]} here is taken.${limit}`];
  });
  if (missing.length > 0 || staffFor(type.people, workers, span, patientsPerNurse) !== null)
    return [...new Set(missing)];
  return ["There are not enough different people free for this."];
}

/** Why a start cannot be kept, in plain words; none when it can. */
export function whyNot(there: Standing, startAt: Instant): readonly string[] {
  const span = occupied(there.type, startAt);
  return [
    ...againstTheHour(there, startAt),
    ...againstTheRoom(there, span),
    ...againstTheStaff(there, span),
    ...(prescriberThere(there, span) ? [] : ["No prescriber is on site for all of this time."]),
  ];
}
