import { TextInput } from "@mantine/core";
import { useState } from "react";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import { YourPin } from "#ui/YourPin.tsx";
import styles from "./Staff.module.css";
import type { Colleague } from "./staff-data.ts";

/** For a colleague who lost their password, PIN or authenticator. */
export function ResetWayIn({ person }: { readonly person: Colleague }) {
  const [why, setWhy] = useState("");
  const [pin, setPin] = useState("");
  const saving = useSaving("/api/staff/reset", ["staff"]);
  const reset = async () => {
    if (!(await saving.save({ staffId: person.id, why }, pin))) return;
    setWhy("");
    setPin("");
  };
  return (
    <div className={styles.part}>
      <h3>{person.name} cannot sign in</h3>
      <p>
        For a lost password, PIN or telephone. A letter with a link goes to the address they sign in with; behind it
        they set all three anew. What they had opens nothing from this moment on, and every screen they left open
        closes.
      </p>
      <TextInput
        label="What was lost"
        size="md"
        value={why}
        onChange={({ currentTarget }) => setWhy(currentTarget.value)}
        error={saysAt("why", saving.refusals)}
      />
      <YourPin pin={pin} onChange={setPin} says={saysAt("pin", saving.refusals)} />
      <SaveBar
        saving={saving}
        hide={({ field }) => field === "pin" || field === "why"}
        onPress={() => void reset()}
        disabled={pin.length !== 6 || why.trim().length < 3}
      >
        Send {person.name} a new way in
      </SaveBar>
    </div>
  );
}
