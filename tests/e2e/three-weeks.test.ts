import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerItem, enterTotal, finish } from "#assessment/desk.ts";
import { dueOf } from "#assessment/read.ts";
import { bookDirect, type Doing } from "#booking/desk.ts";
import { noteInfusionGiven, planCourse } from "#course/desk.ts";
import { askQuestionnaires, keepCheckIns, writeForCheckIns } from "#followup/desk.ts";
import { checkInsOf, moodsOf } from "#followup/read.ts";
import { at as minute, recorded, wholeVisit } from "#infusion/story.test-data.ts";
import { recordContact } from "#people/desk.ts";
import { wentAsBooked } from "#infusion/booked.ts";
import { inClinic } from "#plumbing/db.ts";
import { as, type Instant, type MgPerKg, type Minutes } from "#science/units.ts";
import { STAFF } from "#ui/ways.ts";
import { demoPatients } from "../../src/app/demo/people.ts";
import { ORIGIN } from "../clinic.ts";
import { answer, fillIn, throughTheDoor } from "./own-pages.ts";
import { HOUR, linkIn, look, openStreet, phone, type Street, title, type Walker } from "./street.ts";
import { look as lookAtDesk } from "./visit.ts";

/**
 * A patient's three weeks on a phone: six infusions on Tuesdays and Fridays, the letter of the morning after, the third day where
 * there is one, the weekly PHQ-9, a tap a day, and what is before and after each visit. The infusions come from their own facts;
 * everything the patient does is done on the screen. In this order.
 */
const DAY = 24 * HOUR;
/** Days from the first on which the six are given: Tuesday and Friday. */
const GIVEN = [0, 3, 7, 10, 14, 17] as const;
const born = demoPatients.find(({ key }) => key === "sonnet")?.birthDate ?? "";
const email = "sonnet@visitor.example";
let street: Street;
let who: Walker;
let patientId = "";
let courseId = "";
let first = 0;

const now = () => as<Instant>(street.clock.now());
const turnTo = (at: number) => void (street.clock.ahead = at - Date.now());
const doing = <T>(work: (one: Doing) => Promise<T>, by = "reyes"): Promise<T> => {
  const { house, clinic } = street.stage.house;
  const id = clinic.staff[by]?.id ?? "system";
  return inClinic(house.db, clinic.clinicId, (tx) => work({ tx, store: house.store, by: id, now: now() }));
};

/** What comes by the clock: check-ins and questionnaires are asked, letters written. */
async function rounds(): Promise<void> {
  const { house, clinic } = street.stage.house;
  const round = { db: house.db, store: house.store, now: now() };
  await keepCheckIns(round, clinic.clinicId);
  await askQuestionnaires(round, clinic.clinicId);
  await writeForCheckIns({ db: house.db, now: now(), baseUrl: ORIGIN }, clinic.clinicId);
}

/** A patient found eligible, who answered at the baseline, with a course of six that is planned and signed. */
const planned = () =>
  doing(async (one) => {
    const { tx, store, by } = one;
    const evaluation = uuidv7();
    const stream = `evaluation:${evaluation}`;
    const opened = { patientId, indication: "TRD-MDD", appointmentId: null };
    await store.append(tx, stream, 0, { id: evaluation, type: "EvaluationOpened", at: now(), by, data: opened });
    const decided = { decision: "eligible", reasons: "", toPatient: "", alternatives: [], missing: [], findings: [] };
    const data = { ...decided, printedName: "", contentHash: "" };
    await store.append(tx, stream, 1, { id: uuidv7(), type: "Decided", at: now(), by, data });
    const baseline = {
      patientId,
      scaleId: "phq-9",
      point: "baseline",
      at: now(),
      total: 21,
      items: [],
      note: "",
    } as const;
    await enterTotal(one, { id: uuidv7(), assessmentId: uuidv7(), ratedBy: "on paper", ...baseline });
    const dose = {
      mgPerKg: as<MgPerKg>(0.5),
      minutes: as<Minutes>(40),
      weightBasis: "actual",
      basisReason: "",
    } as const;
    const words = { titration: "By the rules.", stopping: "By the rules.", goals: "Back at work." };
    const plan = { id: uuidv7(), courseId, patientId, kind: "induction", count: 6, outcomeScale: "phq-9" } as const;
    expect(await planCourse(one, { ...plan, ...dose, ...words, passed: [] })).not.toHaveProperty("refusals");
  });

