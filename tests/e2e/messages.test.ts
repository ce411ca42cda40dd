import { afterAll, beforeAll, expect, test } from "vitest";
import { demoPatients } from "../../src/app/demo/people.ts";
import { STAFF } from "#ui/ways.ts";
import { ORIGIN } from "../clinic.ts";
import { press, write } from "./hands.ts";
import { throughTheDoor } from "./own-pages.ts";
import type { Person } from "./stage.ts";
import { go, look as lookOn, openStreet, type Street, title, type Walker } from "./street.ts";
import { look } from "./visit.ts";

/**
 * A message answered by a colleague: a patient writes on a phone and sends a PDF along, the nurse reads it and hands it over with
 * a note, the prescriber answers, the patient is told that something waits and reads it. In this order.
 */
let street: Street;
let patient: Walker;
let nurse: Person;
let doctor: Person;
const FABLE = demoPatients.find(({ key }) => key === "fable")!;
const EMAIL = "fable@demo.example";

beforeAll(async () => {
  street = await openStreet();
  nurse = await street.stage.enter("alvarez");
  doctor = await street.stage.enter("reyes", { width: 1024, height: 768 });
  patient = await street.walker(true, EMAIL);
}, 180_000);
afterAll(() => street.close());

test("a patient on a phone says what it is about, writes, and sends a paper along", async () => {
  const { page } = patient;
  await throughTheDoor(street, patient, FABLE.birthDate);
  await page.getByRole("navigation").getByRole("link", { name: "Messages" }).click();
  await title(patient, "Messages");
  await go(patient, "Write a message");
  await lookOn(patient, "messages-01-topic");
  await go(patient, /My health or my treatment/);
  await page
    .getByLabel("What would you like to say or ask?")
    .fill("My last lab results\nIs the liver value all right?");
  const buffer = Buffer.from("%PDF-1.7\n%%EOF");
  await page.getByLabel(/Photos or PDF/).setInputFiles({ name: "lab.pdf", mimeType: "application/pdf", buffer });
  await lookOn(patient, "messages-02-writing");
  await page.getByRole("button", { name: "Send my message" }).click();
  await page.getByText("Your message is sent.").waitFor();
  await page.getByText(/lab\.pdf/).waitFor();
  await lookOn(patient, "messages-03-sent");
});

test("the nurse finds it first in the inbox, reads it with its paper, and hands it over with a note", async () => {
  const { page } = nurse;
  await page.goto(`${ORIGIN}${STAFF}`);
  await page.getByText("Wrote a message").first().waitFor();
  await page.getByRole("link", { name: /^Messages/ }).click();
  const line = page.getByRole("listitem").filter({ hasText: "Fable, Adaeze" });
  await line.getByText("New", { exact: true }).waitFor();
  await line.getByText("8 h left").waitFor();
  await look(nurse, "messages-04-inbox");
  await line.getByRole("link").press("Enter");
  await page.getByText("Is the liver value all right?").waitFor();
  const href = (await page.getByRole("link", { name: "lab.pdf" }).getAttribute("href")) ?? "";
  const paper = await page.request.get(`${ORIGIN}${href}`);
  expect([paper.status(), paper.headers()["content-type"]]).toEqual([200, "application/pdf"]);
  await page.getByLabel("Hand it over to").selectOption({ label: "Ines Reyes, MD" });
  await write(page, "What they need to know", "ALT is 1.4 times the limit; please answer.");
  await press(page, "Hand over");
  await page.getByText("Ines Reyes, MD has it.").waitFor();
  await look(nurse, "messages-05-handed-over");
});

test("the prescriber finds it among hers and answers; what was half written is still there after a reload", async () => {
  const { page } = doctor;
  await page.goto(`${ORIGIN}${STAFF}/messages`);
  await press(page, /^Mine/);
  await page.getByRole("link", { name: /Fable, Adaeze/ }).click();
  await page.getByText("ALT is 1.4 times the limit; please answer.").waitFor();
  await write(page, "To Fable, Adaeze", "It is a little high and no reason to worry.");
  await page.reload();
  const field = page.getByLabel("To Fable, Adaeze");
  await field.waitFor();
  expect(await field.inputValue()).toBe("It is a little high and no reason to worry.");
  await field.fill("It is a little high and no reason to worry. We measure it again in a month.");
  await look(doctor, "messages-06-answering");
  await press(page, "Send and settle");
  await page.getByText("not read yet").waitFor();
  await page.getByText("Settled", { exact: true }).waitFor();
});

test("the patient is told that something waits, reads it, and the clinic sees that they did", async () => {
  const { page } = patient;
  const letter = await street.textTo(FABLE.mobile, /you have a message/);
  expect(letter).not.toMatch(/liver|ALT|high/);
  await page.goto(/https?:\/\/\S+\/my\/messages/.exec(letter)?.[0] ?? "");
  await page.getByText("New message from us").waitFor();
  await lookOn(patient, "messages-07-list");
  await go(patient, /My last lab results/);
  await page.getByText("We measure it again in a month.").waitFor();
  await page.getByText("Ines Reyes, MD").waitFor();
  expect(await page.getByText("ALT is 1.4").count()).toBe(0);
  await lookOn(patient, "messages-08-answer");
  await nurse.page.getByText("read by Fable, Adaeze").waitFor();
});

test("the nurse begins one from the chart by keyboard alone, from words often sent, and takes it back", async () => {
  const { page } = nurse;
  await page.goto(`${ORIGIN}${STAFF}/patients/${street.stage.house.clinic.patients["novella"]}`);
  await page.getByRole("button", { name: "Message", exact: true }).press("Enter");
  await write(page, "Subject", "Your next visit");
  await page.getByRole("group", { name: "What it is about" }).getByLabel("Visit, payment or form").press("Space");
  await page.getByLabel("Begin with words often sent").selectOption("Please call us");
  await look(nurse, "messages-09-new");
  await page.getByRole("button", { name: "Send", exact: true }).press("Enter");
  await page.getByText("Hello Bruno,").waitFor();
  await page.getByRole("button", { name: "Take back…" }).press("Enter");
  await write(page, "Why it is taken back", "Was meant for somebody else.");
  await page.getByRole("button", { name: "Take it back" }).press("Enter");
  await page.getByText(/Taken back by Nora Alvarez/).waitFor();
  await page.getByText("Note a call").press("Enter");
  await write(page, "What was said", "Called instead.");
  await page.getByRole("button", { name: "Keep the note" }).press("Enter");
  await page.getByText("the patient does not see this").waitFor();
  await look(nurse, "messages-10-taken-back");
});
