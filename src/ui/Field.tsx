import { type ReactNode, useId } from "react";
import styles from "./Field.module.css";

type Framed = {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with it, in words; the entry is kept. */
  readonly says?: string | null | undefined;
};

function Frame({ id, label, hint, says, children }: Framed & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children}
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {says !== undefined && says !== null && (
        <p className={styles.says} role="status">
          {says}
        </p>
      )}
    </div>
  );
}

type TextProps = Framed & {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly type?: "text" | "tel" | "date" | "password" | "email";
  readonly autoComplete?: string;
  readonly lines?: number;
};

/** One line of words, or several where `lines` says so, with a label that is always there. */
export function Field({ value, onChange, type = "text", autoComplete = "off", lines, ...framed }: TextProps) {
  const id = useId();
  return (
    <Frame id={id} {...framed}>
      {lines === undefined ? (
        <input
          id={id}
          className={styles.input}
          type={type}
          autoComplete={autoComplete}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <textarea
          id={id}
          className={styles.input}
          rows={lines}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Frame>
  );
}

export type Option<T extends string> = { readonly value: T; readonly label: string; readonly hint?: string };

const MOST_ROWS = 6;
const LONGEST_OF_FOUR = 2;
const LONGEST_OF_THREE = 10;
/** A label breaks between its words, never within one. */
const LONGEST_WORD_OF_THREE = 6;
const LONGEST_OF_TWO = 20;

/** How many stand side by side on a phone, so that no word is cut and no place is left empty. */
const phoneColumns = (options: readonly Option<string>[]): number => Math.min(options.length, fitting(options));

function fitting(options: readonly Option<string>[]): number {
  const longest = Math.max(...options.map(({ label }) => label.length));
  const word = Math.max(...options.flatMap(({ label }) => label.split(" ")).map(({ length }) => length));
  if (options.some(({ hint }) => hint !== undefined)) return options.length <= MOST_ROWS ? 1 : 2;
  if (longest <= LONGEST_OF_FOUR) return 4;
  if (longest <= LONGEST_OF_THREE && word <= LONGEST_WORD_OF_THREE) return 3;
  if (options.length === 3) return 1;
  return longest <= LONGEST_OF_TWO || options.length > MOST_ROWS ? 2 : 1;
}

/** One of a few, all of them in sight and none of them chosen beforehand. */
export function Choice<T extends string>({
  label,
  options,
  value,
  onChange,
  columns,
  hint,
}: {
  readonly label: string;
  readonly options: readonly Option<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly columns?: 2 | 3 | 5 | 6 | 7;
  readonly hint?: string;
}) {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend>{label}</legend>
      <div data-columns={columns} data-phone={phoneColumns(options)}>
        {options.map((option) => (
          <label key={option.value} data-chosen={option.value === value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.hint !== undefined && <small>{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
    </fieldset>
  );
}

/** A thing that is so or not so, said by touching it. */
export function Tick({
  label,
  hint,
  checked,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <label className={styles.tick} data-chosen={checked}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {hint !== undefined && <small>{hint}</small>}
      </span>
    </label>
  );
}

type ButtonProps = {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly tone?: "brand" | "plain" | "quiet";
  readonly disabled?: boolean;
};

/** A button of at least 60 px. */
export function Button({ children, onPress, tone = "plain", disabled = false }: ButtonProps) {
  return (
    <button type="button" className={styles.button} data-tone={tone} disabled={disabled} onClick={onPress}>
      {children}
    </button>
  );
}