/** One infusion as the bedside charts it, ending now: from the door to the signature, and counted by the course. */
async function infused(nth: number): Promise<void> {
  const infusionId = uuidv7();
  const startedAt = as<Instant>(now() - HOUR);
  await doing(async (one) => {
    const { tx, store } = one;
    for (const [version, { type, at, by, data }] of recorded(wholeVisit).entries()) {
      const own = { patientId, roomId: street.stage.house.clinic.rooms[0] ?? "", number: nth, of: 6 };
      const told = type === "InfusionOpened" ? { ...data, ...own } : data;
      const on = as<Instant>(at + startedAt - minute(30));
      await store.append(tx, `infusion:${infusionId}`, version, { id: uuidv7(), type, at: on, by, data: told });
    }
    await wentAsBooked(one, patientId);
    await noteInfusionGiven(one, { id: uuidv7(), courseId, infusionId, mgPerKg: as<MgPerKg>(0.5), startedAt });
  });
  await rounds();
}

const stands = () => doing(({ tx }) => checkInsOf(tx, patientId)).then((all) => all.toReversed());

/** Follows the letter's own link, and comes in by the door where it asks. */
async function byLetter(): Promise<void> {
  const link = linkIn(await street.mailTo(email, /How are you/));
  expect(link).toBe(`${ORIGIN}/my/check-in`);
  await who.context.clearCookies();
  await throughTheDoor(street, who, born);
  await who.page.goto(link);
}

/** Answers what stands first on the list, one question a screen; gives back how many screens there were. */
async function checkIn(values: Readonly<Record<string, string>> = {}): Promise<number> {
  await who.page.locator('main .todos a[href*="/my/check-in/"]').first().click();
  let screens = 0;
  const send = who.page.locator('form[action$="/send"] button');
  while ((await send.count()) === 0) {
    const action = await who.page.locator('main form[action*="/my/check-in/"]').first().getAttribute("action");
    const item = action?.split("/").at(-1) ?? "";
    await answer(who.page, "value", values[item] ?? USUAL[item] ?? "no");
    screens += 1;
  }
  await send.click();
  await title(who, /Thank you/);
  return screens;
}

const answerTo = async (item: string, value: string) => {
  await who.page.locator(`main form[action$="/${item}"]`).first().waitFor();
  await answer(who.page, "value", value);
};

const USUAL: Readonly<Record<string, string>> = {
  pressure: "not-measured",
  "after-effects": "a-little",
  sleep: "well",
  mood: "6",
  note: "none",
};

/** The dates as the desk books them, at the hour the infusions begin. */
const booked = () =>
  doing(async (one) => {
    for (const day of GIVEN.slice(1)) {
      const startAt = as<Instant>(first + day * DAY - HOUR);
      const wish = { id: uuidv7(), typeId: "infusion", startAt, forWhom: { patientId, enquiryId: null } };
      const outcome = await bookDirect(one, { ...wish, language: "en", override: "asked for these days" });
      expect(outcome).toEqual({ ok: true });
    }
  });

beforeAll(async () => {
  street = await openStreet();
  patientId = street.stage.house.clinic.patients["sonnet"] ?? "";
  courseId = uuidv7();
  first = street.clock.now();
  const contact = { email, mobile: null, language: "en", zone: "America/New_York", texts: false } as const;
  await doing(({ tx, store }) => recordContact({ tx, store, by: "system", at: now() }, patientId, contact));
  await planned();
  await booked();
  who = await street.walker(true, email, phone);
}, 180_000);
afterAll(() => street.close());

test("the morning after the first infusion a letter asks how they are; its link leads to one question a screen", async () => {
  await infused(1);
  turnTo(first + 23.2 * HOUR);
  await rounds();
  await byLetter();
  await title(who, "How are you?");
  await look(who, "weeks-1-list");
  await who.page.locator('main .todos a[href*="/my/check-in/"]').first().click();
  await look(who, "weeks-2-question");
  await who.page.goBack();
  expect(await checkIn()).toBeGreaterThan(10);
  await look(who, "weeks-3-thanks");
  expect((await stands()).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    "next-morning finished",
    "third-day asked",
  ]);
});

test("they want to tap each day how it was; one tap on the first page is enough", async () => {
  await who.page.goto(`${ORIGIN}/my/check-in`);
  await answer(who.page, "dailyMood", "yes");
  await look(who, "weeks-4-wishes");
  for (const [day, mood] of [3, 4].entries()) {
    turnTo(first + (day + 1) * DAY);
    await who.context.clearCookies();
    await throughTheDoor(street, who, born);
    await answer(who.page, "value", String(mood));
  }
  await who.page.goto(`${ORIGIN}/my`);
  await look(who, "weeks-5-home");
  expect((await doing(({ tx }) => moodsOf(tx, patientId))).map(({ value }) => value)).toEqual([3, 4]);
});

