import { expect, test } from "vitest";
import type { Source } from "#clinic/events.ts";
import { qtMedicines, workupItems } from "../workup/items.ts";
import { conditions, decidedBy, patientQuestions, ruleIds } from "./conditions.ts";
import { diazepamTable } from "./diazepam.ts";
import { interactions } from "./interactions.ts";
import { ingredientsNamed } from "./medicine-list.ts";
import { augmenters, minimumDoses, procedures } from "./minimum-doses.ts";

const MARKS: ReadonlySet<string> = new Set<Source["evidence"]>(["R", "R2", "K-H", "K-M", "K-L", "P"]);

test.each<[string, readonly { readonly source: Source }[]]>([
  ["health questions", conditions],
  ["interactions", interactions],
  ["diazepam equivalents", diazepamTable],
  ["least doses", minimumDoses],
  ["augmenters", augmenters],
  ["procedures", procedures],
  ["work-up items", workupItems],
  ["medicines that lengthen QT", [qtMedicines]],
])("every row of the %s says where it comes from and how sure that is", (_, rows) => {
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    expect(row.source.from.length, JSON.stringify(row)).toBeGreaterThan(3);
    expect(MARKS.has(row.source.evidence), JSON.stringify(row)).toBe(true);
  }
});

test("the interactions are X01 to X23, each once", () => {
  expect(interactions.map(({ id }) => id)).toEqual(
    Array.from({ length: 23 }, (_, at) => `X${String(at + 1).padStart(2, "0")}`),
  );
});

test("every medicine a table names is on the shipped list, so that it can be found and matched", () => {
  const named = [
    ...interactions.flatMap(({ ingredients }) => ingredients),
    ...[...diazepamTable, ...minimumDoses, ...augmenters].map(({ ingredient }) => ingredient),
    ...qtMedicines.ingredients,
  ];
  expect(named.filter((name) => ingredientsNamed(name).length !== 1)).toEqual([]);
});

/** Clinical reference 2, code for code, as far as it gives any; valproate's is another there, see docs/decisions/0012-two-copies-make-a-code.md. */
test.each([
  ["X01", "6470 2598 596 3322 10355 6960"],
  ["X02", "39993 461016 74667"],
  ["X03", "7804 7052 6813 10689 1819 25480 187832 8134"],
  ["X04", "7243"],
  ["X05", "28439"],
  ["X06", "8123 10734 6011 9639"],
  ["X07", "6901 725 3288 700810 30125 38400 8896"],
  ["X08", "10438 689"],
  ["X10", "10594 32968"],
  ["X11", "21212 28031 6135"],
  ["X12", "9384 2002 8183 8134 258326"],
  ["X13", "6918 8787 29046 17767 2599"],
  ["X14", "6448"],
  ["X15", "40254 38404"],
  ["X16", "2626"],
  ["X17", "35636 5093 61381 51272 89013"],
  ["X18", "6719 620 3289 2119365"],
  ["X19", "10582 10814"],
  ["X22", "1991302 475968 1551291 2601723"],
])("%s holds the codes of the reference", (id, codes) => {
  const row = interactions.find((one) => one.id === id);
  const held = row?.ingredients.flatMap((name) => ingredientsNamed(name).map(({ rxcui }) => rxcui)) ?? [];
  expect(held).toEqual(expect.arrayContaining(codes.split(" ")));
});

test("each of the 36 rules has something that decides it, and each question's name is used once", () => {
  const undecided = ruleIds.filter((rule) => {
    const { conditions: asked, others } = decidedBy(rule);
    return asked.length + others.length === 0;
  });
  expect(undecided).toEqual([]);
  expect(new Set(conditions.map(({ id }) => id)).size).toBe(conditions.length);
});

test("a patient is asked in both languages, and about pregnancy unless it is known to be impossible", () => {
  for (const { asks } of patientQuestions("unknown")) {
    expect(asks?.en).toMatch(/\?$/);
    expect(asks?.es).toMatch(/^¿.*\?$/);
  }
  const pregnancy = (can: "yes" | "no" | "unknown") =>
    patientQuestions(can).filter(({ group }) => group === "pregnancy").length;
  expect([pregnancy("yes"), pregnancy("unknown"), pregnancy("no")]).toEqual([2, 2, 0]);
});

/** Clinical reference 1.3, dose for dose: a slipped digit here decides who counts as treatment resistant. */
test("the least doses are those of the table", () => {
  expect(minimumDoses.map(({ ingredient, lenient, strict }) => `${ingredient} ${lenient}/${strict}`).join(", ")).toBe(
    "citalopram 20/20, escitalopram 10/10, fluoxetine 20/20, fluvoxamine 50/100, paroxetine 20/20, sertraline 50/50, " +
      "vilazodone 20/40, vortioxetine 10/20, venlafaxine 75/150, desvenlafaxine 50/50, duloxetine 40/60, " +
      "levomilnacipran 40/40, bupropion 150/300, dextromethorphan 90/90, mirtazapine 15/30, trazodone 150/300, " +
      "nefazodone 200/300, amitriptyline 75/150, imipramine 75/150, desipramine 100/150, nortriptyline 50/75, " +
      "clomipramine 100/150, doxepin 75/150, phenelzine 45/60, tranylcypromine 30/40, isocarboxazid 20/40, selegiline 6/9",
  );
});
