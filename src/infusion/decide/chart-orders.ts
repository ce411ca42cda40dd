import type { Refusal } from "#plumbing/facts.ts";
import type { DataOf } from "../events.ts";
import { no, type Rule, when } from "./context.ts";

/** What speaks against a set of vital signs: only what cannot be so. What was seen was seen. */
export const chartRules: { readonly VitalsCharted: Rule<"VitalsCharted"> } = {
  VitalsCharted: ({ done }, { data }) => [
    ...when(
      [
        Object.keys(data.values).length === 0,
        no("nothing-measured", "No value was entered.", "Enter at least one measurement.", "values"),
      ],
      [
        data.slotAt !== null && done.VitalsCharted.some((row) => row.data.slotAt === data.slotAt),
        no(
          "slot-charted",
          "This row of the flowsheet is charted already.",
          "Correct that entry, or chart these values with their own time.",
          "slotAt",
        ),
      ],
    ),
    ...pressureRefusals(data.values),
    ...sourceRefusals(data),
  ],
};

const pressureRefusals = ({ sbp, dbp }: DataOf<"VitalsCharted">["values"]): readonly Refusal[] =>
  when([
    sbp !== undefined && dbp !== undefined && dbp >= sbp,
    no(
      "diastolic-not-below",
      `The diastolic pressure ${dbp} is not below the systolic ${sbp}.`,
      "Read the cuff again; the two may be swapped.",
      "dbp",
    ),
  ]);

/** "From the monitor" is said only of numbers nobody touched. */
function sourceRefusals({ source, values, proposed }: DataOf<"VitalsCharted">): readonly Refusal[] {
  const touched =
    proposed === null ||
    Object.entries(values).some(([name, value]) => proposed[name as keyof typeof proposed] !== value);
  return when([
    source === "monitor" && touched,
    no(
      "not-from-monitor",
      "These are not the numbers the monitor proposed.",
      "Say that they were edited, or entered by hand.",
      "source",
    ),
  ]);
}
