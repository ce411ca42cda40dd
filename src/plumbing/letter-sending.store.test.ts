import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { as, type Instant, minutes } from "#science/units.ts";
import { openTestHouse, type TestHouse } from "../../tests/clinic.ts";
import { type MailFault, receiveMail, receiveTexts, refusedText, taken } from "../../tests/providers.ts";
import { inClinic, type Tx } from "./db.ts";
import { followTexts } from "./letter-following.ts";
import { sendDue, type Sending } from "./letter-sending.ts";
import { dropLetters, failedLetters, type Letter, lettersAbout, postLetter, resend } from "./letters.ts";
import { openMailer } from "./mail.ts";
import { openTexter } from "./sms.ts";

let house: TestHouse;
let mail: Awaited<ReturnType<typeof receiveMail>>;
let texts: Awaited<ReturnType<typeof receiveTexts>>;
let clock: Instant;
let about: string;
let mailFault: MailFault;
let textAnswer = taken;
let standing: { status: string; error_code: number | null };

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  clock = as<Instant>(Date.parse("2026-11-23T15:00:00Z"));
  about = `appointment:${uuidv7()}`;
  [mailFault, textAnswer] = [{}, taken];
  mail = await receiveMail({ fault: () => mailFault });
  standing = { status: "sent", error_code: null };
  texts = await receiveTexts({ answer: () => textAnswer, standing: () => standing });
});
afterEach(async () => {
  await inHouse((tx) => tx.q.deleteFrom("letters").execute());
  await Promise.all([mail.close(), texts.close()]);
});

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);

const sending = (change: Partial<Sending> = {}): Sending => ({
  db: house.house.db,
  mailer: openMailer(mail.url, "desk@clinic.example"),
  texter: openTexter(texts.settings),
  now: () => clock,
  note: () => undefined,
  ...change,
});

const letter = (change: Partial<Letter> = {}): Letter => ({
  key: `${about}:booked`,
  channel: "mail",
  template: "booked",
  language: "en",
  recipient: "mara@visitor.example",
  subject: "Your visit",
  body: "Your visit is booked.",
  about,
  notBefore: clock,
  notAfter: null,
  now: clock,
  ...change,
});

const post = (change: Partial<Letter> = {}) => inHouse((tx) => postLetter(tx, letter(change)));
const stateOf = async () => (await inHouse((tx) => lettersAbout(tx, about))).map(({ state }) => state);
const one = async () => (await inHouse((tx) => lettersAbout(tx, about)))[0]!;
const later = (n: number) => (clock = as<Instant>(clock + minutes(n)));

test("a letter posted twice for the same reason is sent once, and is then known as sent", async () => {
  expect([await post(), await post()]).toEqual(["posted", "known"]);
  expect(await sendDue(sending())).toBe(1);
  expect(await sendDue(sending())).toBe(0);
  expect(mail.arrived).toHaveLength(1);
  expect(mail.arrived[0]!.mail.messageId).toBe(`<${(await one()).id}@clinic.example>`);
  expect(await stateOf()).toEqual(["sent"]);
});

test("a text goes to the provider of texts, and the mail server sees nothing of it", async () => {
  await post({ channel: "text", recipient: "+12125550142", key: `${about}:text` });
  await sendDue(sending());
  expect([texts.arrived.length, mail.arrived.length]).toEqual([1, 0]);
});

const bodyOf = async () =>
  (await inHouse((tx) => tx.q.selectFrom("letters").select("body").where("about", "=", about).execute()))[0]!.body;

test.each(["code", "invitation", "ride-ask-driver"])(
  "the words of a %s are forgotten once it is sent",
  async (template) => {
    await post({ template, body: "123456" });
    expect(await bodyOf()).toBe("123456");
    await sendDue(sending());
    expect([mail.arrived.length, await bodyOf()]).toEqual([1, ""]);
  },
);

test("other letters keep their words", async () => {
  await post();
  await sendDue(sending());
  expect(await bodyOf()).toBe("Your visit is booked.");
});

test("a driver's text is kept until it is delivered, for it may have to be sent again", async () => {
  await post({ template: "ride-ask-driver", channel: "text", recipient: "+12125550142" });
  await sendDue(sending());
  expect(await bodyOf()).not.toBe("");
  standing = { status: "delivered", error_code: null };
  later(2);
  await followTexts(sending());
  await sendDue(sending());
  expect(await bodyOf()).toBe("");
});

