import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordContact } from "#people/desk.ts";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { rebuild } from "#plumbing/rebuild.ts";
import { as, type Instant } from "#science/units.ts";
import { projections } from "../../app/house.ts";
import { type Asking, openTestHouse, signInAs, type TestHouse } from "../../../tests/clinic.ts";
import { openAlerts } from "../read.ts";
import { inboxOf, type InboxView } from "./inbox.ts";
import type { ThreadView } from "./thread-view.ts";
import { openThread, readUpTo, takeMessage, writeMessage } from "./writing.ts";

/** A Wednesday at ten by the clinic's clock: it is open until five. */
const TEN = Date.parse("2026-12-02T15:00:00Z");
const clock = { now: () => TEN };
const HOUR = 3_600_000;

let house: TestHouse;
let nurse: Asking;
let doctor: Asking;
let desk: Asking;
beforeAll(async () => {
  house = await openTestHouse(clock);
  [nurse, doctor, desk] = [
    await signInAs(house, "alvarez"),
    await signInAs(house, "reyes"),
    await signInAs(house, "park"),
  ];
}, 60_000);
afterAll(() => house.close());

const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const patient = (key: string) => house.clinic.patients[key]!;
const staffId = (key: string) => house.clinic.staff[key]!.id;
const now = as<Instant>(TEN);
const asPatient = (tx: Tx, key: string) => ({ tx, store: house.house.store, by: `patient:${patient(key)}`, now });

type Wish = { readonly topic?: "practical" | "health"; readonly text?: string };

/** A patient writes, in a conversation of its own. */
async function wrote(key: string, { topic = "health", text = "May I eat before?" }: Wish = {}): Promise<string> {
  const threadId = uuidv7();
  await inHouse(async (tx) => {
    const doing = asPatient(tx, key);
    await openThread(doing, { threadId, patientId: patient(key), subject: text.slice(0, 40), topic });
    await takeMessage(doing, { id: uuidv7(), threadId, text, files: [], language: "en" });
  });
  return threadId;
}

const order = (ask: Asking, threadId: string, type: string, data: object, id = uuidv7()) =>
  ask(`/api/threads/${threadId}`, { id, type, data });
const words = (text: string) => ({ text, files: [], templateId: null });
const see = async (ask: Asking, threadId: string) => (await ask(`/api/threads/${threadId}`)).body as ThreadView;
const inbox = async (ask: Asking, more = "") => (await ask(`/api/threads${more}`)).body as InboxView;
const needs = (threadId: string) =>
  inHouse((tx) =>
    tx.q.selectFrom("tasks").select(["owner", "due_at", "says"]).where("subject", "=", `thread:${threadId}`).execute(),
  );
const waiting = (key: string) =>
  inHouse((tx) =>
    tx.q
      .selectFrom("letters")
      .select(["subject", "body", "state", "not_before"])
      .where("about", "=", `patient:${patient(key)}`)
      .where("template", "=", "message-waits")
      .orderBy("id")
      .execute(),
  );

test("a message is a need of the nurse, due after eight open hours, and gone once it is answered; pressed twice, one answer", async () => {
  const threadId = await wrote("fable");
  // Seven hours are left today, one is taken tomorrow from eight on.
  expect(await needs(threadId)).toEqual([
    { owner: "nurse", due_at: new Date("2026-12-03T14:00:00Z"), says: "Wrote a message" },
  ]);
  expect((await see(nurse, threadId)).owed?.openMsLeft).toBe(8 * HOUR);
  const id = uuidv7();
  expect((await order(nurse, threadId, "MessageWritten", words("Come fasted."), id)).status).toBe(200);
  expect((await order(nurse, threadId, "MessageWritten", words("Come fasted."), id)).status).toBe(200);
  expect(await needs(threadId)).toEqual([]);
  expect((await see(nurse, threadId)).thread.entries).toHaveLength(2);
});

