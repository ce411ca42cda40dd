import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assessmentsOf } from "#assessment/read.ts";
import { bookDirect } from "#booking/desk.ts";
import { freeSlots } from "#booking/read.ts";
import { offerConsent } from "#evaluation/desk.ts";
import { historyOf, textInForce } from "#evaluation/read.ts";
import { alternatives, patientWords } from "#evaluation/rules/kind-words.ts";
import { openVisit } from "#infusion/desk.ts";
import { makeRoomCode } from "#infusion/room-screen.ts";
import { identityPhotoOf } from "#people/read.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { sendForms } from "#portal/desk.ts";
import { as } from "#science/units.ts";
import { demoPatients } from "../../src/app/demo/people.ts";
import { ORIGIN } from "../clinic.ts";
import { reachedAt } from "../patient.ts";
import { answer, byCode, namePeople, sayBirthDate } from "./own-pages.ts";
import { byFinger } from "./own-passkey.ts";
import { share, takeData } from "./own-sharing.ts";
import { HOUR, look, openStreet, press, type Street, title, type Walker } from "./street.ts";

/**
 * A patient at their own pages, on a phone. The door and the first forms without JavaScript; the rest with it, in a second
 * browser that goes on where the first one stopped. Every kind of page is looked at once. In this order.
 */
let street: Street;
let plain: Walker;
let own: Walker;
let patientId = "";
let consentId = "";
let phq9 = "";
const sonnet = demoPatients.find(({ key }) => key === "sonnet")!;
const email = "sonnet@demo.example";

const house = () => street.stage.house;
const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house().house.db, house().clinic.clinicId, work);
const doing = (tx: Tx, key = "alvarez") => ({
  tx,
  store: house().house.store,
  by: house().clinic.staff[key]!.id,
  now: house().house.now(),
});
const go = ({ page }: Walker, path: string) => page.goto(`${ORIGIN}${path}`);
const says = ({ page }: Walker, words: string | RegExp) => page.getByRole("main").getByText(words).first().waitFor();

/** The first infusion that can be booked from tomorrow on. */
async function bookInfusion(tx: Tx): Promise<void> {
  const { now } = doing(tx);
  const window = { from: as<typeof now>(now + 24 * HOUR), to: as<typeof now>(now + 240 * HOUR) };
  const [slot] = await freeSlots(tx, { typeId: "infusion", window, now, limit: 1 });
  const forWhom = { enquiryId: null, patientId };
  const wish = { id: uuidv7(), typeId: "infusion", forWhom, language: "en" as const, override: null };
  expect(await bookDirect(doing(tx), { ...wish, startAt: slot!.startAt })).toEqual({ ok: true });
}

beforeAll(async () => {
  street = await openStreet();
  patientId = house().clinic.patients[sonnet.key] ?? "";
  await reachedAt(house(), patientId, email);
  await inHouse(async (tx) => {
    await sendForms(doing(tx), ORIGIN, { id: uuidv7(), patientId });
    await bookInfusion(tx);
    consentId = uuidv7();
    const offer = { id: consentId, patientId, kind: "treatment", language: "en", maxMgPerKg: 0.8 } as const;
    expect(await offerConsent(doing(tx, "reyes"), offer)).not.toHaveProperty("refusals");
    phq9 = (await assessmentsOf(tx, patientId)).find(({ scaleId }) => scaleId === "phq-9")?.id ?? "";
  });
  [plain, own] = [await street.walker(false, email), await street.walker(true, email)];
}, 180_000);
afterAll(() => street.close());

test("without JavaScript: a code from the mail opens the door, and a wrong birth date does not", async () => {
  const { page } = plain;
  await go(plain, "/my/door");
  await look(plain, "portal-01-door");
  await byCode(street, plain);
  await sayBirthDate(page, "1901-02-03");
  await says(plain, /not the birth date we have/);
  await look(plain, "portal-02-wrong-date");
  await sayBirthDate(page, sonnet.birthDate);
  await page.waitForURL(/\/my$/);
  await look(plain, "portal-03-home");
});

test("without JavaScript: the forms take what is said, refuse what does not fit in words, and keep each answer", async () => {
  const { page } = plain;
  await go(plain, "/my/about/address");
  await page.getByLabel("ZIP code").fill("100");
  await press(plain, "Next");
  await says(plain, "Please look at this again");
  await look(plain, "portal-04-about-fault");
  await go(plain, "/my/allergies");
  await press(plain, "Add this");
  await says(plain, /Write what you are allergic to/);
  await page.locator("input[name=what]").fill("Penicillin, rash");
  await press(plain, "Add this");
  await says(plain, "Penicillin, rash");
  await look(plain, "portal-05-allergies");
  await go(plain, `/my/q/${phq9}`);
  for (const value of ["1", "2", "1"]) await answer(page, "value", value);
  await title(plain, /Feeling tired/);
});

