import * as fc from "fast-check";
import { expect, test } from "vitest";
import { as, type Instant } from "#science/units.ts";
import type { RecordedThreadFact, ThreadFact } from "./facts.ts";
import { foldThread, isUnreadHere, owedOf, settledOf, type Thread, unreadByPatient } from "./fold.ts";

const at = (n: number) => as<Instant>(n);
const PATIENT = "patient:ode";

type Told = { readonly by: string } & Pick<ThreadFact, "type" | "data">;

const recorded = (facts: readonly Told[]) =>
  facts.map((fact, n) => ({
    ...fact,
    id: `f${n}`,
    at: at(n),
    stream: "thread:t",
    version: n + 1,
    position: n + 1,
    recordedAt: at(n),
  })) as RecordedThreadFact[];

const opened: Told = {
  by: PATIENT,
  type: "ThreadOpened",
  data: { patientId: "ode", subject: "Eating before", topic: "practical" },
};
const wrote = (by: string, answerBy: number | null = null): Told => ({
  by,
  type: "MessageWritten",
  data: { text: `from ${by}`, files: [], templateId: null, answerBy: answerBy === null ? null : at(answerBy) },
});
const struck = (messageId: string): Told => ({
  by: "park",
  type: "MessageStruck",
  data: { messageId, why: "wrong patient" },
});
const read = (by: string, messageId: string): Told => ({ by, type: "ReadUpTo", data: { messageId } });
const called = (answers: boolean): Told => ({
  by: "alvarez",
  type: "PhoneNoted",
  data: { with: "Ode", text: "asked to come fasted", minutes: 3, answers },
});
const settled: Told = { by: "alvarez", type: "ThreadSettled", data: { outcome: "thanked us" } };

const after = (...facts: readonly Told[]): Thread => foldThread(recorded([opened, ...facts]))!;

test("an answer is owed from the oldest message nobody answered, by the hour that one was promised", () => {
  const thread = after(wrote(PATIENT, 50), wrote("alvarez"), wrote(PATIENT, 80), wrote(PATIENT, 90));
  expect(owedOf(thread)).toEqual({ since: 3, dueAt: 80 });
  expect(owedOf(after(wrote(PATIENT, 50), wrote("alvarez")))).toBeNull();
});

test("an answer that is taken back is owed again, by the hour that was promised first", () => {
  expect(owedOf(after(wrote(PATIENT, 50), wrote("alvarez"), struck("f2")))).toEqual({ since: 1, dueAt: 50 });
});

test("a call ends what is owed only where it is said that it answered", () => {
  expect(owedOf(after(wrote(PATIENT, 50), called(false)))).not.toBeNull();
  expect(owedOf(after(wrote(PATIENT, 50), called(true)))).toBeNull();
});

test("a new message of the patient opens what was settled", () => {
  expect(settledOf(after(wrote(PATIENT, 50), settled))?.outcome).toBe("thanked us");
  const again = after(wrote(PATIENT, 50), settled, wrote(PATIENT, 90));
  expect([settledOf(again), owedOf(again)?.dueAt]).toEqual([null, 90]);
});

test("the count of unread messages goes to nothing once the newest was read, on both sides", () => {
  const waiting = after(wrote(PATIENT), wrote("alvarez"), wrote("reyes"));
  expect(unreadByPatient(waiting).map(({ id }) => id)).toEqual(["f2", "f3"]);
  expect(unreadByPatient(after(wrote(PATIENT), wrote("alvarez"), wrote("reyes"), read(PATIENT, "f3")))).toEqual([]);
  expect(isUnreadHere(after(wrote("alvarez"), wrote(PATIENT)))).toBe(true);
  expect(isUnreadHere(after(wrote("alvarez"), wrote(PATIENT), read("park", "f2")))).toBe(false);
});

test("what was taken back is not unread, stays readable, and is taken back once", () => {
  const thread = after(wrote("alvarez"), struck("f1"), struck("f1"));
  expect(unreadByPatient(thread)).toEqual([]);
  expect(thread.entries).toMatchObject([{ text: "from alvarez", struck: { at: 2, why: "wrong patient" } }]);
});

test("handed over, it is with the colleague; given back, with nobody; passed on, it is about health", () => {
  const handed: Told = { by: "park", type: "HandedOver", data: { to: "reyes", note: "asks about a dose" } };
  const back: Told = { by: "reyes", type: "HandedOver", data: { to: null, note: "" } };
  const clinical: Told = { by: "park", type: "MadeClinical", data: { why: "asks about a dose" } };
  expect(after(handed).holder).toBe("reyes");
  expect(after(handed, back, clinical)).toMatchObject({ holder: null, topic: "health" });
});

const any = fc.array(
  fc.oneof(
    fc.constantFrom(wrote(PATIENT, 50), wrote("alvarez"), called(true), called(false), settled, opened),
    fc.nat(12).map((n) => struck(`f${n}`)),
    fc.tuple(fc.constantFrom(PATIENT, "reyes"), fc.nat(12)).map(([by, n]) => read(by, `f${n}`)),
  ),
  { maxLength: 14 },
);

test("always: whatever is told, it never throws, and what is settled owes nothing", () => {
  fc.assert(
    fc.property(any, (facts) => {
      const thread = after(...facts);
      if (settledOf(thread) !== null) expect(owedOf(thread)).toBeNull();
      const shown = thread.entries.findLast(({ kind }) => kind === "message");
      if (shown !== undefined) expect(unreadByPatient(after(...facts, read(PATIENT, shown.id)))).toEqual([]);
    }),
  );
  expect(foldThread(recorded([settled]))).toBeNull();
});
