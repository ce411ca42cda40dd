import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { inClinic } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { openListener, openTestHouse, type TestHouse } from "../../tests/clinic.ts";
import { framed, openWire, type Wire } from "../../tests/mllp-client.ts";
import { beginWatch, endWatch } from "./desk.ts";
import type { Listener } from "./listener.ts";
import { devicesNow, quarantineList, samplesOf } from "./read.ts";
import { watchFacts } from "./watches.ts";

let house: TestHouse;
let listener: Listener;
let wire: Wire;
beforeAll(async () => {
  house = await openTestHouse();
  listener = await openListener(house);
  wire = await openWire(listener.port);
});
afterAll(async () => {
  wire.end();
  await listener.close();
  await house.close();
});

const DEVICE = "00A0370098000002";
const MRN = "DEMO-10482";

const stamp = (at = Date.now()) => new Date(at).toISOString().replaceAll(/[-:T]/g, "").slice(0, 14) + "+0000";

type Said = {
  readonly id?: string;
  readonly mrn?: string;
  readonly rows?: readonly string[];
  readonly at?: string;
  readonly type?: string;
  readonly device?: string;
};

const hr = (value: number | string, flags = "") =>
  `NM|147842^MDC_ECG_HEART_RATE^MDC|1.1.1.1|${value}|264864^MDC_DIM_BEAT_PER_MIN^MDC||${flags}|||R`;
const spo2 = (value: number | string, flags = "") =>
  `NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.3.1.1|${value}|262688^MDC_DIM_PERCENT^MDC||${flags}|||R`;

const message = ({
  id = uuidv7(),
  mrn = MRN,
  rows = [hr(72), spo2(97)],
  at = stamp(),
  type = "ORU^R01^ORU_R01",
  device = DEVICE,
}: Said = {}) =>
  [
    `MSH|^~\\&|MON^${device}^EUI-64|CLINIC|||${at}||${type}|${id}|P|2.6`,
    `PID|||${mrn}^^^CLINIC^MR||FABLE^ADAEZE`,
    `OBR|1|||69965^MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS^MDC|||${at}`,
    ...rows.map((row, n) => `OBX|${n + 1}|${row}`),
  ].join("\r") + "\r";

const inHouse = <T>(work: Parameters<typeof inClinic<T>>[2]) => inClinic(house.house.db, house.clinic.clinicId, work);

async function watched<T>(work: (infusionId: string) => Promise<T>): Promise<T> {
  const infusionId = uuidv7();
  const [at, deviceId] = [as<Instant>(Date.now()), house.clinic.devices[1]!.id];
  const limits = [
    {
      id: "spo2-red",
      parameter: "SPO2",
      when: "below",
      value: 90,
      priority: "high",
      delaySeconds: 0,
      hysteresis: 2,
      says: "SpO2 under 90",
    },
  ] as const;
  const whom = {
    infusionId,
    deviceId,
    roomId: house.clinic.rooms[1]!,
    patientId: house.clinic.patients["fable"]!,
    mrn: MRN,
    limits,
    staleSeconds: 15,
    lostSeconds: 30,
    silenceSeconds: 120,
  };
  await inHouse((tx) => beginWatch(tx, house.house.store, "system", at, whom));
  return work(infusionId).finally(() =>
    inHouse((tx) => endWatch(tx, house.house.store, "system", as<Instant>(Date.now()), infusionId, "test over")),
  );
}

const charted = (infusionId: string) => inHouse((tx) => samplesOf(tx, infusionId, as<Instant>(0)));
const answerTo = async (bytes: Uint8Array) => {
  wire.send(bytes);
  return (await wire.answers(1))[0];
};

test("a good message is answered with its own id, sender and receiver swapped, and is charted", async () => {
  await watched(async (infusionId) => {
    const answer = await answerTo(framed(message({ id: "GOOD-1" })));
    expect(answer).toMatchObject({ code: "AA", id: "GOOD-1" });
    expect(answer?.text).toContain("|MON^00A0370098000002^EUI-64|CLINIC|");
    expect(await charted(infusionId)).toMatchObject({ hr: [72], spo2: [97] });
  });
});

test("however the wire cuts it, joined to others or sent again, every message is stored once", async () => {
  await watched(async (infusionId) => {
    const [first, second] = [
      framed(message({ id: "CUT-1", rows: [hr(61)] })),
      framed(message({ id: "CUT-2", at: stamp(Date.now() - 11_000), rows: [hr(62)] })),
    ];
    for (const byte of first) wire.send(Uint8Array.of(byte));
    expect((await wire.answers(1))[0]).toMatchObject({ code: "AA", id: "CUT-1" });
    wire.send(Buffer.concat([second, first, Buffer.from("noise before "), second]));
    expect((await wire.answers(3)).map(({ code, id }) => `${code} ${id}`)).toEqual([
      "AA CUT-2",
      "AA CUT-1",
      "AA CUT-2",
    ]);
    const { rows } = await inHouse(async (tx) => ({
      rows: await tx.q.selectFrom("samples").select("hr").where("infusion_id", "=", infusionId).execute(),
    }));
    expect(rows.map((row) => row.hr ?? 0).toSorted((a, b) => a - b)).toEqual([61, 62]);
  });
});

