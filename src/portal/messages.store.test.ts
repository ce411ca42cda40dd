import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acknowledge, closeAlert, handOver, notePhone, openThread, writeMessage } from "#followup/desk.ts";
import { alertsOf, ownThreads } from "#followup/read.ts";
import { hearDrafts } from "#followup/safety/draft-hearing.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { demoPatients } from "../app/demo/people.ts";
import { openTestHouse, type TestHouse } from "../../tests/clinic.ts";
import { enterAs, through } from "../../tests/patient.ts";
import { type Visitor, wordsOn } from "../../tests/visitor.ts";

let house: TestHouse;
let fable: Visitor;
let legend: Visitor;
const bornOf = (key: string) => demoPatients.find((one) => one.key === key)!.birthDate;
const enter = (key: string) =>
  enterAs(house, house.clinic.patients[key]!, { email: `${key}@mail.example`, birthDate: bornOf(key) });
beforeAll(async () => {
  house = await openTestHouse();
  [fable, legend] = [await enter("fable"), await enter("legend")];
}, 60_000);
afterAll(() => house.close());

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const patient = (key: string) => house.clinic.patients[key]!;
const staff = (tx: Tx, key: string) => ({
  tx,
  store: house.house.store,
  by: house.clinic.staff[key]!.id,
  now: as<Instant>(Date.now()),
});
const threads = (key: string) => inHouse((tx) => ownThreads(tx, patient(key)));
const words = (text: string) => ({ text, files: [], templateId: null });

/** Begun by the clinic, and written in by it. */
async function fromClinic(key: string, text: string): Promise<string> {
  const threadId = uuidv7();
  await inHouse(async (tx) => {
    const doing = staff(tx, "alvarez");
    await openThread(doing, { threadId, patientId: patient(key), subject: "Your next visit", topic: "health" });
    await writeMessage(doing, "https://clinic.example", { id: uuidv7(), threadId, ...words(text) });
  });
  return threadId;
}

test("a patient says what it is about, writes, and reads who reads it and by when they are answered; nothing runs in the browser", async () => {
  const list = await fable.get("/my/messages");
  expect(wordsOn(list)).toContain("There are no messages yet");
  expect(wordsOn(await fable.get("/my/messages/new"))).toContain("The front desk does not.");
  const page = await fable.get("/my/messages/new/health");
  expect(wordsOn(page)).toMatch(/Your nurses and prescribers read this.*You get an answer by .*around the clock/);
  expect((await fable.send(page, "/my/messages/new/health", { text: " " })).status).toBe(422);
  const fields = { text: "May I eat <b>before</b>?\nA little?" };
  const sent = await fable.send(page, "/my/messages/new/health", fields);
  await fable.send(page, "/my/messages/new/health", fields);
  const read = await fable.follow(sent);
  expect(read.text).toContain("&lt;b&gt;");
  expect(wordsOn(read)).toContain("Your message is sent.");
  expect(await threads("fable")).toHaveLength(1);
});

test("what the staff say among themselves is not on the patient's page, nor a conversation of nothing else", async () => {
  const threadId = await fromClinic("fable", "Please come at nine.");
  const call = { at: as<Instant>(Date.now()), with: "Adaeze", text: "sounded low", minutes: null, answers: false };
  const alone = uuidv7();
  await inHouse(async (tx) => {
    const doing = staff(tx, "alvarez");
    await notePhone(doing, { id: uuidv7(), threadId, ...call });
    const to = house.clinic.staff["reyes"]!.id;
    await handOver(doing, { id: uuidv7(), threadId, to, note: "look at her dose" });
    await openThread(doing, { threadId: alone, patientId: patient("fable"), subject: "Low", topic: "health" });
    await notePhone(doing, { id: uuidv7(), threadId: alone, ...call });
  });
  expect(wordsOn(await fable.get("/my/messages"))).toContain("New message from us");
  const page = wordsOn(await fable.get(`/my/messages/${threadId}`));
  expect(page).toContain("Please come at nine.");
  expect(page).not.toMatch(/sounded low|look at her dose/);
  expect(wordsOn(await fable.get("/my/messages"))).not.toContain("New message from us");
  expect((await fable.get(`/my/messages/${alone}`)).status).toBe(404);
});

test("words of danger: help with 988 stands in the very answer, with who is told now, before anything else", async () => {
  const page = await legend.get("/my/messages/new/practical");
  const answer = await legend.send(page, "/my/messages/new/practical", { text: "I want to end my life." });
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('href="tel:988"');
  expect(answer.text).not.toContain('class="tabs"');
  expect(wordsOn(answer)).toMatch(/clinic is (open|closed)/);
  expect(await threads("legend")).toHaveLength(1);
});

test("another patient's conversation is as one that does not exist, and its files too", async () => {
  const threadId = await fromClinic("fable", "Only for you.");
  const path = `/my/messages/${threadId}`;
  expect((await legend.get(path)).status).toBe(404);
  expect((await legend.get(`${path}/files/${uuidv7()}`)).status).toBe(404);
  const own = await fable.get(path);
  expect((await legend.send(own, path, { text: "hello" })).status).toBe(409);
});

const pdf = (name = "Lab report.pdf") => new File(["%PDF-1.7\n%%EOF"], name, { type: "application/pdf" });

