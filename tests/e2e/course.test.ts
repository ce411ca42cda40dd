import { mkdir } from "node:fs/promises";
import { uuidv7 } from "uuidv7";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enterTotal } from "#assessment/desk.ts";
import type { Doing } from "#booking/desk.ts";
import { noteInfusionGiven } from "#course/desk.ts";
import { coursesOf } from "#course/read.ts";
import { at as minute, recorded, wholeVisit } from "#infusion/story.test-data.ts";
import { inClinic } from "#plumbing/db.ts";
import { as, type Instant, type MgPerKg } from "#science/units.ts";
import { STAFF } from "#ui/ways.ts";
import { ORIGIN } from "../clinic.ts";
import { openStage, type Person, type Stage } from "./stage.ts";
import { look } from "./visit.ts";

/**
 * One course at the prescriber's desk: planned and signed, six dates found and booked in one step, one moved past a soft limit for a
 * reason, the first order signed; and, after four infusions, the review with what the table says. In this order.
 */
let stage: Stage;
let doctor: Person;
let page: Page;
let patientId = "";
const DAY = 86_400_000;

const doing = <T>(at: number, work: (one: Doing) => Promise<T>): Promise<T> => {
  const { house, clinic } = stage.house;
  const by = clinic.staff["reyes"]!.id;
  return inClinic(house.db, clinic.clinicId, (tx) => work({ tx, store: house.store, by, now: as<Instant>(at) }));
};

const scored = (at: number, total: number) =>
  doing(at, (one) =>
    enterTotal(one, {
      id: uuidv7(),
      assessmentId: uuidv7(),
      patientId,
      scaleId: "phq-9",
      point: "other",
      at: as<Instant>(at),
      total,
      items: [],
      ratedBy: "on paper",
      note: "",
    }),
  );

const found = () =>
  doing(Date.now() - DAY, async ({ tx, store, by, now }) => {
    const id = uuidv7();
    const opened = { patientId, indication: "TRD-MDD", appointmentId: null };
    await store.append(tx, `evaluation:${id}`, 0, { id, type: "EvaluationOpened", at: now, by, data: opened });
    const decided = { decision: "eligible", reasons: "", toPatient: "", alternatives: [], missing: [], findings: [] };
    const data = { ...decided, printedName: "", contentHash: "" };
    await store.append(tx, `evaluation:${id}`, 1, { id: uuidv7(), type: "Decided", at: now, by, data });
  });

/** The made-up visit of the story, at another time: what its record tells stands in the course's table. */
async function visited(n: number, startedAt: number): Promise<string> {
  const infusionId = uuidv7();
  const moved = startedAt - minute(30);
  await doing(startedAt, async ({ tx, store }) => {
    for (const [version, { type, at: on, by, data }] of recorded(wholeVisit).entries()) {
      const opened = { patientId, roomId: stage.house.clinic.rooms[0] ?? "", number: n, of: 6 };
      const own = type === "InfusionOpened" ? { ...data, ...opened } : data;
      const fact = { id: uuidv7(), type, at: as<Instant>(on + moved), by, data: own };
      await store.append(tx, `infusion:${infusionId}`, version, fact);
    }
  });
  return infusionId;
}

const press = (name: string | RegExp) => page.getByRole("button", { name }).click();
const choose = (group: string, option: string) =>
  page.getByRole("group", { name: group }).getByText(option, { exact: true }).click();
const dialog = () => page.getByRole("dialog");
const closed = () => dialog().waitFor({ state: "detached" });

beforeAll(async () => {
  const pictures = process.env["PICTURES"];
  if (pictures !== undefined) await mkdir(pictures, { recursive: true });
  stage = await openStage();
  patientId = stage.house.clinic.patients["sonnet"] ?? "";
  await found();
  await scored(Date.now() - DAY, 22);
  doctor = await stage.enter("reyes", { width: 1440, height: 900 });
  page = doctor.page;
  await page.goto(`${ORIGIN}${STAFF}/patients/${patientId}/course`);
}, 180_000);
afterAll(async () => stage.close());

test("a course is planned and signed: nothing is sent while a limit is passed without a reason", async () => {
  await press("Plan a course");
  await dialog().getByLabel("Dose, mg/kg").fill("0.6");
  await dialog().getByText("A first infusion is never above 0.5 mg/kg.").waitFor();
  await dialog().getByLabel("Dose, mg/kg").fill("0.5");
  await choose("Weight it is worked out from", "Measured");
  await dialog().getByLabel("Goals, in the patient's words").fill("Back at work three days a week.");
  await dialog().getByLabel("Your PIN").fill(doctor.pin);
  await look(doctor, "course-plan-form");
  await press("Sign the plan");
  await closed();
  await page.getByText("6 dates to be found").waitFor();
});

