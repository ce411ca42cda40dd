import type { Tri } from "#plumbing/facts.ts";
import { compareDays, parseDay } from "#science/calendar.ts";
import { daysFromCivil } from "#science/civil.ts";
import { conditionOf } from "../history/conditions.ts";
import { exclusion, from, type Rule, type RuleInput, type Verdict } from "./rule.ts";
import { anyOf, conditionsSay, daysAfter, numberIn, overtaken, sinceDay, verdict } from "./verdicts.ts";

const recent = ["heart-attack", "unstable-angina", "stroke", "cardiac-event"];
const failing = [
  "heart-failure-decompensated",
  "severe-valve-disease",
  "uncontrolled-arrhythmia",
  "high-grade-av-block",
];

/** C03 to C07: the heart and its vessels. */
export const heartRules: readonly Rule[] = [
  exclusion("C03", {
    title: "A rise of blood pressure would be a serious hazard",
    severity: "exclude",
    hardStop: true,
    message: "Aneurysm, vascular malformation, dissection or bleeding in the brain: no ketamine here.",
    satisfy: "Nothing in this clinic settles it. Imaging and a specialist may show that the condition is not there.",
    sources: [
      from("FDA label of ketamine: significant elevation of blood pressure would be a serious hazard", "K-H"),
      from("Spravato label: aneurysmal vascular disease, AVM, intracerebral haemorrhage", "R2"),
    ],
    test: (input) => conditionsSay(input, "aneurysm", "av-malformation", "aortic-dissection", "brain-bleed"),
  }),
  exclusion("C04", {
    title: "Heart attack, unstable angina, stroke or another major cardiac event, recently",
    severity: "exclude",
    message: "Not within the weeks the protocol says after such an event.",
    satisfy: "Find the date, or wait until the weeks have passed; a cardiologist's opinion.",
    sources: [
      from("Ontario Ketamine & Infusion Centre, trial NCT07099235: 6 weeks", "R2"),
      from("EU label of esketamine: 6 weeks", "K-H"),
      from("The clinic's own treatment page: unstable cardiovascular disease", "R"),
    ],
    test: (input) => anyOf(recent.map((id) => happenedLately(input, id))),
  }),
  exclusion("C05", {
    title: "Decompensated heart failure, severe valve disease, uncontrolled arrhythmia, high-grade AV block",
    severity: "exclude",
    message: "Not until a cardiologist clears it.",
    satisfy: "A cardiologist's clearance.",
    sources: [
      from("The clinic's own treatment page: unstable cardiovascular disease", "R"),
      from("VA criteria, read second-hand: severe cardiac decompensation", "R2"),
      from("Clinical practice, source not read", "K-H"),
    ],
    test: (input) =>
      anyOf([
        conditionsSay(input, ...failing),
        overtaken(input, "ecg", { by: ["uncontrolled-arrhythmia", "high-grade-av-block"] }),
      ]),
  }),
  exclusion("C06", {
    title: "Stable heart disease, pacemaker, or older with several risk factors",
    severity: "specialist-review",
    message: "A cardiologist or anaesthetist gives an opinion first.",
    satisfy: "The opinion of a cardiologist or an anaesthetist.",
    sources: [from("Clinical practice, source not read", "K-M")],
    test: (input) => anyOf([conditionsSay(input, "coronary-disease", "heart-failure", "pacemaker"), manyRisks(input)]),
  }),
  exclusion("C07", {
    title: "Blood pressure at rest repeatedly above the protocol's limit",
    severity: "specialist-review",
    message: "Treat the blood pressure first.",
    satisfy: "Treat it, then measure at rest on two days.",
    sources: [
      from("VA and Mindspace exclude uncontrolled hypertension; limits from 140/90 to 160/100", "R2"),
      from("The limit itself is the protocol's", "P"),
    ],
    test: restingPressure,
  }),
];

const LATELY: Readonly<Record<Tri, string>> = {
  yes: "within",
  no: "more than",
  unknown: "perhaps within",
};