test("a code whose time passed before it could be sent is forgotten too", async () => {
  await post({ template: "code", body: "123456", notAfter: as<Instant>(clock + minutes(10)) });
  later(11);
  await sendDue(sending());
  expect([await stateOf(), await bodyOf()]).toEqual([["failed"], ""]);
});

test("a day after a code was asked for, nothing is left of the address it went to; other letters stay", async () => {
  await post({ template: "code", body: "123456", key: `${about}:code` });
  await post();
  await sendDue(sending());
  later(24 * 60 - 1);
  await sendDue(sending());
  expect(await stateOf()).toEqual(["sent", "sent"]);
  later(1);
  await sendDue(sending());
  expect((await inHouse((tx) => lettersAbout(tx, about))).map(({ template }) => template)).toEqual(["booked"]);
});

test("a letter whose transaction fails was never posted", async () => {
  const failing = inHouse(async (tx) => {
    await postLetter(tx, letter());
    throw new Error("the booking failed");
  });
  await expect(failing).rejects.toThrow("the booking failed");
  expect(await stateOf()).toEqual([]);
});

test("a letter waits for its time, and is not sent after it", async () => {
  const notBefore = as<Instant>(clock + minutes(60));
  await post({ notBefore, notAfter: as<Instant>(clock + minutes(90)) });
  await sendDue(sending());
  expect(await stateOf()).toEqual(["waiting"]);
  later(95);
  await sendDue(sending());
  expect([await stateOf(), mail.arrived.length]).toEqual([["failed"], 0]);
  expect((await one()).says).toBe("Its time passed before it could be sent.");
});

test("while the mail server is away letters wait; when it is back each goes out once", async () => {
  for (const n of [1, 2, 3]) await post({ key: `${about}:${n}` });
  await mail.close();
  expect(await sendDue(sending())).toBe(0);
  expect(await stateOf()).toEqual(["waiting", "waiting", "waiting"]);
  mail = await receiveMail({ port: mail.port });
  later(1);
  expect(await sendDue(sending())).toBe(3);
  expect(mail.arrived).toHaveLength(3);
});

test("while the provider of texts is away, mail goes on", async () => {
  await post();
  await post({ channel: "text", recipient: "+12125550142", key: `${about}:text` });
  await texts.close();
  expect(await sendDue(sending())).toBe(1);
  expect(mail.arrived).toHaveLength(1);
});

test("a busy mailbox is tried again ever more slowly, for some hours, and then has failed", async () => {
  mailFault = { rcpt: { code: 450, says: "busy" } };
  await post();
  const waits: number[] = [];
  for (let n = 0; n < 20 && (await stateOf())[0] === "waiting"; n += 1) {
    const before = clock;
    clock = (await one()).nextTry;
    waits.push((clock - before) / 60_000);
    await sendDue(sending());
  }
  expect(waits).toEqual([0, 0.5, 1, 2, 5, 15, 30, 60, 120, 240]);
  expect(await one()).toMatchObject({ state: "failed", tries: 10, says: expect.stringContaining("busy") });
});

test("a refusal for good fails at once and is listed, with what the server said", async () => {
  mailFault = { rcpt: { code: 550, says: "no such mailbox" } };
  await post();
  await sendDue(sending());
  later(600);
  await sendDue(sending());
  expect(await inHouse((tx) => failedLetters(tx, clock))).toMatchObject([
    { state: "failed", tries: 1, says: expect.stringContaining("no such mailbox") },
  ]);
});

test("a text the provider broke over is unsure, is not sent again by itself, and a person can send it again", async () => {
  textAnswer = refusedText(500, 20_500, "Internal server error");
  await post({ channel: "text", recipient: "+12125550142" });
  await sendDue(sending());
  later(600);
  await sendDue(sending());
  expect(await one()).toMatchObject({ state: "unsure", tries: 1 });
  textAnswer = taken;
  expect(await inHouse(async (tx) => resend(tx, (await lettersAbout(tx, about))[0]!.id, clock))).toBe("posted");
  await sendDue(sending());
  expect([await stateOf(), texts.arrived.length]).toEqual([["sent"], 1]);
});

