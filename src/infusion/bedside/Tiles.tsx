import type { VitalValues } from "../events.ts";
import type { Alarm, Limit, Parameter, Reading } from "#monitoring/events.ts";
import { ageOf } from "#ui/clock.ts";
import { type AlarmLook, gravestFirst } from "#ui/tile.ts";
import { VitalTile } from "#ui/VitalTile.tsx";
import { latest } from "../fold/infusion.ts";
import { baselineOf } from "../rules/recovery-state.ts";
import { type Cockpit, useCockpit } from "./cockpit.ts";
import { heartOf, isStale, readingOf, technicalOf } from "./readings.ts";
import styles from "./Bedside.module.css";

/** The four vital signs of the monitor on this patient, each with its limits and age. */
export function Tiles() {
  const cockpit = useCockpit();
  const { device, infusion, context } = cockpit;
  const before = baselineOf(infusion, context.protocol)?.values ?? {};
  const { oxygen = null } = latest(infusion.done.VitalsCharted)?.data ?? {};
  const spo2 = one(cockpit, "SPO2", readingOf(device, "SPO2"), oxygen && AIR[oxygen]);
  const rr = one(cockpit, "RR", readingOf(device, "RR"), sedationOf(cockpit));
  return (
    <div className={styles.tiles}>
      <HeartTile cockpit={cockpit} before={before} />
      <VitalTile name="SpO₂" spoken="Oxygen saturation" color="spo2" unit="%" {...spo2} />
      <CuffTile cockpit={cockpit} before={before} />
      <VitalTile name="RR" spoken="Breathing rate" color="rr" unit="/min" {...rr} />
    </div>
  );
}

/** Sedation stands beside the breathing it explains. */
function sedationOf({ infusion }: Cockpit): string | null {
  const scored = latest(infusion.done.SedationScored);
  return scored === null ? null : `MOAA/S ${scored.data.moaas}`;
}

const AIR = { "room-air": "room air", "on-oxygen": "on oxygen" } as const;

function HeartTile({ cockpit, before }: { readonly cockpit: Cockpit; readonly before: VitalValues }) {
  const { parameter, reading } = heartOf(cockpit.device);
  const baseline = before.hr === undefined ? null : `baseline ${Math.round(before.hr)}`;
  const [name, spoken] = parameter === "PR" ? ["PR", "Pulse rate"] : ["HR", "Heart rate"];
  return (
    <VitalTile name={name} spoken={spoken} color="hr" unit="/min" {...one(cockpit, parameter, reading, baseline)} />
  );
}

function one(cockpit: Cockpit, parameter: Parameter, reading: Reading | null, beside: string | null) {
  const { device, now, context, lost, view } = cockpit;
  const age = reading === null ? null : ageOf(now - reading.receivedAt);
  return {
    value: reading === null ? null : String(Math.round(reading.value)),
    note: [age, beside].filter((part) => part !== null).join(" · "),
    technical: technicalOf(device, parameter),
    stale: reading !== null && (lost || isStale(reading, now, context.protocol.monitoring.staleSeconds)),
    alarm: alarmOn(cockpit, [parameter]),
    limits: limitsOf(view.limits, parameter),
  };
}

/** The gravest standing alarm on these parameters, with the value against the limit. */
function alarmOn({ device }: Cockpit, parameters: readonly Parameter[]): AlarmLook | null {
  const standing = (device?.alarms ?? []).filter(
    ({ parameter, endedAt }) => parameter !== null && endedAt === null && parameters.includes(parameter),
  );
  const gravest: Alarm | undefined = gravestFirst(standing)[0];
  return gravest === undefined ? null : { priority: gravest.priority, says: gravest.says };
}

/** The first limit on each side, high above low. */
function limitsOf(limits: readonly Limit[], parameter: Parameter): readonly string[] {
  const mine = limits.filter((limit) => limit.parameter === parameter);
  const high = mine.filter(({ when }) => when === "above" || when === "at-or-above").map(({ value }) => value);
  const low = mine.filter(({ when }) => when === "below" || when === "at-or-below").map(({ value }) => value);
  return [...(high.length > 0 ? [`↑ ${Math.min(...high)}`] : []), ...(low.length > 0 ? [`↓ ${Math.max(...low)}`] : [])];
}

/** The cuff's pressure, always with its age; older than the widest interval it is stale. */
function CuffTile({ cockpit, before }: { readonly cockpit: Cockpit; readonly before: VitalValues }) {
  const { device, now, context, lost, view } = cockpit;
  const [sys, dia, mean] = [
    readingOf(device, "NIBP_SYS"),
    readingOf(device, "NIBP_DIA"),
    readingOf(device, "NIBP_MEAN"),
  ];
  const { nibpGapMin } = context.protocol.monitoring;
  const high = (parameter: Parameter) => limitsOf(view.limits, parameter)[0]?.slice(2) ?? "";
  return (
    <VitalTile
      name="NIBP"
      spoken="Blood pressure by cuff"
      color="nibp"
      unit=""
      value={sys === null ? null : String(Math.round(sys.value))}
      beside={dia === null ? "" : `/${Math.round(dia.value)}`}
      limits={[`↑ ${high("NIBP_SYS")}/${high("NIBP_DIA")}`]}
      technical={technicalOf(device, "NIBP_SYS")}
      stale={sys !== null && (lost || now - sys.at > nibpGapMin * 60_000)}
      alarm={alarmOn(cockpit, ["NIBP_SYS", "NIBP_DIA", "NIBP_MEAN"])}
      note={cuffNote(now, sys, mean, before.sbp)}
    />
  );
}

function cuffNote(now: number, sys: Reading | null, mean: Reading | null, baseline: number | undefined): string {
  if (sys === null) return "";
  const rise = baseline === undefined ? null : Math.round(sys.value - baseline);
  return [
    mean === null ? null : `MAP ${Math.round(mean.value)}`,
    ageOf(now - sys.at),
    rise === null ? null : `${rise >= 0 ? "+" : "−"}${Math.abs(rise)} over baseline`,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}
