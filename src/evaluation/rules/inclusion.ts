import type { Tri } from "#plumbing/facts.ts";
import { compareDays, parseDay, showDay } from "#science/calendar.ts";
import { resistanceOf } from "../history/resistance.ts";
import { workupStanding } from "../workup/standing.ts";
import { continuingCare, escortNamed } from "./circle.ts";
import { indicationOf } from "./indications.ts";
import { from, inclusion, type Rule, type RuleInput, type Verdict } from "./rule.ts";
import { screenedToday } from "./suicide.ts";
import { daysAfter, verdict } from "./verdicts.ts";

const ownPage = (what: string) => from(`The clinic's own treatment page: ${what}`, "R");

/** I1 to I8: all must be yes. And the indication, which may ask for a second opinion. */
export const inclusionRules: readonly Rule[] = [
  inclusion("IND", {
    title: "Indication for which one specialist may decide",
    severity: "specialist-review",
    once: true,
    message: "For this indication a second specialist gives an opinion.",
    satisfy: "A signed opinion of a second specialist.",
    sources: [from("Clinical reference 1.1", "P"), from("CANMAT 2021 (Swainson), abstract", "R")],
    test: indicated,
  }),
  inclusion("I1", {
    title: "18 or older",
    severity: "exclude",
    hardStop: true,
    message: "Not for children.",
    satisfy: "Correct the birth date if it is wrong.",
    sources: [
      ownPage("not for children"),
      from("Fava 2018: 18 to 70; ELEKT-D: 21 to 75", "R"),
      from("CRTCE: 18 to 65", "R2"),
    ],
    test: adult,
  }),
  inclusion("I2", {
    title: "Primary diagnosis documented",
    severity: "exclude",
    message: "No treatment without a diagnosis.",
    satisfy: "A psychiatrist enters the primary diagnosis with its code.",
    sources: [ownPage("a psychiatric evaluation first"), from("Toronto Ketamine Clinic", "R2")],
    test: diagnosis,
  }),
  inclusion("I3", {
    title: "Enough adequate treatments failed in this episode",
    severity: "specialist-review",
    once: true,
    message: "Ketamine is no first treatment.",
    satisfy: "Find dose, weeks and outcome of past treatments; or a specialist's opinion.",
    sources: [
      from("Fava 2018: two or more adequate courses in the current episode, under 50% improvement", "R"),
      from("Sforzini 2022, Delphi: two failures", "R"),
      from("EMA: two antidepressants; McIntyre 2021, abstract", "R"),
    ],
    test: (input) => {
      if (indicationOf(input.indication)?.needsResistance !== true)
        return verdict("yes", "Not asked for this indication.", ["not-asked"]);
      const found = resistanceOf(input.history, input.policy);
      const recall = found.restsOnRecall ? " Rests on what the patient remembers: look for records." : "";
      return verdict(
        found.answer,
        `${found.says}${recall}`,
        [`counted=${found.counted}/${found.needed}`],
        found.satisfy,
      );
    },
  }),
  inclusion("I4", {
    title: "At least moderately ill now",
    severity: "specialist-review",
    once: true,
    message: "The risks outweigh what there is to gain.",
    satisfy: "PHQ-9, MADRS or QIDS now; or a clinician's statement.",
    sources: [
      from("Andrashko 2020: MADRS 20 or more", "R"),
      from("VA, read second-hand: PHQ-9 15 or more", "R2"),
      from("QIDS 11 or more is moderate (ids-qids.org)", "R"),
    ],
    test: severity,
  }),
  inclusion("I5", {
    title: "Capacity to consent",
    severity: "exclude",
    hardStop: true,
    message: "Nobody can be treated by their consent who cannot give it.",
    satisfy: "The clinician judges capacity and says so here.",
    sources: [from("All guidelines", "K-H")],
    test: (input) => stated(input, "capacity", "Capacity"),
  }),
  inclusion("I5-consent", {
    title: "Written informed consent",
    severity: "exclude",
    hardStop: true,
    when: "consent",
    message: "Nothing is given without it.",
    satisfy: "The patient reads, understands and signs; the clinician attests.",
    sources: [from("All guidelines", "K-H")],
    test: ({ consent }) => verdict(consent.answer, consent.says, [`consent=${consent.answer}`], consent.satisfy),
  }),
  inclusion("I6", {
    title: "An escort for each session, and an adult who can be reached overnight",
    severity: "exclude",
    message: "Nobody goes home alone.",
    satisfy: "Names and telephone numbers of an escort and of somebody for the night.",
    sources: [ownPage("an escort"), from("FDA label: leave with a responsible adult", "R")],
    test: escortNamed,
  }),
  inclusion("I7", {
    title: "A treating clinician and a plan for going on",
    severity: "specialist-review",
    message: "Ketamine is part of a treatment and not one by itself.",
    satisfy: "Name who treats the patient, and say that the care goes on.",
    sources: [
      ownPage("a specialist evaluates"),
      from("ASA guidance: comprehensive plan, end-point, face-to-face review", "R"),
    ],
    test: continuingCare,
  }),
  inclusion("I8", {
    title: "Medical clearance complete",
    severity: "exclude",
    message: "Not before the work-up is complete and in date.",
    satisfy: "Do what is missing, and enter it.",
    sources: [from("ASA guidance", "R"), from("CPSBC draft", "R2")],
    test: clearance,
  }),
];

