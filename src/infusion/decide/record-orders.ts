import type { Refusal } from "#plumbing/facts.ts";
import type { DataOf, InfusionFactType } from "../events.ts";
import type { Entry } from "../fold/entries.ts";
import type { Infusion } from "../fold/infusion.ts";
import { isOrderType, ORDERS } from "../orders/orders.ts";
import { schemas } from "../orders/schemas.ts";
import { allDiscrepancies } from "./against-protocol.ts";
import { type DecideContext, isPhysician, no, type Order, type Rule, when } from "./context.ts";
import { volumeRefusals } from "./pump-orders.ts";
import { timeRefusals } from "./times.ts";

type RecordOrder = "RecordSigned" | "EntryCorrected" | "DiscrepancyResolved";

type Correcting = Order<"EntryCorrected">;

/** What somebody decided, or the calculation gave, is taken back and made anew; nobody puts other words under it. */
const isMadeAnew = (type: InfusionFactType): boolean =>
  type === "DosePrepared" || type === "EntryCorrected" || (isOrderType(type) && ORDERS[type].judgement);

function strikeRefusals({ fact, withdrawn }: Entry, { by }: Correcting, context: DecideContext): readonly Refusal[] {
  return when(
    [
      withdrawn,
      no("struck-already", "This entry is struck already.", "Take that correction back to have it again.", "entryId"),
    ],
    [
      isMadeAnew(fact.type) && fact.by !== by && !isPhysician(context),
      no("not-yours", "Only the one who made this entry, or a prescriber, takes it back.", "Ask them.", "entryId"),
    ],
  );
}

const ENDS_OR_PAUSES: ReadonlySet<InfusionFactType> = new Set([
  "InfusionPaused",
  "InfusionStopped",
  "InfusionCompleted",
]);

function rewordRefusals(
  { fact: { type } }: Entry,
  { data }: Correcting,
  _: DecideContext,
  infusion: Infusion,
): readonly Refusal[] {
  const possible = !isOrderType(type) || schemas[type].safeParse(data.replacement).success;
  const volume =
    possible && ENDS_OR_PAUSES.has(type) ? volumeRefusals(infusion, data.replacement as DataOf<"InfusionPaused">) : [];
  return [...volume, ...shapeRefusals(type, possible)];
}

function shapeRefusals(type: InfusionFactType, possible: boolean): readonly Refusal[] {
  return when(
    [
      isMadeAnew(type),
      no("made-anew", "This entry is not reworded.", "Strike it with the reason, then make it anew.", "replacement"),
    ],
    [
      !possible,
      no(
        "replacement-shape",
        "The corrected entry is not complete or not possible.",
        "Correct its fields.",
        "replacement",
      ),
    ],
  );
}

const NEVER_STRUCK: ReadonlySet<InfusionFactType> = new Set([
  "InfusionOpened",
  "RecordSigned",
  "DoseChecked",
  "DiscrepancyResolved",
  "PatientCalled",
  "CallAnswered",
]);

/** What speaks against signing, correcting or resolving. */
export const recordRules: { readonly [T in RecordOrder]: Rule<T> } = {
  RecordSigned: (infusion, { data }, context) => {
    const { phase } = infusion;
    const open = allDiscrepancies(infusion, context).filter(({ resolved }) => resolved === null);
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
        data.printedName !== context.signsAs,
        no(
          "another-name",
          `The printed name is “${data.printedName}”, but ${context.signsAs} is signed in.`,
          "Sign under your own name and credential.",
          "printedName",
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

  EntryCorrected: (infusion, order, context) => {
    const { data } = order;
    const entry = infusion.entries.find(({ fact }) => fact.id === data.entryId);
    if (entry === undefined)
      return [no("no-entry", "There is no such entry in this visit.", "Choose the entry again.", "entryId")];
    const { type } = entry.fact;
    if (NEVER_STRUCK.has(type))
      return [no("never-struck", "This entry cannot be corrected.", "Write a note, or sign anew.", "entryId")];
    const why = when([
      data.reason.trim().length < 3,
      no("no-reason", "No reason is given.", "Say in a few words what was wrong.", "reason"),
    ]);
    const time =
      data.replacementAt === null ? [] : timeRefusals(infusion, data.replacementAt, context, "replacementAt");
    return [
      ...why,
      ...time,
      ...(data.replacement === null ? strikeRefusals : rewordRefusals)(entry, order, context, infusion),
    ];
  },

  DiscrepancyResolved: (infusion, { data }, context) => {
    const found = allDiscrepancies(infusion, context).find(({ id }) => id === data.discrepancyId);
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
