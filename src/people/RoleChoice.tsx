import { Checkbox } from "@mantine/core";
import styles from "./Staff.module.css";

const ROLES = [
  ["nurse", "Nurse", "Treats, charts, checks doses"],
  ["prescriber", "Prescriber", "Orders, signs, sees new patients"],
  ["medical-director", "Medical director", "Signs the protocol, sets and invites"],
  ["front-desk", "Front desk", "Books, registers, calls; sees no illness or drug"],
  ["owner", "Owner", "Sets and invites; sees no patient"],
] as const;

/** What somebody does here, one or several; nothing is chosen beforehand. */
export const RoleChoice = ({
  label,
  roles,
  onChange,
}: {
  readonly label: string;
  readonly roles: readonly string[];
  readonly onChange: (roles: readonly string[]) => void;
}) => (
  <fieldset className={styles.roles}>
    <legend>{label}</legend>
    {ROLES.map(([role, name, what]) => (
      <Checkbox
        key={role}
        size="md"
        label={name}
        description={what}
        checked={roles.includes(role)}
        onChange={({ currentTarget: { checked } }) =>
          onChange(checked ? [...roles, role] : roles.filter((one) => one !== role))
        }
      />
    ))}
  </fieldset>
);
