import { NumberInput } from "@mantine/core";
import { as, type MgPerKg, type Minutes } from "#science/units.ts";
import { quotient, roundHalfUp } from "#science/decimal.ts";
import { showQuantity } from "#science/display.ts";
import { Row } from "#ui/Card.tsx";
import { Choice, Field } from "#ui/Field.tsx";
import type { WeightBasis } from "./events.ts";
import type { Ordered } from "./rules/titration.ts";
import styles from "./Course.module.css";

export type Dose = {
  readonly mgPerKg: number | string;
  readonly minutes: number | string;
  readonly weightBasis: WeightBasis | null;
  readonly basisReason: string;
};

/** The dose as numbers; null while one of them is missing. */
export function orderedBy({ mgPerKg, minutes }: Dose): Ordered | null {
  const [perKg, time] = [Number(mgPerKg), Number(minutes)];
  return mgPerKg === "" || minutes === "" || !(perKg > 0) || !(time > 0)
    ? null
    : { mgPerKg: as<MgPerKg>(perKg), minutes: as<Minutes>(time) };
}

/** Whether everything a dose needs is there. */
export const isWhole = (dose: Dose): boolean =>
  orderedBy(dose) !== null &&
  dose.weightBasis !== null &&
  (dose.weightBasis === "actual" || dose.basisReason.trim() !== "");

const BASES = [
  { value: "actual", label: "Measured" },
  { value: "ideal", label: "Ideal" },
  { value: "adjusted", label: "Adjusted" },
] as const;

type Props = {
  readonly dose: Dose;
  readonly onChange: (dose: Dose) => void;
  /** The newest weight there is, kg; null where nobody weighed. */
  readonly weightKg: number | null;
};

/** Dose, time and weight of an infusion, with the rate they come to. The day's weight decides the milligrams. */
export const DoseFields = ({ dose, onChange, weightKg }: Props) => (
  <>
    <Row>
      <NumberInput
        label="Dose, mg/kg"
        size="md"
        step={0.05}
        min={0}
        decimalScale={3}
        value={dose.mgPerKg}
        onChange={(mgPerKg) => onChange({ ...dose, mgPerKg })}
      />
      <NumberInput
        label="Over, minutes"
        size="md"
        step={5}
        min={0}
        allowDecimal={false}
        value={dose.minutes}
        onChange={(minutes) => onChange({ ...dose, minutes })}
      />
    </Row>
    <p className={styles.muted} aria-live="polite">
      {comesTo(dose, weightKg)}
    </p>
    <Basis dose={dose} onChange={onChange} />
  </>
);

const Basis = ({ dose, onChange }: Omit<Props, "weightKg">) => (
  <>
    <Choice
      label="Weight it is worked out from"
      hint="With a body mass index from 30 on the prescriber chooses, and says why."
      options={BASES}
      value={dose.weightBasis}
      onChange={(weightBasis) => onChange({ ...dose, weightBasis })}
    />
    {dose.weightBasis !== null && dose.weightBasis !== "actual" && (
      <Field
        label="Why this weight"
        value={dose.basisReason}
        onChange={(basisReason) => onChange({ ...dose, basisReason })}
      />
    )}
  </>
);

function comesTo(dose: Dose, weightKg: number | null): string {
  const ordered = orderedBy(dose);
  if (ordered === null) return "Enter the dose and the time.";
  const rate = showQuantity(roundHalfUp(quotient(ordered.mgPerKg * 60, ordered.minutes), 3), "mg/kg/h");
  if (weightKg === null || dose.weightBasis !== "actual") return `${rate}. The day's weight decides the milligrams.`;
  const mg = showQuantity(roundHalfUp(ordered.mgPerKg * weightKg, 1), "mg");
  return `${rate}. With the last weight, ${showQuantity(weightKg, "kg")}: ${mg}. The day's weight decides.`;
}