test("on a second device the questionnaire goes on where it stopped; an answer about suicide shows help at once", async () => {
  const { page } = own;
  await go(own, "/my/door");
  await look(own, "portal-06-door");
  await byCode(street, own);
  await title(own, "When were you born?");
  await look(own, "portal-07-who");
  await sayBirthDate(page, sonnet.birthDate);
  await page.waitForURL(/\/my$/);
  await look(own, "portal-08-home");
  await go(own, `/my/q/${phq9}`);
  await title(own, /Feeling tired/);
  await look(own, "portal-09-question");
  for (const value of ["1", "0", "0", "0", "0"]) await answer(page, "value", value);
  await title(own, /better off dead/);
  await answer(page, "value", "1");
  // Help is the answer to the very press: no other page has to be asked for.
  await page.getByRole("main").getByRole("link", { name: /988/ }).first().waitFor();
  await look(own, "portal-10-help");
  await go(own, `/my/q/${phq9}`);
  await answer(page, "value", "0");
  await press(own, /Send/);
  await look(own, "portal-11-sent");
  const row = await inHouse(async (tx) => (await assessmentsOf(tx, patientId)).find(({ id }) => id === phq9));
  expect([row?.state, row?.score?.total]).toEqual(["finished", 6]);
});

test("who they are, and who is around them", async () => {
  const { page } = own;
  await go(own, "/my/forms");
  await look(own, "portal-12-forms");
  await go(own, "/my/about");
  await page.locator("input[name=calledName]").fill("Sam");
  await look(own, "portal-13-about");
  await press(own, "Next");
  const address = { street: "2 Example Street", city: "Sampleton", state: "ny", zip: "10001" };
  for (const [name, value] of Object.entries(address)) await page.locator(`input[name=${name}]`).fill(value);
  await press(own, "Next");
  await answer(page, "canBecomePregnant", "unknown");
  await namePeople(page, [{ role: "escort", name: "Robin Sonnet", mobile: "555 555 0142" }]);
  await look(own, "portal-15-circle-role");
  await namePeople(page, [{ role: "psychiatrist", name: "B. Ode, MD", practice: "Sampleton Psychiatry" }]);
  await go(own, "/my/circle/psychiatrist/release");
  await go(own, "/my/circle");
  await look(own, "portal-17-circle");
});

/** Finds a medicine by its first letters and says how it is taken. */
async function listMedicine(typed: string, name: string, amount: string): Promise<void> {
  const { page } = own;
  await go(own, "/my/medicines");
  await page.locator("main input[name=what]").fill(typed);
  await press(own, "Find it");
  await title(own, /Which of these|Did you mean/);
  if (typed === "lorax") await look(own, "portal-18-medicine-found");
  await answer(page, "name", name);
  await page.getByLabel("How much each time").fill(amount);
  await page.getByLabel("How many times a day").fill("1");
  if (typed === "lorax") await look(own, "portal-19-medicine");
  await press(own, "Save");
  await title(own, "What do you take?");
}

test("what they take is found by its first letters, also misspelled; the list is complete when they say so", async () => {
  await listMedicine("lorax", "lorazepam", "0.5");
  await listMedicine("sertr", "sertraline", "100");
  await look(own, "portal-20-medicines");
  await press(own, "These are all");
  const { medicines, medicinesKnown } = await inHouse((tx) => historyOf(tx, patientId));
  expect(medicines.map(({ ingredient }) => ingredient.name)).toEqual(["lorazepam", "sertraline"]);
  expect(medicinesKnown?.saidBy).toBe("patient");
});

