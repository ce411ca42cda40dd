import { expect, test } from "vitest";
import { needsOf } from "../needs.ts";
import { asked, hours, recorded, type Told } from "../story.test-data.ts";
import { fits, nextOf, questionsFor } from "./answers.ts";
import { foldCheckIns, stateOf } from "./check-ins.ts";
import { flagOf } from "./flags.ts";
import { checkInQuestions } from "./questions.ts";

const question = (id: string) => checkInQuestions.find((one) => one.id === id) ?? checkInQuestions[0]!;
const say = (item: string, value: string | number | null, checkInId = "c1"): Told => ({
  type: "CheckInAnswered",
  at: hours(20),
  data: { checkInId, item, value, seeBy: hours(21) },
});
const needs = (...told: readonly Told[]) => needsOf("p", foldCheckIns(recorded(told)).checkIns);

test("every question has a source with its evidence, both languages, and words for whoever reads the answer", () => {
  for (const { text, hint, choices = [], source, short, id } of checkInQuestions) {
    expect(source.from, id).not.toBe("");
    expect(["R", "R2", "K-H", "K-M", "K-L", "P"], id).toContain(source.evidence);
    for (const said of [text, ...(hint === undefined ? [] : [hint]), ...choices.map(({ says }) => says)])
      expect(said.en !== "" && said.es !== "" && said.en !== said.es, id).toBe(true);
    expect(short, id).not.toBe("");
  }
});

test("a yes to a sign that cannot wait says 911; not sure is never no", () => {
  expect(flagOf(question("chest-or-breath"), "yes")).toBe("911");
  expect(flagOf(question("chest-or-breath"), "unsure")).toBe("911");
  expect(flagOf(question("urine"), "unsure")).toBe("today");
  expect(flagOf(question("urine"), "no")).toBeNull();
});

test("danger to oneself: yes, not sure and “would rather not say” all ask for a person now", () => {
  for (const value of ["yes", "unsure", null]) expect(flagOf(question("dark-thoughts"), value)).toBe("help");
  expect(flagOf(question("dark-thoughts"), "no")).toBeNull();
});

test("a sign that was left open is asked after by a nurse", () =>
  expect(flagOf(question("heartbeat"), null)).toBe("look"));

test("a pressure of 180/110 at home is called about on the same day, by either number", () => {
  expect(flagOf(question("pressure"), "180/95")).toBe("today");
  expect(flagOf(question("pressure"), "150/110")).toBe("today");
  expect(flagOf(question("pressure"), "179/109")).toBeNull();
  expect(flagOf(question("pressure"), "not-measured")).toBeNull();
});

test("a pressure whose lower number is the higher one, or that nobody has, is not taken", () => {
  for (const value of ["80/120", "400/90", "128", "128/82 mmHg"]) expect(fits(question("pressure"), value)).toBe(false);
  expect(fits(question("pressure"), "128/82")).toBe(true);
});

test("mood is a whole number from 0 to 10", () => {
  for (const value of [-1, 11, 2.5, "7"]) expect(fits(question("mood"), value)).toBe(false);
  for (const value of [0, 10, null]) expect(fits(question("mood"), value)).toBe(true);
});

test("who may become pregnant, or of whom it is not known, is asked on the third day, others never", () => {
  const ids = (kind: "next-morning" | "third-day", pregnancyPossible: boolean) =>
    questionsFor({ kind, version: "1" }, { pregnancyPossible }).map(({ id }) => id);
  expect(ids("third-day", true)).toContain("pregnant");
  expect(ids("third-day", false)).not.toContain("pregnant");
  expect(ids("next-morning", true)).not.toContain("pregnant");
});

test("what cannot wait is asked first, and the next question is the first that was neither answered nor passed over", () => {
  const all = questionsFor({ kind: "next-morning", version: "1" }, { pregnancyPossible: true });
  expect(all.slice(0, 3).map(({ flag }) => flag)).toEqual(["911", "911", "911"]);
  expect(nextOf(all, { "chest-or-breath": "no", "stroke-signs": null })?.id).toBe("seizure-or-faint");
});

test("no answer in time is a call to make, listed from that hour on; the second silence in a row presses more", () => {
  expect(needs(asked())).toMatchObject([{ severity: "medium", since: hours(42), dueAt: hours(44), closedBy: "fact" }]);
  expect(needs(asked("c1"), asked("c2", 60)).map(({ severity }) => severity)).toEqual(["medium", "high"]);
});

test("a call that reached nobody leaves it on the list until the hour somebody said; one that reached them ends it", () => {
  const call = (reached: boolean): Told => ({
    type: "CheckInByCall",
    data: { checkInId: "c1", reached, note: "Slept well.", againAt: reached ? null : hours(50) },
  });
  expect(needs(asked(), call(false))).toMatchObject([
    { dueAt: hours(50), says: expect.stringContaining("tried once") },
  ]);
  expect(needs(asked(), call(false), call(true))).toEqual([]);
  expect(foldCheckIns(recorded([asked(), call(true)])).checkIns.map(stateOf)).toEqual(["called"]);
});

test("a late answer ends the call to make; one that was begun and left does not", () => {
  const finished: Told = { type: "CheckInFinished", at: hours(60), data: { checkInId: "c1" } };
  expect(needs(asked(), say("sleep", "well"), finished)).toEqual([]);
  expect(needs(asked(), say("sleep", "well"))).toMatchObject([{ says: expect.stringContaining("not finished") }]);
});

test("whoever answers a later check-in was heard of: the silence before it is nobody's task any more", () => {
  const later: Told[] = [
    say("sleep", "well", "c2"),
    { type: "CheckInFinished", at: hours(62), data: { checkInId: "c2" } },
  ];
  expect(needs(asked("c1"), asked("c2", 60), ...later)).toEqual([]);
});

test("an answer that was changed back to no still asks a person; only their word on it ends it", () => {
  const found = needs(asked(), say("urine", "yes"), say("urine", "no"));
  expect(found.find(({ key }) => key === "today-c1")).toMatchObject({ severity: "high", closedBy: "person" });
});

test("several answers of one urgency are one task that names them", () => {
  const found = needs(asked(), say("urine", "yes"), say("heartbeat", "unsure"));
  expect(found.find(({ key }) => key === "today-c1")?.says).toContain(
    "blood or pain on urination; palpitations (not sure)",
  );
});