test("the clock of an answer stands still while the clinic is shut, and then says by how much it is late", async () => {
  const threadId = await wrote("fable");
  const leftAt = (iso: string) =>
    inHouse(async (tx) => {
      const looking = { staffId: staffId("alvarez"), roles: ["nurse"], now: as<Instant>(Date.parse(iso)) };
      const { threads, counts } = await inboxOf(tx, looking, { filter: "all", query: "" });
      return { left: threads.find(({ id }) => id === threadId)?.owed?.openMsLeft, late: counts.late };
    });
  expect(await leftAt("2026-12-03T04:00:00Z")).toEqual({ left: HOUR, late: 0 });
  expect(await leftAt("2026-12-03T13:00:00Z")).toEqual({ left: HOUR, late: 0 });
  expect(await leftAt("2026-12-03T15:30:00Z")).toEqual({ left: -1.5 * HOUR, late: 1 });
});

test("handed over with a note it is the colleague's, on the board too; without a note it is refused, as to somebody who may not read it", async () => {
  const threadId = await wrote("legend", { text: "Is my dose going up?" });
  const to = (key: string, note: string) => order(nurse, threadId, "HandedOver", { to: staffId(key), note });
  expect((await to("reyes", "")).text).toContain("note");
  expect((await to("park", "about a dose")).text).toContain("cannot-read");
  expect((await to("reyes", "Asks whether the dose goes up.")).status).toBe(200);
  expect((await needs(threadId)).map(({ owner }) => owner)).toEqual([staffId("reyes")]);
  expect((await inbox(doctor, "?filter=mine")).threads.map(({ id }) => id)).toContain(threadId);
  expect((await inbox(nurse, "?filter=mine")).threads.map(({ id }) => id)).not.toContain(threadId);
});

test("the front desk reads what is about visits and payments, and of health not even that it is there", async () => {
  const [practical, health] = [await wrote("novella", { topic: "practical" }), await wrote("novella")];
  expect((await see(desk, practical)).patient.name).toBe("Novella, Bruno");
  expect((await desk(`/api/threads/${health}`)).status).toBe(404);
  const seen = new Set((await inbox(desk)).threads.map(({ id }) => id));
  expect([seen.has(practical), seen.has(health)]).toEqual([true, false]);
  expect((await desk("/api/tasks")).text).not.toContain(health);
  expect((await needs(practical)).map(({ owner }) => owner)).toEqual(["front-desk"]);
  expect((await order(desk, practical, "MadeClinical", { why: "asks about a tablet" })).status).toBe(200);
  expect((await desk(`/api/threads/${practical}`)).status).toBe(404);
  expect((await needs(practical)).map(({ owner }) => owner)).toEqual(["nurse"]);
});

test("words of danger in a question about a visit raise an alert, and only those who treat read on", async () => {
  const threadId = await wrote("sonnet", { topic: "practical", text: "Cancel my visit. I want to kill myself." });
  const alerts = await inHouse(openAlerts);
  expect(alerts.filter(({ patientId }) => patientId === patient("sonnet"))).toHaveLength(1);
  expect((await desk(`/api/threads/${threadId}`)).status).toBe(404);
  expect((await see(nurse, threadId)).thread.topic).toBe("health");
});

test("an answer to the wrong patient is taken back: it stays readable here, and what was asked is owed again by the same hour", async () => {
  const threadId = await wrote("legend");
  const before = (await needs(threadId))[0];
  const id = uuidv7();
  await order(nurse, threadId, "MessageWritten", words("Mr. Novella, your form is here."), id);
  expect((await order(nurse, threadId, "MessageStruck", { messageId: id, why: "was for Mr. Novella" })).status).toBe(
    200,
  );
  expect((await needs(threadId))[0]).toEqual(before);
  const { thread } = await see(doctor, threadId);
  expect(thread.entries.at(-1)).toMatchObject({
    text: "Mr. Novella, your form is here.",
    struck: { why: "was for Mr. Novella" },
  });
  const [theirs] = thread.entries;
  expect((await order(nurse, threadId, "MessageStruck", { messageId: theirs!.id, why: "no" })).text).toContain(
    "of-patient",
  );
});

