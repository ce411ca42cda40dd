import { createHash, randomInt } from "node:crypto";
import { contactOf, patientOf, staffList } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { EventStore } from "#plumbing/event-store.ts";
import { newSecret } from "#plumbing/proofs.ts";
import { after, as, type Instant, minutes, seconds } from "#science/units.ts";
import { decide } from "./decide/decide.ts";
import { dueOf } from "./due.ts";
import { callsOf, type Call } from "./fold/calls.ts";
import { fold } from "./fold/fold.ts";
import type { Infusion } from "./fold/infusion.ts";
import { change, factsOf, type Outcome } from "./store.ts";
import { contextOf } from "./visit-context.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    room_screens: {
      clinic_id: string;
      id: string;
      infusion_id: string;
      code_hash: string;
      code_until: Date;
      secret_hash: string | null;
      made_at: Date;
    };
  }
}

const CODE_HOLDS = minutes(10);
const CODES = 100_000_000;

const hashed = ({ clinicId }: Tx, secret: string): string =>
  createHash("sha256").update(`${clinicId} ${secret}`).digest("base64url");

/** From check-in until the patient has gone home. */
const isHere = ({ phase }: Infusion): boolean => phase !== "discharged" && phase !== "signed" && phase !== "cancelled";

async function visitHere(tx: Tx, infusionId: string): Promise<Infusion | null> {
  const facts = await factsOf(tx, infusionId);
  const infusion = facts.length === 0 ? null : fold(facts);
  return infusion !== null && isHere(infusion) ? infusion : null;
}

export type RoomCode = { readonly code: string; readonly until: Instant; readonly patientId: string };

/**
 * A code of eight digits that opens one screen for the patient of this visit, once, within ten minutes. A code made before and not
 * used no longer holds. Null where there is no such visit, or it is over.
 */
export async function makeRoomCode(
  { tx, now }: { readonly tx: Tx; readonly now: Instant },
  { id, infusionId }: { readonly id: string; readonly infusionId: string },
): Promise<RoomCode | null> {
  const infusion = await visitHere(tx, infusionId);
  if (infusion === null) return null;
  const code = String(randomInt(CODES)).padStart(8, "0");
  const until = after(now, CODE_HOLDS);
  await tx.q
    .deleteFrom("room_screens")
    .where("infusion_id", "=", infusionId)
    .where("secret_hash", "is", null)
    .execute();
  await tx.q
    .insertInto("room_screens")
    .values({
      clinic_id: tx.clinicId,
      id,
      infusion_id: infusionId,
      code_hash: hashed(tx, code),
      code_until: new Date(until),
      secret_hash: null,
      made_at: new Date(now),
    })
    .execute();
  return { code, until, patientId: infusion.patientId };
}

/** Opens a screen with its code: what its cookie holds from now on, and whose visit it is. Null for any other code. */
export async function openRoomScreen(
  tx: Tx,
  code: string,
  now: Instant,
): Promise<{ readonly secret: string; readonly patientId: string; readonly infusionId: string } | null> {
  const secret = newSecret();
  const row = await tx.q
    .updateTable("room_screens")
    .set({ secret_hash: hashed(tx, secret) })
    .where("code_hash", "=", hashed(tx, code))
    .where("code_until", ">", new Date(now))
    .where("secret_hash", "is", null)
    .returning("infusion_id")
    .executeTakeFirst();
  const infusion = row === undefined ? null : await visitHere(tx, row.infusion_id);
  return row === undefined || infusion === null
    ? null
    : { secret, patientId: infusion.patientId, infusionId: row.infusion_id };
}

/** Whether a screen was opened for this visit. */
export async function hasRoomScreen(tx: Tx, infusionId: string): Promise<boolean> {
  const row = await tx.q
    .selectFrom("room_screens")
    .select("id")
    .where("infusion_id", "=", infusionId)
    .where("secret_hash", "is not", null)
    .executeTakeFirst();
  return row !== undefined;
}

