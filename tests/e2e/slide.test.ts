import { mkdir } from "node:fs/promises";
import { uuidv7 } from "uuidv7";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enterTotal } from "#assessment/desk.ts";
import type { Doing } from "#booking/desk.ts";
import { endCourse, noteInfusionGiven, planCourse, setInterval } from "#course/desk.ts";
import { caseStateOf, coursesOf } from "#course/read.ts";
import { recordCirclePerson } from "#people/desk.ts";
import { inClinic } from "#plumbing/db.ts";
import { as, type Instant, type MgPerKg, type Minutes } from "#science/units.ts";
import { openStage, type Person, type Stage } from "./stage.ts";
import { look } from "./visit.ts";

/**
 * A slide caught and a booster booked: somebody kept well by an infusion every four weeks, whose PHQ-9 climbs. The prescriber is asked,
 * sees when the response is expected to be lost and how that was worked out, decides, and offers dates. In this order.
 */
let stage: Stage;
let doctor: Person;
let page: Page;
let patientId = "";
const DAY = 86_400_000;
const today = Date.now();

const doing = <T>(at: number, work: (one: Doing) => Promise<T>): Promise<T> => {
  const { house, clinic } = stage.house;
  const by = clinic.staff["reyes"]!.id;
  return inClinic(house.db, clinic.clinicId, (tx) => work({ tx, store: house.store, by, now: as<Instant>(at) }));
};

const scored = (daysAgo: number, total: number) => {
  const at = as<Instant>(today - daysAgo * DAY);
  const whole = { id: uuidv7(), assessmentId: uuidv7(), patientId, scaleId: "phq-9", point: "other" } as const;
  return doing(at, (one) => enterTotal(one, { ...whole, at, total, items: [], ratedBy: "on paper", note: "" }));
};

async function eligible(daysAgo: number) {
  await doing(today - daysAgo * DAY, async ({ tx, store, by, now }) => {
    const id = uuidv7();
    const opened = { patientId, indication: "TRD-MDD", appointmentId: null };
    await store.append(tx, `evaluation:${id}`, 0, { id, type: "EvaluationOpened", at: now, by, data: opened });
    const decided = { decision: "eligible", reasons: "", toPatient: "", alternatives: [], missing: [], findings: [] };
    const data = { ...decided, printedName: "", contentHash: "" };
    await store.append(tx, `evaluation:${id}`, 1, { id: uuidv7(), type: "Decided", at: now, by, data });
  });
}

async function planned(kind: "induction" | "maintenance", daysAgo: number): Promise<string> {
  const [courseId, ordered] = [uuidv7(), { mgPerKg: as<MgPerKg>(0.5), minutes: as<Minutes>(40) }];
  const words = { titration: "By the rules.", stopping: "By the rules.", goals: "Coach the team again." };
  const plan = { id: uuidv7(), courseId, patientId, kind, count: 6, outcomeScale: "phq-9", ...words, ...ordered };
  const at = today - daysAgo * DAY;
  expect(
    await doing(at, (one) => planCourse(one, { ...plan, weightBasis: "actual", basisReason: "", passed: [] })),
  ).not.toHaveProperty("refusals");
  return courseId;
}

async function given(courseId: string, daysAgo: number) {
  const startedAt = as<Instant>(today - daysAgo * DAY);
  const told = { id: uuidv7(), courseId, infusionId: uuidv7(), mgPerKg: as<MgPerKg>(0.5), startedAt };
  await doing(startedAt, (one) => noteInfusionGiven(one, told));
}

beforeAll(async () => {
  const pictures = process.env["PICTURES"];
  if (pictures !== undefined) await mkdir(pictures, { recursive: true });
  stage = await openStage();
  patientId = stage.house.clinic.patients["sonnet"] ?? "";
  await eligible(121);
  await scored(120, 22);
  const induction = await planned("induction", 119);
  for (const [n, daysAgo] of [116, 114, 112, 109, 107, 105].entries()) {
    await given(induction, daysAgo);
    await scored(daysAgo - 1, [20, 17, 14, 10, 7, 5][n] ?? 5);
  }
  await doing(today - 100 * DAY, (one) =>
    endCourse(one, { id: uuidv7(), courseId: induction, how: "completed", why: "A response: maintenance." }),
  );
  const maintenance = await planned("maintenance", 99);
  await doing(today - 99 * DAY, (one) =>
    setInterval(one, { id: uuidv7(), courseId: maintenance, days: 28, why: "Well." }),
  );
  for (const daysAgo of [81, 53, 25]) {
    await given(maintenance, daysAgo);
    await scored(daysAgo - 2, 4);
  }
  await scored(16, 6);
  await scored(9, 8);
  doctor = await stage.enter("reyes", { width: 1440, height: 900 });
  page = doctor.page;
}, 180_000);
afterAll(async () => stage.close());

