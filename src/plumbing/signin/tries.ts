import type { Instant } from "#science/units.ts";
import type { Signin } from "./signin.ts";

const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 60 * 60_000;
const SLOW_FROM = 5;
const SLOW_MS = 2_000;
/** One account from one address; one account from anywhere is only slowed, so that no stranger can shut a nurse out; one address. */
const HOURLY = [20, Number.POSITIVE_INFINITY, 100] as const;

export type TryKeys = readonly [accountHere: string, account: string, address: string];

async function failures({ pool }: Signin, key: string, since: number): Promise<number> {
  const { rows } = await pool.query<{ n: string }>(
    "select count(*) as n from failed_tries where key = $1 and at > $2",
    [key, new Date(since)],
  );
  return Number(rows[0]?.n ?? 0);
}

/** Has this account from this address, or this address, failed too often within the hour? */
export async function tooMany(signin: Signin, keys: TryKeys, now: Instant): Promise<boolean> {
  const counts = await Promise.all(keys.map((key) => failures(signin, key, now - HOUR_MS)));
  return counts.some((count, n) => count >= (HOURLY[n] ?? 0));
}

/** After five failures in a quarter of an hour, each further try on the account waits two seconds, right or wrong. */
export async function slowDown(signin: Signin, account: string, now: Instant): Promise<void> {
  if ((await failures(signin, account, now - QUARTER_MS)) >= SLOW_FROM)
    await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
}

export async function triedAndFailed({ pool }: Signin, keys: TryKeys, now: Instant): Promise<void> {
  await pool.query("delete from failed_tries where at < $1", [new Date(now - HOUR_MS)]);
  await pool.query("insert into failed_tries (key, at) select key, $2 from unnest($1::text[]) as key", [
    keys,
    new Date(now),
  ]);
}
