import { afterAll, beforeAll, expect, test } from "vitest";
import { assessmentsOf } from "#assessment/read.ts";
import { consentsOf, evaluationsOf, historyOf, textInForce } from "#evaluation/read.ts";
import { appointmentsOfPatient } from "#booking/read.ts";
import { caseStateOf } from "#course/read.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { STAFF } from "#ui/ways.ts";
import { calendarFrom } from "../../src/app/demo/caseload/days.ts";
import { demoPatients } from "../../src/app/demo/people.ts";
import { ORIGIN } from "../clinic.ts";
import { enter, enterWorkup, takeOut } from "./examined.ts";
import { choose, panel, press, tick, write } from "./hands.ts";
import {
  answerHealth,
  fillIn,
  listMedicine,
  listTreatment,
  namePeople,
  signConsent,
  tellAboutMe,
  throughTheDoor,
} from "./own-pages.ts";
import type { Person } from "./stage.ts";
import { look as lookAtOwn, openStreet, type Street, type Walker } from "./street.ts";
import { look } from "./visit.ts";

/**
 * From a patient's phone to the first infusion: forms and scales at home, the specialist's evaluation with another specialist's
 * opinion, a consent that was understood and signed, six dates booked together, and the bedside that opens with all of it. In this order.
 */
let street: Street;
let walker: Walker;
let doctor: Person;
let patientId = "";
const sonnet = demoPatients.find(({ key }) => key === "sonnet")!;
const email = `${sonnet.key}@demo.example`;

const house = () => street.stage.house;
const now = () => house().house.now();
const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house().house.db, house().clinic.clinicId, work);
const state = () => inHouse((tx) => caseStateOf(tx, patientId, now()));
const chart = (path: string) => `${ORIGIN}${STAFF}/patients/${patientId}${path}`;

beforeAll(async () => {
  street = await openStreet();
  patientId = house().clinic.patients[sonnet.key] ?? "";
  walker = await street.walker(true, email);
  doctor = await street.stage.enter("reyes", { width: 1440, height: 900 });
}, 180_000);
afterAll(() => street.close());

test("the desk sends the forms, and the patient comes in by a code and their birth date", async () => {
  const desk = await street.stage.enter("park", { width: 1280, height: 800 });
  await desk.page.goto(chart(""));
  await press(desk.page, "Send forms");
  await street.mailTo(email, /./);
  await desk.page.context().close();
  await throughTheDoor(street, walker, sonnet.birthDate);
  await lookAtOwn(walker, "evaluation-01-home");
}, 60_000);

test("at home they tell who they are, what they take, what was tried and how their health is, and each answer is kept", async () => {
  const { page } = walker;
  await tellAboutMe(page);
  await namePeople(page, [
    { role: "escort", name: "Robin Sonnet", mobile: "555 555 0142" },
    { role: "psychiatrist", name: "B. Ode, MD", practice: "Sampleton Psychiatry" },
    { role: "primary-care", name: "D. Rondel, MD", practice: "Sampleton Family Practice" },
  ]);
  await listMedicine(page, "bupro", "bupropion", "300");
  await page.goto(`${ORIGIN}/my/medicines`);
  await page.locator('form[action$="/medicines/all"] button').click();
  await listTreatment(page, "escitalopram", "20", "12");
  await listTreatment(page, "bupropion", "300", "10");
  await page.goto(`${ORIGIN}/my/treatments`);
  await lookAtOwn(walker, "evaluation-02-treatments");
  await page.locator('form[action$="/treatments/all"] button').click();
  expect(await answerHealth(page)).toBeGreaterThan(30);
  await lookAtOwn(walker, "evaluation-03-health");
  const history = await inHouse((tx) => historyOf(tx, patientId));
  expect(history.trials).toHaveLength(2);
  expect(history.medicines.map(({ ingredient }) => ingredient.name)).toEqual(["bupropion"]);
}, 180_000);

