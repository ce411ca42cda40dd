import type { CirclePerson, CircleRole } from "#people/events.ts";
import type { RuleInput, Verdict } from "./rule.ts";
import { verdict } from "./verdicts.ts";

const named = (circle: readonly CirclePerson[], ...roles: readonly CircleRole[]): readonly CirclePerson[] =>
  circle.filter(({ role, name }) => roles.includes(role) && name.trim() !== "");

const canBeCalled = ({ mobile }: CirclePerson): boolean => mobile.trim() !== "";

/** I6: one person may be both; a name without a telephone number cannot be reached. */
export function escortNamed({ circle, emptyRoles }: RuleInput): Verdict {
  const escorts = named(circle, "escort");
  const escort = escorts.find(canBeCalled);
  const overnight = named(circle, "escort", "emergency", "care-partner").find(canBeCalled);
  if (escort !== undefined && overnight !== undefined)
    return verdict("yes", `${escort.name} takes them home; ${overnight.name} can be reached overnight.`, ["escort"]);
  if (escorts.length === 0 && emptyRoles.includes("escort"))
    return verdict(
      "no",
      "The patient says there is nobody to take them home.",
      ["escort=nobody"],
      "Help to find an escort.",
    );
  return verdict(
    "unknown",
    escorts.length === 0 ? "No escort is named." : `No telephone number of ${escorts[0]?.name} is known.`,
    ["escort=unknown"],
  );
}

/** I7: somebody treats the patient, and a clinician says that care goes on. The clinic itself may be that somebody, in words. */
export function continuingCare({ circle, statements }: RuleInput): Verdict {
  const said = statements["continuing-care"];
  const who = named(circle, "psychiatrist", "therapist", "primary-care")[0];
  const words = who === undefined ? "Nobody who treats the patient is named." : `Treated by ${who.name}.`;
  if (said?.answer === "no") return verdict("no", `No plan for going on. ${said.note}`.trim(), ["continuing-care=no"]);
  const isSettled = said?.answer === "yes" && (who !== undefined || said.note.trim() !== "");
  return isSettled
    ? verdict("yes", `${words} ${said.note}`.trim(), ["continuing-care=yes"])
    : verdict(
        "unknown",
        said?.answer === "yes" ? `${words} Say who does.` : `${words} A clinician has not said that care goes on.`,
        ["continuing-care=unknown"],
      );
}