test("a letter that went out is not sent again by anyone; one too late to help neither", async () => {
  await post({ notAfter: as<Instant>(clock + minutes(10)) });
  await sendDue(sending());
  const { id } = await one();
  expect(await inHouse((tx) => resend(tx, id, clock))).toMatchObject({ rule: "not-failed" });
  await inHouse((tx) => tx.q.updateTable("letters").set({ state: "unsure" }).execute());
  later(11);
  expect(await inHouse((tx) => resend(tx, id, clock))).toMatchObject({ rule: "too-late" });
  expect(await inHouse((tx) => resend(tx, uuidv7(), clock))).toBe("none");
});

test("a letter no longer true is dropped and never sent", async () => {
  await post({ notBefore: as<Instant>(clock + minutes(5)) });
  expect(await inHouse((tx) => dropLetters(tx, [`${about}:booked`], "The visit was moved.", clock))).toBe(1);
  later(10);
  await sendDue(sending());
  expect([await stateOf(), mail.arrived.length]).toEqual([["dropped"], 0]);
});

test("without a mail server letters wait, and none is lost", async () => {
  await post();
  expect(await sendDue(sending({ mailer: null }))).toBe(0);
  expect(await stateOf()).toEqual(["waiting"]);
  expect(await sendDue(sending())).toBe(1);
});

test("four senders at once send each of forty letters once", async () => {
  for (let n = 0; n < 40; n += 1) await post({ key: `${about}:${n}` });
  const sent = await Promise.all([1, 2, 3, 4].map(() => sendDue(sending())));
  expect(sent.reduce((a, b) => a + b)).toBe(40);
  expect(new Set(mail.arrived.map(({ mail: { messageId } }) => messageId)).size).toBe(40);
  expect(mail.arrived).toHaveLength(40);
});

test("whoever is told of settled letters is told in the same transaction, once for each", async () => {
  const told: string[] = [];
  mailFault = { rcpt: { code: 550, says: "no such mailbox" } };
  await post();
  const settled: Sending["settled"] = async (tx, { state }) => {
    const { state: stored } = await tx.q
      .selectFrom("letters")
      .select("state")
      .where("about", "=", about)
      .executeTakeFirstOrThrow();
    told.push(`${state} ${stored}`);
  };
  await sendDue(sending({ settled }));
  await sendDue(sending({ settled }));
  expect(told).toEqual(["failed failed"]);
});

test("a text that was taken is asked after: delivered, it is said so and not asked after again", async () => {
  await post({ channel: "text", recipient: "+12125550142" });
  await sendDue(sending());
  later(2);
  expect(await followTexts(sending())).toBe(0);
  expect((await one()).says).toBeNull();
  standing = { status: "delivered", error_code: null };
  later(5);
  await followTexts(sending());
  expect(await one()).toMatchObject({ state: "sent", says: "Delivered." });
  standing = { status: "undelivered", error_code: 30_003 };
  later(60);
  expect(await followTexts(sending())).toBe(0);
});

test("a text that was taken and never reached its telephone has failed, and whoever is told of that is told", async () => {
  await post({ channel: "text", recipient: "+12125550142" });
  await sendDue(sending());
  const told: string[] = [];
  standing = { status: "undelivered", error_code: 30_003 };
  later(2);
  expect(await followTexts(sending({ settled: async (_tx, { state }) => void told.push(state) }))).toBe(1);
  expect(await one()).toMatchObject({ state: "failed", says: "It was not delivered to the telephone (30003)." });
  expect(told).toEqual(["failed"]);
});

test("while the provider does not answer, nothing is believed to be lost; after a day nobody asks any more", async () => {
  await post({ channel: "text", recipient: "+12125550142" });
  await sendDue(sending());
  await texts.close();
  later(2);
  expect(await followTexts(sending())).toBe(0);
  expect(await stateOf()).toEqual(["sent"]);
  texts = await receiveTexts({ port: texts.port, standing: () => ({ status: "failed", error_code: null }) });
  later(25 * 60);
  expect(await followTexts(sending())).toBe(0);
});

test("a subject or an address of two lines is never posted", async () => {
  await expect(post({ subject: "Your visit\r\nBcc: all@visitor.example" })).rejects.toThrow("more than one line");
  await expect(post({ recipient: "mara@visitor.example\nall@visitor.example" })).rejects.toThrow("more than one line");
});