test("the questionnaires are filled in on the phone, one question a screen, and sent", async () => {
  const answers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    "phq-9": { 1: "3", 2: "3", 3: "2", 4: "3", 5: "2", 6: "3", 7: "3", 8: "2", 9: "0", 10: "2" },
  };
  const asked = (await inHouse((tx) => assessmentsOf(tx, patientId))).filter(({ state: one }) => one !== "finished");
  expect(asked.map(({ scaleId }) => scaleId)).toEqual(expect.arrayContaining(["phq-9", "asq"]));
  for (const { id, scaleId } of asked) await fillIn(walker.page, id, answers[scaleId] ?? {});
  await lookAtOwn(walker, "evaluation-04-sent");
  const rows = await inHouse((tx) => assessmentsOf(tx, patientId));
  expect(rows.filter(({ state: one }) => one !== "finished")).toEqual([]);
  expect(rows.find(({ scaleId }) => scaleId === "phq-9")?.score?.total).toBe(21);
}, 180_000);

test("what was examined and the diagnosis are entered at the desk, and a wrong result is taken out with its reason", async () => {
  const { page } = doctor;
  await page.goto(chart("/health"));
  const spo2 = "Oxygen saturation at rest, room air";
  await enter(page, { item: spo2, typed: { "SpO2, %": "89" } });
  await takeOut(page, spo2, "The probe had slipped off");
  await enterWorkup(page, calendarFrom(now()).date(-4));
  await page.getByText("Everything needed is done and in date.").waitFor();
  await press(page, "Add a diagnosis");
  await write(page, "ICD-10-CM code", "F33.2");
  await write(page, "In words", "Recurrent depression, severe without psychotic features");
  await write(page, "Made by", "Ines Reyes, MD");
  await tick(page, "This is the primary diagnosis");
  await page.getByRole("region", { name: "Diagnoses" }).getByRole("button", { name: "Record it" }).click();
  await page.getByRole("button", { name: /^Take back: Recurrent depression/ }).waitFor();
  await look(doctor, "evaluation-05-health");
  const history = await inHouse((tx) => historyOf(tx, patientId));
  expect(history.workups.filter(({ item }) => item === "spo2").map(({ values }) => values)).toEqual([{ spo2: 98 }]);
  expect(history.diagnoses.map(({ code, isPrimary }) => [code, isPrimary])).toEqual([["F33.2", true]]);
}, 120_000);

test("the specialist sees all of it on one page, and what nobody knows yet stops a decision", async () => {
  const { page } = doctor;
  await page.goto(chart("/evaluation"));
  await page.getByText("Depression that did not respond to treatment").first().click();
  await press(page, "Open");
  await page.getByRole("heading", { name: "Clinician's judgement" }).waitFor();
  await look(doctor, "evaluation-06-page");
  await choose(page, "I decide", "Eligible");
  await page.getByText(/still open:/).waitFor();
  expect(await state()).toBe("evaluation");
}, 90_000);

test("questions the patient could not answer are answered where they are read, and another specialist is asked first", async () => {
  const { page } = doctor;
  const unanswered = page
    .getByRole("region", { name: "Not known: stops the decision" })
    .getByRole("button", { name: /: no$/ });
  await unfold();
  await unanswered.first().waitFor();
  for (let left = await unanswered.count(); left > 0; left -= 1) {
    await unanswered.first().click();
    await expect.poll(() => unanswered.count(), { timeout: 10_000 }).toBeLessThan(left);
  }
  for (const asks of [/capacity to consent\?$/, /At least moderately ill/, /Is there a treating clinician/])
    await choose(page, asks, "Yes");
  await page.getByLabel("Appearance", { exact: true }).selectOption("well kept");
  await page.getByLabel("Suicidal thoughts", { exact: true }).selectOption("none");
  await expect.poll(entered, { timeout: 10_000 }).toEqual([3, 2]);
  await decide("Another specialist first", "Two treatments from memory; a second opinion is asked.");
  expect(await state()).toBe("specialist-review");
}, 120_000);

