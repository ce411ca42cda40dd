import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assessmentsOf } from "#assessment/read.ts";
import { offerConsent } from "#evaluation/desk.ts";
import { clearanceOf, consentsOf, historyOf, textInForce } from "#evaluation/read.ts";
import { caseStateOf } from "#course/read.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { STAFF } from "#ui/ways.ts";
import { calendarFrom } from "../../src/app/demo/caseload/days.ts";
import { examine } from "../../src/app/demo/caseload/examined.ts";
import { caseload } from "../../src/app/demo/caseload/people.ts";
import { pastOf, tell } from "../../src/app/demo/caseload/telling.ts";
import { demoPatients } from "../../src/app/demo/people.ts";
import { ORIGIN } from "../clinic.ts";
import { choose, press, write } from "./hands.ts";
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
const by = (key: string) => house().clinic.staff[key]!.id;

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

test("the specialist sees all of it on one page, and what nobody knows yet stops a decision", async () => {
  const past = { ...pastOf(house().clinic, calendarFrom(now()), now()) };
  const [like] = caseload.filter(({ key }) => key === "nocturne");
  const story = { registered: -9, worked: -4, evaluated: 0, consented: 0, infusions: [] };
  await tell(house().house, past, { person: { ...like!, ...sonnet, has: {} }, nth: 1, patientId, story }, examine);
  const { page } = doctor;
  await page.goto(chart("/evaluation"));
  await page.getByText("Depression that did not respond to treatment").first().click();
  await press(page, "Open");
  await page
    .getByRole("region", { name: "Findings" })
    .or(page.getByText("The system finds; the clinician decides."))
    .first()
    .waitFor();
  await look(doctor, "evaluation-05-page");
  await choose(page, "I decide", "Eligible");
  await page.getByText(/still open:/).waitFor();
  expect(await state()).toBe("evaluation");
}, 90_000);

test("questions the patient could not answer are answered where they are read, and another specialist is asked first", async () => {
  const { page } = doctor;
  const unanswered = page
    .getByRole("region", { name: "Not known: stops the decision" })
    .getByRole("button", { name: /: no$/ });
  for (let left = await unanswered.count(); left > 0; left = await unanswered.count()) {
    const name = (await unanswered.first().getAttribute("aria-label")) ?? "";
    await unanswered.first().click();
    await page.getByRole("button", { name, exact: true }).first().waitFor({ state: "detached" });
  }
  for (const about of await page.getByRole("group", { name: /\?$/ }).all())
    if ((await about.getByText("Not known", { exact: true }).count()) > 0)
      await about.getByText("Yes", { exact: true }).click();
  await decide("Another specialist first", "Two treatments from memory; a second opinion is asked.");
  expect(await state()).toBe("specialist-review");
}, 120_000);

async function decide(decision: string, reasons: string): Promise<void> {
  const { page } = doctor;
  const again = page.getByRole("button", { name: "Decide again" });
  if ((await again.count()) > 0) await again.click();
  await choose(page, "I decide", decision);
  await write(page, "Reasons, for the record", reasons);
  await press(page, "Decide and sign");
  await page
    .getByText(/Ines Reyes, MD, /)
    .first()
    .waitFor();
}