test("a patient is told once that something waits, in no more words, until they have read it", async () => {
  const threadId = await wrote("novella");
  await order(nurse, threadId, "MessageWritten", words("The tablet is fine."));
  await order(nurse, threadId, "MessageWritten", words("Take it at eight."));
  const letters = await waiting("novella");
  expect(letters).toHaveLength(1);
  expect(`${letters[0]!.subject} ${letters[0]!.body}`).not.toMatch(/tablet|eight/);
  const { entries } = (await see(nurse, threadId)).thread;
  await inHouse((tx) => readUpTo(asPatient(tx, "novella"), { id: uuidv7(), threadId, messageId: entries.at(-1)!.id }));
  expect((await waiting("novella")).map(({ state }) => state)).toEqual(["dropped"]);
  await order(nurse, threadId, "MessageWritten", words("One thing more."));
  expect(await waiting("novella")).toHaveLength(2);
});

test("at night the letter that something waits is put off until the patient's morning", async () => {
  const threadId = await wrote("sonnet");
  const night = as<Instant>(Date.parse("2026-12-03T04:00:00Z"));
  await inHouse((tx) =>
    writeMessage({ tx, store: house.house.store, by: staffId("reyes"), now: night }, "https://clinic.example", {
      id: uuidv7(),
      threadId,
      ...words("Sleep well."),
    }),
  );
  expect((await waiting("sonnet"))[0]!.not_before.toISOString()).toBe("2026-12-03T13:00:00.000Z");
});

test("without an address nobody is written to, and the conversation says so", async () => {
  const contact = { email: null, mobile: null, language: "en", zone: "America/New_York", texts: false } as const;
  await inHouse((tx) =>
    recordContact({ tx, store: house.house.store, by: "system", at: now }, patient("legend"), contact),
  );
  const threadId = await wrote("legend");
  const before = (await waiting("legend")).length;
  await order(nurse, threadId, "MessageWritten", words("Please call us."));
  expect([(await waiting("legend")).length, (await see(nurse, threadId)).patient.isReached]).toEqual([before, false]);
});

test("a call that was had begins a conversation of its own, and one in the future is nobody's call", async () => {
  const begin = (at: number) =>
    nurse(`/api/patients/${patient("fable")}/threads`, {
      id: uuidv7(),
      threadId: uuidv7(),
      subject: "Called about the ride",
      topic: "practical",
      first: {
        type: "PhoneNoted",
        data: { at, with: "Adaeze", text: "Her sister drives.", minutes: 4, answers: false },
      },
    });
  expect((await begin(TEN + HOUR)).status).toBe(409);
  const { status, body } = await begin(TEN - HOUR);
  expect(status).toBe(200);
  const view = await see(desk, (body as { threadId: string }).threadId);
  expect([view.owed, view.thread.entries[0]?.at]).toEqual([null, TEN - HOUR]);
  expect((await inbox(nurse, "?q=about%20the%20ride")).threads).toHaveLength(1);
});

test("settled with what came of it, it leaves the open ones; a word of the patient brings it back", async () => {
  const threadId = await wrote("fable", { text: "Thank you!" });
  expect((await order(nurse, threadId, "ThreadSettled", { outcome: "" })).text).toContain("waits for an answer");
  expect((await order(nurse, threadId, "ThreadSettled", { outcome: "Only thanks." })).status).toBe(200);
  const isOpen = async () => (await inbox(nurse)).threads.some(({ id }) => id === threadId);
  expect([await isOpen(), (await inbox(nurse, "?filter=settled")).threads[0]?.id]).toEqual([false, threadId]);
  const more = { id: uuidv7(), threadId, text: "One more thing", files: [], language: "en" } as const;
  await inHouse((tx) => takeMessage(asPatient(tx, "fable"), more));
  expect(await isOpen()).toBe(true);
});

