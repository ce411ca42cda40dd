import type { Tri } from "#plumbing/facts.ts";
import { Button } from "#ui/Field.tsx";
import { judgeNumber } from "#ui/number.ts";
import { type NumberField, NumberFields } from "#ui/NumberFields.tsx";
import { CUFFS_BEFORE_SIGN_OFF, evaluateVitals } from "../../rules/before.ts";
import { baselineOf } from "../../rules/recovery-state.ts";
import { attachedMonitor, startRequirements } from "../../decide/start.ts";
import type { DataOf, VitalValues } from "../../events.ts";
import { clearanceOf } from "../../fold/infusion.ts";
import { adviceFor } from "../../rules/thresholds.ts";
import { useCockpit } from "../cockpit.ts";
import { useDraft } from "../drafting.ts";
import { OrderForm } from "../OrderForm.tsx";
import { proposedNow, vitalsLine } from "../readings.ts";
import { readingContextOf } from "../reading-context.ts";
import { Verdict } from "../Verdict.tsx";
import { ClearWithReason } from "./Clearance.tsx";
import { Standing } from "./Standing.tsx";
import styles from "../Panel.module.css";

const FIELDS: readonly NumberField[] = [
  { id: "sbp", label: "Systolic", unit: "mm Hg", min: 20, max: 320, decimals: 0 },
  { id: "dbp", label: "Diastolic", unit: "mm Hg", min: 10, max: 260, decimals: 0 },
  { id: "hr", label: "Heart rate", unit: "/min", min: 15, max: 350, decimals: 0 },
  { id: "spo2", label: "SpO₂", unit: "%", min: 1, max: 100, decimals: 0 },
  { id: "rr", label: "Breathing rate", unit: "/min", min: 0, max: 150, decimals: 0 },
  { id: "temp", label: "Temperature", unit: "°C", min: 20, max: 45, decimals: 1 },
];

type Texts = Readonly<Record<string, string>>;

const textsOf = (values: VitalValues): Texts =>
  Object.fromEntries(FIELDS.flatMap(({ id }) => textOf(id, values[id as keyof VitalValues])));

const textOf = (id: string, value: number | undefined): [string, string][] =>
  value === undefined ? [] : [[id, String(id === "temp" ? value : Math.round(value))]];

/** Null while any entry cannot be what it claims. */
function valuesOf(texts: Texts): VitalValues | null {
  const judged = FIELDS.map((field) => ({ id: field.id, ...judgeNumber(texts[field.id] ?? "", field) }));
  if (judged.some(({ says }) => says !== null)) return null;
  const known = judged.filter(({ value }) => value !== null);
  return known.length === 0 ? null : Object.fromEntries(known.map(({ id, value }) => [id, value]));
}

/** What is wrong with the first entry that cannot be what it claims; null where none is. */
const wrongIn = (texts: Texts): string | null =>
  FIELDS.map((field) => judgeNumber(texts[field.id] ?? "", field).says).find((says) => says !== null) ?? null;

type Oxygen = DataOf<"VitalsCharted">["oxygen"];

/** Where the numbers come from: untouched from the monitor, from the monitor and changed, or by hand. */
function sourceOf(values: VitalValues, proposed: VitalValues | null): DataOf<"VitalsCharted">["source"] {
  if (proposed === null) return "hand";
  const touched = Object.entries(values).some(([name, value]) => proposed[name as keyof VitalValues] !== value);
  return touched ? "monitor-edited" : "monitor";
}

