import { Asked } from "#ui/Card.tsx";
import styles from "./health/Health.module.css";
import { Diagnoses } from "./health/Diagnoses.tsx";
import { HealthQuestions } from "./health/HealthQuestions.tsx";
import { useHistory } from "./health/history-data.ts";
import { Story } from "./health/Story.tsx";
import { Trials } from "./health/Trials.tsx";
import { Unsigned } from "./health/Unsigned.tsx";
import { WorkupList } from "./health/WorkupList.tsx";

/** What the evaluation rests on besides the medicines: past treatments, health, and the work-up. */
export const HealthHistory = ({ patientId }: { readonly patientId: string }) => (
  <Asked query={useHistory(patientId)} what="the history">
    {(view) => (
      <div className={styles.page} data-beside="true">
        <div className={styles.aside}>
          <Unsigned view={view} />
          <Story view={view} />
          <Diagnoses view={view} />
          <Trials view={view} />
          <WorkupList view={view} />
        </div>
        <div className={styles.aside}>
          <HealthQuestions view={view} />
        </div>
      </div>
    )}
  </Asked>
);
