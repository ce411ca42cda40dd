import { expect, test } from "vitest";
import { ingredientsNamed } from "#evaluation/read.ts";
import { RESCUE } from "./rescue.ts";
import { SYMPTOMS } from "./symptoms.ts";

/** The order set against the reference's table 5.3, number for number: a slipped digit here is a dose. */
test("each medicine has the doses, routes, maximum, number, interval and code of the table", () => {
  const rows = RESCUE.map(({ id, unit, doses, routes, maxPerVisit, maxDoses, intervalMin, rxcui }) =>
    [
      `${id} ${doses.join("/")} ${unit} ${routes.join("/")}`,
      `most ${maxPerVisit ?? "-"}`,
      `times ${maxDoses ?? "-"}`,
      `every ${intervalMin ?? "-"}`,
      rxcui,
    ].join(", "),
  );
  expect(rows).toEqual([
    "midazolam 0.5/1 mg IV, most 5, times 2, every 3, 6960",
    "lorazepam 0.5/1 mg PO/SL/IV, most 2, times -, every -, 6470",
    "ondansetron 4/8 mg IV/ODT, most 8, times 2, every -, 26225",
    "metoclopramide 10 mg IV, most -, times 1, every -, 6915",
    "prochlorperazine 5/10 mg IV/PO, most -, times 1, every -, 8704",
    "promethazine 6.25/12.5 mg PO/IM, most -, times -, every -, 8745",
    "glycopyrrolate 0.1/0.2 mg IV, most 0.4, times -, every -, 1546438",
    "acetaminophen 650/1000 mg PO, most 3000, times -, every -, 161",
    "ketorolac 15 mg IV, most -, times 1, every -, 35827",
    "diphenhydramine 25/50 mg IV/PO, most -, times -, every -, 3498",
    "haloperidol 2.5/5 mg IM/IV, most -, times -, every -, 5093",
    "labetalol 5/10 mg IV, most 40, times -, every 10, 6185",
    "hydralazine 5/10 mg IV, most 20, times -, every 20, 5470",
    "clonidine 0.1/0.2 mg PO, most 0.3, times -, every -, 2599",
    "nitroglycerin 0.4 mg SL, most -, times -, every -, 4917",
    "metoprolol 2.5/5 mg IV, most -, times -, every -, 6918",
    "atropine 0.5/1 mg IV, most 3, times -, every -, 1223",
    "flumazenil 0.2 mg IV, most 1, times -, every 1, 4457",
    "naloxone 0.04/0.4 mg IV, most -, times -, every -, 7242",
    "epinephrine 0.3/0.5 mg IM, most -, times -, every 5, 3992",
    "oxygen 2/4/15 L/min nasal/mask, most -, times -, every -, 7806",
  ]);
});

test("each code is that of the ingredient in the list that was made from two copies of RxNorm", () => {
  const listed = RESCUE.map(({ id }) => [id, ingredientsNamed(id)[0]?.rxcui]);
  expect(RESCUE.map(({ id, rxcui }) => [id, rxcui])).toEqual(listed);
});

test.each<[string, readonly RegExp[]]>([
  ["midazolam", [/antidepressant effect/, /flumazenil/]],
  ["lorazepam", [/Recovery takes longer/]],
  ["ondansetron", [/QTc is over 500/, /serotonin/]],
  ["metoclopramide", [/muscle spasm/, /MAOI/]],
  ["prochlorperazine", [/muscle spasm/, /MAOI/]],
  ["promethazine", [/injures tissue/, /Sedates/]],
  ["glycopyrrolate", [/glaucoma/, /urinary retention/]],
  ["acetaminophen", [/liver/]],
  ["ketorolac", [/kidney/, /bleeding/]],
  ["haloperidol", [/QT/]],
  ["labetalol", [/asthma/, /heart failure/, /AV block/, /cocaine/]],
  ["hydralazine", [/coronary/]],
  ["clonidine", [/sedates/]],
  ["nitroglycerin", [/PDE5/]],
  ["metoprolol", [/AV block/]],
  ["flumazenil", [/seizures/]],
])("%s warns of what the table warns of", (id, words) => {
  const text = RESCUE.find((medicine) => medicine.id === id)?.warnings.join(" ") ?? "";
  for (const word of words) expect(text).toMatch(word);
});

test("a slow heart speaks against the three that slow it, a fast one against the two that quicken it", () => {
  const warned = (when: "under" | "over", value: number) =>
    RESCUE.filter(({ vitalWarnings }) =>
      vitalWarnings.some((one) => one.vital === "hr" && one.when === when && one.value === value),
    ).map(({ id }) => id);
  expect(warned("under", 60)).toEqual(["labetalol", "clonidine", "metoprolol"]);
  expect(warned("over", 110)).toEqual(["glycopyrrolate", "hydralazine"]);
});

test("the list of side effects holds every one named to patients, and those added from practice", () => {
  expect(SYMPTOMS.map(({ id }) => id)).toEqual(expect.arrayContaining(LISTED));
});

const LISTED = [
  "fast-heartbeat",
  "palpitations",
  "high-blood-pressure",
  "confusion",
  "irritability",
  "dissociation",
  "nausea",
  "vomiting",
  "thirst",
  "salivation",
  "muscle-twitching",
  "headache",
  "altered-taste",
  "constipation",
  "blurred-vision",
  "dizziness",
  "unsteadiness",
  "tipsy",
  "drowsiness",
  "anxiety",
];
