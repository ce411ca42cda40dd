import { uuidv7 } from "uuidv7";
import type { Tx } from "#plumbing/db.ts";
import type { Fact, Recorded } from "#plumbing/facts.ts";
import type { EventStore, Projection } from "#plumbing/event-store.ts";
import { keepNeeds } from "#tasks/desk.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    quarantine: {
      clinic_id: string;
      id: string;
      device_id: string | null;
      room_id: string | null;
      cause: string;
      said: string;
      expected: string | null;
      first_at: Date;
      last_at: Date;
      messages: number;
      last_key: Buffer;
      resolved_at: Date | null;
      resolved_by: string | null;
      resolution: string | null;
    };
  }
}

export type HeldBack = {
  readonly deviceId: string | null;
  readonly roomId: string | null;
  readonly cause: string;
  /** What the message said of its patient or device. */
  readonly said: string;
  readonly expected: string | null;
  readonly key: Buffer;
  readonly at: Instant;
};

/** A held-back message nobody looks at for this long is overdue. */
const LOOK_WITHIN = minutes(15);

/** A person looked at messages held back, and said what they were. Stream "quarantine:<id>". */
export type QuarantineFact = Fact<"QuarantineResolved", { readonly resolution: string }>;

/** Counts one more message held back for this cause. The first of its kind is put on "Needs a person". */
export async function holdBack(tx: Tx, held: HeldBack): Promise<void> {
  const open = await tx.q
    .updateTable("quarantine")
    .set((e) => ({ messages: e("messages", "+", 1), last_at: new Date(held.at), last_key: held.key }))
    .where("cause", "=", held.cause)
    .where("said", "=", held.said)
    .where("resolved_at", "is", null)
    .where((e) => (held.deviceId === null ? e("device_id", "is", null) : e("device_id", "=", held.deviceId)))
    .returning("id")
    .executeTakeFirst();
  if (open === undefined) await holdBackFirst(tx, held);
}

async function holdBackFirst(tx: Tx, { deviceId, roomId, cause, said, expected, key, at }: HeldBack): Promise<void> {
  const id = uuidv7();
  const what = { device_id: deviceId, room_id: roomId, cause, said, expected, messages: 1, last_key: key };
  const when = {
    first_at: new Date(at),
    last_at: new Date(at),
    resolved_at: null,
    resolved_by: null,
    resolution: null,
  };
  await tx.q
    .insertInto("quarantine")
    .values({ clinic_id: tx.clinicId, id, ...what, ...when })
    .execute();
  // Devices nobody knows are one line of the list: a network scan must not push a wrong patient's name out of sight.
  const needKey = deviceId === null ? "unknown-device" : `look:${deviceId}`;
  const need = { key: needKey, severity: "high" as const, says: cause, about: said, owner: "nurse" };
  const rest = { since: at, dueAt: after(at, LOOK_WITHIN), opens: "/quarantine", action: "Look", patientId: null };
  await keepNeeds(tx, `quarantine:${id}`, [{ ...need, ...rest }]);
}

/** Every cause of messages held back, open ones first, newest first. */
export async function quarantineList(tx: Tx) {
  const rows = await tx.q
    .selectFrom("quarantine")
    .leftJoin("devices", "devices.id", "quarantine.device_id")
    .leftJoin("rooms", "rooms.id", "quarantine.room_id")
    .select([
      "quarantine.id",
      "cause",
      "said",
      "expected",
      "first_at",
      "last_at",
      "messages",
      "resolved_at",
      "resolution",
    ])
    .select(["devices.label as device", "rooms.name as room"])
    .orderBy("resolved_at", (order) => order.desc().nullsFirst())
    .orderBy("last_at", "desc")
    .limit(100)
    .execute();
  return rows.map(({ first_at, last_at, resolved_at, ...row }) => ({
    ...row,
    firstAt: instantOf(first_at),
    lastAt: instantOf(last_at),
    resolvedAt: resolved_at === null ? null : instantOf(resolved_at),
  }));
}

const instantOf = (date: Date) => as<Instant>(date.getTime());

/** How many causes nobody has looked at yet. */
export async function quarantineCount(tx: Tx): Promise<number> {
  const { open } = await tx.q
    .selectFrom("quarantine")
    .select((e) => e.fn.countAll<number>().as("open"))
    .where("resolved_at", "is", null)
    .executeTakeFirstOrThrow();
  return open;
}

export async function isHeldBack(tx: Tx, id: string): Promise<boolean> {
  return (await tx.q.selectFrom("quarantine").select("id").where("id", "=", id).executeTakeFirst()) !== undefined;
}

/** A person has looked. The messages stay stored; the need goes. */
export async function resolveQuarantine(tx: Tx, store: EventStore, id: string, fact: QuarantineFact): Promise<void> {
  await store.append(tx, `quarantine:${id}`, 0, fact);
}

/** Not rebuilt from nothing: the rows come from messages. The fact only closes one. */
export const quarantineProjection: Projection = {
  streams: "quarantine:",
  tables: [],
  apply: async (tx, recorded: Recorded) => {
    const { stream, at, by, data } = recorded as Recorded<QuarantineFact>;
    await tx.q
      .updateTable("quarantine")
      .set({ resolved_at: new Date(at), resolved_by: by, resolution: data.resolution })
      .where("id", "=", stream.slice("quarantine:".length))
      .execute();
    await keepNeeds(tx, stream, []);
  },
};
