import { aldrete, padss } from "../rules/recovery.ts";
import { sentence, tris, type Wording } from "./wording.ts";

type After =
  | "AldreteScored"
  | "PadssScored"
  | "ReadinessChecked"
  | "InstructionsGiven"
  | "DischargeOverridden"
  | "Discharged"
  | "RecordSigned"
  | "EntryCorrected"
  | "DiscrepancyResolved";

/** Recovery, going home and the record itself, in words. */
export const afterWords: Wording<After> = {
  AldreteScored: ({ items }) => `Aldrete score ${points(aldrete(items))}.`,
  PadssScored: ({ items }) => `Discharge score ${points(padss(items))}.`,
  ReadinessChecked: (answers) => {
    const { orientedTimesThree, walksSteadily, toleratesSips, nauseaMildAtMost, newSuicidalRisk, ivRemoved } = answers;
    const asked = {
      "knows who, where and when": orientedTimesThree,
      "walks steadily": walksSteadily,
      "keeps sips down": toleratesSips,
      "nausea mild at most": nauseaMildAtMost,
      "new risk of suicide": newSuicidalRisk,
      "IV line out": ivRemoved,
    };
    return `Ready to go home? ${tris(asked)}.`;
  },
  InstructionsGiven: ({ to, leaflet, acknowledged }) =>
    `Instructions (${leafletInWords(leaflet)}) given to ${to === "patient" ? "the patient" : "patient and escort"}, ` +
    `${acknowledged ? "" : "not "}acknowledged.`,
  DischargeOverridden: ({ criteria, reason }) => `Going home in spite of ${criteria.join(", ")}: ${sentence(reason)}`,
  Discharged: ({ escortName, relation, escortPhone, escortPresent }) =>
    escortPresent
      ? `Went home with ${escortName} (${relation}, ${escortPhone}).`
      : `Went home without an escort; named: ${escortName} (${relation}, ${escortPhone}).`,
  RecordSigned: ({ printedName, meaning }) => `Signed by ${printedName}: ${sentence(meaning)}`,
  EntryCorrected: ({ reason, replacement }) =>
    `${replacement === null ? "Entry struck as made in error" : "Entry corrected"}: ${sentence(reason)}`,
  DiscrepancyResolved: ({ how }) => `Discrepancy explained: ${sentence(how)}`,
};

/** "after-ketamine-1" is "leaflet After ketamine, version 1"; a leaflet named in words stays as it is. */
function leafletInWords(leaflet: string): string {
  const [, name, version] = /^([a-z-]+)-(\d+)$/.exec(leaflet) ?? [];
  if (name === undefined || version === undefined) return leaflet;
  const words = name.replaceAll("-", " ");
  return `leaflet “${words.charAt(0).toUpperCase()}${words.slice(1)}”, version ${version}`;
}

const points = ({ total, missing }: { readonly total: number | null; readonly missing: readonly string[] }): string =>
  total === null ? `not complete: ${missing.join(", ")} not answered` : `${total} of 10`;
