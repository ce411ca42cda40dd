import type { HistoryView } from "../history-view.ts";
import styles from "./Health.module.css";

/** Whose page this is, above all that is said of them: name, birth date, record number, allergies. */
export const Whose = ({
  view: { patient, allergies },
}: {
  readonly view: Pick<HistoryView, "patient" | "allergies">;
}) => (
  <div className={styles.whose}>
    <b>{patient.name}</b>
    <span>
      born {patient.birthDate}
      {patient.age !== null && `, ${patient.age} years`} · {patient.mrn}
    </span>
    <span className={styles.badge} data-tone={allergies === null || allergies.length > 0 ? "look" : undefined}>
      {allergyWords(allergies)}
    </span>
  </div>
);

function allergyWords(allergies: readonly string[] | null): string {
  if (allergies === null) return "allergies: nobody asked";
  return allergies.length === 0 ? "no allergies" : `allergic to ${allergies.join(", ")}`;
}