function useVitals() {
  const { device, lost, now, context, infusion } = useCockpit();
  const [texts, setTexts] = useDraft<Texts>("VitalsCharted", "texts", {});
  const [proposed, setProposed] = useDraft<VitalValues | null>("VitalsCharted", "proposed", null);
  const [oxygen, setOxygen] = useDraft<Oxygen | null>("VitalsCharted", "oxygen", null);
  const [symptomatic, setSymptomatic] = useDraft<Tri | null>("VitalsCharted", "symptomatic", null);
  const live = proposedNow(lost ? null : device, now, context.protocol.monitoring.staleSeconds);
  const take = () => {
    setTexts(textsOf(live));
    setProposed(valuesOf(textsOf(live)));
  };
  const values = valuesOf(texts);
  const data: DataOf<"VitalsCharted"> | null =
    values !== null && oxygen !== null
      ? {
          values,
          source: sourceOf(values, proposed),
          proposed,
          deviceId: proposed === null ? null : (attachedMonitor(infusion)?.deviceId ?? null),
          slotAt: null,
          oxygen,
          symptomatic: symptomatic ?? "unknown",
        }
      : null;
  const missing =
    wrongIn(texts) ?? (values === null ? "Enter at least one measurement." : "Say what the patient breathes.");
  return { missing, texts, setTexts, live, take, values, data, oxygen, setOxygen, symptomatic, setSymptomatic };
}

type VitalsEntry = ReturnType<typeof useVitals>;

function Entry({ entry }: { readonly entry: VitalsEntry }) {
  const { texts, setTexts, live, take, oxygen, setOxygen, symptomatic, setSymptomatic } = entry;
  const shows = Object.keys(live).length > 0;
  return (
    <>
      <div className={styles.row}>
        <p>
          {shows ? vitalsLine(live) : "The monitor shows nothing current."}
          <small>from the monitor, now; a cuff reading older than 3 min is measured again, not copied</small>
        </p>
        <Button disabled={!shows} onPress={take}>
          Take these
        </Button>
      </div>
      <NumberFields fields={FIELDS} values={texts} onChange={(id, text) => setTexts({ ...texts, [id]: text })} />
      <Standing oxygen={oxygen} onOxygen={setOxygen} symptomatic={symptomatic} onSymptomatic={setSymptomatic} />
    </>
  );
}

/** Vital signs before the start, judged as they are entered. */
export function BaselineVitals() {
  const { context, infusion } = useCockpit();
  const entry = useVitals();
  const before = baselineOf(infusion, context.protocol);
  const known = before?.values.temp === undefined ? {} : { temp: before.values.temp };
  const judged = entry.values && evaluateVitals({ ...known, ...entry.values }, context.protocol.preVitals);
  const open = startRequirements(infusion, context).find(({ id, met }) => id === "baseline" && !met);
  return (
    <OrderForm
      type="VitalsCharted"
      title="Vital signs before the start"
      lead={open === undefined ? "Charted, and fit to start." : `${open.says} ${open.satisfy}`}
      data={entry.data}
      missing={entry.missing}
      label="Chart these vital signs"
    >
      <Entry entry={entry} />
      {judged !== null && <Verdict verdict={judged.verdict} says={judged.reasons.join(" ") || "Within the limits."} />}
      <SigningOff />
    </OrderForm>
  );
}

/** Vital signs that stay a little off after two rechecks: a prescriber may sign them off. */
function SigningOff() {
  const { context, infusion } = useCockpit();
  const before = baselineOf(infusion, context.protocol);
  if (before === null || before.cuffs < CUFFS_BEFORE_SIGN_OFF) return null;
  const { verdict } = evaluateVitals(before.values, context.protocol.preVitals);
  const cleared = clearanceOf(infusion, "baseline", before.at) !== null;
  return verdict === "recheck" && !cleared ? <ClearWithReason item="baseline" /> : null;
}

/** A set of vital signs during and after the infusion, with what the numbers suggest. */
export function VitalSigns() {
  const cockpit = useCockpit();
  const entry = useVitals();
  const advice =
    entry.values === null
      ? []
      : adviceFor(entry.values, readingContextOf(cockpit, entry.symptomatic ?? "unknown"), cockpit.context.protocol);
  return (
    <OrderForm
      type="VitalsCharted"
      title="Vital signs"
      data={entry.data}
      missing={entry.missing}
      label="Chart these vital signs"
    >
      <Entry entry={entry} />
      {advice.slice(0, 3).map(({ id, severity, says }) => (
        <Verdict key={id} verdict={severity === "red" ? "urgent" : "look"} says={says} />
      ))}
    </OrderForm>
  );
}