test("a past treatment step by step, the health questions one by one, the story saved while it is written, a photo", async () => {
  const { page } = own;
  await go(own, "/my/treatments/add");
  await look(own, "portal-21-treatment-kind");
  await answer(page, "kind", "antidepressant");
  await page.locator("main input[name=what]").fill("escitalopram");
  await press(own, "Find it");
  await answer(page, "name", "escitalopram");
  await look(own, "portal-22-treatment-dose");
  await page.locator("input[name=number]").fill("20");
  await press(own, "Next");
  await press(own, /not sure/);
  await look(own, "portal-23-treatment-days");
  for (const said of ["9", "none", "inefficacy"]) await answer(page, "answer", said);
  await answer(page, "answer", "yes");
  await look(own, "portal-25-treatments");
  await go(own, "/my/health");
  await look(own, "portal-26-health");
  await answer(page, "answer", "yes");
  await look(own, "portal-27-health-more");
  await press(own, "Next");
  await answer(page, "answer", "unknown");
  await go(own, "/my/story");
  await page.locator("textarea").pressSequentially("It began after the move.");
  await page.getByRole("status").getByText("Saved.").waitFor();
  await look(own, "portal-28-story");
  await go(own, "/my/photo");
  await look(own, "portal-29-photo");
  await page.locator("input[type=file]").setInputFiles({ name: "id.png", mimeType: "image/png", buffer: DOT });
  await press(own, "Send this photo");
  await page.getByRole("status").getByText("Saved. Thank you.").waitFor();
  const kept = await inHouse(
    async (tx) => [await historyOf(tx, patientId), await identityPhotoOf(tx, patientId)] as const,
  );
  expect(kept[0].story["illness"]?.text).toBe("It began after the move.");
  expect(kept[0].trials[0]).toMatchObject({ maxSustainedDailyMg: 20, weeksAtOrAboveMin: null, currentEpisode: "yes" });
  expect(Object.values(kept[0].conditions).map((one) => one.answer)).toEqual(["yes", "unknown"]);
  expect(kept[1]).not.toBeNull();
});

/** A picture of one pixel. */
const DOT = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("a consent is read part by part, understood, signed, kept as a paper, and taken back without a reason", async () => {
  const { page, context } = own;
  const text = await inHouse((tx) => textInForce(tx, "treatment", "en"));
  await go(own, `/my/consent/${consentId}`);
  await look(own, "portal-30-consent-part");
  for (const { id } of text!.sections) {
    await page.locator(`form[action$="/part/${id}"] button`).click();
    await page.locator(`form[action$="/part/${id}"]`).waitFor({ state: "detached" });
  }
  const [first] = text!.questions;
  await answer(page, "choice", first!.choices.find(({ id }) => id !== first!.right)!.id);
  await says(own, "Not quite. Here is why:");
  await look(own, "portal-31-consent-wrong");
  for (const { right } of text!.questions) await answer(page, "choice", right);
  await page.getByLabel("Your first and last name").fill("Samira Sonnet");
  await press(own, "Sign");
  await says(own, /tick the box/);
  await look(own, "portal-32-consent-sign");
  expect(await page.getByLabel("Your first and last name").inputValue()).toBe("Samira Sonnet");
  await page.getByText("I have read this, my questions").click();
  await press(own, "Sign");
  await title(own, "You have signed");
  await look(own, "portal-33-consent-signed");
  const paper = await context.request.get(`${ORIGIN}/my/consent/${consentId}/paper`);
  expect((await paper.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await page.getByRole("link", { name: "Take my agreement back" }).click();
  await title(own, "Take my agreement back");
  await look(own, "portal-34-consent-back");
  await press(own, "Yes, take it back");
  await title(own, "You took this agreement back");
  await look(own, "portal-35-consent-over");
});

test("what the clinic decided, what is still to be asked about before the visit, and their own number", async () => {
  await inHouse(async (tx) => {
    const { store, by, now: at } = doing(tx, "reyes");
    const [id, stream] = [uuidv7(), `evaluation:${uuidv7()}`];
    const opened = { patientId, indication: "TRD-MDD", appointmentId: null };
    await store.append(tx, stream, 0, { id, type: "EvaluationOpened", at, by, data: opened });
    const words = {
      toPatient: patientWords.declined,
      alternatives: alternatives.slice(3, 5),
      printedName: "I. Reyes, MD",
    };
    const data = { decision: "declined", reasons: "", missing: [], findings: [], contentHash: "", ...words };
    await store.append(tx, stream, 1, { id: uuidv7(), type: "Decided", at, by, data });
  });
  await go(own, "/my");
  await says(own, /Ask us about lorazepam before that day/);
  await look(own, "portal-40-home");
  await own.page.getByRole("link", { name: /What the clinic decided/ }).click();
  await title(own, "Not ketamine for now");
  await look(own, "portal-41-decision");
  await go(own, "/my/mobile");
  await own.page.getByLabel("Mobile number").fill("(212) 555-0123");
  await look(own, "portal-42-mobile");
  await press(own, "Save");
  await says(own, "(212) 555-0123");
});

test("their visits and papers, when nothing is sent, who may look, who has looked, and their data to take along", async () => {
  for (const [path, heading] of [
    ["visits", "My visits"],
    ["documents", "Documents"],
    ["language", "Language and quiet hours"],
    ["looks", "Who has looked at my record"],
  ] as const) {
    await go(own, `/my/${path}`);
    await title(own, heading);
    await look(own, `portal-50-${path}`);
  }
  await share(street, own);
  expect(await takeData(street, own)).toMatch(/^my-data-.*\.json$/);
});

test("the finger that unlocks their phone opens their pages, once they set it up, without a code", () => byFinger(own));

/** What a phone gets where the network is slow: 400 kbit/s, and 400 ms until anything comes. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

test("over a slow network with nothing kept from before, the first page is there and can be used; its script is small", async () => {
  const { page, context } = own;
  const line = await context.newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Network.setCacheDisabled", { cacheDisabled: true });
  await line.send("Network.setBypassServiceWorker", { bypass: true });
  await line.send("Network.emulateNetworkConditions", SLOW);
  await go(own, "/my");
  await title(own, /Infusion/);
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(({ name }) => name.endsWith(".js"))
      .reduce((sum, one) => sum + (one as PerformanceResourceTiming).encodedBodySize, 0),
  );
  expect(scripts).toBeGreaterThan(500);
  expect(scripts).toBeLessThan(150_000);
  await page.getByRole("main").getByRole("link", { name: "Move or cancel" }).click();
  await page.waitForURL(/\/visits\/[0-9a-f-]+$/);
  await line.send("Network.emulateNetworkConditions", {
    ...SLOW,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await line.detach();
});

test("the screen in the room rings for somebody, with its script and without", async () => {
  const infusionId = uuidv7();
  const codes = await inHouse(async (tx) => {
    const { now, ...by } = doing(tx);
    const [patient, room] = [house().clinic.patients["legend"] ?? "", house().clinic.rooms[3] ?? ""];
    const visit = { id: infusionId, patientId: patient, roomId: room, number: 1, of: 6, plannedStartAt: now };
    expect(await openVisit({ ...by, now, roles: ["nurse"] }, visit)).toHaveProperty("fact");
    return [(await makeRoomCode({ tx, now }, { id: uuidv7(), infusionId }))?.code ?? ""];
  });
  const again = () => inHouse(async (tx) => (await makeRoomCode(doing(tx), { id: uuidv7(), infusionId }))?.code ?? "");
  for (const script of [true, false]) {
    const tablet = await street.walker(script, "", { width: 1024, height: 768 });
    await go(tablet, "/room");
    await look(tablet, "portal-54-room-code");
    await tablet.page.locator("input[name=code]").fill(codes.pop() ?? (await again()));
    await press(tablet, "Open the screen");
    await look(tablet, "portal-55-room");
    for (const [button, words] of [
      [".try button", /Wait until they hear it/],
      [".need", /screen since .*/],
    ] as const) {
      await tablet.page.locator(button).focus();
      await tablet.page.keyboard.press("Enter");
      await says(tablet, words);
    }
    await look(tablet, "portal-56-room-rings");
  }
});

