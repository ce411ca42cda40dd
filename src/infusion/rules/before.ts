import type { Protocol } from "#clinic/events.ts";
import type { Tri } from "#plumbing/facts.ts";
import { quotient, sum } from "#science/decimal.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";
import type { ChecklistAnswer, VitalValues } from "../measures.ts";

type FastingAnswer = Extract<ChecklistAnswer, { item: "fasting" }>;

/** Whether the patient has fasted long enough, in words, and the first moment it will be so where that is known. */
export type Fasting = { readonly answer: Tri; readonly says: string; readonly earliestAt: Instant | null };

/** The reference gives no hours for a longer fast (X22: "per anaesthesia policy"), so this warns and holds nothing by itself. */
const GLP1_CAUTION =
  " A GLP-1 medicine slows the stomach: the prescriber decides whether the usual fast is long enough. [K-M]";

/**
 * Judges the fast. Hours are inclusive: exactly two hours after water is enough.
 * A time nobody knows, or one in the future, is unknown. An unknown meal is judged as a fatty one, but not refused as one.
 */
export function fastingOk(
  asked: Pick<FastingAnswer, "lastSolidAt" | "meal" | "lastClearAt"> & {
    readonly now: Instant;
    readonly glp1?: Tri;
  },
  hours: Protocol["fastingHours"],
): Fasting {
  const { now, glp1 = "unknown" } = asked;
  const parts = [solidFast(asked, hours), fast("clear liquids", asked.lastClearAt, hours.clear, hours.clear, now)];
  const answer = worst(parts.map((part) => part.answer));
  const ends = parts.map((part) => part.endsAt);
  const earliest = ends.includes(null) ? null : (ends.toSorted((a, b) => Number(b) - Number(a))[0] ?? null);
  const says = parts.map((part) => part.says).join(" ") + (glp1 === "yes" ? GLP1_CAUTION : "");
  return { answer, says, earliestAt: earliest };
}

type Part = { readonly answer: Tri; readonly says: string; readonly endsAt: Instant | null };

const hoursAfter = (from: Instant, count: number): Instant => after(from, minutes(count * 60));

function solidFast(
  { lastSolidAt, meal, now }: { lastSolidAt: Instant | null; meal: FastingAnswer["meal"]; now: Instant },
  { light, fatty }: Protocol["fastingHours"],
): Part {
  if (meal === "none" && lastSolidAt === null) return { answer: "yes", says: "Nothing solid was eaten.", endsAt: now };
  if (meal === "light") return fast("a light meal", lastSolidAt, light, light, now);
  if (meal === "fatty") return fast("a fatty meal", lastSolidAt, fatty, fatty, now);
  return fast("a meal of unknown kind", lastSolidAt, light, fatty, now);
}

/** Under `atLeast` hours is no; at `surely` hours or more is yes; between them nobody can say. */
function fast(what: string, lastAt: Instant | null, atLeast: number, surely: number, now: Instant): Part {
  if (lastAt === null || lastAt > now)
    return { answer: "unknown", says: `When the patient last had ${what} is not known.`, endsAt: null };
  const endsAt = hoursAfter(lastAt, surely);
  if (now >= endsAt) return { answer: "yes", says: `${surely} h or more since ${what}.`, endsAt };
  if (now < hoursAfter(lastAt, atLeast)) return { answer: "no", says: `Less than ${atLeast} h since ${what}.`, endsAt };
  return { answer: "unknown", says: `Less than ${surely} h since ${what}: ask what was eaten.`, endsAt };
}

const worst = (answers: readonly Tri[]): Tri => {
  if (answers.includes("no")) return "no";
  return answers.includes("unknown") ? "unknown" : "yes";
};

export type VitalsVerdict = "ok" | "recheck" | "treat-and-recheck" | "hold" | "cancel" | "unknown";

/** The verdict, every reason for it in words, and which needed values nobody measured. */
export type VitalsJudgement = {
  readonly verdict: VitalsVerdict;
  readonly reasons: readonly string[];
  readonly missing: readonly (keyof VitalValues)[];
};

