import { type ChildProcess, spawn } from "node:child_process";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "#plumbing/embedded-db.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { verifyChain } from "#plumbing/chain.ts";
import { codeNow } from "#plumbing/signin/logins.ts";
import { visitOf } from "#infusion/desk.ts";
import { openVisits } from "#infusion/read.ts";
import { as, type Instant } from "#science/units.ts";
import { demoPassword } from "../../src/app/demo/people.ts";
import { tellStory } from "../../src/app/demo/story.ts";
import { openTestHouse, ORIGIN, type TestHouse } from "../clinic.ts";
import { framed, openWire } from "../mllp-client.ts";

const KILLS = 5;
/** So much is acknowledged between two kills, however slow the machine: entries of the nurses, messages of the monitor. */
const LOAD = { entries: 20, messages: 10 };
const LOAD_MS = 1500;
const NURSES = 4;

let house: TestHouse;
let ports: { port: number; mllpPort: number };
let running: { infusionId: string; patientId: string };
let app: ChildProcess | null = null;

beforeAll(async () => {
  house = await openTestHouse();
  await tellStory(house.house, house.clinic, as<Instant>(Date.now()));
  running = (await inHouse(openVisits)).find(({ phase }) => phase === "running")!;
  ports = { port: await freePort(), mllpPort: await freePort() };
}, 120_000);
afterAll(async () => {
  app?.kill("SIGKILL");
  await house.close();
});

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);

async function startApp(): Promise<void> {
  const settings = JSON.stringify({ adminUrl: house.adminUrl, secret: house.secret, ...ports });
  const child = spawn(process.execPath, ["tests/drills/app-process.ts", settings], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  app = child;
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (text: Buffer) => text.includes("ready") && resolve());
    child.once("exit", () => reject(new Error("the app did not start")));
  });
}

async function killApp(): Promise<void> {
  const gone = new Promise((resolve) => app?.once("exit", resolve));
  app?.kill("SIGKILL");
  await gone;
}

const post = async (path: string, body: object, cookie: string) =>
  fetch(`http://127.0.0.1:${ports.port}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: ORIGIN, cookie },
    body: JSON.stringify(body),
  }).catch(() => null);

const cookieOf = (answer: Response | null) =>
  (answer?.headers.getSetCookie() ?? []).map((set) => set.split(";")[0]).join("; ");

async function signIn(): Promise<string> {
  const first = await post("/api/auth/sign-in/email", { email: "nurse@demo.example", password: demoPassword }, "");
  const second = await post(
    "/api/auth/two-factor/verify-totp",
    { code: await codeNow(house.clinic.staff["alvarez"]!.login.totpSecret) },
    cookieOf(first),
  );
  expect(second?.status).toBe(200);
  return cookieOf(second);
}

/** Charts without pause until told to stop; what got no answer is sent again with the same id, as a tablet does. */
async function nurse(
  cookie: string,
  acknowledged: Set<string>,
  resent: { n: number },
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    const body = { id: uuidv7(), patientId: running.patientId, at: Date.now(), data: { text: "charted under load" } };
    for (let tries = 0; !acknowledged.has(body.id); tries += 1) {
      const answer = await post(`/api/infusions/${running.infusionId}/orders/NoteWritten`, body, cookie);
      if (answer?.status === 200) acknowledged.add(body.id);
      else if (isOver() && app === null) return;
      else await new Promise((resolve) => setTimeout(resolve, 100));
      resent.n += tries > 0 ? 1 : 0;
    }
  }
}

/** A monitor without pause: each message sent until it is answered, the same bytes again after a break. */
async function monitor(acknowledged: Set<string>, isOver: () => boolean): Promise<void> {
  for (let n = 0; !isOver(); n += 1) {
    const id = `KILL-${n}`;
    const at = new Date().toISOString().replaceAll(/[-:T]/g, "").slice(0, 14);
    const message = `MSH|^~\\&|MON^00A0370098000002^EUI-64|CLINIC|||${at}+0000||ORU^R01|${id}|P|2.6\rPID|||DEMO-10482\rOBX|1|NM|147842^MDC_ECG_HEART_RATE^MDC|1|70|264864^MDC_DIM_BEAT_PER_MIN^MDC|||||R|||${at}+0000\r`;
    while (!acknowledged.has(id) && !isOver()) {
      const wire = await openWire(ports.mllpPort).catch(() => null);
      wire?.send(framed(message));
      const answers = (await wire?.answers(1, 800)) ?? [];
      if (answers.some((answer) => answer.code === "AA" && answer.id === id)) acknowledged.add(id);
      wire?.end();
      if (wire === null) await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Lets the load run for a while, and until enough of it is acknowledged. */
async function loaded(entries: ReadonlySet<string>, messages: ReadonlySet<string>): Promise<void> {
  const enough = { entries: entries.size + LOAD.entries, messages: messages.size + LOAD.messages };
  await new Promise((resolve) => setTimeout(resolve, LOAD_MS));
  while (entries.size < enough.entries || messages.size < enough.messages)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

test(
  `killed ${KILLS} times in the middle of an infusion, nothing acknowledged is lost or doubled`,
  { timeout: 180_000 },
  async () => {
    await startApp();
    const cookie = await signIn();
    const [entries, messages, resent] = [new Set<string>(), new Set<string>(), { n: 0 }];
    let over = false;
    const load = [
      ...Array.from({ length: NURSES }, () => nurse(cookie, entries, resent, () => over)),
      monitor(messages, () => over),
    ];
    for (let kill = 0; kill < KILLS; kill += 1) {
      await loaded(entries, messages);
      await killApp();
      await startApp();
    }
    await loaded(entries, messages);
    over = true;
    await Promise.all(load);
    await killApp();

    const facts = (await inHouse((tx) => visitOf(tx, running.infusionId)))!.facts;
    const stored = new Map<string, number>();
    for (const { id } of facts) stored.set(id, (stored.get(id) ?? 0) + 1);
    expect([...entries].filter((id) => stored.get(id) !== 1)).toEqual([]);
    const raw = await inHouse((tx) =>
      tx.q.selectFrom("raw_messages").select("control_id").where("control_id", "like", "KILL-%").execute(),
    );
    const copies = Map.groupBy(raw, ({ control_id }) => control_id ?? "");
    expect([...messages].filter((id) => copies.get(id)?.length !== 1)).toEqual([]);
    expect(entries.size).toBeGreaterThan(100);
    expect(messages.size).toBeGreaterThan(50);
    expect(resent.n).toBeGreaterThan(0);
    expect((await inHouse((tx) => verifyChain(tx, []))).firstFault).toBeNull();
  },
);
