import { TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import { YourPin } from "#ui/YourPin.tsx";
import styles from "./Staff.module.css";
import type { Colleague } from "./staff-data.ts";

type Props = {
  readonly person: Colleague;
  readonly path: string;
  readonly title: string;
  readonly says: string;
  readonly asks: string;
  /** What the button does. */
  readonly children: ReactNode;
};

/** Something done to a colleague for a reason, with the PIN of whoever does it. */
export function WithReason({ person, path, title, says, asks, children }: Props) {
  const [why, setWhy] = useState("");
  const [pin, setPin] = useState("");
  const saving = useSaving(path, ["staff"]);
  const go = async () => {
    if (!(await saving.save({ staffId: person.id, why }, pin))) return;
    setWhy("");
    setPin("");
  };
  return (
    <div className={styles.part}>
      <h3>{title}</h3>
      <p>{says}</p>
      <TextInput
        label={asks}
        size="md"
        value={why}
        onChange={({ currentTarget }) => setWhy(currentTarget.value)}
        error={saysAt("why", saving.refusals)}
      />
      <YourPin pin={pin} onChange={setPin} says={saysAt("pin", saving.refusals)} />
      <SaveBar
        saving={saving}
        hide={({ field }) => field === "pin" || field === "why"}
        onPress={() => void go()}
        disabled={pin.length !== 6 || why.trim().length < 3}
      >
        {children}
      </SaveBar>
    </div>
  );
}
