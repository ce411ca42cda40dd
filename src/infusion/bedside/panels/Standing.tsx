import type { Tri } from "#plumbing/facts.ts";
import { Choice } from "#ui/Field.tsx";
import type { DataOf } from "../../events.ts";
import styles from "../Panel.module.css";

type Oxygen = DataOf<"VitalsCharted">["oxygen"];

export type StandingProps = {
  readonly oxygen: Oxygen | null;
  readonly onOxygen: (oxygen: Oxygen) => void;
  readonly symptomatic: Tri | null;
  readonly onSymptomatic: (symptomatic: Tri) => void;
};

/** What numbers alone do not say: on which air they were measured, and whether the patient felt anything. */
export const Standing = ({ oxygen, onOxygen, symptomatic, onSymptomatic }: StandingProps) => (
  <div className={styles.two}>
    <Choice
      label="Breathing"
      columns={2}
      options={[
        { value: "room-air", label: "Room air" },
        { value: "on-oxygen", label: "On oxygen" },
      ]}
      value={oxygen}
      onChange={onOxygen}
    />
    <Choice
      label="Symptoms: chest pain, headache, breathless?"
      columns={3}
      options={[
        { value: "no", label: "No" },
        { value: "yes", label: "Yes" },
        { value: "unknown", label: "Not asked" },
      ]}
      value={symptomatic}
      onChange={onSymptomatic}
    />
  </div>
);
