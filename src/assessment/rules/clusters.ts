import type { Tri } from "#plumbing/facts.ts";
import type { Answers } from "./answers.ts";

/** The groups of DSM-5 in the PCL-5: its items, and how many must be present. */
const clusters = {
  b: { from: 1, to: 5, least: 1 },
  c: { from: 6, to: 7, least: 1 },
  d: { from: 8, to: 14, least: 2 },
  e: { from: 15, to: 20, least: 2 },
} as const;

/** "Moderately" or more counts as present. */
const PRESENT = 2;

const idsOf = ({ from, to }: { readonly from: number; readonly to: number }): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => String(from + at));

const oneCluster = (which: (typeof clusters)[keyof typeof clusters], answers: Answers) => {
  const values = idsOf(which).map((id) => answers[id] ?? null);
  const present = values.filter((value) => value !== null && value >= PRESENT).length;
  const open = values.filter((value) => value === null).length;
  const met: Tri = present >= which.least ? "yes" : present + open < which.least ? "no" : "unknown";
  return { sum: values.reduce<number>((all, value) => all + (value ?? 0), 0), met };
};

/** The PCL-5 by its groups, and whether together they suggest PTSD; a person diagnoses it. */
export function pcl5Clusters(answers: Answers) {
  const groups = Object.fromEntries(
    Object.entries(clusters).map(([name, which]) => [name, oneCluster(which, answers)]),
  ) as Readonly<Record<keyof typeof clusters, ReturnType<typeof oneCluster>>>;
  const met = new Set(Object.values(groups).map((group) => group.met));
  const provisional: Tri = met.has("no") ? "no" : met.has("unknown") ? "unknown" : "yes";
  return { groups, provisional };
}
