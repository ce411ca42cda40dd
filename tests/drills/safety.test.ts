import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { acknowledge, closeAlert, setOnCall, setPageWay } from "#followup/desk.ts";
import { openAlerts } from "#followup/read.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { eraseData, startDatabase } from "#plumbing/embedded-db.ts";
import { openSignin } from "#plumbing/signin/signin.ts";
import { as, type Instant } from "#science/units.ts";
import { foundDemo } from "../../src/app/demo/seed.ts";
import { closeHouse, openHouse } from "../../src/app/house.ts";
import { openLog } from "../../src/app/log.ts";
import { ORIGIN } from "../clinic.ts";
import { writeAs } from "../message.ts";
import { receiveMail, receiveTexts } from "../providers.ts";

/** Must reach somebody within so long of everything working again (reliability reference E14). */
const WITHIN_MS = 60_000;
const SECRET = "only for tests, and long enough to be one";
const DOCTOR = { mobile: "+12125550142", email: "doctor@demo.example" };

let dataDir = "";
let database: Awaited<ReturnType<typeof startDatabase>>;
let house: Awaited<ReturnType<typeof openHouse>>;
let clinic: Awaited<ReturnType<typeof foundDemo>>;
let mail: Awaited<ReturnType<typeof receiveMail>>;
let texts: Awaited<ReturnType<typeof receiveTexts>>;
let carrier: ChildProcess | null = null;
let doctor = "";

const now = () => as<Instant>(Date.now());
const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.db, clinic.clinicId, work);
const doing = (tx: Tx, by: string) => ({ tx, store: house.store, by, now: now() });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "afterglow-safety-"));
  database = await startDatabase({ dataDir });
  house = await openHouse({ adminUrl: database.url, secret: SECRET, now, log: openLog("silent", null) });
  const signin = openSignin({ signinUrl: house.urls.signin, secret: SECRET, baseUrl: ORIGIN });
  clinic = await foundDemo(house, signin, now());
  await signin.close();
  [mail, texts] = [await receiveMail(), await receiveTexts()];
  doctor = clinic.staff["reyes"]?.id ?? "";
  const always = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
    weekday,
    from: "00:00",
    to: "24:00",
    staffIds: [doctor],
  }));
  await inHouse((tx) => setOnCall(doing(tx, "system"), uuidv7(), { weekly: always }));
  await inHouse((tx) => setPageWay(doing(tx, "system"), uuidv7(), { staffId: doctor, ...DOCTOR }));
}, 120_000);

afterEach(async () => {
  await kill();
  for (const { id: alertId } of await inHouse(openAlerts)) {
    await inHouse((tx) => acknowledge(doing(tx, doctor), { id: uuidv7(), alertId, how: "link" }));
    const data = { outcome: "safe-plan-made", spokeWith: "her", told: "988", note: "", printedName: "" } as const;
    await inHouse((tx) => closeAlert(doing(tx, doctor), { id: uuidv7(), alertId, ...data }));
  }
});
afterAll(async () => {
  await kill();
  await Promise.all([mail.close(), texts.close(), closeHouse(house)]);
  await database.stop();
  await eraseData(dataDir);
});

async function carry(): Promise<void> {
  const settings = { adminUrl: database.url, secret: SECRET, smtpUrl: mail.url, texts: texts.settings };
  const child = spawn(process.execPath, ["tests/drills/safety-process.ts", JSON.stringify(settings)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  carrier = child;
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", () => resolve());
    child.once("exit", () => reject(new Error("nothing carries pages")));
  });
}

async function kill(): Promise<void> {
  const dying = carrier;
  carrier = null;
  if (dying === null || dying.exitCode !== null || dying.signalCode !== null) return;
  const gone = new Promise((resolve) => dying.once("exit", resolve));
  dying.kill("SIGKILL");
  await gone;
}

/** A patient writes that they want to die; gives back what then arrives for the one on call. */
async function danger() {
  const patientId = clinic.patients["fable"] ?? "";
  await inHouse((tx) => writeAs(patientId, doing(tx, "system"), "I want to die"));
  const [{ id } = { id: "" }] = await inHouse(openAlerts);
  const link = `/staff/alerts/${id}`;
  return {
    texts: () => texts.arrived.filter(({ to, body }) => to === DOCTOR.mobile && body.includes(link)),
    mails: () => mail.arrived.filter(({ to, mail: { text } }) => to.includes(DOCTOR.email) && text?.includes(link)),
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Seconds from `since` until it is so; fails when that is more than a page may take. */
async function secondsUntil(what: string, isSo: () => boolean, since: number): Promise<void> {
  while (!isSo() && Date.now() - since < WITHIN_MS) await pause(50);
  expect(isSo(), what).toBe(true);
  process.stdout.write(`  ${what}: ${((Date.now() - since) / 1000).toFixed(1)} s\n`);
}

test("nothing carried pages when it was said: both ways arrive once something does", { timeout: 90_000 }, async () => {
  const page = await danger();
  await carry();
  await secondsUntil(
    "job runner dead, then started",
    () => page.texts().length + page.mails().length === 2,
    Date.now(),
  );
});

test(
  "killed again and again while it pages, it reaches the one on call, and no text or mail counts twice",
  { timeout: 300_000 },
  async () => {
    const page = await danger();
    for (const alive of [200, 1200, 2200]) {
      await carry();
      await pause(alive);
      await kill();
    }
    await carry();
    await secondsUntil(
      "job runner killed 3 times, then started",
      () => page.texts().length + page.mails().length > 0,
      Date.now(),
    );
    await pause(3000);
    expect(page.texts().length).toBeLessThanOrEqual(1);
    expect(new Set(page.mails().map(({ mail: { messageId } }) => messageId)).size).toBeLessThanOrEqual(1);
  },
);

test(
  "the mail server is down: the text arrives; back again, so does the mail, once",
  { timeout: 120_000 },
  async () => {
    const { port } = mail;
    await mail.close();
    await carry();
    const page = await danger();
    await secondsUntil("mail server down, by text", () => page.texts().length === 1, Date.now());
    expect(page.mails()).toEqual([]);
    mail = await receiveMail({ port });
    await secondsUntil("mail server back, by mail", () => page.mails().length === 1, Date.now());
    await pause(2000);
    expect([page.texts().length, page.mails().length]).toEqual([1, 1]);
  },
);

test("the text provider is down: the mail arrives", { timeout: 90_000 }, async () => {
  const { port } = texts;
  await texts.close();
  await carry();
  const page = await danger();
  await secondsUntil("text provider down, by mail", () => page.mails().length === 1, Date.now());
  texts = await receiveTexts({ port });
  await secondsUntil("text provider back, by text", () => page.texts().length === 1, Date.now());
});

test(
  "the database is restarted in between: what was said is there, and is paged once",
  { timeout: 300_000 },
  async () => {
    const page = await danger();
    await carry();
    await database.stop();
    await pause(1500);
    database = await startDatabase({ dataDir });
    const since = Date.now();
    await secondsUntil("database restarted", () => page.texts().length + page.mails().length === 2, since);
    await pause(2000);
    expect([page.texts().length, page.mails().length]).toEqual([1, 1]);
  },
);