function happenedLately(input: RuleInput, id: string): Verdict {
  const said = input.history.conditions[id];
  const asked = conditionsSay(input, id);
  if (said?.answer !== "yes") return asked;
  const weeks = input.policy.recentCvWeeks;
  const answer = sinceDay(said.since, daysAfter(input.today, -7 * weeks));
  const name = conditionOf(id)?.name ?? id;
  return verdict(
    answer,
    said.since === ""
      ? `${name}: nobody knows when.`
      : `${name} ${said.since}${ago(said.since, input)}: ${LATELY[answer]} ${weeks} weeks.`,
    asked.rests,
    answer === "unknown" ? "Find the day it happened." : undefined,
  );
}

function ago(since: string, { today }: RuleInput): string {
  const day = parseDay(since);
  if (day === null) return "";
  const days = daysFromCivil(today.year, today.month, today.day) - daysFromCivil(day.year, day.month, day.day);
  return days < 14 ? `, ${days} days ago` : `, ${Math.floor(days / 7)} weeks ago`;
}

const RISKS = ["hypertension", "diabetes", "high-cholesterol", "smoking"];
const ENOUGH_RISKS = 2;

function manyRisks({ history, patient: { age }, policy }: RuleInput): Verdict {
  const count = (...answers: readonly (Tri | undefined)[]) =>
    RISKS.filter((id) => answers.includes(history.conditions[id]?.answer)).length;
  if (age !== null && age < policy.reviewFromAge)
    return verdict("no", `${age} years old.`, [`age<${policy.reviewFromAge}`]);
  const [found, open] = [count("yes"), count("unknown", undefined)];
  const isOpen = age === null || (found < ENOUGH_RISKS && found + open >= ENOUGH_RISKS);
  const answer: Tri = found + open < ENOUGH_RISKS ? "no" : isOpen ? "unknown" : "yes";
  return verdict(
    answer,
    `${age === null ? "Age not known" : `${age} years old`}; risk factors: ${found}${open > 0 ? `, ${open} not answered` : ""}.`,
    [`risks=${found}+${open}`],
    answer === "unknown" ? "Ask about blood pressure, diabetes, cholesterol and smoking." : undefined,
  );
}

/** Repeatedly is on each of the last two days it was measured; on one of them is not known yet. */
function restingPressure(input: RuleInput): Verdict {
  const last = measuredDays(input).slice(0, 2);
  const [most, least] = input.policy.clinicBp;
  const isHigh = ({ sbp, dbp }: Pressure) => sbp >= most || dbp >= least;
  const high = last.filter((readings) => readings.some(isHigh)).length;
  const words = last.flat().map(({ sbp, dbp, on }) => `${sbp}/${dbp} on ${on}`);
  const answer: Tri = last.length < 2 || high === 1 ? "unknown" : high === 2 ? "yes" : "no";
  return verdict(
    answer,
    `${words.length === 0 ? "Not measured" : words.join(", ")}; limit ${most}/${least}.`,
    words,
    answer === "unknown" ? "Measure at rest on another day." : undefined,
  );
}

type Pressure = { readonly on: string; readonly sbp: number; readonly dbp: number };

/** The readings in date, day by day, the newest day first. mm Hg. */
function measuredDays({ history: { workups }, policy, asOf, today }: RuleInput): readonly (readonly Pressure[])[] {
  const first = daysAfter(asOf, -policy.validDays.bp);
  const isInDate = (on: string) => {
    const day = parseDay(on);
    return day !== null && compareDays(day, first) >= 0 && compareDays(day, today) <= 0;
  };
  const readings = workups.flatMap((one) => {
    const [sbp, dbp] = [numberIn(one, "sbp"), numberIn(one, "dbp")];
    const counts = one.item === "resting-bp" && sbp !== null && dbp !== null && isInDate(one.doneOn);
    return counts ? [{ on: one.doneOn, sbp, dbp }] : [];
  });
  const days = [...new Set(readings.map(({ on }) => on))].toSorted().toReversed();
  return days.map((day) => readings.filter(({ on }) => on === day));
}
