import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { STAFF } from "#ui/ways.ts";
import { askLately, bookTheWeek } from "../../src/app/demo/bookings.ts";
import { ORIGIN } from "../clinic.ts";
import { choose, press, write } from "./hands.ts";
import { openStage, type Person, type Stage } from "./stage.ts";
import { look } from "./visit.ts";

/**
 * A day at the desk: a search by keys alone, a call that reached nobody, an appointment pulled and pushed to another time,
 * somebody who arrives and whose visit opens filled in, and an enquiry that is booked for. Each step needs the one before it.
 */
let stage: Stage;
let desk: Person;
let page: Page;

/** Ten in the morning at the clinic on the next Wednesday: everybody works, and the day's visits lie ahead and behind. */
function wednesdayMorning(): number {
  const day = 86_400_000;
  const ahead = (3 - new Date().getUTCDay() + 7) % 7 || 7;
  return Math.floor(Date.now() / day) * day + ahead * day + 12.5 * 3_600_000;
}

beforeAll(async () => {
  const pictures = process.env["PICTURES"];
  if (pictures !== undefined) await mkdir(pictures, { recursive: true });
  stage = await openStage();
  stage.clock.ahead = wednesdayMorning() - Date.now();
  const { house, clinic } = stage.house;
  await bookTheWeek(house, clinic, house.now());
  await askLately(house, clinic, house.now());
  desk = await stage.enter("park", { width: 1440, height: 900 });
  page = desk.page;
}, 180_000);
afterAll(() => stage.close());

const go = (path: string) => page.goto(`${ORIGIN}${STAFF}${path}`);
const bar = (name: RegExp) => page.getByRole("region", { name: "The week" }).getByRole("button", { name }).first();

/** Takes a bar up by keys and carries it so many steps. */
async function carry(name: RegExp, key: string, steps: number): Promise<void> {
  await bar(name).focus();
  await page.keyboard.press("m");
  for (let n = 0; n < steps; n += 1) await page.keyboard.press(key);
  await page.keyboard.press("Enter");
}

/** The move is refused in these words, and made all the same for a reason. */
async function overridden(title: RegExp, against: RegExp, reason: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: title });
  await press(page, "Move it");
  await dialog.getByText(against).waitFor();
  await write(page, "The reason to move it there all the same", reason);
  await press(page, "Move it all the same");
  await dialog.waitFor({ state: "hidden" });
}

test("the board shows what is booked, and who comes next into a free room", async () => {
  await page.getByText("Sonnet, Samira · maintenance").waitFor();
  await page
    .getByText(/ride confirmed/i)
    .first()
    .waitFor();
  await page.getByRole("region", { name: "The day, by room and prescriber" }).getByText("Madrigal").waitFor();
  await look(desk, "30-board");
});

test("the search finds a patient by keys alone", async () => {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").waitFor();
  await page.keyboard.type("sonn");
  await page.getByRole("option", { name: /Sonnet, Samira.*DEMO/ }).waitFor();
  await look(desk, "31-search");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Sonnet, Samira" }).waitFor();
  await look(desk, "32-patient");
});

test("a call that reached nobody comes again; what came of it takes it off the list", async () => {
  await go("");
  await page.getByRole("button", { name: /^Take: The ride/ }).click();
  await page.getByRole("button", { name: /^Give back: The ride/ }).waitFor();
  await page.getByRole("button", { name: /^Call: The ride/ }).click();
  await choose(page, "What came of the call", "No answer");
  await page.getByRole("group", { name: "Try again" }).locator("label").first().click();
  await look(desk, "33-call");
  await press(page, "Record");
  await page.getByText(/^no answer \d/).waitFor();
  const evening = page.getByRole("button", { name: /^Call: The evening questions were not answered, Saga/ });
  await evening.click();
  await choose(page, "What came of the call", "Settled");
  await write(page, "What was settled", "Went through all of them on the telephone");
  await press(page, "Record");
  await evening.waitFor({ state: "detached" });
});

test("a bar pulled to another day asks first, with the old time and the new one", async () => {
  await go("/schedule");
  const from = await bar(/^Canto/).boundingBox();
  if (from === null) throw new Error("there is no bar to pull");
  await page.mouse.move(from.x + 8, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 22, { steps: 5 });
  await page.mouse.move(from.x + 210, from.y + 22, { steps: 8 });
  await page.mouse.up();
  const dialog = page.getByRole("dialog", { name: /^Move Theo Canto/ });
  await dialog.getByText("Now").waitFor();
  await look(desk, "34-move");
  await press(page, "Move it");
  await dialog.waitFor({ state: "hidden" });
  await bar(/^Canto.*Fri/).waitFor();
});

