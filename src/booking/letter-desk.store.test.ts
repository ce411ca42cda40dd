import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { openNeeds } from "#tasks/read.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { failedLetters, type Letter, type LetterState, lettersAbout, postLetter } from "#plumbing/letters.ts";
import { as, type Instant, minutes } from "#science/units.ts";
import { type Asking, openTestHouse, signInAs, type TestHouse } from "../../tests/clinic.ts";
import { keepLetterNeeds, sayWhatIsMissing } from "./letter-desk.ts";

let house: TestHouse;
let desk: Asking;
let owner: Asking;
beforeAll(async () => {
  house = await openTestHouse();
  desk = await signInAs(house, "park");
  owner = await signInAs(house, "vale");
});
afterAll(() => house.close());

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const now = () => as<Instant>(Date.now());

/** A letter that has come to this state. */
async function letter(state: LetterState, change: Partial<Letter> = {}): Promise<string> {
  const about = `appointment:${uuidv7()}`;
  return inHouse(async (tx) => {
    await postLetter(tx, {
      key: about,
      channel: "text",
      template: "reminder-24h",
      language: "es",
      recipient: "+12125550142",
      subject: "",
      body: "the words of the letter",
      about,
      notBefore: now(),
      notAfter: null,
      now: now(),
      ...change,
    });
    const done = state === "waiting" ? {} : { done_at: new Date(now()), tries: 1, says: "no such number" };
    await tx.q
      .updateTable("letters")
      .set({ state, ...done })
      .where("about", "=", about)
      .execute();
    const [row] = await lettersAbout(tx, about);
    await keepLetterNeeds(tx, row!);
    return row!.id;
  });
}

const needs = async () =>
  (await inHouse((tx) => openNeeds(tx, { roles: ["front-desk"], now: now() }))).filter(
    ({ opens }) => opens === "/letters",
  );

type Shown = { letters: { id: string; state: string; what: string; canResend: boolean }[] };
const listed = async () => (await desk("/api/letters")).body as Shown;

test("a letter that failed, or may have, needs a person; one that went out does not", async () => {
  const [failed, unsure] = [await letter("failed"), await letter("unsure")];
  await letter("sent");
  expect((await needs()).map(({ says, subject }) => [subject, says])).toEqual([
    [`letter:${failed}`, "Reminder, 24 hours before did not go out"],
    [`letter:${unsure}`, "Reminder, 24 hours before: nobody knows whether it went out"],
  ]);
});

test("a code that did not arrive is asked for again by whoever waits for it: nobody needs to call", async () => {
  const before = (await needs()).length;
  await letter("failed", { template: "code" });
  expect((await needs()).length).toBe(before);
});

test("the front desk sees failed letters first, and never their words", async () => {
  await letter("waiting");
  const { text } = await desk("/api/letters");
  const { letters } = await listed();
  expect(letters.map(({ state }) => state === "failed" || state === "unsure").lastIndexOf(true)).toBe(
    letters.findIndex(({ state }) => state !== "failed" && state !== "unsure") - 1,
  );
  expect(text).not.toContain("the words of the letter");
});

test("sent again, a failed letter is on its way and no longer needs a person; pressed twice, it is one letter", async () => {
  const id = await letter("failed");
  const before = (await needs()).length;
  const answers = await Promise.all([1, 2].map(() => desk(`/api/letters/${id}/resend`, {})));
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect((await listed()).letters.find((one) => one.id === id)?.state).toBe("waiting");
  expect((await needs()).length).toBe(before - 1);
});

test("what went out, and what would come too late, is not sent again", async () => {
  const sent = await letter("sent");
  const late = await letter("failed", { notAfter: as<Instant>(now() - minutes(1)) });
  expect(await desk(`/api/letters/${sent}/resend`, {})).toMatchObject({
    status: 409,
    body: { refusals: [{ rule: "not-failed" }] },
  });
  expect(await desk(`/api/letters/${late}/resend`, {})).toMatchObject({
    status: 409,
    body: { refusals: [{ rule: "too-late" }] },
  });
  expect((await listed()).letters.find(({ id }) => id === late)?.canResend).toBe(false);
});

test("who was reached by telephone needs no letter: it is listed no more among those that did not arrive, with what was said", async () => {
  const id = await letter("failed");
  const before = (await needs()).length;
  const done = { outcome: "reached by telephone, comes at nine" };
  expect((await desk(`/api/letters/${id}/settle`, done)).status).toBe(200);
  expect((await desk(`/api/letters/${id}/settle`, done)).status).toBe(200);
  expect((await listed()).letters.find((one) => one.id === id)).toMatchObject({ state: "dropped", says: done.outcome });
  expect((await needs()).length).toBe(before - 1);
  expect(await desk(`/api/letters/${await letter("sent")}/settle`, done)).toMatchObject({ status: 409 });
  expect(await desk(`/api/letters/${id}/settle`, { outcome: " " })).toMatchObject({ status: 422 });
});

test("what could help nobody any more is forgotten a day later", async () => {
  const open = async (at: Instant) => (await inHouse((tx) => failedLetters(tx, at))).length;
  await letter("failed", { template: "code", notAfter: as<Instant>(now() + minutes(10)) });
  const before = await open(now());
  expect(await open(as<Instant>(now() + minutes(25 * 60)))).toBeLessThan(before);
});

test("a letter nobody wrote is not found, and the owner reads no letters", async () => {
  expect((await desk(`/api/letters/${uuidv7()}/resend`, {})).status).toBe(404);
  expect((await desk("/api/letters/none/resend", {})).status).toBe(404);
  expect((await owner("/api/letters")).status).toBe(403);
});

test("while no provider of texts is set, the board says how many texts wait; once it is, it says nothing", async () => {
  await inHouse((tx) => sayWhatIsMissing(tx, { mail: true, texts: false }));
  expect((await needs()).map(({ says }) => says)).toContainEqual(
    expect.stringMatching(/^No provider of texts is set: \d+ texts? waits?$/),
  );
  await inHouse((tx) => sayWhatIsMissing(tx, { mail: true, texts: true }));
  expect((await needs()).map(({ says }) => says).join()).not.toContain("No provider");
});
