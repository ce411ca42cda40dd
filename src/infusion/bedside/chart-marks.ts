import { showNumber, showQuantity } from "#science/display.ts";
import type { Instant } from "#science/units.ts";
import type { Mark } from "#ui/strip/axis.ts";
import type { Infusion } from "../fold/infusion.ts";
import { symptomTitle } from "./open-symptoms.ts";

type Timed = { readonly id: string; readonly at: Instant };
type Sayings<T> = readonly (T & Timed)[];

/** MOAA/S of someone who answers readily: no news on the lane. */
const FULLY_AWAKE = 5;

const GRADE = ["", "mild", "moderate", "severe", "life-threatening"];

const marks = <T>(things: Sayings<T>, tone: Mark["tone"], say: (thing: T & Timed) => string): readonly Mark[] =>
  things.map((thing) => ({ id: thing.id, at: thing.at, tone, says: say(thing) }));

/** What happened, in a few words each, for the event lane. */
export function marksOf({ done, startedAt }: Pick<Infusion, "done" | "startedAt">, now: Instant): readonly Mark[] {
  const underway = ({ at }: Pick<Timed, "at">) => startedAt !== null && at >= startedAt;
  const all = [
    ...marks(done.LinePlaced, "plain", ({ data }) => `IV ${data.gauge}G ${data.where}`),
    ...marks(done.InfusionStarted, "drug", ({ data }) => `Start ${showQuantity(data.rateMlPerHour, "mL/h")}`),
    ...marks(done.RateChanged, "drug", ({ data }) => `Rate ${showQuantity(data.rateMlPerHour, "mL/h")}`),
    ...marks(done.InfusionPaused, "drug", () => "Pause"),
    ...marks(done.InfusionResumed, "drug", ({ data }) => `Resume ${showQuantity(data.rateMlPerHour, "mL/h")}`),
    ...marks(done.InfusionStopped, "urgent", () => "STOP"),
    ...marks(done.InfusionCompleted, "drug", () => "Complete"),
    ...symptomMarks({ done }),
    ...marks(done.DissociationScored.filter(underway), "felt", ({ data }) => `Dissociation ${data.nrs}/10`),
    ...marks(
      done.SedationScored.filter((one) => underway(one) && one.data.moaas < FULLY_AWAKE),
      "plain",
      ({ data }) => `MOAA/S ${data.moaas}`,
    ),
    ...marks(
      done.RescueGiven,
      "rescue",
      ({ data }) => `${data.medicine} ${showNumber(data.dose, 3)} ${data.unit} ${data.route}`,
    ),
    ...marks(done.AdverseEventFlagged, "urgent", ({ data }) => `Adverse event: ${data.what}`),
    ...marks(done.NoteWritten, "plain", () => "Note"),
  ];
  return all.filter(({ at }) => at <= now);
}

/** A symptom that goes on has an arrow; one that ended says so. */
function symptomMarks({ done }: Pick<Infusion, "done">): readonly Mark[] {
  const ended = new Map(done.SymptomEnded.map(({ at, data }) => [data.symptomId, at]));
  return done.SymptomNoted.map(({ id, at, data }) => {
    const until = ended.get(id) ?? null;
    const says = `${symptomTitle(data.symptom)}, ${GRADE[data.grade] ?? ""}${until === null ? " →" : ""}`;
    return { id, at, tone: "felt", says, until };
  });
}
