import { expect, test } from "vitest";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { at, inOrder } from "../story.test-data.ts";
import { againstList, type Care, dayWords, type DayMedicine, readyWords } from "./care.ts";
import { verdictOf } from "./verdict.ts";

const medicine = (name: string, day: DayMedicine["day"]): DayMedicine => ({ name, day, todo: "", rules: [] });
const taking = (more: Partial<Care["medicines"]>): Care => ({
  ...inOrder,
  medicines: { ...inOrder.medicines, ...more },
});
const judge = (answer: Parameters<typeof verdictOf>[0], care: Care) =>
  verdictOf(answer, { now: at(0), protocol: unapprovedExample, care });

test("the patient's own medicines are named by what the day asks of each", () => {
  const list = [medicine("lisinopril", "take"), medicine("methylphenidate", "hold"), medicine("lorazepam", "ask")];
  expect(dayWords({ ...inOrder.medicines, list })).toBe(
    "Left out today: methylphenidate. Taken as always: lisinopril. To ask about: lorazepam.",
  );
});

test("an empty list that was gone through, and one that nobody went through, are two things", () => {
  expect(dayWords(inOrder.medicines)).toBe("Nothing on the list changes with the day.");
  const says = "Nobody has gone through the whole list of medicines.";
  expect(dayWords({ ...inOrder.medicines, isReviewed: false, says })).toBe(says);
});

const fasted = { item: "fasting", lastSolidAt: at(-9 * 60), meal: "light", lastClearAt: at(-3 * 60) } as const;

test("a GLP-1 medicine on the list makes a no at the bedside a question again", () => {
  expect(againstList("no", "yes")).toBe("unknown");
  expect(judge({ ...fasted, glp1: "no" }, taking({ slowStomach: "yes" })).verdict).toBe("unknown");
  expect(judge({ ...fasted, glp1: "no" }, inOrder).verdict).toBe("met");
  expect(judge({ ...fasted, glp1: "yes" }, taking({ slowStomach: "yes" })).says).toContain("GLP-1");
});

test("the nurse reads at check-in what the list asks for: capnography with its reason, the cuff, the fast; an open list says so", () => {
  const sedating = [{ ...medicine("oxycodone", "ask"), rules: ["X03"] }];
  const ready = (more: Partial<Care["medicines"]>) => readyWords({ ...inOrder.medicines, ...more }).join(" ");
  expect(ready({})).toBe("");
  expect(ready({ capnography: "yes", list: sedating })).toContain("Capnography is wanted: oxycodone");
  expect(ready({ capnography: "yes" })).toContain("alcohol adds");
  expect(ready({ capnography: "unknown" })).toContain("not known");
  expect(ready({ closeCuff: "yes", slowStomach: "yes" })).toMatch(/every five minutes.*GLP-1/);
});

test("medicines taken as planned are not met while nobody went through the list", () => {
  const answer = { item: "medicines", takenAsPlanned: "yes", heldAsPlanned: "yes", note: "" } as const;
  expect(judge(answer, inOrder).verdict).toBe("met");
  expect(judge(answer, taking({ isReviewed: false })).verdict).toBe("unknown");
});

test("a consent seen on paper does not stand in for one that does not count", () => {
  const seen = { item: "consent", seen: "yes", signedOn: "2025-12-01" } as const;
  expect(judge(seen, inOrder).verdict).toBe("met");
  const gone = {
    ...inOrder,
    consent: { ...inOrder.consent, answer: "no", says: "The patient took the consent back." },
  };
  expect(judge(seen, gone as Care)).toMatchObject({ verdict: "not-met", clearable: false });
});
