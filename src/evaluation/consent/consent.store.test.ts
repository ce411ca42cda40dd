import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inClinic } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { type Asking, openTestHouse, signInAs, type TestHouse } from "../../../tests/clinic.ts";
import { acknowledgeSection, signConsent } from "./desk.ts";
import type { LastInfusion } from "./rules.ts";
import { consentStanding } from "./standing.ts";
import type { ConsentTextsView } from "./text-routes.ts";
import type { ConsentsView, ConsentView } from "./view.ts";

let house: TestHouse;
let nurse: Asking;
let director: Asking;
let desk: Asking;

beforeAll(async () => {
  house = await openTestHouse();
  nurse = await signInAs(house, "alvarez");
  director = await signInAs(house, "reyes");
  desk = await signInAs(house, "park");
}, 60_000);
afterAll(() => house.close());

const idOf = (key: string) => house.clinic.patients[key] ?? "";
const listOf = (key: string) => `/api/patients/${idOf(key)}/consents`;
const rules = (body: unknown) => (body as { refusals: readonly { rule: string }[] }).refusals.map(({ rule }) => rule);
const now = () => as<Instant>(Date.now());
const standing = (key: string, covering: object = {}) =>
  inClinic(house.house.db, house.clinic.clinicId, (tx) => consentStanding(tx, idOf(key), { now: now(), ...covering }));

async function offered(key: string, wish: { language?: "en" | "es"; maxMgPerKg?: number } = {}): Promise<string> {
  const id = uuidv7();
  const body = { id, kind: "treatment", language: "en", maxMgPerKg: 0.75, ...wish };
  expect((await nurse(listOf(key), body)).status).toBe(200);
  return `${listOf(key)}/${id}`;
}

const shown = async (one: string) => (await nurse(one)).body as ConsentView;

async function readAll(one: string): Promise<void> {
  const { text } = await shown(one);
  for (const { id } of text.sections) await nurse(`${one}/sections`, { id: uuidv7(), section: id });
}

async function understandAll(one: string): Promise<void> {
  const { text } = await shown(one);
  for (const { id, right } of text.questions)
    await nurse(`${one}/answers`, { id: uuidv7(), question: id, choice: right });
}

const signature = (contentHash: string) => ({
  id: uuidv7(),
  printedName: "Adaeze Fable",
  interpreter: "",
  copyTo: "",
  contentHash,
});
const attestation = (capacity: "yes" | "no" = "yes") => ({
  id: uuidv7(),
  printedName: "Ines Reyes, MD",
  capacity,
  questionsAnswered: "Asked how long it lasts.",
  witness: "",
});

async function signed(key: string, wish: { language?: "en" | "es"; maxMgPerKg?: number } = {}): Promise<string> {
  const one = await offered(key, wish);
  await readAll(one);
  await understandAll(one);
  const { consent } = await shown(one);
  expect((await nurse(`${one}/signature`, signature(consent.contentHash))).status).toBe(200);
  expect((await director(`${one}/attestation`, attestation())).status).toBe(200);
  return one;
}

test("without an offer there is no consent, and the reason is said", async () => {
  expect(await standing("legend")).toMatchObject({ answer: "no", says: "No consent has been offered." });
});

test("a consent is offered, read part by part, understood, signed and attested, and only then covers the infusion", async () => {
  const one = await offered("fable");
  const { consent } = await shown(one);
  expect(rules((await nurse(`${one}/signature`, signature(consent.contentHash))).body)).toEqual([
    "unread",
    "understanding",
  ]);
  await readAll(one);
  const wrong = await nurse(`${one}/answers`, { id: uuidv7(), question: "drive", choice: "hour" });
  expect((wrong.body as ConsentView).consent.understood).toEqual({ drive: { isRight: false, tries: 1 } });
  expect(rules((await nurse(`${one}/signature`, signature(consent.contentHash))).body)).toEqual(["understanding"]);
  await understandAll(one);
  expect((await shown(one)).consent.understood["drive"]).toEqual({ isRight: true, tries: 2 });
  expect(rules((await nurse(`${one}/attestation`, attestation())).body)).toEqual(["not-signed"]);
  expect(rules((await nurse(`${one}/signature`, signature("0".repeat(64)))).body)).toEqual(["other-text"]);
  expect((await nurse(`${one}/signature`, signature(consent.contentHash))).status).toBe(200);
  expect((await standing("fable")).says).toBe("The clinician's part of the consent is missing.");
  expect((await director(`${one}/attestation`, attestation())).status).toBe(200);
  expect(await standing("fable", { mgPerKg: 0.75 })).toMatchObject({ answer: "yes" });
  expect((await standing("fable", { mgPerKg: 0.8 })).says).toBe(
    "The consent covers up to 0.75 mg/kg; 0.8 mg/kg is ordered.",
  );
  expect((await standing("fable", { protocolVersion: "9.9.9" })).answer).toBe("no");
  const view = (await nurse(listOf("fable"))).body as ConsentsView;
  expect(view).toMatchObject({ standing: { answer: "yes" }, blocked: null, may: { take: true } });
});

