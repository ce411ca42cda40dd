import type { Tx } from "#plumbing/db.ts";
import { load, type Projection } from "#plumbing/event-store.ts";
import type { Fact } from "#plumbing/facts.ts";
import { as, type Instant } from "#science/units.ts";
import type { RecordedOnCallFact } from "./facts.ts";
import type { OnCallWeek, Swap } from "./rules/on-call.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    on_call: { clinic_id: string; fact_id: string; weekly: string };
    on_call_swaps: {
      clinic_id: string;
      id: string;
      from_at: Date;
      to_at: Date;
      staff_ids: string[];
      why: string;
    };
    page_ways: { clinic_id: string; staff_id: string; mobile: string; email: string };
    paging_pulse: { clinic_id: string; at: Date; mail: boolean; texts: boolean };
  }
}

export const onCallStream = (tx: Tx): string => `on-call:${tx.clinicId}`;

/** Keeps the rota, its swaps and where everybody is reached in step with their facts. */
export const onCallProjection: Projection = {
  streams: "on-call:",
  tables: ["on_call", "on_call_swaps", "page_ways"],
  apply: (tx, fact) => keep(tx, fact as RecordedOnCallFact),
};

async function keep({ q, clinicId: clinic_id }: Tx, fact: RecordedOnCallFact): Promise<void> {
  switch (fact.type) {
    case "OnCallSet": {
      const row = { fact_id: fact.id, weekly: JSON.stringify(fact.data.weekly) };
      return void (await q
        .insertInto("on_call")
        .values({ clinic_id, ...row })
        .onConflict((clash) => clash.column("clinic_id").doUpdateSet(row))
        .execute());
    }
    case "OnCallSwapped": {
      const { fromAt, toAt, staffIds, why } = fact.data;
      const row = { from_at: new Date(fromAt), to_at: new Date(toAt), staff_ids: [...staffIds], why };
      return void (await q
        .insertInto("on_call_swaps")
        .values({ clinic_id, id: fact.id, ...row })
        .execute());
    }
    case "OnCallSwapWithdrawn":
      return void (await q.deleteFrom("on_call_swaps").where("id", "=", fact.data.swapId).execute());
    case "PageWaySet": {
      const { staffId: staff_id, mobile, email } = fact.data;
      return void (await q
        .insertInto("page_ways")
        .values({ clinic_id, staff_id, mobile, email })
        .onConflict((clash) => clash.columns(["clinic_id", "staff_id"]).doUpdateSet({ mobile, email }))
        .execute());
    }
  }
}

export type PageWay = { readonly staffId: string; readonly mobile: string; readonly email: string };

/** The week as it was set last, with the fact that set it; empty while nobody has. */
export async function onCallWeek(tx: Tx): Promise<{ readonly factId: string | null; readonly weekly: OnCallWeek }> {
  const row = await tx.q.selectFrom("on_call").select(["fact_id", "weekly"]).executeTakeFirst();
  return row === undefined
    ? { factId: null, weekly: [] }
    : { factId: row.fact_id, weekly: JSON.parse(row.weekly) as OnCallWeek };
}

/** Swaps that are not over, in the order they were made: the later one counts. */
export async function swapsFrom(tx: Tx, now: Instant): Promise<readonly (Swap & { readonly why: string })[]> {
  const rows = await tx.q
    .selectFrom("on_call_swaps")
    .selectAll()
    .where("to_at", ">", new Date(now))
    .orderBy("id")
    .execute();
  return rows.map(({ id, from_at, to_at, staff_ids, why }) => ({
    id,
    fromAt: as<Instant>(from_at.getTime()),
    toAt: as<Instant>(to_at.getTime()),
    staffIds: staff_ids,
    why,
  }));
}

/** Where these people are reached. Who has set nothing is reached at the address they were invited by, if there is one. */
export async function pageWays(tx: Tx, staffIds: readonly string[]): Promise<readonly PageWay[]> {
  if (staffIds.length === 0) return [];
  const rows = await tx.q.selectFrom("page_ways").selectAll().where("staff_id", "in", staffIds).execute();
  const set = new Map(rows.map(({ staff_id, mobile, email }) => [staff_id, { mobile, email }]));
  const ways: PageWay[] = [];
  for (const staffId of staffIds) {
    const own = set.get(staffId) ?? { mobile: "", email: await invitedBy(tx, staffId) };
    ways.push({ staffId, ...own });
  }
  return ways;
}

/** Read from the room of people as facts: the newest address a way in was sent to. */
async function invitedBy(tx: Tx, staffId: string): Promise<string> {
  const facts = await load<Fact<string, { readonly email?: string }>>(tx, `staff:${staffId}`);
  return facts.findLast(({ data }) => typeof data.email === "string")?.data.email ?? "";
}

/** Pages are carried out at least this often; older, nobody knows whether they are. */
const ALIVE_MS = 120_000;

export type Ways = { readonly mail: boolean; readonly texts: boolean };

/** By which ways pages go out at this moment; none where nothing carries them out. */
export async function waysOpen(tx: Tx, now: Instant): Promise<Ways> {
  const row = await tx.q.selectFrom("paging_pulse").select(["at", "mail", "texts"]).executeTakeFirst();
  const isAlive = row !== undefined && row.at.getTime() > now - ALIVE_MS;
  return isAlive ? { mail: row.mail, texts: row.texts } : { mail: false, texts: false };
}

export async function notePulse(tx: Tx, now: Instant, ways: Ways): Promise<void> {
  const row = { at: new Date(now), ...ways };
  await tx.q
    .insertInto("paging_pulse")
    .values({ clinic_id: tx.clinicId, ...row })
    .onConflict((clash) => clash.column("clinic_id").doUpdateSet(row))
    .execute();
}

/** A person is reached by a way that is set for them and open now. */
export const canReach = ({ mobile, email }: PageWay, { mail, texts }: Ways): boolean =>
  (mobile !== "" && texts) || (email !== "" && mail);
