import { Asked } from "#ui/Card.tsx";
import styles from "./health/Health.module.css";
import { useHistory } from "./health/history-data.ts";
import { Interactions } from "./health/Interactions.tsx";
import { MedicineList } from "./health/MedicineList.tsx";
import { Unsigned } from "./health/Unsigned.tsx";

/** What a patient takes, and what it means for ketamine. */
export const Medicines = ({ patientId }: { readonly patientId: string }) => (
  <Asked query={useHistory(patientId)} what="the medicines">
    {(view) => (
      <div className={styles.page} data-beside="true">
        <div className={styles.aside}>
          <MedicineList view={view} />
        </div>
        <div className={styles.aside}>
          <Unsigned view={view} />
          <Interactions view={view} />
        </div>
      </div>
    )}
  </Asked>
);