test("six dates are found and booked in one step from when the patient can come", async () => {
  await page.getByRole("button", { name: "Find dates" }).click();
  for (const day of ["Mon", "Wed", "Fri"]) await dialog().getByRole("button", { name: day }).click();
  await choose("At what time of day", "Mornings");
  await dialog()
    .getByText(/By these days alone/)
    .waitFor();
  await look(doctor, "course-find-dates");
  await press("Find and book all 6");
  await closed();
  await expect.poll(() => page.getByRole("button", { name: /^Move infusion/ }).count()).toBe(6);
});

test("one date is moved past a soft limit only with a reason, which stays with it", async () => {
  const before = await page.getByText(/^Infusion [1-6]/).allTextContents();
  await press("Move infusion 2");
  const [course] = await doing(Date.now(), ({ tx }) => coursesOf(tx, patientId));
  expect(course?.series).toHaveLength(1);
  await dialog().getByRole("group", { name: "Free times" }).getByRole("button").last().click();
  await look(doctor, "course-move");
  const reason = dialog().getByLabel("Reason for going past it");
  if ((await reason.count()) > 0) await reason.first().fill("The escort is free only then");
  await press("Move it");
  await closed();
  await page.getByText("moved once").waitFor();
  expect(await page.getByText(/^Infusion [1-6]/).allTextContents()).toHaveLength(before.length);
});

test("the order of the first infusion is signed with the PIN, and with a reason while nobody went through the medicines", async () => {
  await page.getByRole("button", { name: "Sign the order", exact: true }).click();
  await dialog()
    .getByText(/Whether an opioid .* is taken is not known/)
    .waitFor();
  await dialog().getByLabel("Reason for going past it").fill("The list came from her own doctor this week.");
  await dialog().getByLabel("Your PIN").fill(doctor.pin);
  await look(doctor, "course-order");
  await dialog().getByRole("button", { name: "Sign the order" }).click();
  await closed();
  await page
    .getByText(/Ines Reyes, MD, \d/)
    .first()
    .waitFor();
});

test("after four infusions the review shows what the table says, and lets nobody go on with a sign unanswered", async () => {
  const [course] = await doing(Date.now(), ({ tx }) => coursesOf(tx, patientId));
  const dates = await doing(Date.now(), async ({ tx }) =>
    tx.q
      .selectFrom("appointments")
      .select("start_at")
      .where("series", "=", course!.series[0]!)
      .orderBy("start_at")
      .execute(),
  );
  for (const [n, { start_at }] of dates.slice(0, 4).entries()) {
    const startedAt = as<Instant>(start_at.getTime());
    const infusionId = await visited(n + 1, startedAt);
    const given = { id: uuidv7(), courseId: course!.id, infusionId, mgPerKg: as<MgPerKg>(0.5), startedAt };
    await doing(startedAt, (one) => noteInfusionGiven(one, given));
    await scored(startedAt + DAY, [20, 19, 18, 18][n] ?? 18);
  }
  stage.clock.ahead = dates[3]!.start_at.getTime() + DAY + 3_600_000 - Date.now();
  await page.reload();
  await page.getByText("Review after infusion 4").waitFor();
  const table = page.getByRole("region", { name: "Infusions so far" });
  await table.getByText("35 mg").first().waitFor();
  expect(await table.getByRole("row").count()).toBe(5);
  await look(doctor, "course-after-four");
  await page.getByRole("button", { name: "Review", exact: true }).click();
  await dialog().getByText("The table: Answer every sign first.").waitFor();
  for (const group of await dialog().getByRole("group").all()) {
    const no = group.getByText("No", { exact: true });
    if ((await no.count()) > 0) await no.click();
  }
  await dialog()
    .getByText(/whether it is futile/)
    .waitFor();
  await choose("What is decided", "Go on as planned");
  await dialog().getByLabel("Why", { exact: true }).fill("Sleeps better; both want to see the sixth.");
  await dialog().getByLabel("Your PIN").fill(doctor.pin);
  await look(doctor, "course-review");
  await press("Sign the review");
  await closed();
  await page.getByText(/both want to see the sixth/).waitFor();
});

test.each([
  [390, 844],
  [1024, 768],
  [1280, 800],
])("the page is whole at %i × %i", async (width, height) => {
  await page.setViewportSize({ width, height });
  await page.getByRole("heading", { name: /Response to treatment/ }).waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await look(doctor, `course-${width}`);
});
