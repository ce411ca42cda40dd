import type { Instant } from "#science/units.ts";
import type { Role } from "#people/events.ts";
import { meetsAny, merged, overlaps, type Span } from "./intervals.ts";
import { isKept, occupied, prescriberThere, type Standing } from "./standing.ts";
import { DAY, MINUTE, shownAt } from "./wall-clock.ts";
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

/** "13:30" by the site's clocks. */
function clockTime({ clock }: Standing, at: Instant): string {
  const minute = Math.floor((shownAt(clock, at) % DAY) / MINUTE);
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

/** Whoever, or the room, that was asked for by name is taken at these times; others may be free. */
function takenByName(there: Standing, id: string | null, taken: readonly Span[], span: Span): string | null {
  const name = there.asked?.get(id ?? "");
  const met = merged(taken.filter((one) => overlaps(one, span)));
  if (name === undefined || met.length === 0) return null;
  const times = met.map(({ from, to }) => `from ${clockTime(there, from)} to ${clockTime(there, to)}`);
  return `${name} is taken ${times.join(" and ")}.`;
}

function againstTheRoom(there: Standing, span: Span): readonly string[] {
  const { type, rooms } = there;
  const room = `${type.room === "consulting" ? "consulting" : "infusion"} room${type.monitor ? " with a monitor" : ""}`;
  if (rooms.length === 0) return [`This site has no ${room}.`];
  if (rooms.some(({ taken }) => !meetsAny(taken, span))) return [];
  const [first] = rooms;
  const named = first === undefined ? null : takenByName(there, first.id, first.taken, span);
  return [named ?? `Every ${room} is taken.`];
}

function againstTheStaff(standing: Standing, span: Span): readonly string[] {
  const { type, workers, rules } = standing;
  const { patientsPerNurse } = rules;
  const missing = type.people.flatMap(({ role, takes }) => {
    const there = workers.filter((worker) => serves(worker, role) && isOn(worker, span));
    if (there.length === 0) return [`No ${called[role]} is here for all of this time.`];
    if (there.some((worker) => lanesWith(worker, takes, span, patientsPerNurse) !== null)) return [];
    const [only] = there;
    const taken = only?.seats.flatMap((seat) => seat.taken) ?? [];
    const named = only === undefined ? null : takenByName(standing, only.id, taken, span);
    const limit =
      takes === "share" ? ` A ${called[role]} is beside at most ${counted(patientsPerNurse, "patient")}.` : "";
    return [`${named ?? `Every ${called[role]} here is taken.`}${limit}`];
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
