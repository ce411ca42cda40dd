import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { bookDirect } from "#booking/desk.ts";
import { freeSlots } from "#booking/read.ts";
import { inClinic } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { questions } from "#site/self-check-questions.ts";
import { ORIGIN } from "../clinic.ts";
import { codeIn, go, HOUR, linkIn, look, openStreet, press, type Street, title, type Walker } from "./street.ts";

/**
 * Two people on phones. One finds the clinic, checks whether it may suit, books with a code that comes by real mail, moves
 * and cancels; the other waits for a sooner time and takes the one that came free. First without JavaScript, then with it.
 */
let street: Street;

beforeAll(async () => {
  street = await openStreet();
}, 180_000);
afterAll(() => street.close());

async function checkSelf(who: Walker): Promise<void> {
  const { page } = who;
  await page.goto(ORIGIN);
  await look(who, "01-site");
  await page.getByRole("link", { name: /3-minute check/ }).click();
  await press(who, "Start");
  for (const { id, safe } of questions) await page.locator(`button[name="${id}"][value="${safe}"]`).click();
  await look(who, "02-self-check-end");
  await go(who, "Choose a consultation time");
}

/** Chooses the nth time of the nth day on the page. */
async function chooseTime({ page }: Walker, day: number, nth: number): Promise<string> {
  const details = page.locator("details.dayof").nth(day);
  if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
  const button = details.getByRole("button").nth(nth);
  const words = (await button.innerText()).replaceAll(/\s+/g, " ").trim();
  await button.click();
  return words;
}

