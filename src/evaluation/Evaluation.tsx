import { Asked } from "#ui/Card.tsx";
import styles from "./judge/Evaluation.module.css";
import { Curves } from "./judge/Curves.tsx";
import { Decision } from "./judge/Decision.tsx";
import { useEvaluation } from "./judge/evaluation-data.ts";
import { Findings } from "./judge/Findings.tsx";
import { ColleagueLetters } from "./judge/Letters.tsx";
import { MentalState, Note } from "./judge/Note.tsx";
import { Questions } from "./judge/Questions.tsx";
import { Open, Statements } from "./judge/Statements.tsx";
import { useHistory } from "./health/history-data.ts";
import { Interactions } from "./health/Interactions.tsx";
import { Trials } from "./health/Trials.tsx";
import { Unsigned } from "./health/Unsigned.tsx";
import { Whose } from "./health/Whose.tsx";
import { WorkupList } from "./health/WorkupList.tsx";
import type { HistoryView } from "./history-view.ts";

type Of = { readonly patientId: string; readonly mayDecide: boolean };

/** Everything a specialist decides from, on one page, and the decision itself. */
export const Evaluation = ({ patientId, mayDecide }: Of) => (
  <Asked query={useHistory(patientId)} what="the history">
    {(history) => <Page patientId={patientId} mayDecide={mayDecide} history={history} />}
  </Asked>
);

const Page = ({ patientId, mayDecide, history }: Of & { readonly history: HistoryView }) => (
  <Asked query={useEvaluation(patientId, history.history.version)} what="the evaluation">
    {(view) => {
      const { evaluation } = view;
      const isClosed = evaluation === null || evaluation.closed !== null;
      return (
        <div className={styles.page}>
          <div className={styles.whole}>
            <Whose view={history} />
            <Unsigned view={history} />
          </div>
          <div className={styles.column}>
            {isClosed && <Open view={view} mayDecide={mayDecide} />}
            <Curves view={view} />
            <Trials view={history} />
            <Interactions view={history} />
            <WorkupList view={history} />
          </div>
          <div className={styles.column}>
            <Findings view={view} history={history} mayDecide={mayDecide && !isClosed} />
            {evaluation !== null && (
              <>
                <Statements view={view} mayDecide={mayDecide && !isClosed} />
                <MentalState key={`state-${evaluation.id}`} evaluation={evaluation} mayWrite={mayDecide && !isClosed} />
                <Note key={evaluation.id} evaluation={evaluation} mayWrite={mayDecide && !isClosed} />
                <Decision view={view} mayDecide={mayDecide && !isClosed} />
                <ColleagueLetters view={view} mayDecide={mayDecide && !isClosed} />
              </>
            )}
            <Questions patientId={patientId} zone={view.zone} />
          </div>
        </div>
      );
    }}
  </Asked>
);
