import { PasswordInput, TextInput } from "@mantine/core";
import type { Refusal } from "#plumbing/facts.ts";
import { saysAt } from "./saving.tsx";

export type WayIn = { readonly password: string; readonly again: string; readonly pin: string };
export const NO_WAY_IN: WayIn = { password: "", again: "", pin: "" };

/** What keeps the way in from being made yet, in words; null when nothing does. */
export function missingOf({ password, again, pin }: WayIn): string | null {
  if (password.length < 15) return "The password needs 15 characters or more.";
  if (password !== again) return "The two passwords are not the same.";
  return /^\d{6}$/.test(pin) ? null : "The PIN needs six digits.";
}

/** Password twice and PIN once, for somebody who has no way in yet. */
export function NewWayIn({
  value,
  onChange,
  refusals,
}: {
  readonly value: WayIn;
  readonly onChange: (value: WayIn) => void;
  readonly refusals: readonly Refusal[];
}) {
  const bound = (field: keyof WayIn) => ({
    value: value[field],
    size: "md" as const,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onChange({ ...value, [field]: currentTarget.value }),
    error: saysAt(field, refusals),
  });
  return (
    <>
      <PasswordInput
        label="Password"
        description="15 characters or more; a few words in a row are best"
        autoComplete="new-password"
        {...bound("password")}
      />
      <PasswordInput label="The password again" autoComplete="new-password" {...bound("again")} />
      <TextInput
        label="PIN"
        description="Six digits. It unlocks a screen you left, and confirms that it is you who orders or signs."
        inputMode="numeric"
        autoComplete="off"
        {...bound("pin")}
      />
    </>
  );
}
