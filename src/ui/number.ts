/** What may be entered in one number field, and in which words it is named. */
export type NumberRange = {
  readonly label: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
};

/** The number in an entry, or why it cannot be one. An empty entry is neither. The entry itself is always kept. */
export type Judged = { readonly value: number | null; readonly says: string | null };

export function judgeNumber(text: string, { label, unit, min, max, decimals }: NumberRange): Judged {
  const typed = text.trim();
  if (typed === "") return { value: null, says: null };
  if (!/^\d+(\.\d+)?$/.test(typed)) return { value: null, says: `${label}: “${typed}” is not a number.` };
  if ((typed.split(".")[1] ?? "").length > decimals)
    return {
      value: null,
      says: `${label}: ${decimals === 0 ? "whole numbers only" : `at most ${decimals} decimal${decimals === 1 ? "" : "s"}`}.`,
    };
  const value = Number(typed);
  if (value < min) return { value: null, says: `${label}: ${typed} ${unit} is under ${min} ${unit}. Read it again.` };
  if (value > max) return { value: null, says: `${label}: ${typed} ${unit} is over ${max} ${unit}. Read it again.` };
  return { value, says: null };
}

export type Key = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "." | "back";

/** The entry after one press. A decimal point always has its leading zero; a second one does nothing. */
export function press(text: string, key: Key): string {
  if (key === "back") return text.slice(0, -1);
  if (key === ".") return text.includes(".") ? text : `${text === "" ? "0" : text}.`;
  if (text === "0") return key;
  return text.length >= 7 ? text : text + key;
}