test("in Spanish the same pages say the same", async () => {
  for (const [path, heading] of [
    ["", /Infusión|Hola/],
    ["/forms", "Sus formularios"],
    ["/medicines", "¿Qué medicinas toma?"],
    ["/decision", "Por ahora no la ketamina"],
    ["/messages/new", "¿De qué trata su mensaje?"],
    [`/consent/${consentId}`, "Usted retiró este acuerdo"],
  ] as const) {
    await go(own, `/es/my${path}`);
    await title(own, heading);
    expect(await own.page.locator("html").getAttribute("lang")).toBe("es");
    await look(own, `portal-37-es${path.slice(0, 6).replace("/", "-")}`);
  }
});

test("closed, nothing of them is left in the browser, and going back shows nothing private", async () => {
  const { page, context } = own;
  await go(own, "/my/medicines");
  await go(own, "/my/me");
  await look(own, "portal-38-me");
  await press(own, "Close my pages");
  await page.waitForURL((url) => !url.pathname.endsWith("/leave"));
  const left = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    caches: (await caches.keys()).length,
    databases: (await indexedDB.databases()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  expect(left).toEqual({ local: 0, session: 0, caches: 0, databases: 0, workers: 0 });
  expect((await context.cookies()).map(({ name }) => name)).toEqual(["afterglow-browser"]);
  for (let back = 0; back < 2; back += 1) {
    await page.goBack();
    await page.waitForURL(/\/my\/door/);
    expect(await page.getByRole("main").innerText()).not.toMatch(/Sonnet|lorazepam|1977/);
  }
  await look(own, "portal-39-back");
});