type PreVitals = Protocol["preVitals"];
type Concern = { readonly verdict: VitalsVerdict; readonly says: string };

/** From the mildest. Unknown stands above what a second measurement could settle: missing numbers cannot be rechecked away. */
const BY_GRAVITY: readonly VitalsVerdict[] = ["ok", "recheck", "treat-and-recheck", "unknown", "hold", "cancel"];

/** Reference 3.2 and 3.3. MOAA/S is needed too; it is scored apart from the vital signs, and the start asks for it by itself. */
const NEEDED = ["sbp", "dbp", "hr", "spo2", "rr", "temp"] as const;

/** What changes within minutes, and so must be newly measured. A temperature may be from a little earlier in the visit. */
const FRESH = ["sbp", "dbp", "hr", "spo2", "rr"] as const;

const NAMES: Readonly<Record<(typeof NEEDED)[number], string>> = {
  sbp: "Systolic pressure",
  dbp: "Diastolic pressure",
  hr: "Heart rate",
  spo2: "SpO2",
  rr: "Breathing rate",
  temp: "Temperature",
};

/**
 * Whether these vitals let the infusion start. SpO2 is on room air. MOAA/S is judged when given.
 * Any needed value missing is `unknown`, never `ok`.
 */
export function evaluateVitals(
  values: VitalValues & { readonly moaas?: number },
  preVitals: PreVitals,
): VitalsJudgement {
  const missing = NEEDED.filter((name) => !Number.isFinite(values[name]));
  const concerns: readonly Concern[] = [
    ...missing.map((name): Concern => ({ verdict: "unknown", says: `${NAMES[name]} is not known.` })),
    ...pressureConcerns(values, preVitals),
    ...heartConcerns(values.hr, preVitals.hr),
    ...breathingConcerns(values, preVitals),
    ...otherConcerns(values, preVitals),
  ];
  const verdict = BY_GRAVITY.findLast((grade) => concerns.some((concern) => concern.verdict === grade)) ?? "ok";
  return { verdict, reasons: concerns.map(({ says }) => says), missing };
}

const when = (is: boolean, verdict: VitalsVerdict, says: string): Concern[] => (is ? [{ verdict, says }] : []);

function pressureConcerns({ sbp, dbp }: VitalValues, rules: PreVitals): Concern[] {
  const reaches = ([systolic, diastolic]: readonly [number, number]): boolean =>
    (sbp ?? 0) >= systolic || (dbp ?? 0) >= diastolic;
  const shown = `Blood pressure ${sbp ?? "?"}/${dbp ?? "?"} mm Hg`;
  const low = when(sbp !== undefined && sbp < rules.sbpMin, "hold", `Systolic ${sbp} is under ${rules.sbpMin} mm Hg.`);
  if (reaches(rules.bpCancel))
    return [...low, { verdict: "cancel", says: `${shown} is ${rules.bpCancel.join("/")} or over: look for symptoms.` }];
  if (reaches(rules.bpTreat)) {
    const says = `${shown} is ${rules.bpTreat.join("/")} or over: treat the cause, then measure again.`;
    return [...low, { verdict: "treat-and-recheck", says }];
  }
  const [okSystolic, okDiastolic] = rules.bpOk;
  const high = (sbp ?? 0) > okSystolic || (dbp ?? 0) > okDiastolic;
  return [
    ...low,
    ...when(high, "recheck", `${shown} is over ${rules.bpOk.join("/")}: measure again after 5 to 10 min.`),
  ];
}

function heartConcerns(hr: number | undefined, rules: PreVitals["hr"]): Concern[] {
  if (hr === undefined) return [];
  if (hr > rules.holdHigh) return when(true, "hold", `Heart rate ${hr} is over ${rules.holdHigh}/min.`);
  const off = hr < rules.recheckLow || hr > rules.recheckHigh;
  return when(off, "recheck", `Heart rate ${hr} is outside ${rules.recheckLow} to ${rules.recheckHigh}/min.`);
}