test("sent twice it is done once, and something else under its number is refused", async () => {
  const one = await offered("novella");
  const body = { id: uuidv7(), section: "why" };
  expect((await nurse(`${one}/sections`, body)).status).toBe(200);
  expect((await nurse(`${one}/sections`, body)).status).toBe(200);
  expect((await nurse(`${one}/sections`, { ...body, section: "off-label" })).status).toBe(409);
  expect(Object.keys((await shown(one)).consent.acknowledged)).toEqual(["why"]);
  const offer = { id: one.split("/").at(-1), kind: "treatment", language: "en", maxMgPerKg: 0.75 };
  expect((await nurse(listOf("novella"), offer)).status).toBe(200);
  expect((await nurse(listOf("novella"), { ...offer, maxMgPerKg: 1 })).status).toBe(409);
  expect(((await nurse(listOf("novella"))).body as ConsentsView).consents).toHaveLength(1);
});

test("nothing is read or signed during an infusion or for two hours after it, and a consent is taken back even then", async () => {
  const one = await offered("legend");
  const consentId = one.split("/").at(-1) ?? "";
  const doing = <T>(work: (doing: Parameters<typeof signConsent>[0]) => Promise<T>) =>
    inClinic(house.house.db, house.clinic.clinicId, (tx) =>
      work({ tx, store: house.house.store, by: "system", now: now() }),
    );
  const HOUR = 3_600_000;
  const before = (hours: number) => as<Instant>(now() - hours * HOUR);
  const read = (lastInfusion: LastInfusion) =>
    doing((d) => acknowledgeSection(d, { id: uuidv7(), consentId, lastInfusion, section: "why" }));
  expect(rules(await read({ startedAt: before(0.5), endedAt: null }))).toEqual(["under-the-drug"]);
  expect(rules(await read({ startedAt: before(2.5), endedAt: before(1.9) }))).toEqual(["under-the-drug"]);
  expect(await read({ startedAt: before(3), endedAt: before(2.1) })).toMatchObject({
    consent: { acknowledged: { why: expect.any(Number) as number } },
  });
  const back = await nurse(`${one}/withdrawal`, { id: uuidv7(), why: "Wants to wait.", saidBy: "patient" });
  expect(back.status).toBe(200);
  expect((await standing("legend")).says).toBe("The patient took the consent back.");
});

test("the paper is a PDF of the very text, and taking it out leaves a trace", async () => {
  const one = await signed("fable", { language: "es" });
  const printed = await nurse(`${one}/paper`);
  expect(printed.status).toBe(200);
  expect(printed.text.startsWith("%PDF-1.7")).toBe(true);
  const row = await inClinic(house.house.db, house.clinic.clinicId, (tx) =>
    tx.q.selectFrom("audit").selectAll().where("action", "=", "export").executeTakeFirst(),
  );
  expect(row).toMatchObject({ about: "consent", patient_id: idOf("fable"), outcome: 200 });
});

test("a consent is another patient's business under no address, and the front desk reads none", async () => {
  const one = await offered("fable");
  const elsewhere = one.replace(idOf("fable"), idOf("legend"));
  expect((await nurse(elsewhere)).status).toBe(404);
  expect((await nurse(`${elsewhere}/paper`)).status).toBe(404);
  expect((await nurse(`${elsewhere}/sections`, { id: uuidv7(), section: "why" })).status).toBe(404);
  expect((await desk(listOf("fable"))).status).toBe(403);
});

const texts = async () => (await director("/api/settings/consent-texts")).body as ConsentTextsView;

test("one byte changed in the published text needs a new signature, of those signed before and of one half read", async () => {
  await signed("fable");
  const halfRead = await offered("novella");
  expect((await standing("fable")).answer).toBe("yes");
  const view = await texts();
  const text = view.texts.find(({ kind, language }) => kind === "treatment" && language === "en")?.text;
  expect(view.signed["treatment en"]).toBeGreaterThan(0);
  const sections = (text?.sections ?? []).map((one, n) => (n === 0 ? { ...one, markdown: `${one.markdown}.` } : one));
  const body = { id: uuidv7(), kind: "treatment", language: "en", sections, questions: text?.questions };
  expect((await nurse("/api/settings/consent-texts", { ...body, basedOn: 0 })).status).toBe(403);
  expect((await director("/api/settings/consent-texts", { ...body, basedOn: 0 })).status).toBe(200);
  expect((await director("/api/settings/consent-texts", { ...body, basedOn: 0 })).status).toBe(200);
  const late = await director("/api/settings/consent-texts", { ...body, id: uuidv7(), basedOn: 0 });
  expect(rules(late.body)).toEqual(["overtaken"]);
  expect((await texts()).versions.map(({ version }) => version)).toEqual([1]);
  expect((await standing("fable")).says).toBe("The text of the consent has changed since it was signed.");
  await readAll(halfRead);
  await understandAll(halfRead);
  const { consent } = await shown(halfRead);
  const answer = await nurse(`${halfRead}/signature`, signature(consent.contentHash));
  expect(rules(answer.body)).toEqual(["text-replaced"]);
  await signed("fable");
  expect((await standing("fable")).answer).toBe("yes");
});
