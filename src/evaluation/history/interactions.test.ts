import * as fc from "fast-check";
import { expect, test } from "vitest";
import { answered, historyWith, medicine, policy, reviewed } from "./history.test-data.ts";
import { diazepamDay, diazepamTable } from "./diazepam.ts";
import { interactions, interactionsOf } from "./interactions.ts";
import { ingredients } from "./medicine-list.ts";

const quiet = { ...answered("alcohol", "no"), ...answered("cannabis", "no"), ...answered("other-substances", "no") };
const answersOf = (names: readonly string[], isReviewed = true, conditions = quiet) =>
  Object.fromEntries(
    interactionsOf(
      historyWith({
        medicines: names.map((name) => medicine(name)),
        medicinesKnown: isReviewed ? reviewed : null,
        conditions,
      }),
    ).map(({ interaction, answer }) => [interaction.id, answer]),
  );

test("a reviewed list without medicines is no to every row", () => {
  expect(new Set(Object.values(answersOf([])))).toEqual(new Set(["no"]));
});

test("a list nobody went through is unknown, except for what stands on it", () => {
  const found = answersOf(["lithium"], false);
  expect(found["X14"]).toBe("yes");
  expect(Object.values(found).filter((answer) => answer === "unknown")).toHaveLength(22);
  expect(Object.values(found)).not.toContain("no");
});

test("a medicine nobody recognises is unknown for every row it might be, and never no", () => {
  const found = answersOf(["grandmother's drops", "sertraline"]);
  expect(found["X20"]).toBe("yes");
  expect(found["X08"]).toBe("unknown");
  expect(Object.values(found)).not.toContain("no");
});

test("typed words that the list knows are recognised: brands, other countries' names, herbs", () => {
  const typed = (name: string) =>
    answersOf([]) &&
    interactionsOf(historyWith({ medicines: [medicine(name)], medicinesKnown: reviewed, conditions: quiet }));
  const yes = (name: string) =>
    typed(name).flatMap(({ interaction, answer }) => (answer === "yes" ? [interaction.id] : []));
  expect(yes("Contrave")).toEqual(expect.arrayContaining(["X04"]));
  expect(yes("St Johns wort")).toEqual(["X12"]);
  expect(yes("sertraline")).toEqual(["X20"]);
});

test.each(interactions.flatMap((row) => row.ingredients.map((name) => [row.id, name] as const)))(
  "%s is yes for %s",
  (id, name) => {
    expect(answersOf([name])[id]).toBe("yes");
  },
);

test("alcohol and other drugs come from the health questions, and stay open until they are answered", () => {
  expect(answersOf([], true, {})["X23"]).toBe("unknown");
  expect(answersOf([], true, {})["X03"]).toBe("unknown");
  expect(answersOf([], true, { ...quiet, ...answered("cannabis", "yes") })["X23"]).toBe("yes");
  expect(answersOf([], true, { ...quiet, ...answered("alcohol", "unknown") })["X03"]).toBe("unknown");
});

test("theophylline is contraindicated, an MAO inhibitor asks for the cuff every five minutes, blood pressure medicine is taken", () => {
  const row = (id: string) => interactions.find((one) => one.id === id);
  expect(row("X08")?.action).toBe("contraindicated");
  expect(row("X06")?.marks).toContain("cuff-5-min");
  expect(row("X13")?.onTheDay).toBe("take");
  expect(row("X22")?.marks).toContain("longer-fast");
});

const day = (names: readonly ReturnType<typeof medicine>[], isReviewed = true) =>
  diazepamDay({ medicines: names, medicinesKnown: isReviewed ? reviewed : null }, policy.diazepamMg);
const mg = (amount: number, perDay: number) => ({ dose: { amount, unit: "mg" }, perDay }) as const;

/** The reference's own examples. */
test("clonazepam 0.5 mg twice a day is 20 mg of diazepam and flagged; lorazepam 0.5 mg once is 5 mg and not", () => {
  expect(day([medicine("clonazepam", mg(0.5, 2))])).toMatchObject({ atLeastMg: 20, over: "yes" });
  expect(day([medicine("lorazepam", mg(0.5, 1))])).toMatchObject({ atLeastMg: 5, over: "no" });
});

test("exactly 8 mg is not over the limit, and 8.1 mg is; two medicines add up", () => {
  expect(day([medicine("diazepam", mg(8, 1))]).over).toBe("no");
  expect(day([medicine("diazepam", mg(8.1, 1))]).over).toBe("yes");
  expect(day([medicine("diazepam", mg(5, 1)), medicine("lorazepam", mg(0.5, 1))])).toMatchObject({
    atLeastMg: 10,
    over: "yes",
  });
});

test.each(diazepamTable.map(({ ingredient, mg: worth }) => [ingredient, worth] as const))(
  "%s %d mg is worth 10 mg of diazepam",
  (name, worth) => {
    expect(day([medicine(name, mg(worth, 1))]).atLeastMg).toBe(10);
    expect(day([medicine(name, { dose: { amount: worth * 1000, unit: "mcg" }, perDay: 1 })]).atLeastMg).toBe(10);
  },
);

test("what is not known keeps the day open: dose, equivalence, an unreviewed list, a stranger", () => {
  expect(day([medicine("lorazepam")])).toMatchObject({ atLeastMg: 0, over: "unknown" });
  expect(day([medicine("triazolam", mg(0.25, 1))])).toMatchObject({ over: "unknown" });
  expect(day([], false).over).toBe("unknown");
  expect(day([medicine("grandmother's drops")]).over).toBe("unknown");
  expect(day([]).over).toBe("no");
  expect(day([medicine("lorazepam"), medicine("clonazepam", mg(1, 1))])).toMatchObject({ atLeastMg: 20, over: "yes" });
});

const anyMedicine = fc.oneof(
  fc.constantFrom(...ingredients.map(({ name }) => name)),
  fc.constantFrom("grandmother's drops", "white pill", "something for sleep"),
);

test("listing one more medicine never turns unknown into no, and never takes a yes back", () => {
  fc.assert(
    fc.property(fc.array(anyMedicine, { maxLength: 6 }), anyMedicine, fc.boolean(), (names, more, isReviewed) => {
      const [before, after] = [answersOf(names, isReviewed), answersOf([...names, more], isReviewed)];
      for (const { id } of interactions) {
        if (before[id] === "unknown") expect(after[id]).not.toBe("no");
        if (before[id] === "yes") expect(after[id]).toBe("yes");
      }
    }),
    { numRuns: 60 },
  );
});
