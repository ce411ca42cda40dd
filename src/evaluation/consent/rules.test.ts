import { assert, constantFrom, nat, property, record, string } from "fast-check";
import { expect, test } from "vitest";
import { inUtc } from "#science/civil.ts";
import type { ConsentFact, ConsentScope, RecordedConsentFact } from "./facts.ts";
import { type Consent, foldConsent } from "./fold.ts";
import { againstSigning, type ConsentText, standingOf, underTheDrug, writtenOut } from "./rules.ts";
import { treatmentQuestions } from "./texts/questions.ts";
import { treatmentEn } from "./texts/treatment-en.ts";
import { treatmentEs } from "./texts/treatment-es.ts";

const on = (year: number, month: number, day: number, hour = 12, minute = 0) =>
  inUtc({ year, month, day, hour, minute, second: 0, ms: 0 });

const scope: ConsentScope = {
  drug: "ketamine-racemic-iv",
  maxMgPerKg: 0.75,
  protocolId: "demonstration",
  protocolVersion: "1.0.0",
};
const text: ConsentText = {
  version: 0,
  sections: treatmentEn,
  questions: treatmentQuestions.en,
  contentHash: "the hash",
};

const signedAt = on(2026, 1, 5);
const offered: ConsentFact = {
  id: "1",
  type: "ConsentOffered",
  at: on(2026, 1, 4),
  by: "doctor",
  data: { patientId: "p", kind: "treatment", language: "en", textVersion: 0, contentHash: "the hash", scope },
};
const signature: ConsentFact = {
  id: "2",
  type: "ConsentSigned",
  at: signedAt,
  by: "patient:p",
  data: {
    printedName: "Adaeze Fable",
    contentHash: "the hash",
    identity: "code-and-birth-date",
    interpreter: "",
    copyTo: "",
  },
};
const attestation = (capacity: "yes" | "no"): ConsentFact => ({
  id: "3",
  type: "ConsentAttested",
  at: signedAt,
  by: "doctor",
  data: { printedName: "Ines Reyes, MD", capacity, questionsAnswered: "", witness: "", contentHash: "the hash" },
});
const withdrawal: ConsentFact = {
  id: "4",
  type: "ConsentWithdrawn",
  at: on(2026, 1, 6),
  by: "patient:p",
  data: { why: "", saidBy: "patient" },
};

function after(...facts: readonly ConsentFact[]): Consent {
  const recorded = facts.map((fact, n) => ({
    ...fact,
    stream: "consent:c",
    version: n + 1,
    position: n + 1,
    recordedAt: fact.at,
  })) as readonly RecordedConsentFact[];
  const consent = foldConsent(recorded);
  if (consent === null) throw new Error("no consent came of these facts");
  return consent;
}

const asked = { now: on(2026, 2, 1), zone: "UTC", consentMonths: 12, hashInForce: "the hash", scope };
const whole = after(offered, signature, attestation("yes"));

test("a consent signed by patient and clinician for this text, drug, dose and protocol covers the infusion", () => {
  expect(standingOf(whole, asked)).toMatchObject({ answer: "yes", signedOn: "2026-01-05", consentId: "c" });
});

test.each([
  ["nothing was offered", null, {}],
  ["it is not signed", after(offered), {}],
  ["the clinician's part is missing", after(offered, signature), {}],
  ["the clinician found no capacity", after(offered, signature, attestation("no")), {}],
  ["it was taken back", after(offered, signature, attestation("yes"), withdrawal), {}],
  ["twelve months and a day have passed", whole, { now: on(2027, 1, 6) }],
  ["the text has changed", whole, { hashInForce: "another hash" }],
  ["a higher dose is ordered", whole, { scope: { ...scope, maxMgPerKg: 0.8 } }],
  ["the protocol has another version", whole, { scope: { ...scope, protocolVersion: "1.1.0" } }],
  ["another protocol is followed", whole, { scope: { ...scope, protocolId: "ours" } }],
] as const)("there is no consent where %s", (_, consent, other) => {
  expect(standingOf(consent, { ...asked, ...other }).answer).toBe("no");
});

