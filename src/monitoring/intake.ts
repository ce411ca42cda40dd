import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { type Db, inClinic, type Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import { answerTo, type Verdict, verdictFor } from "./acknowledge.ts";
import type { Device, DeviceBook } from "./device-book.ts";
import { type Message, parse } from "./hl7.ts";
import { holdBack } from "./quarantine.ts";
import { storeRaw } from "./store.ts";
import { type Observed, vitalsOf } from "./vitals.ts";
import type { Watching } from "./watching.ts";

export type IntakeNeeds = {
  readonly db: Db;
  readonly book: DeviceBook;
  readonly watching: Watching;
  readonly now: () => Instant;
  readonly note: (what: string, error?: unknown) => void;
};

/** One message as it stands on the doorstep, before anything is believed of it. */
type Arrival = {
  readonly message: Message | null;
  readonly bytes: Uint8Array;
  readonly remote: string;
  readonly receivedAt: Instant;
  readonly clinicId: string;
  readonly device: Device | null;
  readonly observed: Observed | null;
};

/**
 * Takes the messages of one frame to safety and says what to answer each. The positive answer is given only after the
 * bytes are committed; a failure to store answers AE, so the monitor sends again. Nothing else is disturbed by a bad message.
 */
export const intake =
  (needs: IntakeNeeds) =>
  async (bytes: Uint8Array, remote: string): Promise<readonly Uint8Array[]> => {
    const messages = parse(bytes);
    const answers: (Uint8Array | null)[] = [];
    for (const message of messages.length === 0 ? [null] : messages)
      answers.push(await takeIn(needs, message, bytes, remote));
    return answers.filter((answer) => answer !== null);
  };

async function takeIn(
  needs: IntakeNeeds,
  message: Message | null,
  bytes: Uint8Array,
  remote: string,
): Promise<Uint8Array | null> {
  const receivedAt = needs.now();
  const verdict = verdictFor(message);
  const answer = (given: Verdict) =>
    answerTo(message, given, { now: receivedAt, controlId: uuidv7().replaceAll("-", "").slice(0, 20) });
  if (verdict === "no-answer") return null;
  try {
    const { clinicId, device } = await needs.book.find(remote, message);
    if (clinicId === null) return answer(verdict);
    const observed = message === null ? null : vitalsOf(message, { deviceZone: device?.zone ?? "UTC", receivedAt });
    await needs.watching.inTurn(device?.id ?? remote, () =>
      keep(needs, { message, bytes, remote, receivedAt, clinicId, device, observed }, verdict),
    );
    return answer(verdict);
  } catch (error) {
    needs.note("a monitor message could not be stored", error);
    return answer("not-stored");
  }
}

async function keep({ db, watching, book }: IntakeNeeds, arrival: Arrival, verdict: Verdict): Promise<void> {
  const { clinicId, device, receivedAt, observed } = arrival;
  const key = keyOf(arrival);
  const settle = await inClinic(db, clinicId, async (tx) => {
    if (!(await storeRaw(tx, rawOf(arrival, key, verdict)))) return null;
    if (device === null) return holdUnknown(tx, arrival, key, book);
    return observed === null || verdict !== "accepted" ? null : watching.take(tx, device, observed, key, receivedAt);
  });
  settle?.();
}

/** The same bytes with the same control id and time from the same sender are the same message, however often they come. */
function keyOf({ message, bytes, remote, device }: Arrival): Buffer {
  const hash = createHash("sha256");
  for (const part of [device?.id ?? remote, message?.field("MSH", 10) ?? "", message?.field("MSH", 7) ?? ""])
    hash.update(`${part}\u0000`);
  return hash.update(bytes).digest();
}

const rawOf = ({ message, bytes, remote, receivedAt, device, observed }: Arrival, key: Buffer, verdict: Verdict) => ({
  key,
  device_id: device?.id ?? null,
  received_at: new Date(receivedAt),
  remote,
  control_id: message?.field("MSH", 10) ?? null,
  kind: observed?.kind ?? "unreadable",
  answered: verdict,
  bytes: Buffer.from(bytes),
});

async function holdUnknown(tx: Tx, { message, receivedAt }: Arrival, key: Buffer, book: DeviceBook): Promise<null> {
  const said = message === null ? "unreadable message" : book.nameIn(message);
  await holdBack(tx, {
    deviceId: null,
    roomId: null,
    cause: "A device we do not know",
    said,
    expected: null,
    key,
    at: receivedAt,
  });
  return null;
}
