import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askFor } from "#assessment/desk.ts";
import { setOnCall, setPageWay } from "#followup/desk.ts";
import { alertsOf } from "#followup/read.ts";
import { recordContact } from "#people/desk.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { demoPatients } from "../../src/app/demo/people.ts";
import { startPager } from "../../src/app/pager.ts";
import { ORIGIN } from "../clinic.ts";
import { choose, press, write } from "./hands.ts";
import { answer, throughTheDoor } from "./own-pages.ts";
import { HOUR, linkIn, look, openStreet, phone, type Street, type Walker } from "./street.ts";
import { look as lookAt } from "./visit.ts";

/**
 * A Tuesday, 23:40, and the mail server is down: a patient answers on the phone that they think of death. Help stands in the
 * answer to that press, the nurse on call is reached by text, opens the link, signs in, takes it and closes it.
 */
let street: Street;
let pager: ReturnType<typeof startPager>;
let patientId = "";
let fable: Walker;
const NURSE = { mobile: "+12125550143", email: "nurse@demo.example" };

const house = () => street.stage.house;
const now = () => as<Instant>(street.clock.now());
const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house().house.db, house().clinic.clinicId, work);
const doing = (tx: Tx) => ({ tx, store: house().house.store, by: "system", now: now() });

beforeAll(async () => {
  street = await openStreet();
  street.clock.ahead += 13.5 * HOUR;
  pager = startPager(house().house, street.office, ORIGIN);
  patientId = house().clinic.patients["fable"] ?? "";
  const staffId = house().clinic.staff["alvarez"]?.id ?? "";
  const nights = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
    weekday,
    from: "17:00",
    to: "08:00",
    staffIds: [staffId],
  }));
  const email = "fable@mail.example";
  await inHouse((tx) => setOnCall(doing(tx), uuidv7(), { weekly: nights }));
  await inHouse((tx) => setPageWay(doing(tx), uuidv7(), { staffId, ...NURSE }));
  const contact = { email, mobile: "+12125550101", language: "en", zone: "America/New_York", texts: false } as const;
  await inHouse((tx) => recordContact({ ...doing(tx), at: now() }, patientId, contact));
  fable = await street.walker(true, email, phone);
}, 120_000);
afterAll(async () => {
  await pager.stop();
  await street.close();
});

test("at 23:40 with the mail server down: help on the patient's page, a text to the nurse, taken and closed", async () => {
  const { page } = fable;
  const id = uuidv7();
  const wish = {
    id,
    patientId,
    scaleId: "phq-9",
    language: "en",
    how: "patient",
    point: "other",
    dueAt: null,
  } as const;
  await inHouse((tx) => askFor(doing(tx), wish));
  await throughTheDoor(street, fable, demoPatients.find(({ key }) => key === "fable")?.birthDate ?? "");
  await street.loseMail();
  street.clock.ahead += 10 * 60_000;
  await page.goto(`${ORIGIN}/my/q/${id}`);
  for (let item = 1; item <= 8; item += 1) await answer(page, "value", "1");
  await answer(page, "value", "1");
  const said = Date.now();
  await page.getByRole("heading", { name: "Help you can reach now" }).first().waitFor();
  await page.getByRole("link", { name: "Call 988" }).first().waitFor();
  await page.getByText("The clinic is closed. We are calling Nora Alvarez, RN, who is on call").waitFor();
  await look(fable, "80-help-at-night");

  const text = await street.textTo(NURSE.mobile, /^Afterglow: urgent\. Open /);
  expect(text).not.toMatch(/fable|adaeze|ketamine|suicid|death/i);
  process.stdout.write(`  text to the nurse on call: ${((Date.now() - said) / 1000).toFixed(1)} s after the answer\n`);
  const nurse = await street.stage.enter("alvarez", phone, linkIn(text));
  await nurse.page.getByRole("heading", { name: "Nobody has this yet" }).waitFor();
  await nurse.page.getByRole("link", { name: /Call the patient/ }).waitFor();
  await lookAt(nurse, "81-alert-phone");
  await press(nurse.page, "I have this");
  await nurse.page.getByRole("heading", { name: "Somebody has this. It is still open." }).waitFor();
  await choose(nurse.page, "Outcome", "Safe, plan made together");
  await write(nurse.page, "Who was spoken with", "the patient");
  await write(nurse.page, "What they were told", "988, and a call at nine");
  await press(nurse.page, "Close the alert");
  await nurse.page.getByRole("heading", { name: "Closed: Safe, plan made together" }).waitFor();
  await lookAt(nurse, "82-alert-closed");

  const [alert] = await inHouse((tx) => alertsOf(tx, patientId));
  expect(alert).toMatchObject({
    isOpenHours: false,
    closed: { outcome: "safe-plan-made" },
    pages: [{ step: "first" }],
  });
}, 120_000);
