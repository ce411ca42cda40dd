import type { Tx } from "#plumbing/db.ts";
import { type EventStore, IdTaken, load } from "#plumbing/event-store.ts";
import type { Fact, Recorded, Refusal } from "#plumbing/facts.ts";
import { inSavepoint } from "#plumbing/savepoint.ts";
import type { Instant } from "#science/units.ts";
import type { ForWhom, Placing } from "./events.ts";

/** Who does something now, in whose clinic. `by` is a staff id, "enquiry:<id>" for somebody on the public pages, or "system". */
export type Doing = { readonly tx: Tx; readonly store: EventStore; readonly by: string; readonly now: Instant };

/** The no to a booking, with the next times that are free. */
export type Refused = { readonly refusals: readonly [Refusal, ...Refusal[]]; readonly next: readonly Placing[] };

export type Ok = { readonly ok: true };
export const done: Ok = { ok: true };

export const no = (rule: string, says: string, satisfy: string, field?: string): Refusal => ({
  rule,
  says,
  satisfy,
  ...(field !== undefined && { field }),
});

export const refused = (first: Refusal, next: readonly Placing[] = []): Refused => ({ refusals: [first], next });

export const noSuch = (what: string): Refused =>
  refused(no(`no-such-${what}`, `There is no such ${what}.`, "Reload the page: it may have been taken back."));

export const isSamePerson = (a: ForWhom, b: ForWhom): boolean =>
  (a.enquiryId !== null && a.enquiryId === b.enquiryId) || (a.patientId !== null && a.patientId === b.patientId);

/** Adds a fact to a stream as it stands inside this transaction. */
export async function add<F extends Fact>(
  { tx, store, by, now }: Doing,
  stream: string,
  fact: Pick<F, "id" | "type" | "data">,
) {
  const { length } = await load(tx, stream);
  return store.append(tx, stream, length, { ...fact, at: now, by });
}

/**
 * Has this very entry been stored before? Sent twice, it is done once; something else under its number throws IdTaken.
 */
export async function isStored(
  { tx }: Doing,
  stream: string,
  { id, type }: Pick<Fact, "id" | "type">,
): Promise<boolean> {
  const known = await tx.q.selectFrom("events").select(["stream", "type"]).where("id", "=", id).executeTakeFirst();
  if (known === undefined) return false;
  if (known.stream !== stream || known.type !== type) throw new IdTaken(id);
  return true;
}

/** The first fact of a stream; undefined where nothing was stored. */
export const firstOf = async <F extends Fact>({ tx }: Doing, stream: string): Promise<Recorded<F> | undefined> =>
  (await load<F>(tx, stream))[0];

const EXCLUSION_VIOLATED = "23P01";

/**
 * Takes a place. Two appointments in one lane the database itself refuses, whatever we believed: then nothing of this
 * work remains, the transaction goes on, and the answer is "taken".
 */
export const taking = <T>(doing: Doing, work: () => Promise<T>): Promise<T | "taken"> =>
  inSavepoint<T | "taken">(doing.tx, work, (error) =>
    error instanceof Error && "code" in error && error.code === EXCLUSION_VIOLATED ? "taken" : undefined,
  );

class Undone extends Error {
  readonly because: Refused;
  constructor(because: Refused) {
    super("one of several was refused");
    this.because = because;
  }
}

/** Does each of several things, or none: the first that is refused undoes those before it, and its refusal is the answer. */
export const allOrNone = (doing: Doing, each: readonly (() => Promise<object>)[]): Promise<Ok | Refused> =>
  inSavepoint<Ok | Refused>(
    doing.tx,
    async () => {
      for (const one of each) {
        const outcome = await one();
        if ("refusals" in outcome) throw new Undone(outcome as Refused);
      }
      return done;
    },
    (error) => (error instanceof Undone ? error.because : undefined),
  );
