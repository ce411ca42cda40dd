import { Choice } from "#ui/Field.tsx";

const ZERO_TO_TEN = Array.from({ length: 11 }, (_, n) => ({ value: String(n), label: String(n) }));

/** A score from 0 to 10 in one touch. */
export const Scale = ({
  label,
  hint,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: number | null;
  readonly onChange: (value: number) => void;
}) => (
  <Choice
    label={label}
    {...(hint !== undefined && { hint })}
    columns={6}
    options={ZERO_TO_TEN}
    value={value === null ? null : String(value)}
    onChange={(chosen) => onChange(Number(chosen))}
  />
);
