import { as, type Centimetres, type Kg } from "#science/units.ts";
import type { BedsideView } from "../bedside.ts";
import { type DecideContext, signatureName } from "../decide/context.ts";
import type { Infusion } from "../fold/infusion.ts";
import { fold } from "../fold/fold.ts";
import { clockIn } from "./wording.ts";
import { recordView, type RecordView } from "./record.ts";

/** What the server sends of one visit for its record. */
export type RecordAnswer = BedsideView & { readonly contentHash: string };

/** The record as the screen works with it: folded by the same rules as on the server, with every name at hand. */
export type Opened = {
  readonly view: RecordAnswer;
  readonly infusion: Infusion;
  readonly record: RecordView;
  readonly context: DecideContext;
  readonly clock: (at: number) => string;
  readonly nameOf: (by: string) => string;
};

/** Folds what the server sent. */
export function opened(view: RecordAnswer): Opened {
  const infusion = fold(view.facts);
  const { protocolSigned, previousWeightKg, lastInfusionAt, hoursSinceLast, infusionsIn7Days, care } = view.context;
  const context: DecideContext = {
    now: view.serverNow,
    allergies: view.patient.allergiesKnown ? view.patient.allergies : null,
    protocol: view.protocol,
    protocolSigned,
    roles: view.me.roles,
    previousWeightKg: previousWeightKg === null ? null : as<Kg>(previousWeightKg),
    lastInfusionAt,
    hoursSinceLast,
    infusionsIn7Days,
    care,
    heightCm: view.patient.heightCm === null ? null : as<Centimetres>(view.patient.heightCm),
    contentHash: view.contentHash,
    signsAs: nameIn(view, view.me.staffId),
  };
  return {
    view,
    infusion,
    record: recordView(infusion, context),
    context,
    clock: clockIn(infusion.zone) as (at: number) => string,
    nameOf: (by) => nameIn(view, by),
  };
}

function nameIn({ people, devices }: RecordAnswer, by: string): string {
  const person = people[by];
  if (person !== undefined) return signatureName(person);
  if (by === "system") return "Afterglow";
  const device = devices.find(({ id }) => by === `device:${id}`);
  return device?.label ?? by;
}