test("with the second opinion on record nothing is open, and the specialist finds the patient eligible", async () => {
  const { page } = doctor;
  await unfold();
  const opinions = page.getByRole("button", { name: /^Enter an opinion on/ });
  for (let left = await opinions.count(); left > 0; left -= 1) {
    await opinions.first().click();
    await write(page, "Whose opinion: name and field", "B. Ode, MD, psychiatry");
    await write(page, "Signed on", calendarFrom(now()).date(0));
    await write(page, "What it says", "Agrees with a course of six.");
    await press(page, "Enter it");
    await page.getByLabel("Whose opinion: name and field").waitFor({ state: "detached" });
  }
  const passes = page.getByRole("button", { name: /^Pass with a reason: / });
  for (let left = await passes.count(); left > 0; left = await passes.count()) {
    await passes.first().click();
    await write(page, "Why this may be passed; your name stands beside it", "Talked over with Dr. Ode today.");
    await press(page, "Pass it");
    await page.getByLabel("Why this may be passed; your name stands beside it").waitFor({ state: "detached" });
  }
  await decide("Eligible", "Two adequate treatments failed; the second opinion agrees.");
  expect(await state()).toBe("eligible");
  await look(doctor, "evaluation-07-decided");
}, 120_000);

test("the consent is read part by part, understood and signed on the phone, then attested at the desk", async () => {
  const { page } = doctor;
  await page.goto(chart("/consent"));
  await page.getByRole("button", { name: "Offer the consent" }).waitFor();
  await look(doctor, "evaluation-07-offer");
  await press(page, "Offer the consent");
  const consentId = await expect
    .poll(async () => (await inHouse((tx) => consentsOf(tx, patientId)))[0]?.consentId ?? "", { timeout: 10_000 })
    .not.toBe("")
    .then(async () => (await inHouse((tx) => consentsOf(tx, patientId)))[0]?.consentId ?? "");
  const text = await inHouse((tx) => textInForce(tx, "treatment", "en"));
  const right = (text?.questions ?? []).map((one) => one.right);
  await signConsent(walker.page, consentId, { parts: text?.sections.length ?? 0, right, name: "Samira Sonnet" });
  await lookAtOwn(walker, "evaluation-08-signed");
  await page.reload();
  await choose(page, "Capacity", "Has capacity to consent");
  await write(page, "What was asked, and what you answered", "Asked about driving; not until the next day.");
  await write(page, /PIN/, doctor.pin);
  await look(doctor, "evaluation-09-attest");
  await press(page, "Sign as the clinician");
  await page
    .getByText(/Consent signed on/)
    .first()
    .waitFor();
  await look(doctor, "evaluation-10-consent");
  expect(await state()).toBe("consented");
}, 120_000);

test("the course of six is planned, its first order signed, and all six dates are booked in one step", async () => {
  const { page } = doctor;
  await page.goto(chart("/course"));
  await press(page, "Plan a course");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Dose, mg/kg").fill("0.5");
  await dialog
    .getByRole("group", { name: "Weight it is worked out from" })
    .getByText("Measured", { exact: true })
    .click();
  await dialog.getByLabel("Goals, in the patient's words").fill("To play again.");
  await dialog.getByLabel("Your PIN").fill(doctor.pin);
  await press(page, "Sign the plan");
  await dialog.waitFor({ state: "detached" });
  await press(page, "Find dates");
  await dialog.getByRole("group", { name: "At what time of day" }).getByText("Mornings", { exact: true }).click();
  await press(page, "Find and book all 6");
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => page.getByRole("button", { name: /^Move infusion/ }).count()).toBe(6);
  await page.getByRole("button", { name: "Sign the order", exact: true }).click();
  await dialog.getByLabel("Your PIN").fill(doctor.pin);
  await dialog.getByRole("button", { name: "Sign the order" }).click();
  await dialog.waitFor({ state: "detached" });
  await look(doctor, "evaluation-11-course");
  expect(await state()).toBe("induction");
}, 120_000);

