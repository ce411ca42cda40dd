import type { Tx } from "#plumbing/db.ts";
import type { Recorded } from "#plumbing/facts.ts";
import type { PlaceFact } from "./places.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    settings: { clinic_id: string; key: string; body: string };
    opening_hours: { clinic_id: string; site_id: string; weekly: string };
    closures: {
      clinic_id: string;
      id: string;
      site_id: string;
      first_day: string;
      last_day: string;
      why: string;
    };
    rotas: { clinic_id: string; staff_id: string; weekly: string };
    leaves: { clinic_id: string; id: string; staff_id: string; from_at: Date; to_at: Date; why: string };
  }
}

/** What there is once of each in a clinic: its profile, its prices, how it books. */
export async function keepSetting({ q, clinicId: clinic_id }: Tx, key: string, value: unknown): Promise<void> {
  const body = JSON.stringify(value);
  await q
    .insertInto("settings")
    .values({ clinic_id, key, body })
    .onConflict((same) => same.columns(["clinic_id", "key"]).doUpdateSet({ body }))
    .execute();
}

/** Kept here; the rest of the place stands in store.ts. */
export const openingTables = ["settings", "opening_hours", "closures", "rotas", "leaves"];

/** Keeps when the clinic is open and who works when, in step with the facts. */
export async function keepOpening(tx: Tx, fact: Recorded<PlaceFact>): Promise<void> {
  switch (fact.type) {
    case "ProfileSet":
      return keepSetting(tx, "profile", fact.data);
    case "PricesSet":
      return keepSetting(tx, "prices", fact.data);
    case "HoursSet":
      return keepHours(tx, fact.data);
    case "RotaSet":
      return keepRota(tx, fact.data);
    case "ClosureAdded":
    case "ClosureRemoved":
    case "LeaveAdded":
    case "LeaveRemoved":
      return keepAway(tx, fact);
    default:
  }
}

type Data<T extends PlaceFact["type"]> = Extract<PlaceFact, { type: T }>["data"];

async function keepHours({ q, clinicId: clinic_id }: Tx, { siteId: site_id, weekly: week }: Data<"HoursSet">) {
  const weekly = JSON.stringify(week);
  await q
    .insertInto("opening_hours")
    .values({ clinic_id, site_id, weekly })
    .onConflict((same) => same.columns(["clinic_id", "site_id"]).doUpdateSet({ weekly }))
    .execute();
}

async function keepRota({ q, clinicId: clinic_id }: Tx, { staffId: staff_id, weekly: week }: Data<"RotaSet">) {
  const weekly = JSON.stringify(week);
  await q
    .insertInto("rotas")
    .values({ clinic_id, staff_id, weekly })
    .onConflict((same) => same.columns(["clinic_id", "staff_id"]).doUpdateSet({ weekly }))
    .execute();
}

type Away = Extract<Recorded<PlaceFact>, { type: "ClosureAdded" | "ClosureRemoved" | "LeaveAdded" | "LeaveRemoved" }>;

async function keepAway({ q, clinicId: clinic_id }: Tx, fact: Away): Promise<void> {
  switch (fact.type) {
    case "ClosureAdded": {
      const { closureId: id, siteId: site_id, firstDay: first_day, lastDay: last_day, why } = fact.data;
      return void (await q
        .insertInto("closures")
        .values({ clinic_id, id, site_id, first_day, last_day, why })
        .execute());
    }
    case "ClosureRemoved":
      return void (await q.deleteFrom("closures").where("id", "=", fact.data.closureId).execute());
    case "LeaveAdded": {
      const { leaveId: id, staffId: staff_id, fromAt, toAt, why } = fact.data;
      const [from_at, to_at] = [new Date(fromAt), new Date(toAt)];
      return void (await q.insertInto("leaves").values({ clinic_id, id, staff_id, from_at, to_at, why }).execute());
    }
    case "LeaveRemoved":
      return void (await q.deleteFrom("leaves").where("id", "=", fact.data.leaveId).execute());
  }
}
