import { type ReactNode, useId, useState } from "react";
import { Keypad } from "./Keypad.tsx";
import { judgeNumber, type Key, type NumberRange, press } from "./number.ts";
import styles from "./Keypad.module.css";

export type NumberField = NumberRange & { readonly id: string; readonly hint?: string };

/**
 * Numbers entered with one thumb: the fields, and one keypad that writes into the field chosen. A keyboard writes too.
 * What is out of range is said in words at its field, and the entry is kept.
 */
export function NumberFields({
  fields,
  values,
  onChange,
  children,
}: {
  readonly fields: readonly NumberField[];
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (id: string, text: string) => void;
  /** What belongs to these numbers and stands beneath them, beside the keypad. */
  readonly children?: ReactNode;
}) {
  const [chosen, choose] = useState(fields[0]?.id ?? "");
  const field = fields.find(({ id }) => id === chosen) ?? fields[0];
  if (field === undefined) return null;
  const pressed = (key: Key) => onChange(field.id, press(values[field.id] ?? "", key));
  return (
    <div className={styles.entry}>
      <div className={styles.beside}>
        <div className={styles.fields}>
          {fields.map((one) => (
            <OneNumber
              key={one.id}
              field={one}
              text={values[one.id] ?? ""}
              isChosen={one.id === field.id}
              onChoose={() => choose(one.id)}
              onText={(text) => onChange(one.id, text)}
            />
          ))}
        </div>
        {children}
      </div>
      <Keypad label={field.label} unit={field.unit} decimals={field.decimals > 0} onPress={pressed} />
    </div>
  );
}

type OneProps = {
  readonly field: NumberField;
  readonly text: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onText: (text: string) => void;
};

function OneNumber({ field, text, isChosen, onChoose, onText }: OneProps) {
  const id = useId();
  const { says } = judgeNumber(text, field);
  return (
    <div className={styles.number} data-chosen={isChosen}>
      <label htmlFor={id}>{field.label}</label>
      <div className={styles.box}>
        <input
          id={id}
          inputMode="none"
          autoComplete="off"
          value={text}
          aria-invalid={says !== null}
          aria-describedby={says === null ? undefined : `${id}-says`}
          onFocus={onChoose}
          onChange={(event) => onText(event.target.value)}
        />
        <span className={styles.unit}>{field.unit}</span>
      </div>
      {field.hint !== undefined && <p className={styles.hint}>{field.hint}</p>}
      {says !== null && (
        <p className={styles.says} id={`${id}-says`} role="status">
          {says}
        </p>
      )}
    </div>
  );
}