test("with the next infusion on the third day, the nurse asks in person, and the check-in is taken back", async () => {
  turnTo(first + GIVEN[1] * DAY);
  await infused(2);
  expect((await stands()).slice(0, 2).map(({ state }) => state)).toEqual(["finished", "cancelled"]);
});

test("between Friday and Tuesday both are asked; a sign to call about says so at once and is a nurse's task", async () => {
  turnTo(first + (GIVEN[1] + 3) * DAY + HOUR);
  await rounds();
  await byLetter();
  await who.page.goto(`${ORIGIN}/my`);
  await who.page.getByRole("heading", { name: "Before you come" }).waitFor();
  await look(who, "weeks-6-before");
  await who.page.goto(`${ORIGIN}/my/check-in`);
  await who.page.locator('main .todos a[href*="/my/check-in/"]').last().click();
  for (const item of ["chest-or-breath", "stroke-signs", "seizure-or-faint", "dark-thoughts"])
    await answerTo(item, "no");
  await answerTo("heartbeat", "unknown");
  await title(who, "Call us today");
  await look(who, "weeks-6-call-us");
  const tasks = await doing(({ tx }) =>
    tx.q.selectFrom("tasks").select("says").where("subject", "=", `checkins:${patientId}`).execute(),
  );
  expect(tasks.map(({ says }) => says)).toContainEqual(expect.stringContaining("palpitations (not sure)"));
});

test("a week after the baseline the PHQ-9 stands on the same page, and is asked once", async () => {
  turnTo(first + GIVEN[2] * DAY + HOUR);
  await infused(3);
  await rounds();
  const asked = (await doing(({ tx }) => dueOf(tx, patientId))).filter(({ scaleId }) => scaleId === "phq-9");
  expect(asked.map(({ point }) => point)).toEqual(["before-fourth"]);
  await who.context.clearCookies();
  await throughTheDoor(street, who, born);
  await who.page.getByRole("heading", { name: "Until tomorrow" }).waitFor();
  await look(who, "weeks-7-after");
  await fillIn(who.page, asked[0]?.id ?? "", { 1: "1", 2: "2" });
  await rounds();
  expect((await doing(({ tx }) => dueOf(tx, patientId))).filter(({ scaleId }) => scaleId === "phq-9")).toEqual([]);
});

/** On the day of a visit the nurse asks at the desk what was not answered at home. */
const answerAtTheDesk = () =>
  doing(async (one) => {
    for (const { id, scaleId } of await dueOf(one.tx, patientId)) {
      if (scaleId !== "phq-9") continue;
      for (let item = 1; item <= 10; item += 1)
        await answerItem(one, { id: uuidv7(), assessmentId: id, item: String(item), value: 0 });
      await finish(one, { id: uuidv7(), assessmentId: id });
    }
  }, "alvarez");

test("nobody answers: two silences in a row are a nurse's call, and the call closes them on the chart", async () => {
  for (const n of [3, 4, 5] as const) {
    turnTo(first + GIVEN[n] * DAY);
    await infused(n + 1);
    await answerAtTheDesk();
  }
  turnTo(first + (GIVEN[5] + 4) * DAY + 2 * HOUR);
  await rounds();
  const nurse = await street.stage.enter("alvarez", { width: 1440, height: 900 });
  await nurse.page.goto(`${ORIGIN}${STAFF}/patients/${patientId}/follow-up`);
  await nurse.page.getByText("no answer: to be called").first().waitFor();
  await lookAtDesk(nurse, "weeks-8-desk");
  expect(await nurse.page.getByText("no answer: to be called").count()).toBeGreaterThan(2);
  await nurse.page.getByRole("button", { name: "Note a call" }).first().click();
  await nurse.page.getByText("Reached them").click();
  await nurse.page.getByLabel(/How they are/).fill("Slept badly on Friday, well since. No side effects.");
  await lookAtDesk(nurse, "weeks-9-call");
  await nurse.page.getByRole("button", { name: "Save the call" }).click();
  await nurse.page.getByText("closed by a call").waitFor();
  expect(await nurse.page.getByText("no answer: to be called").count()).toBe(0);
  await nurse.page.context().close();
});

test("after the sixth the result of the course is asked, and each infusion was asked after exactly once of each kind", async () => {
  const asked = await doing(({ tx }) => dueOf(tx, patientId));
  expect(asked.map(({ scaleId, point }) => `${scaleId} ${point}`).toSorted()).toEqual(
    expect.arrayContaining(["phq-9 after-course", "gad-7 after-course"]),
  );
  const names = (await stands()).map(({ infusionId, kind }) => `${infusionId}/${kind}`);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toHaveLength(12);
});