function indicated(input: RuleInput): Verdict {
  const row = indicationOf(input.indication);
  const rests = [`indication=${input.indication}`];
  if (row?.status === "eligible") return verdict("yes", `${row.name}. ${row.says}`, rests);
  if (row?.status !== "same-day-safety")
    return verdict("no", `${row?.name ?? input.indication}. ${row?.says ?? ""}`, rests);
  return screenedToday(input)
    ? verdict("yes", `${row.name}. Safety was assessed today.`, rests)
    : verdict("unknown", `${row.name}. No suicide screen today.`, rests, "Ask the ASQ or the C-SSRS today.");
}

function adult({ patient: { age }, policy }: RuleInput): Verdict {
  if (age === null) return verdict("unknown", "The birth date is not a day.", ["age=unknown"]);
  const old = age >= policy.reviewFromAge ? ` From ${policy.reviewFromAge} on, look closely at heart and dose.` : "";
  return verdict(age >= 18 ? "yes" : "no", `${age} years old.${old}`, [age >= 18 ? "adult" : "minor"]);
}

function diagnosis({ history: { diagnoses } }: RuleInput): Verdict {
  const primary = diagnoses.find(({ isPrimary }) => isPrimary);
  return primary === undefined
    ? verdict("unknown", diagnoses.length === 0 ? "No diagnosis is entered." : "None is said to be the primary one.", [
        "dx=none",
      ])
    : verdict("yes", `${primary.code} ${primary.name}, ${primary.clinician}, ${primary.madeOn}.`, [
        `dx:${primary.code}`,
      ]);
}

/** A clinician's own word. What nobody said is unknown. */
function stated({ statements }: RuleInput, about: string, name: string): Verdict {
  const said = statements[about];
  return said === undefined
    ? verdict("unknown", `${name}: not judged yet.`, [`${about}=unknown`])
    : verdict(said.answer, `${name}: ${said.answer}${said.note === "" ? "" : `, ${said.note}`}.`, [
        `${about}=${said.answer}`,
      ]);
}

/** One score in date at its limit is enough; the clinician's word stands above the numbers. */
function severity(input: RuleInput): Verdict {
  const { phq9Moderate, madrsModerate, qidsModerate, validDays } = input.policy;
  const since = daysAfter(input.asOf, -validDays.evaluation);
  const limits: Readonly<Record<string, number>> = {
    "phq-9": phq9Moderate,
    madrs: madrsModerate,
    "qids-sr16": qidsModerate,
  };
  const seen = input.scores.flatMap(({ scaleId, total, on }) => {
    const limit = limits[scaleId];
    return limit === undefined || total === null || compareDays(on, since) < 0
      ? []
      : [{ words: `${scaleId.toUpperCase()} ${total} on ${showDay(on)} (from ${limit})`, isEnough: total >= limit }];
  });
  const said = stated(input, "severity", "Clinician's judgement");
  if (said.answer !== "unknown") return said;
  const answer: Tri = seen.some(({ isEnough }) => isEnough) ? "yes" : seen.length > 0 ? "no" : "unknown";
  const because = seen.length === 0 ? "No score in date." : `${seen.map(({ words }) => words).join("; ")}.`;
  return verdict(
    answer,
    because,
    seen.map(({ words }) => words),
  );
}

/** What the protocol asks for and is not there, or has run out. A test of the day alone counts here for the evaluation's days. */
function clearance({ history, patient, asOf, today, policy }: RuleInput): Verdict {
  const standing = workupStanding({
    history,
    age: patient.age,
    canBecomePregnant: patient.canBecomePregnant,
    today: asOf,
    policy,
  });
  const isLately = (on: string | undefined) => {
    const day = on === undefined ? null : parseDay(on);
    return (
      day !== null &&
      compareDays(day, daysAfter(asOf, -policy.validDays.evaluation)) >= 0 &&
      compareDays(day, today) <= 0
    );
  };
  const open = standing.filter(
    ({ state, row, newest }) =>
      (state === "missing" || state === "expired" || state === "once-more") &&
      !(row.validFor === "same-day" && isLately(newest?.doneOn)),
  );
  if (open.length === 0) return verdict("yes", "Everything the protocol asks for is done and in date.", ["complete"]);
  const words: Readonly<Record<string, string>> = {
    missing: "missing",
    expired: "out of date",
    "once-more": "once more",
  };
  return verdict(
    "unknown",
    `${open.map(({ row, state }) => `${row.name}: ${words[state] ?? state}`).join("; ")}.`,
    open.map(({ row, state }) => `${row.item}=${state}`),
  );
}