test("no header, a wrong type or an order is refused; the next message is heard as before", async () => {
  expect(await answerTo(framed("this is not a message"))).toMatchObject({ code: "AR", id: "" });
  expect(await answerTo(framed(message({ id: "RGV", type: "RGV^O15^RGV_O15" })))).toMatchObject({
    code: "AR",
    id: "RGV",
  });
  expect(await answerTo(framed(message({ id: "AFTER" })))).toMatchObject({ code: "AA", id: "AFTER" });
});

test("a message over 1 MiB is refused and its connection closed; others go on", async () => {
  const big = await openWire(listener.port);
  big.send(framed(`${message()}NTE|1||${"A".repeat(1_200_000)}`));
  expect((await big.answers(1))[0]).toMatchObject({ code: "AR" });
  expect(await answerTo(framed(message({ id: "STILL" })))).toMatchObject({ code: "AA" });
  big.end();
});

test("sentinels, demonstration mode, conflicting codes and impossible values are stored raw and never charted", async () => {
  await watched(async (infusionId) => {
    const conflict = "NM|150021^MDC_PRESS_BLD_ART_SYS^MDC|1.1.1|132|266016^MDC_DIM_MMHG^MDC|||||F";
    for (const rows of [
      [spo2(-100)],
      [hr(80, "DEMO"), spo2(100, "DEMO")],
      [conflict],
      [hr(-12)],
      [hr("seventy")],
      [spo2(384.5)],
    ]) {
      expect(await answerTo(framed(message({ rows })))).toMatchObject({ code: "AA" });
    }
    expect(await charted(infusionId)).toMatchObject({ at: [], hr: [], nibp: [] });
    const device = (await inHouse(devicesNow)).find(({ infusionId: id }) => id === infusionId);
    expect(device?.technical.map(({ parameter }) => parameter)).toContain("SPO2");
  });
});

test("another patient's name is held back, shown, and charted on nobody", async () => {
  await watched(async (infusionId) => {
    expect(await answerTo(framed(message({ mrn: "OTHER-1" })))).toMatchObject({ code: "AA" });
    expect(await answerTo(framed(message({ mrn: "OTHER-1" })))).toMatchObject({ code: "AA" });
    expect((await charted(infusionId)).at).toEqual([]);
    const held = (await inHouse(quarantineList)).filter(({ said }) => said === "OTHER-1");
    expect(held).toHaveLength(1);
    expect(held[0]).toMatchObject({ expected: MRN, messages: 2, resolvedAt: null });
    const alarms = (await inHouse((tx) => watchFacts(tx, infusionId))).filter(({ type }) => type === "AlarmRaised");
    expect(alarms.map(({ data }) => (data as { kind: string }).kind)).toContain("wrong-patient");
  });
});

test("a message from a device we do not know is kept, quarantined and charted on nobody", async () => {
  expect(await answerTo(framed(message({ device: "NOBODY" })))).toMatchObject({ code: "AA" });
  expect((await inHouse(quarantineList)).some(({ cause }) => cause === "A device we do not know")).toBe(true);
});

test("a number beyond a limit raises an alarm as a fact, and its coming back ends it", async () => {
  await watched(async (infusionId) => {
    for (const value of [97, 88, 91, 95]) await answerTo(framed(message({ rows: [spo2(value)] })));
    const alarms = (await inHouse((tx) => watchFacts(tx, infusionId))).filter(
      ({ type, data }) => type === "AlarmEnded" || (data as { limitId?: string }).limitId === "spo2-red",
    );
    expect(alarms.map(({ type }) => type)).toEqual(["AlarmRaised", "AlarmEnded"]);
  });
});

test("an address on no list is not served", async () => {
  const stranger = await openTestHouse();
  const { sql } = await import("kysely");
  await inClinic(stranger.house.db, stranger.clinic.clinicId, (tx) =>
    sql`update devices set addresses = '{10.0.0.9}'`.execute(tx.q),
  );
  const guarded = await openListener(stranger);
  const line = await openWire(guarded.port);
  line.send(framed(message()));
  expect(await line.answers(1, 500)).toEqual([]);
  expect(line.closed()).toBe(true);
  await guarded.close();
  await stranger.close();
});

const folder = new URL("../../tests/hl7/licensed/", import.meta.url);

test("every message other people wrote is answered by the rules, and disturbs nothing", async () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".hl7"))) {
    const bytes = readFileSync(new URL(file, folder));
    const isAnswer = /^ipf-.*ack/.test(file);
    wire.send(framed(bytes));
    const answers = await wire.answers(isAnswer ? 9 : 1, isAnswer ? 150 : 3000);
    expect(answers.length > 0, `${file} answered`).toBe(!isAnswer);
    expect(
      answers.every(({ code }) => ["AA", "CA", "AR", "CR"].includes(code)),
      file,
    ).toBe(true);
    wire.send(framed(message({ id: "ALIVE" })));
    expect((await wire.answers(1)).at(-1), `after ${file}`).toMatchObject({ id: "ALIVE", code: "AA" });
  }
});

test("while the public holds every connection of the pages, a monitor's message is still stored", async () => {
  const { pool } = house.house.db;
  const taken = [];
  while (pool.totalCount < pool.options.max || pool.idleCount > 0) taken.push(await pool.connect());
  const id = uuidv7();
  const own = await openWire(listener.port);
  own.send(framed(message({ id })));
  const [reply] = await own.answers(1);
  for (const client of taken) client.release();
  own.end();
  expect(reply).toMatchObject({ code: "AA", id });
});