test("a PDF goes with a message and comes back as a file to save; what only calls itself one is refused and the words kept", async () => {
  const page = await legend.get("/my/messages/new/health");
  const fake = new File(["<script>1</script>"], "x.pdf", { type: "application/pdf" });
  const before = (await threads("legend")).length;
  const refused = await legend.sendFiles(page, "/my/messages/new/health", { text: "My report" }, [fake]);
  expect([refused.status, refused.text.includes("My report</textarea>")]).toEqual([422, true]);
  expect(await threads("legend")).toHaveLength(before);
  const sent = await legend.sendFiles(refused, "/my/messages/new/health", { text: "My report" }, [pdf()]);
  const read = await legend.follow(sent);
  expect(wordsOn(read)).toContain("Lab report.pdf");
  const [, href = ""] = /href="([^"]*\/files\/[^"]*)"/.exec(read.text) ?? [];
  const file = await legend.get(href);
  expect([file.status, file.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  expect(file.headers.get("content-disposition")).toMatch(/^attachment/);
  expect((await fable.get(href)).status).toBe(404);
});

test("after twenty quiet minutes what was typed waits behind the door; that the file was not kept is said", async () => {
  const page = await legend.get("/my/messages/new/health");
  legend.cookies.clear();
  const big = new File([new Uint8Array(4_000_000)], "big.pdf");
  const door = await legend.sendFiles(page, "/my/messages/new/health", { text: "I was cut off" }, [big]);
  expect(door.status).toBe(401);
  const back = await through(house, legend, door, "legend@mail.example", bornOf("legend"));
  const sent = await legend.follow(await legend.send(back, "/my/messages/new/health"));
  expect(wordsOn(sent)).toMatch(/was not kept while your pages were closed.*I was cut off/);
});

test("what is half written is kept with the clinic as it is typed, for its writer alone, and gone once it is sent", async () => {
  const path = "/my/messages/new/practical";
  const page = await fable.get(path);
  const before = (await threads("fable")).length;
  const kept = await fable.send(page, path, { text: "Half a thou" }, { "x-autosave": "yes" });
  expect([kept.status, (await threads("fable")).length]).toEqual([204, before]);
  const again = await fable.get(path);
  expect(again.text).toContain("Half a thou</textarea>");
  expect((await legend.get(path)).text).not.toContain("Half a thou");
  await fable.send(again, path, { text: "Half a thought" });
  expect((await fable.get(path)).text).not.toContain("Half a thou");
});

test("words of danger in what is being written: help in the very answer, and after five minutes untouched somebody is told that, and not what", async () => {
  const path = "/my/messages/new/practical";
  const heard = async () =>
    (await inHouse((tx) => alertsOf(tx, patient("legend")))).flatMap((alert) =>
      alert.heard.filter(({ source }) => source === "draft"),
    );
  const page = await legend.get(path);
  const kept = await legend.send(page, path, { text: "I want to die" }, { "x-autosave": "yes" });
  expect([kept.status, kept.text]).toEqual([200, expect.stringMatching(/tel:988[\s\S]*have not sent this/)]);
  expect((await legend.get(path)).text).toMatch(/role="alert" data-help="unsent">\s*<section[\s\S]*tel:988/);
  const round = (ahead: number) =>
    hearDrafts(house.house.db, house.clinic.clinicId, house.house.store, as<Instant>(Date.now() + ahead * 60_000));
  expect(await round(4)).toEqual([]);
  expect(await heard()).toEqual([]);
  await round(6);
  await legend.send(page, path, { text: "I want to die." }, { "x-autosave": "yes" });
  await round(12);
  expect(await heard()).toMatchObject([
    { says: expect.not.stringContaining("want to die"), toldPatient: expect.stringContaining("not what you wrote") },
  ]);
  await inHouse(async (tx) => {
    const [alert] = await alertsOf(tx, patient("legend"));
    const of = { id: uuidv7(), alertId: alert!.id };
    await acknowledge(staff(tx, "alvarez"), { ...of, how: "screen" });
    const came = {
      outcome: "safe-plan-made",
      spokeWith: "Legend",
      told: "Call us.",
      note: "",
      printedName: "",
    } as const;
    await closeAlert(staff(tx, "alvarez"), { ...of, id: uuidv7(), ...came });
  });
  await round(18);
  expect(await heard(), "untouched since").toHaveLength(1);
  await legend.send(page, path, { text: "I still want to die." }, { "x-autosave": "yes" });
  await round(24);
  expect(await heard(), "touched after it was closed").toHaveLength(2);
  const calm = await legend.send(page, path, { text: "When do I come?" }, { "x-autosave": "yes" });
  expect([calm.status, (await legend.get(path)).text.includes('data-help="unsent"></div>')]).toEqual([204, true]);
});

test("in Spanish too", async () => {
  const page = await fable.get("/es/my/messages/new/health");
  expect(page.text).toContain('lang="es"');
  expect(wordsOn(page)).toMatch(/La recepción no\..*Le respondemos a más tardar el/);
  const sent = await fable.follow(
    await fable.send(page, "/es/my/messages/new/health", { text: "¿Puedo comer antes?" }),
  );
  expect(wordsOn(sent)).toContain("Su mensaje se envió.");
});