test("by keys: M, the arrows, Enter; a time that is taken is refused in words with the next free times", async () => {
  await carry(/^Haiku.*Wed/, "ArrowRight", 20);
  await press(page, "Move it");
  await page.getByText("Not moved. It stands where it stood.").waitFor();
  await page.getByRole("group", { name: "Next free times" }).getByRole("button").first().waitFor();
  await look(desk, "35-refused");
  await press(page, "Leave it where it is");
});

test("by keys to a time against a rule: refused, moved all the same with a reason, and the reason stands beside it", async () => {
  await carry(/^Elegy.*Wed/, "ArrowLeft", 2);
  await overridden(/^Move Elegy/, /less than 12 hours from now/, "A chair is free, and the driver comes sooner");
  await bar(/^Elegy.*Wed.*13:30 to 16:00/).click();
  await page.getByText("Against a rule, because: A chair is free, and the driver comes sooner").waitFor();
  await look(desk, "35-moved-all-the-same");
  await page.keyboard.press("Escape");
});

test("by person, who stays longer is named: after the closing hour it is theirs for a reason", async () => {
  await page.getByText("By person").click();
  await carry(/^Fugue.*Wed.*Dr Reyes/, "ArrowRight", 16);
  await overridden(/^Move Lena Fugue/, /not open for all of this time/, "Dr Reyes stays, she comes from work");
  await bar(/^Fugue.*Wed.*16:45 to 17:45, Dr Reyes/).waitFor();
  await look(desk, "35-by-person");
  await page.getByText("By room").click();
});

test("a booking against a rule is refused and kept as entered, and booked all the same with a reason", async () => {
  await press(page, "Book an appointment");
  const dialog = page.getByRole("dialog", { name: "Book an appointment" });
  await dialog.getByRole("combobox", { name: "For whom" }).fill("Haik");
  await page.getByRole("option", { name: /^Haiku, Mei/ }).click();
  await dialog.getByRole("combobox", { name: "What" }).click();
  await page.getByRole("option", { name: /^Follow-up ·/ }).click();
  await dialog.getByLabel("Day", { exact: true }).fill(new Date(stage.clock.now()).toISOString().slice(0, 10));
  await dialog.getByLabel("Time", { exact: true }).fill("15:00");
  await press(page, "Book it");
  await dialog.getByText("Not booked. What you entered is kept.").waitFor();
  await write(page, "The reason to book it all the same", "Asked for it at the desk");
  await look(desk, "35-book-against-a-rule");
  await press(page, "Book it all the same");
  await dialog.waitFor({ state: "hidden" });
  await bar(/^Haiku.*Follow-up.*15:00/).click();
  await page.getByText("Against a rule, because: Asked for it at the desk").waitFor();
  await page.keyboard.press("Escape");
});

test("everything about an appointment stands beside the week; who arrived is here", async () => {
  await bar(/^Sonnet/).click();
  await page.getByRole("heading", { name: "The ride home" }).waitFor();
  await look(desk, "36-appointment");
  await press(page, "Arrived");
  await page.getByText("This visit begins in more than 2 hours.").waitFor();
  await press(page, "Arrived, and it is really them");
  await page.getByText("Here", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
});

test("the visit of who arrived opens with patient, room and number filled in", async () => {
  const nurse = await stage.enter("alvarez");
  const room = nurse.page.getByRole("article").filter({ hasText: "Room 4" });
  await room.getByText("Arrived").waitFor();
  await room.getByRole("button", { name: "Open a visit" }).click();
  await nurse.page.getByRole("dialog").getByRole("button", { name: "Open the visit" }).click();
  await nurse.page.getByRole("region", { name: "Who is here?" }).first().waitFor();
  await nurse.page.getByText("Sonnet").first().waitFor();
  await nurse.page.context().close();
});

test("an enquiry is spoken with and booked for, and stands where it has come to", async () => {
  await go("/enquiries");
  await page.getByRole("button", { name: /Ana Sextet/ }).click();
  await page.getByRole("heading", { name: "How they are reached" }).waitFor();
  await look(desk, "37-enquiry");
  await press(page, "Spoken with");
  await press(page, "Book for them");
  await page.getByLabel("What").first().click();
  await page.getByRole("option", { name: /^First consultation ·/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^\d{2}:\d{2}$/ })
    .first()
    .click();
  await look(desk, "38-book");
  await press(page, "Book it");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await go("/enquiries");
  await page
    .getByRole("region", { name: /^Booked/ })
    .getByText("Ana Sextet")
    .waitFor();
  await look(desk, "39-enquiries");
});

test.each([
  { width: 390, height: 844 },
  { width: 1024, height: 768 },
])("nothing runs off a screen of $width by $height", async (size) => {
  await page.setViewportSize(size);
  for (const path of ["", "/schedule", "/enquiries"]) {
    await go(path);
    await page.waitForTimeout(1_500);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, path).toBeLessThanOrEqual(0);
    await look(desk, `40-${size.width}${path.replace("/", "-")}`);
  }
});
