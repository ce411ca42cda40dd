import { TextInput } from "@mantine/core";
import { useState } from "react";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import { YourPin } from "#ui/YourPin.tsx";
import { ResetWayIn } from "./ResetWayIn.tsx";
import { RoleChoice } from "./RoleChoice.tsx";
import styles from "./Staff.module.css";
import type { Colleague } from "./staff-data.ts";

/** Other roles for a colleague, a new way in, or none any more: each with the PIN of whoever does it. */
export const ChangeRoles = ({ person }: { readonly person: Colleague }) => (
  <>
    <Roles person={person} />
    <ResetWayIn person={person} />
    <Farewell person={person} />
  </>
);

function Roles({ person }: { readonly person: Colleague }) {
  const [roles, setRoles] = useState(person.roles);
  const [pin, setPin] = useState("");
  const saving = useSaving("/api/staff/roles", ["staff", "me"]);
  return (
    <div className={styles.part}>
      <RoleChoice label={`What ${person.name} does here`} roles={roles} onChange={setRoles} />
      <YourPin pin={pin} onChange={setPin} says={saysAt("pin", saving.refusals)} />
      <SaveBar
        saving={saving}
        hide={({ field }) => field === "pin"}
        onPress={() => void saving.save({ staffId: person.id, roles }, pin)}
        disabled={pin.length !== 6}
      >
        Change the roles
      </SaveBar>
    </div>
  );
}

function Farewell({ person }: { readonly person: Colleague }) {
  const [why, setWhy] = useState("");
  const [pin, setPin] = useState("");
  const saving = useSaving("/api/staff/farewell", ["staff"]);
  return (
    <div className={styles.part}>
      <h3>{person.name} leaves</h3>
      <p>
        From that moment nothing opens to them, and they are offered no more. What they charted and signed keeps their
        name. Their appointments stay where they are: move them.
      </p>
      <TextInput
        label="Why"
        size="md"
        value={why}
        onChange={({ currentTarget }) => setWhy(currentTarget.value)}
        error={saysAt("why", saving.refusals)}
      />
      <YourPin pin={pin} onChange={setPin} says={saysAt("pin", saving.refusals)} />
      <SaveBar
        saving={saving}
        hide={({ field }) => field === "pin" || field === "why"}
        onPress={() => void saving.save({ staffId: person.id, why }, pin)}
        disabled={pin.length !== 6 || why.trim().length < 3}
      >
        Let {person.name} go
      </SaveBar>
    </div>
  );
}
