import { showQuantity, type Unit } from "#science/display.ts";
import styles from "./Quantity.module.css";

/**
 * A number with its unit as ISMP asks: leading zero, no trailing zero, a space before the unit, never broken over a line.
 * Anything not known reads "not known", never as nothing.
 */
export function Quantity({
  value,
  unit,
  large = false,
}: {
  readonly value: number | null;
  readonly unit: Unit;
  readonly large?: boolean;
}) {
  if (value === null) return <span className={styles.unknown}>not known</span>;
  const shown = showQuantity(value, unit);
  const number = shown.slice(0, shown.length - unit.length).trimEnd();
  return (
    <span className={large ? styles.large : styles.quantity}>
      {number}
      {unit === "%" ? "" : "\u00A0"}
      <span className={styles.unit}>{unit}</span>
    </span>
  );
}