async function book(who: Walker, name: string, [day, nth]: readonly [number, number], withTexts: boolean) {
  const { page, email } = who;
  await title(who, "How would you like to meet?");
  await look(who, "03-how");
  await go(who, /^First consultation In person|^First consultation By|^First consultation/);
  await title(who, "When would you like to come?");
  await look(who, "04-when");
  await chooseTime(who, day, nth);
  await title(who, "Your details");
  await press(who, /send me the code/);
  await page.getByText("Please correct this:").waitFor();
  await look(who, "05-details-faults");
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel(/Mobile number/).fill("(212) 555-0123");
  if (withTexts) await page.getByText(/Text me about my visits/).click();
  await page.getByLabel(/Anything we should know/).fill("Mornings are hard for me");
  await look(who, "06-details");
  await press(who, /send me the code/);
  await title(who, "Enter your code");
  await page.getByLabel("Code").fill("12");
  await press(who, "Book this time");
  await page.getByText("Enter the six digits of the code.").first().waitFor();
  await look(who, "07-code");
  await page.getByLabel("Code").fill(codeIn(await street.mailTo(email, /Your code/)));
  await press(who, "Book this time");
  await title(who, "You are booked");
  await look(who, "08-booked");
  expect(await street.mailTo(email, /^Your visit on/)).toMatch(/Your visit is booked:[\s\S]*\/visits\//);
}

async function keepCalendar({ page, context }: Walker): Promise<void> {
  const href = await page.getByRole("link", { name: "Save in my calendar" }).getAttribute("href");
  const file = await (await context.request.get(`${ORIGIN}${href}`)).text();
  expect(file).toMatch(/^BEGIN:VCALENDAR[\s\S]*SUMMARY:Appointment[\s\S]*END:VCALENDAR\r\n$/);
}

async function comeBack(who: Walker): Promise<void> {
  const { page, email } = who;
  await page.goto(`${ORIGIN}/visits`);
  if (await page.getByRole("button", { name: "Close my visits" }).isVisible()) return;
  await look(who, "10-door");
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await press(who, "Send me a code");
  await title(who, "Enter your code");
  await look(who, "11-door-code");
  await page.getByLabel("Code").fill(codeIn(await street.mailTo(email, /Your code/)));
  await press(who, "Show my visits");
  await title(who, "Your visits");
}

async function askSooner(who: Walker): Promise<void> {
  await go(who, /something sooner/);
  await who.page.getByLabel("Monday").check();
  for (const day of ["Tuesday", "Wednesday", "Thursday", "Friday"]) await who.page.getByLabel(day).check();
  await look(who, "09-sooner");
  await press(who, "Put me on the list");
  await who.page.getByText("You are on the list.").waitFor();
}

async function move(who: Walker): Promise<void> {
  await go(who, /Look at it, move or cancel it/);
  await look(who, "12-visit");
  await go(who, "Move");
  await look(who, "13-move");
  const before = who.page.url();
  await chooseTime(who, 4, 1);
  await who.page.getByText("Your visit has its new time.").waitFor();
  expect(who.page.url()).not.toBe(before);
}

async function cancel(who: Walker): Promise<void> {
  await go(who, "Cancel");
  await look(who, "14-cancel");
  await press(who, "Yes, cancel it");
  await who.page.getByText("Your visit is cancelled.").waitFor();
  await look(who, "15-cancelled");
}

async function takeOffer(who: Walker): Promise<void> {
  const letter = await street.mailTo(who.email, /^A time is free/);
  expect(linkIn(letter)).toBe(`${ORIGIN}/visits`);
  await comeBack(who);
  await who.page.getByRole("heading", { name: "A time has come free" }).waitFor();
  await look(who, "16-offer");
  await press(who, "Take this time");
  await who.page.getByText("The new time is yours.").waitFor();
  await look(who, "17-taken");
  expect(await who.page.locator(".visits .visit").count()).toBe(1);
}

test.each([
  ["without JavaScript", false],
  ["with JavaScript", true],
] as const)(
  "%s: site, self-check, booked by mail, moved, cancelled; the time offered to another and taken",
  async (_how, script) => {
    street.clock.ahead += 2 * HOUR;
    const suffix = script ? "" : "-plain";
    const one = await street.walker(script, `mara.ode${suffix}@mail.example`);
    const other = await street.walker(script, `ida.haiku${suffix}@mail.example`);
    await checkSelf(one);
    await book(one, "Mara Ode", [3, 2], true);
    await keepCalendar(one);
    await other.page.goto(`${ORIGIN}/book`);
    await book(other, "Ida Haiku", [8, 3], false);
    await askSooner(other);
    street.clock.ahead += HOUR / 2;
    await comeBack(one);
    await move(one);
    await cancel(one);
    await takeOffer(other);
    await one.context.close();
    await other.context.close();
  },
);

/** A visit with a ride home, as staff plan one for a patient of the demonstration. */
async function planned(key: string): Promise<{ id: string; startAt: Instant }> {
  const { house, clinic } = street.stage.house;
  const now = as<Instant>(street.clock.now());
  const id = uuidv7();
  return inClinic(house.db, clinic.clinicId, async (tx) => {
    const window = { from: as<Instant>(now + 40 * HOUR), to: as<Instant>(now + 300 * HOUR) };
    const [slot] = await freeSlots(tx, { typeId: "infusion", window, now, limit: 1 });
    const forWhom = { enquiryId: null, patientId: clinic.patients[key]! };
    const wish = { id, typeId: "infusion", startAt: slot!.startAt, forWhom, language: "en" as const, override: null };
    expect(await bookDirect({ tx, store: house.store, by: "system", now }, wish)).toEqual({ ok: true });
    return { id, startAt: slot!.startAt };
  });
}

async function enterInSpanish(who: Walker, path: string): Promise<void> {
  await who.page.goto(`${ORIGIN}${path}`);
  if (!(await who.page.getByLabel("Correo electrónico").isVisible())) return;
  await look(who, "20-es-door");
  await who.page.getByLabel("Correo electrónico").fill(who.email);
  await press(who, "Envíenme un código");
  await title(who, "Escriba su código");
  await who.page.getByLabel("Código").fill(codeIn(await street.mailTo(who.email, /código/)));
  await press(who, "Mostrar mis citas");
}

test("in Spanish: the ride is named and said yes to by its driver, the evening's questions answered, and on the way", async () => {
  const { id, startAt } = await planned("fable");
  const who = await street.walker(true, "fable@demo.example");
  await enterInSpanish(who, `/es/visits/${id}`);
  await look(who, "21-es-visit");
  await go(who, "Decir quién le lleva");
  await who.page.getByLabel("Nombre de quien le lleva").fill("Chidi Ballad");
  await who.page.getByLabel("Su celular").fill("212 555 0177");
  await look(who, "22-es-ride");
  await press(who, "Guardar");
  await who.page.getByText("Chidi Ballad, que aún no ha dicho que sí").waitFor();

  const driver = await street.walker(false, "");
  await driver.page.goto(linkIn(await street.textTo("+12125550177", /ride home/)));
  await look(driver, "23-ride");
  await press(driver, "Yes, I will be there");
  await title(driver, "Thank you");
  await look(driver, "24-ride-thanks");
  await who.page.reload();
  await who.page.getByText("Chidi Ballad ha dicho que sí").waitFor();

  street.clock.ahead = startAt - 14 * HOUR - Date.now();
  await street.chore();
  expect(linkIn(await street.textTo("+15555550101", /short questions/))).toBe(`${ORIGIN}/visits/${id}`);
  await enterInSpanish(who, `/es/visits/${id}`);
  await go(who, "Responder ahora");
  await look(who, "25-es-evening");
  for (const answer of ["Sí", "No", "No", "No", "No", "Sí"]) await press(who, answer);
  await who.page.getByText("Enfermería tiene sus respuestas.").waitFor();

  street.clock.ahead = startAt - HOUR - Date.now();
  await enterInSpanish(who, `/es/visits/${id}`);
  await press(who, "Voy en camino");
  await who.page.getByText("Le esperamos.").waitFor();
  await look(who, "26-es-on-the-way");
  await who.context.close();
  await driver.context.close();
});

/** One connection keeps three times at most: those chosen before are let go first. */
const letGo = () => void (street.clock.ahead += 11 * 60_000);

test("on a tablet, on a desk, and at 200 % and 400 %: nothing out to the side, nothing axe finds", async () => {
  for (const [width, height] of [
    [1024, 768],
    [1440, 900],
    [640, 400],
    [320, 256],
  ] as const) {
    const who = await street.walker(true, "", { width, height });
    for (const [name, path] of [
      ["how", "/book"],
      ["when", "/book?type=evaluation"],
      ["wait", "/es/book?type=evaluation&wait=yes"],
      ["door", "/es/visits"],
    ] as const) {
      await who.page.goto(`${ORIGIN}${path}`);
      await look(who, `30-${width}-${name}`);
    }
    letGo();
    await who.page.goto(`${ORIGIN}/book?type=evaluation-video`);
    await who.page.locator("details.dayof").first().getByRole("button").first().click();
    await title(who, "Your details");
    await look(who, `30-${width}-details`);
    await who.context.close();
  }
});

test("with the keyboard alone, a time is chosen and the form filled", async () => {
  const who = await street.walker(true, "", { width: 1280, height: 800 });
  const { page } = who;
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.replaceAll(/\s+/g, " ").trim() ?? "");
  const tabTo = async (words: RegExp) => {
    for (let n = 0; n < 80; n += 1) {
      await page.keyboard.press("Tab");
      if (words.test(await focused())) return;
    }
    throw new Error(`Tab never comes to ${String(words)}`);
  };
  letGo();
  await page.goto(`${ORIGIN}/book`);
  await tabTo(/^First consultation In person/);
  await page.keyboard.press("Enter");
  await title(who, "When would you like to come?");
  await tabTo(/^\w+, \w+ \d+ \d+ free times$/);
  await tabTo(/[AP]M$/);
  await page.keyboard.press("Enter");
  await title(who, "Your details");
  for (let n = 0; n < 40 && (await page.evaluate(() => document.activeElement?.id)) !== "name"; n += 1)
    await page.keyboard.press("Tab");
  await page.keyboard.type("Mara Ode");
  await page.keyboard.press("Tab");
  await page.keyboard.type("keys@mail.example");
  await page.keyboard.press("Enter");
  await title(who, "Enter your code");
  await who.context.close();
});
