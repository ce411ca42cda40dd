import { useState } from "react";
import { type Saving, SaveBar, saysAt } from "./saving.tsx";
import { PIN_LENGTH, YourPin } from "./YourPin.tsx";

const NONE: readonly string[] = [];

/** The PIN and the button under what is signed; fields that show their refusals themselves are named. */
export function SignBar({
  saving,
  label,
  isReady = true,
  ownFields = NONE,
  onSign,
}: {
  readonly saving: Saving;
  readonly label: string;
  readonly isReady?: boolean;
  readonly ownFields?: readonly string[];
  readonly onSign: (pin: string) => void;
}) {
  const [pin, setPin] = useState("");
  return (
    <>
      <YourPin pin={pin} onChange={setPin} says={saysAt("pin", saving.refusals)} />
      <SaveBar
        saving={saving}
        hide={({ field }) => field === "pin" || ownFields.includes(field ?? "")}
        onPress={() => onSign(pin)}
        disabled={!isReady || pin.length !== PIN_LENGTH}
      >
        {label}
      </SaveBar>
    </>
  );
}
