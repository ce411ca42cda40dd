import type { Instant } from "#science/units.ts";
import { inSignin } from "./logins.ts";
import type { Signin } from "./signin.ts";

const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 60 * 60_000;
const SLOW_FROM = 5;
const SLOW_MS = 2_000;
/** One account from one address; one account from anywhere is only slowed, so that no stranger can shut a nurse out; one address. */
const HOURLY = [20, Number.POSITIVE_INFINITY, 100] as const;

export type TryKeys = readonly [accountHere: string, account: string, address: string];

/** One try that is being judged, counted as failed until it is given back. */
type Try = { readonly keys: TryKeys; readonly at: Instant };

type Asks = Pick<Signin["pool"], "query">;

async function failures(on: Asks, key: string, since: number): Promise<number> {
  const { rows } = await on.query<{ n: string }>("select count(*) as n from failed_tries where key = $1 and at > $2", [
    key,
    new Date(since),
  ]);
  return Number(rows[0]?.n ?? 0);
}

/**
 * Counts a try before it is judged, or says null where this account from this address, or this address, failed too often within
 * the hour. Those with a key in common queue here, so that of many sent all at once no more are judged than one after another.
 */
function countTry(signin: Signin, keys: TryKeys, now: Instant): Promise<Try | null> {
  return inSignin(signin, async (on) => {
    for (const key of keys.toSorted()) await on.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [key]);
    await on.query("delete from failed_tries where at < $1", [new Date(now - HOUR_MS)]);
    for (const [n, key] of keys.entries())
      if ((await failures(on, key, now - HOUR_MS)) >= (HOURLY[n] ?? 0)) return null;
    await on.query("insert into failed_tries (key, at) select key, $2 from unnest($1::text[]) as key", [
      keys,
      new Date(now),
    ]);
    return { keys, at: now };
  });
}

/** It was no failure after all. Of several at the same moment, each gives back one. */
async function giveBack({ pool }: Signin, { keys, at }: Try): Promise<void> {
  for (const key of keys)
    await pool.query(
      `delete from failed_tries where ctid = any (array(
         select ctid from failed_tries where key = $1 and at = $2 limit 1 for update skip locked))`,
      [key, new Date(at)],
    );
}

/** After five failures in a quarter of an hour, each further try on the account waits two seconds, right or wrong. */
export async function slowDown({ pool }: Signin, account: string, now: Instant): Promise<void> {
  // The try that waits is counted already.
  if ((await failures(pool, account, now - QUARTER_MS)) > SLOW_FROM)
    await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
}

/** Judges a try that is counted first; null where there were too many. `failed` says whether the answer means that it failed. */
export async function judged<T>(
  signin: Signin,
  { keys, now }: { readonly keys: TryKeys; readonly now: Instant },
  judge: () => Promise<T>,
  failed: (answer: T) => boolean,
): Promise<T | null> {
  const counted = await countTry(signin, keys, now);
  if (counted === null) return null;
  const answer = await judge();
  if (!failed(answer)) await giveBack(signin, counted);
  return answer;
}
