import { TextInput, type TextInputProps } from "@mantine/core";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { Row } from "#ui/Card.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import { YourPin } from "#ui/YourPin.tsx";
import { RoleChoice } from "./RoleChoice.tsx";
import styles from "./Staff.module.css";

const EMPTY = { name: "", credential: "", email: "", roles: [] as readonly string[] };
const FIELDS = new Set(["name", "credential", "email"]);

/** A place for a colleague. They choose their own password; nobody here ever learns it. */
export function InviteStaff() {
  const [draft, setDraft] = useState(EMPTY);
  const [staffId, setStaffId] = useState(uuidv7);
  const [pin, setPin] = useState("");
  const saving = useSaving("/api/staff/invitations", ["staff"]);
  const set = (change: Partial<typeof EMPTY>) => setDraft((known) => ({ ...known, ...change }));
  const line = (field: "name" | "credential" | "email") => ({
    size: "md" as const,
    value: draft[field],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => set({ [field]: currentTarget.value }),
    error: saysAt(field, saving.refusals),
  });
  const invite = async () => {
    if (!(await saving.save({ ...draft, staffId }, pin))) return;
    setDraft(EMPTY);
    setPin("");
    setStaffId(uuidv7());
  };
  return (
    <div className={styles.part}>
      <h3>Invite somebody</h3>
      <WhoTheyAre line={line} />
      <RoleChoice label="What they do here" roles={draft.roles} onChange={(roles) => set({ roles })} />
      <YourPin pin={pin} onChange={setPin} says={saysAt("pin", saving.refusals)} />
      <SaveBar
        saving={saving}
        hide={({ field }) => field === "pin" || FIELDS.has(field ?? "")}
        onPress={() => void invite()}
        disabled={draft.roles.length === 0 || pin.length !== 6}
      >
        Send the invitation
      </SaveBar>
    </div>
  );
}

type Line = (field: "name" | "credential" | "email") => Pick<TextInputProps, "size" | "value" | "onChange" | "error">;

const WhoTheyAre = ({ line }: { readonly line: Line }) => (
  <Row>
    <TextInput label="Name" autoComplete="off" required {...line("name")} />
    <TextInput
      label="Credential"
      placeholder="RN, MD, front desk"
      autoComplete="off"
      required
      {...line("credential")}
    />
    <TextInput label="E-mail" type="email" autoComplete="off" required {...line("email")} />
  </Row>
);
