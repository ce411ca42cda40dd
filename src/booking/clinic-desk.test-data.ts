import { uuidv7 } from "uuidv7";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { inZone } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import { openTestHouse } from "../../tests/clinic.ts";
import type { Doing, Refused } from "./desk.ts";
import { openEnquiry } from "./desk.ts";
import type { ForWhom, Placing } from "./events.ts";

export const ZONE = "America/New_York";
export const DAY = 86_400_000;
export const HOUR = 3_600_000;

/** A wall-clock time at the demonstration clinic: "2026-03-02 09:00". */
export function at(text: string): Instant {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/[- :]/).map(Number);
  return inZone({ year, month, day, hour, minute, second: 0, ms: 0 }, ZONE);
}

/** A clinic of its own, with a clock that the test turns, and somebody at its booking desk. */
export async function openDesk(start: string) {
  const clock = { time: at(start) as number };
  const test = await openTestHouse({ now: () => clock.time });
  const { db, store } = test.house;
  const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(db, test.clinic.clinicId, work);
  const doing = <T>(work: (doing: Doing) => Promise<T>, by = "enquiry:public"): Promise<T> =>
    inHouse((tx) => work({ tx, store, by, now: as<Instant>(clock.time) }));
  const enquirer = async (name = "Mara Ode"): Promise<ForWhom & { enquiryId: string }> => {
    const id = uuidv7();
    const reach = { email: `${id}@people.example`, mobile: "+15555550123", texts: false };
    const asked = {
      language: "en" as const,
      zone: ZONE,
      source: "site" as const,
      wish: "",
      selfCheck: "none" as const,
    };
    await doing((one) => openEnquiry(one, { id, name, ...reach, ...asked }));
    return { enquiryId: id, patientId: null };
  };
  const turnTo = (text: string) => void (clock.time = at(text));
  return { ...test, clock, turnTo, inHouse, doing, enquirer };
}

export type TestDesk = Awaited<ReturnType<typeof openDesk>>;

export const NOBODY: ForWhom = { enquiryId: null, patientId: null };

export const isRefused = (outcome: object): outcome is Refused => "refusals" in outcome;

export const rulesIn = (outcome: object): readonly string[] =>
  isRefused(outcome) ? outcome.refusals.map(({ rule }) => rule) : [];

export const starts = (placings: readonly Placing[]): readonly Instant[] => placings.map(({ startAt }) => startAt);

/** Every pair of appointments that share a lane at one moment. The database should never let there be one. */
export async function overlapsIn({ q }: Tx): Promise<number> {
  const rows = await q
    .selectFrom("lanes as a")
    .innerJoin("lanes as b", (join) =>
      join
        .onRef("a.lane", "=", "b.lane")
        .onRef("a.appointment_id", "<", "b.appointment_id")
        .onRef("a.during", "&&", "b.during"),
    )
    .select("a.lane")
    .execute();
  return rows.length;
}