test("on the day, the first infusion opens with consent, evaluation and order in place", async () => {
  const first = await inHouse((tx) => firstDate(tx, patientId));
  street.clock.ahead = first - 20 * 60_000 - Date.now();
  const nurse = await street.stage.enter("alvarez", { width: 1024, height: 768 });
  const { page } = nurse;
  await page.getByRole("article").filter({ hasText: "Room 4" }).getByRole("button", { name: "Open a visit" }).click();
  await page.getByRole("combobox", { name: "Patient" }).or(page.getByLabel("Patient")).first().fill("Sonnet");
  await page.getByRole("option", { name: /Sonnet/ }).click();
  await write(page, "Which infusion of the course", "1");
  await press(page, "Open the visit");
  await panel(page, "Who is here?");
  await page
    .getByRole("button", { name: /Consent and order/ })
    .first()
    .click();
  await panel(page, "Consent, evaluation, order");
  await page.getByText("Infusion 1 of 6.").waitFor();
  await page
    .getByText(/Consent signed on/)
    .first()
    .waitFor();
  await page.getByText(/0\.5 mg\/kg over 40 min, actual weight\. Signed by Ines Reyes, MD/).waitFor();
  expect(
    await page.getByRole("region", { name: "Consent, evaluation, order" }).locator('[data-met="unknown"]').count(),
  ).toBe(0);
  await look(nurse, "evaluation-12-bedside");
}, 120_000);

test("a text published anew overtakes the consent that was signed to the old one, which the patient may also take back", async () => {
  const director = await street.stage.enter("reyes", { width: 1440, height: 900 });
  const { page } = director;
  await page.goto(`${ORIGIN}${STAFF}/settings/consent`);
  await write(page, "Part 1, its title", "Why we offer you this treatment");
  await write(page, /PIN/, director.pin);
  await look(director, "evaluation-13-publish");
  await press(page, "Publish it");
  await page.getByText("Publish version 2").waitFor();
  await page.goto(chart("/consent"));
  await page.getByText("Signed; the text has changed since").waitFor();
  await press(page, "Take back");
  await page.getByLabel("What the patient said").waitFor();
  await look(director, "evaluation-14-overtaken");
}, 60_000);

/** Opens every finding that stands folded up, as somebody does who reads them all. */
async function unfold(): Promise<void> {
  const folded = doctor.page.getByRole("region", { name: "Findings" }).locator("details:not([open]) > summary");
  for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click();
}

/** How many statements were made, and how many aspects of the mental state are kept. */
const entered = () =>
  inHouse(async (tx) => {
    const [one] = await evaluationsOf(tx, patientId);
    return [one?.statements, one?.mentalState?.aspects].map((all) => Object.keys(all ?? {}).length);
  });

async function firstDate(tx: Tx, id: string): Promise<number> {
  const dates = await appointmentsOfPatient(tx, id);
  return Math.min(
    ...dates.filter(({ state: one, nth }) => one === "booked" && nth === 1).map(({ startAt }) => startAt),
  );
}

async function decide(decision: string, reasons: string): Promise<void> {
  const { page } = doctor;
  const again = page.getByRole("button", { name: "Decide again" });
  if ((await again.count()) > 0) await again.click();
  await choose(page, "I decide", decision);
  await write(page, "Reasons, for the record", reasons);
  await press(page, "Decide and sign");
  const refused = page.getByText("Not decided. What you entered is kept.");
  const decided = page.getByRole("button", { name: "Decide again" });
  await decided.or(refused).first().waitFor();
  expect(await refused.locator("xpath=..").allInnerTexts()).toEqual([]);
}
