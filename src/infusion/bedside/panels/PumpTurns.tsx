import { showQuantity } from "#science/display.ts";
import { as, type Millilitres, type MlPerHour } from "#science/units.ts";
import { Field, Tick } from "#ui/Field.tsx";
import { judgeNumber } from "#ui/number.ts";
import { NumberFields } from "#ui/NumberFields.tsx";
import { latest } from "../../fold/infusion.ts";
import { givenMl, segments } from "../../rules/timeline.ts";
import { namesSomeone } from "../../rules/names.ts";
import { useCockpit } from "../cockpit.ts";
import { useDraft } from "../drafting.ts";
import { OrderForm } from "../OrderForm.tsx";

const RATE = { id: "rate", label: "New rate", unit: "mL/h", min: 0.1, max: 999, decimals: 1 };
const VOLUME = { id: "volume", label: "Volume on the pump", unit: "mL", min: 0, max: 2000, decimals: 1 };

/** The rate that ran last, or was prepared. */
function useRate(): string {
  const { infusion } = useCockpit();
  const ran = segments(infusion).findLast(({ paused }) => !paused)?.rateMlPerHour;
  return String(ran ?? latest(infusion.done.DosePrepared)?.data.rateMlPerHour ?? "");
}

/** A new pump rate, with who ordered it. */
export function RateChange() {
  const [text, setText] = useDraft("RateChanged", "text", "");
  const [why, setWhy] = useDraft("RateChanged", "why", "");
  const [name, setName] = useDraft("RateChanged", "name", "");
  const now = useRate();
  const { value } = judgeNumber(text, RATE);
  return (
    <OrderForm
      type="RateChanged"
      title="Change the rate"
      lead={`It runs at ${now} mL/h. Set the pump by hand; this records it.`}
      data={value === null || why.trim() === "" ? null : { rateMlPerHour: as<MlPerHour>(value), why, ...by(name) }}
      missing="Enter the new rate, and why."
      label="Record the new rate"
    >
      <NumberFields fields={[RATE]} values={{ rate: text }} onChange={(_, next) => setText(next)} />
      <Field label="Why" value={why} onChange={setWhy} />
      <Field label="Who ordered it, by name" hint="Empty where nobody did." value={name} onChange={setName} />
    </OrderForm>
  );
}

const by = (name: string) => (name.trim() === "" ? {} : { orderedBy: name.trim() });

/** A pause: the line stays, time and volume are noted. */
export function Pause() {
  const [why, setWhy] = useDraft("InfusionPaused", "why", "");
  const [text, setText] = useDraft("InfusionPaused", "text", "");
  const { pumpVolumeMl, says } = volumeOf(text);
  return (
    <OrderForm
      type="InfusionPaused"
      title="Pause"
      lead="Pause the pump by hand and keep the line. A restart needs an order."
      data={why.trim() === "" || says !== null ? null : { why, pumpVolumeMl }}
      missing={says ?? "Say why."}
      label="Record the pause"
    >
      <Field label="Why" value={why} onChange={setWhy} />
      <NumberFields fields={[VOLUME]} values={{ volume: text }} onChange={(_, next) => setText(next)} />
    </OrderForm>
  );
}

/** The restart after a pause, on an order. */
export function Resume() {
  const before = useRate();
  const [text, setText] = useDraft("InfusionResumed", "text", before);
  const [why, setWhy] = useDraft("InfusionResumed", "why", "");
  const [name, setName] = useDraft("InfusionResumed", "name", "");
  const { value, says } = judgeNumber(text, { ...RATE, label: "Rate" });
  const ordered = namesSomeone(name);
  const said = why.trim() === "" ? "As ordered" : why;
  return (
    <OrderForm
      type="InfusionResumed"
      title="Resume"
      lead="Only on an order. Start the pump by hand; this records it."
      data={value !== null && ordered ? { rateMlPerHour: as<MlPerHour>(value), why: said, ...by(name) } : null}
      missing={says ?? "Enter the rate and who ordered the restart, by name."}
      label="Record the restart"
      held
    >
      <NumberFields
        fields={[{ ...RATE, label: "Rate" }]}
        values={{ rate: text }}
        onChange={(_, next) => setText(next)}
      />
      <Field label="Who ordered the restart, by name" value={name} onChange={setName} />
      <Field label="In which words, and when" hint="May be left out." value={why} onChange={setWhy} />
    </OrderForm>
  );
}

/** A volume that cannot be is not one that was not read: it holds the entry up until it is put right or taken out. */
function volumeOf(text: string): { readonly pumpVolumeMl: Millilitres | null; readonly says: string | null } {
  const { value, says } = judgeNumber(text, VOLUME);
  return { pumpVolumeMl: value === null ? null : as<Millilitres>(value), says };
}

/** The infusion has run in: what the pump says was given, and the flush. */
export function Complete() {
  const { infusion, now } = useCockpit();
  const [text, setText] = useDraft("InfusionCompleted", "text", "");
  const [flushed, setFlushed] = useDraft("InfusionCompleted", "flushed", false);
  const { pumpVolumeMl, says } = volumeOf(text);
  return (
    <OrderForm
      type="InfusionCompleted"
      title="Infusion complete"
      lead={`By rate and time ${showQuantity(givenMl(infusion, now), "mL")} have run in. The pump's own number counts.`}
      data={says === null ? { pumpVolumeMl, flushed } : null}
      missing={says ?? ""}
      label="Record the end"
      held
    >
      <NumberFields fields={[VOLUME]} values={{ volume: text }} onChange={(_, next) => setText(next)} />
      <Tick
        label="Line flushed at the same rate"
        hint="What stays in the tubing never reaches the patient otherwise."
        checked={flushed}
        onChange={setFlushed}
      />
    </OrderForm>
  );
}