const dialog = () => page.getByRole("dialog");
const closed = () => dialog().waitFor({ state: "detached" });
const card = () => page.getByRole("region", { name: "Relapse watch" });

test("when the score climbs by six the prescriber is asked, and comes from the board to the course", async () => {
  expect(await page.getByText(/Early warning/).count()).toBe(0);
  await scored(2, 10);
  await page.reload();
  const need = page.getByRole("listitem").filter({ hasText: "Early warning: 10: up 6 from the best, 4." });
  await need.waitFor();
  await need.getByRole("link", { name: /Decide/ }).click();
  await card()
    .getByText(/From (her|his|the) last 4 scores the PHQ-9 is expected to rise/)
    .waitFor();
  await look(doctor, "slide-course");
});

test("she sees how the forecast was worked out, with its sources and how earlier ones did", async () => {
  await card().getByRole("button", { name: "See the working" }).click();
  for (const says of [/the published curve/, /McInnes 2022/, /The response is lost above 11/, /past forecast/])
    await dialog().getByText(says).first().waitFor();
  await look(doctor, "slide-working");
  await page.keyboard.press("Escape");
  await closed();
});

test("she decides for a booster, and the need is gone from the board", async () => {
  await card().getByRole("button", { name: "Decide" }).click();
  await dialog()
    .getByRole("group", { name: "What is decided" })
    .getByLabel(/^A booster/)
    .check({ force: true });
  await dialog().getByLabel("Why").fill("Both want to keep what there is.");
  await look(doctor, "slide-decide");
  await dialog().getByRole("button", { name: "Keep the decision" }).click();
  await closed();
  await card().getByText("Decided: a booster.").waitFor();
  expect(await doing(Date.now(), ({ tx }) => waiting(tx))).toEqual([]);
});

const waiting = (tx: Doing["tx"]) =>
  tx.q.selectFrom("tasks").select("key").where("subject", "=", `relapse:${patientId}`).execute();

test("dates are offered within the days to consider it, before the interval is over, and one is booked", async () => {
  await card().getByRole("button", { name: "Offer dates" }).click();
  const [from, to] = [
    await dialog().getByLabel("Not before").inputValue(),
    await dialog().getByLabel("Not after").inputValue(),
  ];
  await dialog().getByRole("group", { name: "At what time of day" }).getByText("Any time").click();
  await look(doctor, "slide-offer");
  await dialog().getByRole("button", { name: "Find and book the date" }).click();
  await closed();
  await page.getByRole("button", { name: "Move infusion 4" }).waitFor();
  const [course] = await doing(Date.now(), ({ tx }) => coursesOf(tx, patientId));
  const [date] = await doing(Date.now(), ({ tx }) =>
    tx.q
      .selectFrom("appointments")
      .select("start_at")
      .where("series", "in", course?.series ?? [])
      .execute(),
  );
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format(date?.start_at);
  expect(day >= from && day <= to, `${day} lies between ${from} and ${to}`).toBe(true);
  await card()
    .getByText(/The next date is/)
    .waitFor();
  expect(await card().getByRole("button", { name: "Offer dates" }).count()).toBe(0);
  await look(doctor, "slide-booked");
});

test("beside it stands how much of the drug there was, and the bladder that is to be asked about is", async () => {
  const exposure = page.getByRole("region", { name: "Exposure" });
  await exposure
    .getByText(/due since/)
    .first()
    .waitFor();
  await exposure.getByRole("button", { name: "Check: Bladder" }).click();
  await dialog()
    .getByLabel(/^No concern/)
    .check({ force: true });
  await dialog().getByLabel("What was found").fill("Nothing new.");
  await look(doctor, "slide-check");
  await dialog().getByRole("button", { name: "Keep the check" }).click();
  await closed();
  await exposure.getByText(/no concern. Nothing new/).waitFor();
  await exposure.scrollIntoViewIfNeeded();
  await look(doctor, "slide-exposure");
});

