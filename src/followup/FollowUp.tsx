import { CareLetters } from "./care/CareLetters.tsx";
import { EndOfCare } from "./care/EndOfCare.tsx";
import { CheckIns } from "./checkins/CheckIns.tsx";
import styles from "./FollowUp.module.css";

/** How a patient is between visits and after the course. */
export const FollowUp = ({ patientId }: { readonly patientId: string }) => (
  <div className={styles.page}>
    <CheckIns patientId={patientId} />
    <CareLetters patientId={patientId} />
    <EndOfCare patientId={patientId} />
  </div>
);