test("a file is what its content is: a page dressed as a PDF is not taken, a PDF is saved and never shown in our pages", async () => {
  const threadId = await wrote("fable");
  const attach = (content: string, name: string) => {
    const fileId = uuidv7();
    const path = `/api/threads/${threadId}/files/${fileId}?name=${encodeURIComponent(name)}`;
    return nurse(path, Buffer.from(content)).then((answer) => ({ fileId, ...answer }));
  };
  expect((await attach("<html><script>1</script>", "letter.pdf")).status).toBe(422);
  const { fileId, body } = await attach("%PDF-1.7\n%%EOF", "../../Brief für Mara.exe");
  expect(body).toMatchObject({ name: "Brief für Mara.pdf", mime: "application/pdf" });
  const path = `/api/threads/${threadId}/files/${fileId}`;
  expect((await doctor(path)).status).toBe(404);
  const file = { fileId, name: "Brief für Mara.pdf" };
  await order(nurse, threadId, "MessageWritten", { ...words("Here it is."), files: [file] });
  const { status, headers } = await doctor(path);
  expect(status).toBe(200);
  expect(headers.get("content-disposition")).toMatch(/^attachment; filename="Brief f_r Mara.pdf"/);
  expect(headers.get("content-security-policy")).toContain("sandbox");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  const other = await wrote("novella");
  expect((await order(nurse, other, "MessageWritten", { ...words("x"), files: [file] })).text).toContain(
    "no-such-file",
  );
});

test("a file goes with the first message of a conversation, by the same checks, and with nobody else's", async () => {
  const [threadId, mara] = [uuidv7(), patient("fable")];
  const path = (patientId: string, fileId: string) =>
    `/api/patients/${patientId}/threads/${threadId}/files/${fileId}?name=plan.pdf`;
  const [fileId, PDF] = [uuidv7(), Buffer.from("%PDF-1.7\n%%EOF")];
  expect((await nurse(path(mara, uuidv7()), Buffer.from("<svg onload=1>"))).status).toBe(422);
  expect((await nurse(path(mara, "no-number"), PDF)).status).toBe(404);
  expect((await nurse(path(mara, fileId), PDF)).body).toMatchObject({ fileId, name: "plan.pdf" });
  const first = { type: "MessageWritten", data: { ...words("Here it is."), files: [{ fileId, name: "plan.pdf" }] } };
  const beginning = { id: uuidv7(), threadId, subject: "Your plan", topic: "health", first };
  expect((await nurse(`/api/patients/${mara}/threads`, beginning)).status).toBe(200);
  expect((await see(doctor, threadId)).thread.entries).toMatchObject([{ files: [{ fileId }] }]);
  expect((await nurse(path(patient("novella"), uuidv7()), PDF)).status, "begun with another patient").toBe(404);
});

test("words often sent are kept in both languages, found by whoever writes, and two of one name are refused", async () => {
  const template = { templateId: uuidv7(), name: "Fasting", en: "Hello {name}", es: "Hola {name}" };
  expect((await nurse("/api/message-templates", { id: uuidv7(), ...template })).status).toBe(200);
  expect((await nurse("/api/message-templates", { id: uuidv7(), ...template, templateId: uuidv7() })).status).toBe(409);
  expect((await desk("/api/message-templates")).text).toContain("Hola {name}");
  expect(
    (await nurse(`/api/message-templates/${template.templateId}/drop`, { id: uuidv7(), why: "not used" })).status,
  ).toBe(200);
  expect((await desk("/api/message-templates")).text).not.toContain("Hola {name}");
});

test("built again from the facts, the list of conversations and its needs are the same, and nothing is sent", async () => {
  const all = () =>
    inHouse(async (tx) => ({
      threads: await tx.q.selectFrom("threads").selectAll().orderBy("id").execute(),
      needs: await tx.q
        .selectFrom("tasks")
        .selectAll()
        .where("subject", "like", "thread:%")
        .orderBy("subject")
        .execute(),
      letters: (await tx.q.selectFrom("letters").select("id").execute()).length,
    }));
  const before = await all();
  await inHouse((tx) => rebuild(tx, projections));
  expect(await all()).toEqual(before);
});
