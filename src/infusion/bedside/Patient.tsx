import type { PatientHeader } from "../bedside.ts";
import styles from "./Panel.module.css";

/** The patient's photo, or the fact that there is none. */
export const Photo = ({ patient }: { readonly patient: PatientHeader }) =>
  patient.photo === null ? (
    <div className={styles.photo}>No photo on file</div>
  ) : (
    <img className={styles.photo} src={patient.photo} alt={`Photo of ${patient.name}`} />
  );

/** Allergies; not recorded is not none, and is said loudly. */
export function Allergies({ patient }: { readonly patient: PatientHeader }) {
  if (!patient.allergiesKnown) return <span className={styles.loud}>ALLERGIES NOT RECORDED</span>;
  if (patient.allergies.length === 0) return <span>No known allergies</span>;
  return <span className={styles.loud}>Allergy: {patient.allergies.join(", ")}</span>;
}
