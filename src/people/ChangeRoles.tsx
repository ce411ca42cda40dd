import { useState } from "react";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import { YourPin } from "#ui/YourPin.tsx";
import { RoleChoice } from "./RoleChoice.tsx";
import styles from "./Staff.module.css";
import type { Colleague } from "./staff-data.ts";
import { WithReason } from "./WithReason.tsx";

/** Other roles for a colleague, a new way in, or none any more: each with the PIN of whoever does it. */
export const ChangeRoles = ({ person }: { readonly person: Colleague }) => (
  <>
    <Roles person={person} />
    <NewWayIn person={person} />
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

/** For a colleague who lost their password, PIN or authenticator. */
const NewWayIn = ({ person }: { readonly person: Colleague }) => (
  <WithReason
    person={person}
    path="/api/staff/reset"
    title={`${person.name} cannot sign in`}
    says="For a lost password, PIN or telephone. A letter with a link goes to the address they sign in with; behind it they set all three anew. What they had opens nothing from this moment on, and every screen they left open closes."
    asks="What was lost"
  >
    Send {person.name} a new way in
  </WithReason>
);

const Farewell = ({ person }: { readonly person: Colleague }) => (
  <WithReason
    person={person}
    path="/api/staff/farewell"
    title={`${person.name} leaves`}
    says="From that moment nothing opens to them, and they are offered no more. What they charted and signed keeps their name. Their appointments stay where they are: move them."
    asks="Why"
  >
    Let {person.name} go
  </WithReason>
);
