import { uuidv7 } from "uuidv7";
import { recordPlace } from "#clinic/desk.ts";
import { beginWatch } from "#monitoring/desk.ts";
import { inClinic } from "#plumbing/db.ts";
import { codeNow } from "#plumbing/signin/logins.ts";
import { as, type Instant } from "#science/units.ts";
import { demoPassword } from "../../src/app/demo/people.ts";
import { foundDemo } from "../../src/app/demo/seed.ts";
import { standByMonitors } from "../../src/app/house.ts";
import { serveWeb, webApp } from "../../src/app/server.ts";
import { framed, openWire } from "../mllp-client.ts";
import { openBenchHouse } from "./bench-house.ts";

/** From a monitor's byte on the wire to the event on a screen: 20 monitors at 1 Hz, each on a patient, 10 screens open. */
const [MONITORS, SCREENS, SECONDS, WARM_UP] = [20, 10, 40, 5];
const ORIGIN = "http://localhost:4998";

const now = () => as<Instant>(Date.now());
const { house, signin, close } = await openBenchHouse(now, ORIGIN);
const clinic = await foundDemo(house, signin, now());
const devices = Array.from({ length: MONITORS }, (_, n) => ({
  id: uuidv7(),
  name: `BENCH${String(n).padStart(11, "0")}`,
}));
await inClinic(house.db, clinic.clinicId, async (tx) => {
  const doing = { tx, store: house.store, by: "system", at: now() };
  for (const { id, name } of devices) {
    const roomId = clinic.rooms[0] ?? "";
    await recordPlace(doing, "DeviceAdded", {
      deviceId: id,
      roomId,
      label: name,
      zone: "UTC",
      identifiers: [name],
      addresses: ["127.0.0.1"],
    });
    const whom = {
      infusionId: uuidv7(),
      roomId,
      deviceId: id,
      patientId: uuidv7(),
      mrn: name,
      limits: [],
      staleSeconds: 15,
      lostSeconds: 30,
      silenceSeconds: 120,
    };
    await beginWatch(tx, house.store, "system", now(), whom);
  }
});
const listener = await standByMonitors(house, { host: "127.0.0.1", port: 0 });
const server = await serveWeb(webApp({ house, signin, baseUrl: ORIGIN }).fetch, { host: "127.0.0.1", port: 0 });
const base = `http://127.0.0.1:${server.port}`;

const headers = { "content-type": "application/json", origin: ORIGIN };
const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
const first = await fetch(`${base}/api/auth/sign-in/email`, {
  method: "POST",
  headers,
  body: JSON.stringify({ email: "nurse@demo.example", password: demoPassword }),
});
const code = await codeNow(clinic.staff["alvarez"]?.login.totpSecret ?? "");
const cookie = cookieOf(
  await fetch(`${base}/api/auth/two-factor/verify-totp`, {
    method: "POST",
    headers: { ...headers, cookie: cookieOf(first) },
    body: JSON.stringify({ code }),
  }),
);

const delays: number[] = [];
const startedAt = Date.now();
const stop = new AbortController();

async function screen(): Promise<void> {
  const answer = await fetch(`${base}/api/feed`, { headers: { cookie }, signal: stop.signal });
  let rest = "";
  const seen = new Map<string, number>();
  for await (const chunk of (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    const events = (rest + chunk).split("\n\n");
    rest = events.pop() ?? "";
    for (const event of events.filter((text) => text.startsWith("event: device"))) {
      const { deviceId, readings } = JSON.parse(event.slice(event.indexOf("data: ") + 6)) as {
        deviceId: string;
        readings: { HR?: { at: number } };
      };
      const at = readings.HR?.at ?? 0;
      if (at === 0 || seen.get(deviceId) === at) continue;
      seen.set(deviceId, at);
      if (at - startedAt > WARM_UP * 1000) delays.push(Date.now() - at);
    }
  }
}

const screens = Array.from({ length: SCREENS }, () => screen().catch(() => undefined));
const stamp = (at: number) => new Date(at).toISOString().replaceAll(/[-:TZ]/g, "");

async function monitor({ name }: { name: string }, offset: number): Promise<number> {
  const wire = await openWire(listener.port);
  await new Promise((resolve) => setTimeout(resolve, offset));
  let answered = 0;
  for (let second = 0; second < SECONDS + WARM_UP; second += 1) {
    const at = Date.now();
    const rows = [
      ["147842^MDC_ECG_HEART_RATE", 60 + (second % 30), "264864^MDC_DIM_BEAT_PER_MIN"],
      ["150456^MDC_PULS_OXIM_SAT_O2", 97, "262688^MDC_DIM_PERCENT"],
    ];
    const obx = rows.map(
      ([which, value, unit], n) =>
        `OBX|${n + 1}|NM|${which}^MDC|1.1.1.${n}|${value}|${unit}^MDC|||||R|||${stamp(at)}+0000`,
    );
    wire.send(
      framed(
        [
          `MSH|^~\\&|B^${name}^EUI-64|B|||${stamp(at)}+0000||ORU^R01|${name}${second}|P|2.6`,
          `PID|||${name}`,
          ...obx,
        ].join("\r"),
      ),
    );
    answered += (await wire.answers(1)).length;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, 1000 - (Date.now() - at))));
  }
  wire.end();
  return answered;
}

const answered = await Promise.all(devices.map((device, n) => monitor(device, (n * 1000) / MONITORS)));
stop.abort();
await Promise.all(screens);
const sorted = delays.toSorted((a, b) => a - b);
const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
console.log(
  `monitor byte to screen event, ${MONITORS} monitors at 1 Hz, ${SCREENS} screens, ${SECONDS} s: median ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms (${sorted.length} events; ${answered.reduce((a, b) => a + b, 0)} messages answered)`,
);

await server.close();
await listener.close();
await close();
process.exit(0);
