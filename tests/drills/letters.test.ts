import { spawn } from "node:child_process";
import { once } from "node:events";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { sendDue } from "#plumbing/letter-sending.ts";
import { lettersAbout, postLetter, resend } from "#plumbing/letters.ts";
import { openMailer } from "#plumbing/mail.ts";
import { as, type Instant, minutes } from "#science/units.ts";
import { openTestHouse, type TestHouse } from "../clinic.ts";
import { receiveMail } from "../providers.ts";

let house: TestHouse;
let mail: Awaited<ReturnType<typeof receiveMail>>;
beforeAll(async () => {
  house = await openTestHouse();
  mail = await receiveMail();
});
afterAll(async () => {
  await mail.close();
  await house.close();
});

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const start = as<Instant>(Date.now());

const post = (about: string) =>
  inHouse((tx) =>
    postLetter(tx, {
      key: about,
      channel: "mail",
      template: "booked",
      language: "en",
      recipient: "mara@visitor.example",
      subject: "Your visit",
      body: "Your visit is booked.",
      about,
      notBefore: start,
      notAfter: null,
      now: start,
    }),
  );

const send = (minutesLater: number) =>
  sendDue({
    db: house.house.db,
    mailer: openMailer(mail.url, "desk@clinic.example"),
    texter: null,
    now: () => as<Instant>(start + minutes(minutesLater)),
    note: () => undefined,
  });

test.each([
  ["between claim and send", 0],
  ["between send and record", 1],
] as const)("a sender that dies %s leaves the letter unsure, and nobody sends it again", async (dies, wentOut) => {
  const about = `appointment:${uuidv7()}`;
  const before = mail.arrived.length;
  await post(about);
  const settings = JSON.stringify({ appUrl: house.house.urls.app, smtpUrl: mail.url, dies });
  const sender = spawn(process.execPath, ["tests/drills/letters-process.ts", settings], { stdio: "inherit" });
  const [, signal] = (await once(sender, "exit")) as [number | null, string];
  expect(signal).toBe("SIGKILL");
  const state = async () => (await inHouse((tx) => lettersAbout(tx, about)))[0];

  expect(await send(1)).toBe(0);
  expect(await state()).toMatchObject({ state: "sending" });
  expect(await send(6)).toBe(0);
  expect(await state()).toMatchObject({ state: "unsure", tries: 1 });
  for (const later of [10, 60, 6000]) expect(await send(later)).toBe(0);
  expect(mail.arrived.length - before).toBe(wentOut);

  const { id } = (await state())!;
  expect(await inHouse((tx) => resend(tx, id, start))).toBe("posted");
  expect(await send(1)).toBe(1);
  const copies = mail.arrived.slice(before).map(({ mail: { messageId } }) => messageId);
  expect(copies).toHaveLength(wentOut + 1);
  expect(new Set(copies).size).toBe(1);
});
