import { CareLetters } from "./care/CareLetters.tsx";
import { EndOfCare } from "./care/EndOfCare.tsx";
import { CheckIns } from "./checkins/CheckIns.tsx";
import { SafetyPlan } from "./plan/SafetyPlan.tsx";
import styles from "./FollowUp.module.css";

/** What is agreed on for a crisis, and how a patient is between visits and after the course. */
export const FollowUp = ({ patientId }: { readonly patientId: string }) => (
  <div className={styles.page}>
    <SafetyPlan patientId={patientId} />
    <CheckIns patientId={patientId} />
    <CareLetters patientId={patientId} />
    <EndOfCare patientId={patientId} />
  </div>
);
