import type { DeviceNow } from "#monitoring/events.ts";
import { type Infusion, latest } from "../fold/infusion.ts";
import type { Advice } from "../rules/thresholds.ts";
import { openSymptoms } from "./open-symptoms.ts";

/** What may have brought on a rescue medicine: the symptom, the alarm, or the charted numbers, by the id of each. */
export type Trigger = { readonly id: string; readonly says: string };

const GRADE = ["", "mild", "moderate", "severe", "life-threatening"];

/** Symptoms that go on, newest first; alarms on the patient's own numbers; and the newest charted numbers, where they ask for something. */
export function triggersOf(
  { done }: Pick<Infusion, "done">,
  device: Pick<DeviceNow, "alarms"> | null,
  advice: readonly Pick<Advice, "says">[],
): readonly Trigger[] {
  const symptoms = openSymptoms({ done })
    .toReversed()
    .map(({ id, title, grade }) => ({ id, says: `${title}, ${GRADE[grade] ?? ""}` }));
  const alarms = (device?.alarms ?? [])
    .filter(({ kind }) => kind === "limit")
    .map(({ id, says, value }) => ({ id, says: value === null ? says : `${says}: ${value}` }));
  const [charted, first] = [latest(done.VitalsCharted), advice[0]];
  const numbers = charted === null || first === undefined ? [] : [{ id: charted.id, says: first.says }];
  return [...symptoms, ...alarms, ...numbers];
}