async function visitOfScreen(tx: Tx, secret: string) {
  const row = await tx.q
    .selectFrom("room_screens")
    .select("infusion_id")
    .where("secret_hash", "=", hashed(tx, secret))
    .executeTakeFirst();
  const infusion = row === undefined ? null : await visitHere(tx, row.infusion_id);
  return row === undefined || infusion === null ? null : { infusionId: row.infusion_id, infusion };
}

export type RoomView = {
  readonly patientId: string;
  readonly language: "en" | "es";
  readonly zone: string;
  readonly startedAt: Instant | null;
  /** Who charted last in this visit, and so is at hand; null while nobody has. */
  readonly watching: { readonly name: string; readonly roles: readonly string[] } | null;
  /** When somebody looks next at the latest; null where nothing is due within the hour. */
  readonly nextAt: Instant | null;
  readonly tried: Call | null;
  /** The newest call that is none of trying. */
  readonly call: Call | null;
  /** The name of who said that they are coming. */
  readonly coming: string | null;
};

/** What the screen in the room shows; null once the visit is over, or for a screen nobody opened. */
export async function roomView(tx: Tx, secret: string, now: Instant): Promise<RoomView | null> {
  const found = await visitOfScreen(tx, secret);
  if (found === null) return null;
  const { infusion, infusionId } = found;
  const [staff, contact] = [await staffList(tx), await contactOf(tx, infusion.patientId)];
  const calls = callsOf(infusion);
  const call = calls.findLast(({ trial }) => !trial) ?? null;
  const nameOf = (by: string | null | undefined) => staff.find(({ id }) => id === by)?.name ?? null;
  const last = infusion.entries.findLast(({ fact }) => nameOf(fact.by) !== null);
  const watching = staff.find(({ id }) => id === last?.fact.by);
  return {
    patientId: infusion.patientId,
    language: contact?.language ?? "en",
    zone: infusion.zone,
    startedAt: infusion.startedAt,
    watching: watching === undefined ? null : { name: watching.name, roles: watching.roles },
    nextAt: await nextCheck(tx, infusionId, infusion, now),
    tried: calls.findLast(({ trial }) => trial) ?? null,
    call,
    coming: nameOf(call?.answered?.by),
  };
}

async function nextCheck(tx: Tx, infusionId: string, infusion: Infusion, now: Instant): Promise<Instant | null> {
  const patient = await patientOf(tx, infusion.patientId);
  const facts = await factsOf(tx, infusionId);
  const { protocol, care } = await contextOf({ tx, by: "", roles: [], now }, infusionId, infusion, facts);
  const whom = { birthDate: patient?.birthDate ?? "", closeCuff: care?.medicines.closeCuff ?? "unknown" };
  return dueOf(infusion, whom, protocol, now)[0]?.dueAt ?? null;
}

/** Pressed again within so many seconds, it is the same press. */
const SAME_PRESS = seconds(10);

type Pressing = { readonly tx: Tx; readonly store: EventStore; readonly now: Instant };

/**
 * The patient pressed the button. It rings at the bedside and on the board by the fact itself. Sent again under the same id, or
 * pressed again at once, it is one call. Null for a screen whose visit is over.
 */
export async function pressFromRoom(
  { tx, store, now }: Pressing,
  secret: string,
  { id, trial }: { readonly id: string; readonly trial: boolean },
): Promise<{ readonly outcome: Outcome; readonly patientId: string } | null> {
  const found = await visitOfScreen(tx, secret);
  if (found === null) return null;
  const { infusionId, infusion } = found;
  const { patientId } = infusion;
  const known = callsOf(infusion).findLast((call) => call.trial === trial);
  const isSame = known !== undefined && known.answered === null && now - known.at < SAME_PRESS;
  const outcome = await change(tx, store, infusionId, isSame ? known.id : id, async (visit, facts) => {
    const asking = { tx, by: `patient:${patientId}`, roles: [], now };
    const context = await contextOf(asking, infusionId, visit, facts, { withCare: false });
    const order = { id, type: "PatientCalled", at: as<Instant>(now), by: asking.by, data: { trial } } as const;
    return decide(visit, order, context);
  });
  return { outcome, patientId };
}