test("a consent is good for twelve months to the day", () => {
  expect(standingOf(whole, { ...asked, now: on(2027, 1, 5) }).answer).toBe("yes");
});

test("a lower dose than agreed is covered", () => {
  expect(standingOf(whole, { ...asked, scope: { ...scope, maxMgPerKg: 0.5 } }).answer).toBe("yes");
});

test("a patient signs when every part is read and every question answered right, and not before", () => {
  const read = treatmentEn.map(({ id }): ConsentFact => {
    return { id, type: "SectionAcknowledged", at: signedAt, by: "patient:p", data: { section: id } };
  });
  const answers = treatmentQuestions.en.map(({ id, right }): ConsentFact => {
    const data = { question: id, choice: right, isRight: true };
    return { id: `q-${id}`, type: "UnderstandingAnswered", at: signedAt, by: "patient:p", data };
  });
  const against = (...facts: readonly ConsentFact[]) =>
    againstSigning(after(offered, ...facts), text).map(({ rule }) => rule);
  expect(against()).toEqual(["unread", "understanding"]);
  expect(against(...read.slice(1), ...answers)).toEqual(["unread"]);
  expect(against(...read, ...answers.slice(1))).toEqual(["understanding"]);
  expect(against(...read, ...answers)).toEqual([]);
  expect(against(...read, ...answers, signature)).toEqual(["signed"]);
});

test("a wrong answer after a right one asks again", () => {
  const say = (id: string, isRight: boolean): ConsentFact => ({
    id,
    type: "UnderstandingAnswered",
    at: signedAt,
    by: "patient:p",
    data: { question: "stop", choice: "x", isRight },
  });
  expect(after(offered, say("a", true), say("b", false)).understood).toEqual({ stop: { isRight: false, tries: 2 } });
});

test("nobody signs during an infusion or for two hours after it, to the minute", () => {
  const startedAt = on(2026, 1, 5, 9);
  const endedAt = on(2026, 1, 5, 9, 40);
  const at = (hour: number, minute: number) => on(2026, 1, 5, hour, minute);
  const rules = (last: Parameters<typeof underTheDrug>[0], hour: number, minute = 0) =>
    underTheDrug(last, at(hour, minute)).map(({ rule }) => rule);
  expect(rules(null, 9)).toEqual([]);
  expect(rules({ startedAt, endedAt: null }, 9, 30)).toEqual(["under-the-drug"]);
  expect(rules({ startedAt, endedAt }, 11, 39)).toEqual(["under-the-drug"]);
  expect(rules({ startedAt, endedAt }, 11, 40)).toEqual([]);
});

test("one byte changed anywhere in a text is another text", () => {
  const plain = writtenOut(treatmentEn, treatmentQuestions.en);
  const changed = record({
    nth: nat(treatmentEn.length - 1),
    at: nat(400),
    to: string({ minLength: 1, maxLength: 1 }),
    part: constantFrom("id", "title", "markdown" as const),
  });
  assert(
    property(changed, ({ nth, at, to, part }) => {
      const sections = treatmentEn.map((section, n) => {
        const words = section[part];
        const place = at % words.length;
        return n === nth ? { ...section, [part]: `${words.slice(0, place)}${to}${words.slice(place + 1)}` } : section;
      });
      const isSame = JSON.stringify(sections) === JSON.stringify(treatmentEn);
      expect(writtenOut(sections, treatmentQuestions.en) === plain).toBe(isSame);
    }),
  );
});

test("both languages hold the same eighteen parts and three questions, and each question has one right choice", () => {
  expect(treatmentEs.map(({ id }) => id)).toEqual(treatmentEn.map(({ id }) => id));
  expect(treatmentEn).toHaveLength(18);
  for (const questions of Object.values(treatmentQuestions)) {
    expect(questions.map(({ id }) => id)).toEqual(["approved", "stop", "drive"]);
    for (const { choices, right } of questions) expect(choices.filter(({ id }) => id === right)).toHaveLength(1);
  }
});