function breathingConcerns({ spo2, rr }: VitalValues, rules: PreVitals): Concern[] {
  const { holdBelow, recheckBelow } = rules.spo2;
  const held = spo2 !== undefined && spo2 < holdBelow;
  const rrOff = rr !== undefined && (rr < rules.rr.low || rr > rules.rr.high);
  return [
    ...when(held, "hold", `SpO2 ${spo2}% is under ${holdBelow}%.`),
    ...when(!held && spo2 !== undefined && spo2 < recheckBelow, "recheck", `SpO2 ${spo2}% is under ${recheckBelow}%.`),
    ...when(rrOff, "recheck", `Breathing rate ${rr} is outside ${rules.rr.low} to ${rules.rr.high}/min.`),
  ];
}

const otherConcerns = (
  { temp, moaas }: VitalValues & { readonly moaas?: number },
  { tempHoldC }: PreVitals,
): Concern[] => [
  ...when(temp !== undefined && temp >= tempHoldC, "hold", `Temperature ${temp} °C is ${tempHoldC} °C or over.`),
  ...when(
    moaas !== undefined && moaas < 5,
    "hold",
    "The patient does not answer readily to the name (MOAA/S under 5).",
  ),
];

/**
 * The vitals everything later is compared with. `at` is the newest reading of any kind; `freshSince` is when the oldest of
 * the numbers that must be fresh was measured; `cuffs` counts the whole pressures charted.
 */
export type Baseline = {
  readonly values: VitalValues;
  readonly at: Instant;
  readonly freshSince: Instant;
  readonly cuffs: number;
};

type TimedVitals = { readonly at: Instant; readonly values: VitalValues };

/**
 * Blood pressure from the last reading, or the mean of the last two, as the protocol says; everything else from the
 * newest reading that has it. Pass this visit's readings before the start. Null when there are none.
 */
export function baselineFrom(readings: readonly TimedVitals[], policy: PreVitals["bpRepeatPolicy"]): Baseline | null {
  const oldestFirst = readings.toSorted((a, b) => a.at - b.at);
  const newest = oldestFirst.at(-1);
  if (newest === undefined) return null;
  const cuffs = oldestFirst.filter(({ values }) => values.sbp !== undefined && values.dbp !== undefined);
  const used = cuffs.slice(policy === "last" ? -1 : -2).map(({ values }) => values);
  const values: VitalValues = Object.assign({}, ...oldestFirst.map((reading) => reading.values));
  const mean = { ...meanOf(used, "sbp"), ...meanOf(used, "dbp"), ...meanOf(used, "map") };
  return {
    values: { ...values, ...mean },
    at: newest.at,
    freshSince: as<Instant>(Math.min(newest.at, ...FRESH.flatMap((name) => newestWith(oldestFirst, cuffs, name)))),
    cuffs: cuffs.length,
  };
}

/** When this was last measured: a pressure counts only whole. Empty when it never was, which is said as missing. */
function newestWith(readings: readonly TimedVitals[], cuffs: readonly TimedVitals[], name: (typeof FRESH)[number]) {
  const among = name === "sbp" || name === "dbp" ? cuffs : readings;
  const found = among.findLast(({ values }) => values[name] !== undefined);
  return found === undefined ? [] : [found.at];
}

/** "2 readings" before the drug, and after two rechecks a prescriber may sign off what stays a little off. Reference 5.1 and 3.3. */
export const CUFFS_BEFORE_START = 2;
export const CUFFS_BEFORE_SIGN_OFF = 3;

/** Not rounded: half a mm Hg over a limit is over it. */
function meanOf(readings: readonly VitalValues[], name: "sbp" | "dbp" | "map"): VitalValues {
  const known = readings.map((values) => values[name]).filter((value) => value !== undefined);
  return known.length === 0 ? {} : { [name]: quotient(sum(...known), known.length) };
}
