import { compareDays, parseDay } from "#science/calendar.ts";
import type { Workup } from "../events.ts";
import type { RuleInput, Verdict } from "./rule.ts";
import { anyOf, conditionsSay, daysAfter, newest, verdict } from "./verdicts.ts";

/** C13. A negative test counts for the evaluation's days; on each day of treatment it is asked and tested again. */
export function pregnancy(input: RuleInput): Verdict {
  const said = anyOf([conditionsSay(input, "pregnant"), refusedTest(input)]);
  const test = newest(input, "urine-hcg");
  if (said.answer === "yes") return said;
  if (test?.values["result"] === "positive")
    return verdict("yes", `Test of ${test.doneOn} positive.`, [`hcg@${test.doneOn}`]);
  if (input.patient.canBecomePregnant === "no") return verdict("no", "Cannot become pregnant.", ["cannot"]);
  return said.answer === "no" && isInDate(input, test)
    ? verdict("no", `Test of ${test.doneOn} negative.`, [`hcg@${test.doneOn}`])
    : notKnown(input, said, isInDate(input, test));
}

function isInDate({ asOf, policy }: RuleInput, test: Workup | null): test is Workup {
  const done = test?.values["result"] === "negative" ? parseDay(test.doneOn) : null;
  return done !== null && compareDays(done, daysAfter(asOf, -policy.validDays.evaluation)) >= 0;
}

function notKnown({ patient }: RuleInput, said: Verdict, isTested: boolean): Verdict {
  const open =
    patient.canBecomePregnant === "unknown"
      ? "Whether a pregnancy is possible is not known."
      : "A pregnancy is possible.";
  const because = isTested ? said.because : "No negative test in date.";
  return verdict("unknown", `${open} ${because}`, ["pregnancy=unknown"], "Ask, and do a pregnancy test.");
}

/** Nobody refuses a test that was not offered: only a "yes" tells something. */
const refusedTest = ({ history }: RuleInput): Verdict =>
  history.conditions["pregnancy-test-refused"]?.answer === "yes"
    ? verdict("yes", "A pregnancy test was refused.", ["pregnancy-test-refused=yes"])
    : verdict("no", "");
