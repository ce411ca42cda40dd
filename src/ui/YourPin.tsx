import { PasswordInput } from "@mantine/core";

export const PIN_LENGTH = 6;

/** Asked where it must surely be the person signed in. */
export const YourPin = ({
  pin,
  onChange,
  says,
}: {
  readonly pin: string;
  readonly onChange: (pin: string) => void;
  readonly says: string | undefined;
}) => (
  <PasswordInput
    label="Your PIN"
    description="This needs to be surely you"
    inputMode="numeric"
    autoComplete="off"
    maxLength={PIN_LENGTH}
    size="md"
    maw={280}
    value={pin}
    onChange={({ currentTarget }) => onChange(currentTarget.value)}
    error={says}
  />
);