test("her own psychiatrist is written to: drafted from the record, signed with the PIN, and sent", async () => {
  const whom = { role: "psychiatrist", name: "B. Ode, MD", practice: "", mobile: "", email: "", fax: "" } as const;
  const person = { ...whom, personId: uuidv7(), release: "yes", releasedOn: "2026-01-05" } as const;
  await doing(Date.now(), ({ tx, store, by, now }) =>
    recordCirclePerson({ tx, store, by, at: now }, uuidv7(), patientId, person),
  );
  await page.getByRole("link", { name: "Follow-up" }).click();
  const letters = page.getByRole("region", { name: "Letters to colleagues" });
  await letters.getByText("Own primary care: nobody is recorded.").waitFor();
  await letters.getByRole("button", { name: "Write to B. Ode, MD", exact: true }).click();
  await letters.getByLabel("The letter").waitFor();
  expect(await letters.getByLabel("The letter").inputValue()).toContain("PHQ-9 now: 10");
  await letters.scrollIntoViewIfNeeded();
  await look(doctor, "slide-letter");
  await letters.getByLabel("Your PIN").fill(doctor.pin);
  await letters.getByRole("button", { name: "Sign the letter" }).click();
  await letters.getByText(/signed, to be sent/).waitFor();
  await letters.getByRole("link", { name: "Print it" }).waitFor();
  await letters.getByRole("group", { name: "How it was sent" }).getByLabel("Fax").check({ force: true });
  await letters.getByRole("button", { name: "It is sent" }).click();
  await letters.getByText(/asked for · sent/).click();
  await letters.getByText(/^Sent by fax/).waitFor();
  await look(doctor, "slide-letter-sent");
  await page.getByText("End the care of this patient").click();
  await page.getByRole("group", { name: "How it ends" }).scrollIntoViewIfNeeded();
  await look(doctor, "slide-end-of-care");
  await page.getByRole("link", { name: "Course", exact: true }).click();
});

test.each([
  [390, 844],
  [1024, 768],
])("the page is whole at %i × %i", async (width, height) => {
  await page.setViewportSize({ width, height });
  await page.getByRole("heading", { name: /Response to treatment/ }).waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await look(doctor, `slide-${width}`);
});

test("the course is ended, the watch goes on: a booster is planned from it, signed, and its date found", async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "End the course" }).click();
  await dialog().getByRole("group", { name: "How it ended" }).getByLabel("As planned").check({ force: true });
  await dialog().getByLabel("Why").fill("They would rather come when it slips.");
  await dialog().getByRole("button", { name: "End it" }).click();
  await closed();
  await look(doctor, "slide-ended");
  await card().getByRole("button", { name: "Offer dates" }).click();
  await dialog()
    .getByRole("group", { name: "Weight it is worked out from" })
    .getByLabel("Measured")
    .check({ force: true });
  await dialog().getByLabel("Goals, in the patient's words").fill("Coach the team again.");
  await dialog().getByLabel("Your PIN").fill(doctor.pin);
  await look(doctor, "slide-booster-plan");
  await dialog().getByRole("button", { name: "Sign the plan" }).click();
  await dialog().getByRole("group", { name: "At what time of day" }).getByText("Any time").click();
  await dialog().getByRole("button", { name: "Find and book the date" }).click();
  await closed();
  await page.getByRole("button", { name: "Move infusion 1" }).waitFor();
  expect((await doing(Date.now(), ({ tx }) => coursesOf(tx, patientId)))[0]).toMatchObject({
    kind: "booster",
    count: 1,
  });
});

test("care is ended with the PIN: the patient is discharged, and their own psychiatrist has a last letter to come", async () => {
  const [booster] = await doing(Date.now(), ({ tx }) => coursesOf(tx, patientId));
  await doing(Date.now(), (one) =>
    endCourse(one, { id: uuidv7(), courseId: booster?.id ?? "", how: "declined-by-patient", why: "Moves away." }),
  );
  await page.getByRole("link", { name: "Follow-up" }).click();
  await page.getByText("End the care of this patient").click();
  await page
    .getByRole("group", { name: "How it ends" })
    .getByLabel(/^Goes on elsewhere/)
    .check({ force: true });
  const ending = page.getByRole("region", { name: "End of care" });
  await ending.getByLabel("Why").fill("Moves to the coast.");
  await ending.getByLabel("To whom the care is handed").fill("B. Ode, MD");
  await ending.getByLabel("Your PIN").fill(doctor.pin);
  await ending.getByRole("button", { name: "End the care" }).click();
  await page.getByRole("region", { name: "Care ended" }).getByText("Handed to B. Ode, MD.").waitFor();
  await page
    .getByRole("region", { name: "Letters to colleagues" })
    .getByText(/at the end of care · to be signed/)
    .waitFor();
  await look(doctor, "slide-care-ended");
  expect(await doing(Date.now(), ({ tx }) => caseStateOf(tx, patientId, as<Instant>(Date.now())))).toBe("discharged");
});
