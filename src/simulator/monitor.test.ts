import { createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { parse } from "#monitoring/hl7.ts";
import { vitalsOf } from "#monitoring/vitals.ts";
import { as, type Instant } from "#science/units.ts";
import { infusionCourse, publishedRise } from "./course.ts";
import { type Monitor, type MonitorOptions, startMonitor, stranger } from "./monitor.ts";
import { parseRecording, replayOf } from "./recording.ts";

const source = infusionCourse(
  { hr: 84, spo2: 97, rr: 14, sys: 150, dia: 90, ...publishedRise, riseHr: 0, startsAt: null },
  1,
);
const patient = { mrn: "DEMO-10002", family: "Fable", given: "Iris", birthDate: "1984-03-09", sex: "female" } as const;

type Heard = { readonly bytes: Buffer; readonly at: number; readonly controlId: string; readonly connection: number };
type Code = "AA" | "CA" | "AE" | "AR" | null;

/** A station that takes every frame, notes it and answers as told. */
class Station {
  readonly heard: Heard[] = [];
  answer: (nth: number) => Code = () => "CA";
  answerAfterMs = 0;
  connections = 0;
  reads = 0;
  #server: Server | null = null;
  readonly #sockets = new Set<Socket>();

  async open(port = 0): Promise<number> {
    const server = createServer((socket) => this.#serve(socket));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    return (server.address() as { port: number }).port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    const server = this.#server;
    this.#server = null;
    if (server !== null) await new Promise((resolve) => server.close(resolve));
  }

  #serve(socket: Socket): void {
    const connection = (this.connections += 1);
    this.#sockets.add(socket);
    let rest = Buffer.alloc(0);
    socket.on("error", () => socket.destroy());
    socket.on("data", (chunk) => {
      this.reads += 1;
      rest = Buffer.concat([rest, chunk]);
      for (let end = rest.indexOf("\u001c\r"); end !== -1; end = rest.indexOf("\u001c\r")) {
        this.#take(socket, rest.subarray(0, end + 2), connection);
        rest = rest.subarray(end + 2);
      }
    });
  }

  #take(socket: Socket, bytes: Buffer, connection: number): void {
    const controlId = parse(bytes.subarray(1, -2))[0]?.field("MSH", 10) ?? "";
    this.heard.push({ bytes, at: Date.now(), controlId, connection });
    const code = controlId === "" ? "AR" : this.answer(this.heard.length);
    if (code === null) return;
    const reply = `\u000bMSH|^~\\&|US||THEM||20261124||ACK|${this.heard.length}|P|2.6\rMSA|${code}|${controlId}\r\u001c\r`;
    setTimeout(() => socket.write(reply), this.answerAfterMs);
  }
}

