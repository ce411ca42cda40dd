import type { Key } from "./number.ts";
import styles from "./Keypad.module.css";

const DIGITS: readonly Key[] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** Twelve keys of 60 px and more. Says which number it writes and in which unit. */
export function Keypad({
  label,
  unit,
  decimals,
  onPress,
}: {
  readonly label: string;
  readonly unit: string;
  readonly decimals: boolean;
  readonly onPress: (key: Key) => void;
}) {
  return (
    <div className={styles.pad} role="group" aria-label={`Keypad for ${label} in ${unit}`}>
      {DIGITS.map((digit) => (
        <button key={digit} type="button" onClick={() => onPress(digit)}>
          {digit}
        </button>
      ))}
      <button type="button" disabled={!decimals} aria-label="Decimal point" onClick={() => onPress(".")}>
        .
      </button>
      <button type="button" onClick={() => onPress("0")}>
        0
      </button>
      <button type="button" aria-label="Delete the last digit" onClick={() => onPress("back")}>
        ⌫
      </button>
    </div>
  );
}
