import type { Tri } from "#plumbing/facts.ts";
import { monthsAfter } from "#science/calendar.ts";
import { exclusion, from, type Rule, type RuleInput, type Verdict } from "./rule.ts";
import { anyOf, conditionsSay, diagnosed, newest, sinceDay, verdict } from "./verdicts.ts";

/** F10 to F19 without tobacco: a moderate or severe disorder (.2), but for one coded as in remission (.21). */
const ACTIVE_USE = /^F1(?!7)\d\.2(?!1$)/;
/** Mild, unspecified, or bare: how severe, and when last active, is a clinician's to say. In remission: .11 and .91. */
const OTHER_USE = /^F1(?!7)\d($|\.[19](?!1$))/;
const DISORDER = "substance-use-disorder";

/** C18 to C20: substances. */
export const substanceRules: readonly Rule[] = [
  exclusion("C18", {
    title: "Substance use disorder in the last months, or ketamine or PCP misused ever",
    severity: "exclude",
    message: "Ketamine can be misused, and other substances add to its risks.",
    satisfy: "Treatment of the disorder, and the months the protocol asks for; a drug screen.",
    sources: [
      from("CRTCE: three months", "R2"),
      from("VA: positive screen or history of ketamine use", "R2"),
      from("Bio-K excluded significant abuse and any cannabis", "R"),
    ],
    test: (input) =>
      anyOf([
        activeUse(input),
        conditionsSay(input, "ketamine-misuse"),
        diagnosed(input, ACTIVE_USE),
        otherUse(input),
        drugScreen(input),
        pdmp(input),
      ]),
  }),
  exclusion("C19", {
    title: "Substance use disorder, in remission for less than a year",
    severity: "specialist-review",
    message: "An opinion on the risk of relapse first.",
    satisfy: "The opinion of an addiction specialist, or of who treats the disorder.",
    sources: [from("Clinical practice, source not read", "K-M"), from("Psyon: 12 months", "R2")],
    test: earlyRemission,
  }),
  exclusion("C20", {
    title: "Intoxicated, or alcohol on the day",
    severity: "exclude",
    hardStop: true,
    when: "day",
    message: "Hold today's infusion.",
    satisfy: "Another day, sober.",
    sources: [from("Clinical practice, source not read", "K-H")],
    test: ({ dayOf }) =>
      dayOf === null
        ? verdict("unknown", "Asked on each day of treatment.", ["day=unknown"])
        : verdict(dayOf.intoxicated, `Intoxicated today: ${dayOf.intoxicated}.`, [`day=${dayOf.intoxicated}`]),
  }),
];

/** Was the disorder active within so many months? */
function activeWithin({ history, today }: RuleInput, months: number): Tri {
  const said = history.conditions[DISORDER];
  return said?.answer === "yes" ? sinceDay(said.since, monthsAfter(today, -months)) : (said?.answer ?? "unknown");
}

const activeUse = (input: RuleInput): Verdict => {
  const asked = conditionsSay(input, DISORDER);
  const months = input.policy.substanceMonths;
  const within = activeWithin(input, months);
  if (asked.answer !== "yes") return asked;
  const words = {
    yes: `active within ${months} months`,
    no: `not within ${months} months`,
    unknown: "last active when?",
  };
  return verdict(
    within,
    `${asked.because} Last active: ${words[within]}.`,
    asked.rests,
    "Find when it was last active.",
  );
};

/** A code that does not say how severe it is, until a clinician answers the question after it. */
function otherUse(input: RuleInput): Verdict {
  const found = diagnosed(input, OTHER_USE);
  const said = input.history.conditions[DISORDER];
  const isAnswered = input.history.diagnoses
    .filter(({ code }) => OTHER_USE.test(code))
    .every(({ at }) => said !== undefined && said.saidBy !== "patient" && said.at >= at);
  return isAnswered
    ? verdict("no", "")
    : { ...found, answer: "unknown", satisfy: "Say whether it is moderate or severe, and when it was last active." };
}

function earlyRemission(input: RuleInput): Verdict {
  const asked = conditionsSay(input, DISORDER);
  if (asked.answer !== "yes") return asked;
  const { substanceMonths, substanceReviewMonths } = input.policy;
  const [active, lately] = [activeWithin(input, substanceMonths), activeWithin(input, substanceReviewMonths)];
  const answer: Tri =
    active === "yes" || lately === "no" ? "no" : active === "no" && lately === "yes" ? "yes" : "unknown";
  return verdict(answer, asked.because, asked.rests, "Find when it was last active.");
}

/** A positive screen counts unless a clinician said that it is explained, as by a prescribed medicine. */
function drugScreen(input: RuleInput): Verdict {
  const result = newest(input, "urine-drug-screen");
  if (result === null) return verdict("unknown", "No drug screen.", ["uds=unknown"], "Do a urine drug screen.");
  const found = result.values["found"] ?? "";
  const because = `Drug screen of ${result.doneOn}: ${String(result.values["result"] ?? "no result entered")}${found === "" ? "" : ` (${found})`}.`;
  const rests = [`uds=${String(result.values["result"] ?? "")}/${result.abnormal}@${result.doneOn}`];
  if (result.values["result"] === "negative") return verdict("no", because, rests);
  return result.values["result"] === "positive"
    ? verdict(result.abnormal, because, rests, "Say whether the finding is explained by a prescribed medicine.")
    : verdict("unknown", because, rests, "Enter the result.");
}

function pdmp(input: RuleInput): Verdict {
  const result = newest(input, "pdmp");
  return result?.values["result"] === "unexpected" && result.abnormal !== "no"
    ? verdict(
        "unknown",
        `Prescription monitoring of ${result.doneOn}: unexpected.`,
        [`pdmp@${result.doneOn}`],
        "Talk about it, and say whether it is explained.",
      )
    : verdict("no", "");
}