const open: { readonly close: () => void | Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

async function standing(change: Partial<MonitorOptions> = {}, prepare: (station: Station) => void = () => {}) {
  const station = new Station();
  prepare(station);
  const port = await station.open();
  open.push({ close: () => station.close() });
  const monitor = startMonitor({
    host: "127.0.0.1",
    port,
    vendor: "mindray",
    deviceId: "00A0370098000002",
    deviceName: "Bedside 2",
    bed: "ROOM2",
    patient,
    source,
    seed: 1,
    everyMs: 20,
    firstBackOffMs: 20,
    ...change,
  });
  open.push({ close: () => monitor.stop() });
  return { station, monitor, port };
}

async function until(holds: () => boolean, withinMs = 4000): Promise<void> {
  const start = Date.now();
  while (!holds()) {
    if (Date.now() - start > withinMs) throw new Error("it did not come to pass");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const read = ({ bytes, at }: Heard) => {
  const [message] = parse(bytes.subarray(1, -2));
  return { message: message!, observed: vitalsOf(message!, { deviceZone: "UTC", receivedAt: as<Instant>(at) }) };
};
const values = (heard: Heard) =>
  Object.fromEntries(read(heard).observed.readings.map(({ parameter, value }) => [parameter, value]));
/** The first message that was made after this moment. */
async function next(station: Station, monitor: Monitor, skip = 2): Promise<Heard> {
  const seen = station.heard.length + monitor.stats().waiting + skip;
  await until(() => station.heard.length > seen);
  return station.heard.at(-1)!;
}

test("each message is one frame, answered before the next is sent, and every answer is counted", async () => {
  const { station, monitor } = await standing({}, (one) => (one.answerAfterMs = 15));
  await until(() => monitor.stats().accepted >= 10);
  const frames = station.heard.map(({ bytes }) => bytes);
  expect(frames.every((bytes) => bytes[0] === 0x0b && bytes.at(-2) === 0x1c && bytes.at(-1) === 0x0d)).toBe(true);
  expect(new Set(station.heard.map(({ controlId }) => controlId)).size).toBe(frames.length);
  const { sent, accepted, refused, failed } = monitor.stats();
  expect(sent - accepted).toBeLessThanOrEqual(1);
  expect([refused, failed]).toEqual([0, 0]);
  const gaps = station.heard.slice(1).map(({ at }, n) => at - station.heard[n]!.at);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(14);
});

test("the numbers that arrive are those of the source, for each vendor", async () => {
  for (const vendor of ["philips", "mindray", "ge"] as const) {
    const { station, monitor } = await standing({ vendor });
    const { HR, SPO2, RR, NIBP_SYS } = values(await next(station, monitor));
    expect(Math.abs(HR! - 84)).toBeLessThan(6);
    expect(Math.abs(SPO2! - 97)).toBeLessThan(3);
    expect(Math.abs(RR! - 14)).toBeLessThan(5);
    expect(Math.abs(NIBP_SYS! - 150)).toBeLessThan(15);
    monitor.stop();
  }
});

test("without an answer nothing more is sent; the connection is made anew and the same bytes are sent again", async () => {
  const { station, monitor } = await standing(
    { answerWithinMs: 120 },
    (one) => (one.answer = (nth) => (nth === 1 ? null : "AA")),
  );
  await until(() => station.heard.length === 1);
  await pause(120);
  expect(station.heard).toHaveLength(1);
  await until(() => station.heard.length >= 2);
  expect(station.heard[1]!.bytes.equals(station.heard[0]!.bytes)).toBe(true);
  expect(station.heard[1]!.connection).toBe(2);
  expect(monitor.stats().connections).toBe(2);
});

test("while nobody answers at most five messages are kept, the oldest make room", async () => {
  const { monitor } = await standing({ answerWithinMs: 60_000 }, (one) => (one.answer = () => null));
  await until(() => monitor.stats().dropped >= 5);
  expect(monitor.stats().waiting).toBe(5);
  expect(monitor.stats().sent).toBe(1);
});

test("a message that could not be stored is offered again, the same; a refused one is not", async () => {
  const { station, monitor } = await standing(
    {},
    (one) => (one.answer = (nth) => (["AE", "AR"] as const)[nth - 1] ?? "AA"),
  );
  await until(() => station.heard.length >= 3);
  const [stored, again, after] = station.heard;
  expect(again!.bytes.equals(stored!.bytes)).toBe(true);
  expect(again!.at - stored!.at).toBeGreaterThanOrEqual(950);
  expect(after!.controlId).not.toBe(again!.controlId);
  expect(monitor.stats()).toMatchObject({ failed: 1, refused: 1 });
});

test("after the server restarts the monitor finds it again by itself", async () => {
  const { station, monitor, port } = await standing();
  await until(() => station.heard.length >= 3);
  await station.close();
  await until(() => !monitor.stats().connected);
  await pause(100);
  const before = station.heard.length;
  await station.open(port);
  await until(() => station.heard.length >= before + 3);
  expect(monitor.stats().connected).toBe(true);
  expect(station.connections).toBe(2);
});

test("while the server turns it away the pauses between attempts grow", async () => {
  let attempts = 0;
  const server = createServer((socket) => {
    attempts += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push({ close: () => new Promise<void>((resolve) => server.close(() => resolve())) });
  const { port } = server.address() as { port: number };
  const monitor = startMonitor({
    host: "127.0.0.1",
    port,
    vendor: "ge",
    deviceId: "080019FFFE000003",
    bed: "ROOM3",
    patient,
    source,
    seed: 2,
    firstBackOffMs: 40,
  });
  open.push({ close: () => monitor.stop() });
  await pause(700);
  // 40, 80, 160, 320 ms, each a quarter more or less: four or five attempts, where a fixed pause would make more than twelve.
  expect(attempts).toBeGreaterThanOrEqual(2);
  expect(attempts).toBeLessThanOrEqual(6);
});

test("probe off: no saturation and no pulse, but the rest goes on; on again, it is back", async () => {
  const { station, monitor } = await standing();
  monitor.fault("probe-off", true);
  const off = await next(station, monitor);
  expect(Object.keys(values(off)).toSorted()).toEqual(["HR", "NIBP_DIA", "NIBP_MEAN", "NIBP_SYS", "RR"]);
  expect(read(off).observed.technical.map(({ parameter }) => parameter)).toContain("SPO2");
  monitor.fault("probe-off", false);
  expect(values(await next(station, monitor))).toHaveProperty("SPO2");
});

test("silence: connected and mute; unplugged: not even connected, and back when it is plugged in", async () => {
  const { station, monitor } = await standing();
  await until(() => station.heard.length >= 2);
  monitor.fault("silence", true);
  await pause(60);
  const mute = station.heard.length;
  await pause(120);
  expect([station.heard.length, monitor.stats().connected]).toEqual([mute, true]);
  monitor.fault("silence", false);
  await until(() => station.heard.length > mute);
  monitor.fault("unplugged", true);
  await pause(60);
  const gone = station.heard.length;
  await pause(120);
  expect([station.heard.length, monitor.stats().connected]).toEqual([gone, false]);
  monitor.fault("unplugged", false);
  await until(() => station.heard.length > gone);
  expect(station.connections).toBe(2);
});

test("wrong patient: the message names somebody else", async () => {
  const { station, monitor } = await standing();
  expect(read(await next(station, monitor)).observed.patient?.mrn).toBe("DEMO-10002");
  monitor.fault("wrong-patient", true);
  expect(read(await next(station, monitor)).observed.patient).toEqual({ mrn: stranger.mrn, name: "Stranger Another" });
});

test("duplicate: the same bytes twice", async () => {
  const { station, monitor } = await standing();
  monitor.fault("duplicate", true);
  await until(() => station.heard.length >= 12);
  const copies = Map.groupBy(station.heard.slice(4, -2), ({ controlId }) => controlId);
  const pairs = [...copies.values()].filter((group) => group.length === 2);
  expect(pairs.length).toBeGreaterThanOrEqual(2);
  expect(pairs.every(([one, two]) => one!.bytes.equals(two!.bytes))).toBe(true);
  expect(monitor.stats().refused).toBe(0);
});

test("late: messages come later than they were made, with the times they were made", async () => {
  const { station, monitor } = await standing({ lateByMs: 1500 });
  await until(() => station.heard.length >= 2);
  const switchedAt = Date.now();
  monitor.fault("late", true);
  await pause(300);
  const before = station.heard.length;
  await until(() => station.heard.length > before);
  const { at } = station.heard[before]!;
  const made = read(station.heard[before]!).observed.sentAt!;
  expect(at - switchedAt).toBeGreaterThanOrEqual(1400);
  // Stamps are in whole seconds.
  expect(at - made).toBeGreaterThanOrEqual(1400);
  expect(at - made).toBeLessThan(3000);
});

test("clock off: every time in the message is 24 minutes behind, and the numbers are those of now", async () => {
  const { station, monitor } = await standing();
  monitor.fault("clock-off", true);
  const heard = await next(station, monitor);
  const { observed } = read(heard);
  expect(Math.abs(heard.at - observed.sentAt! - 24 * 60_000)).toBeLessThan(2000);
  expect(observed.readings.every(({ at }) => at <= observed.sentAt! && heard.at - at >= 23 * 60_000)).toBe(true);
});

test("garbage: a frame that is no message, and the good message after it still arrives", async () => {
  const { station, monitor } = await standing();
  monitor.fault("garbage", true);
  await until(() => station.heard.filter(({ controlId }) => controlId === "").length >= 3);
  await until(() => monitor.stats().refused >= 3);
  const accepted = monitor.stats().accepted;
  await until(() => monitor.stats().accepted > accepted + 2);
  expect(
    station.heard.filter(({ controlId }) => controlId === "").every(({ bytes }) => parse(bytes).length === 0),
  ).toBe(true);
});

test("demonstration mode: nothing in the message can be charted", async () => {
  const { station, monitor } = await standing();
  monitor.fault("demo", true);
  expect(values(await next(station, monitor))).toEqual({});
});

test("split: the bytes come in many pieces and make the same frames", async () => {
  const { station, monitor } = await standing({ everyMs: 40 });
  monitor.fault("split", true);
  monitor.fault("garbage", true);
  await until(() => monitor.stats().accepted >= 4);
  expect(Object.keys(values(station.heard.findLast(({ controlId }) => controlId !== "")!))).toHaveLength(7);
  expect(station.reads).toBeGreaterThan(station.heard.length * 2);
});

test("the cuff reads on its cycle and whenever asked, and keeps its time in between", async () => {
  let now = Date.UTC(2026, 10, 24, 9, 0, 0);
  const { station, monitor } = await standing({ clock: () => now, cuffEverySeconds: 300 });
  const cuffAt = async () =>
    read(await next(station, monitor)).observed.readings.find(({ parameter }) => parameter === "NIBP_SYS")!.at;
  const start = now;
  expect(await cuffAt()).toBe(start);
  now += 120_000;
  expect(await cuffAt()).toBe(start);
  monitor.cuffNow();
  expect(await cuffAt()).toBe(start + 120_000);
  now += 299_000;
  expect(await cuffAt()).toBe(start + 120_000);
  now += 1000;
  expect(await cuffAt()).toBe(start + 420_000);
});

test("a recording's cuff readings come when they were recorded, and say so in their times", async () => {
  const rows =
    "t_s,HR,SPO2,RR,NIBP_SYS,NIBP_DIA,NIBP_MEAN\n0,80,98,16,,,\n60,80,98,16,120,60,80\n120,80,98,16,,,\n180,80,98,16,130,70,90\n";
  let now = Date.UTC(2026, 10, 24, 9, 0, 0);
  const recorded = replayOf(parseRecording(rows), 1, { says: "a test", bridge: 60 });
  const { station, monitor } = await standing({ clock: () => now, source: recorded });
  const start = now;
  const cuff = async () => {
    const { readings } = read(await next(station, monitor)).observed;
    const found = readings.find(({ parameter }) => parameter === "NIBP_SYS");
    return found === undefined ? null : [found.value, (found.at - start) / 1000];
  };
  expect(await cuff()).toBeNull();
  now = start + 70_000;
  expect(await cuff()).toEqual([120, 60]);
  now = start + 170_000;
  expect(await cuff()).toEqual([120, 60]);
  now = start + 181_000;
  expect(await cuff()).toEqual([130, 180]);
});

test("stopped, it sends no more and lets the connection go", async () => {
  const { station, monitor } = await standing();
  await until(() => station.heard.length >= 2);
  monitor.stop();
  await pause(50);
  const before = station.heard.length;
  await pause(100);
  expect(station.heard).toHaveLength(before);
  expect(monitor.stats().connected).toBe(false);
});
