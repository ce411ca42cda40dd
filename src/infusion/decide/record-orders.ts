import { type InfusionFactType } from "../events.ts";
import { isOrderType } from "../orders/orders.ts";
import { schemas } from "../orders/schemas.ts";
import { isPhysician, no, type Rule, when } from "./context.ts";

type RecordOrder = "RecordSigned" | "EntryCorrected" | "DiscrepancyResolved";

const NEVER_STRUCK: ReadonlySet<InfusionFactType> = new Set([
  "InfusionOpened",
  "RecordSigned",
  "DoseChecked",
  "DiscrepancyResolved",
]);

/** What speaks against signing, correcting or resolving. */
export const recordRules: { readonly [T in RecordOrder]: Rule<T> } = {
  RecordSigned: ({ phase, discrepancies }, { data }, context) => {
    const open = discrepancies.filter(({ resolved }) => resolved === null);
    return when(
      [!isPhysician(context), no("prescriber-only", "Only a prescriber signs the record.", "Ask the prescriber.")],
      [
        phase !== "discharged" && phase !== "cancelled" && phase !== "signed",
        no("not-over", "The visit is not over.", "Discharge the patient first."),
      ],
      [
        open.length > 0,
        no(
          "open-discrepancies",
          `${open.length === 1 ? "One discrepancy is" : `${open.length} discrepancies are`} not resolved.`,
          "Resolve them, each with a word on what was so.",
        ),
      ],
      [
        data.contentHash !== context.contentHash,
        no(
          "changed-since",
          "The record changed while you were reading it.",
          "Read it again, then sign.",
          "contentHash",
        ),
      ],
    );
  },

  EntryCorrected: ({ entries }, { data }) => {
    const entry = entries.find(({ fact }) => fact.id === data.entryId);
    if (entry === undefined)
      return [no("no-entry", "There is no such entry in this visit.", "Choose the entry again.", "entryId")];
    const { type } = entry.fact;
    if (NEVER_STRUCK.has(type))
      return [no("never-struck", "This entry cannot be corrected.", "Write a note, or sign anew.", "entryId")];
    if (data.replacement === null || !isOrderType(type)) return [];
    const parsed = schemas[type].safeParse(data.replacement);
    return when([
      !parsed.success,
      no(
        "replacement-shape",
        "The corrected entry is not complete or not possible.",
        "Correct its fields.",
        "replacement",
      ),
    ]);
  },

  DiscrepancyResolved: ({ discrepancies }, { data }) => {
    const found = discrepancies.find(({ id }) => id === data.discrepancyId);
    return when(
      [
        found === undefined,
        no("no-discrepancy", "There is no such discrepancy.", "It may have gone with a correction.", "discrepancyId"),
      ],
      [
        found !== undefined && found.resolved !== null,
        no("resolved", "This discrepancy is resolved already.", "Nothing is left to do.", "discrepancyId"),
      ],
    );
  },
};
