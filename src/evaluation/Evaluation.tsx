import { Link } from "@tanstack/react-router";
import { Asked, Card } from "#ui/Card.tsx";
import { Curves } from "./judge/Curves.tsx";
import { Decision } from "./judge/Decision.tsx";
import styles from "./judge/Evaluation.module.css";
import { useEvaluation } from "./judge/evaluation-data.ts";
import { Findings } from "./judge/Findings.tsx";
import { ColleagueLetters } from "./judge/Letters.tsx";
import { MentalState, Note } from "./judge/Note.tsx";
import { Open, Statements } from "./judge/Statements.tsx";
import { ThisOne } from "./judge/ThisOne.tsx";
import type { EvaluationView } from "./evaluation-view.ts";
import { useHistory } from "./health/history-data.ts";
import { Interactions } from "./health/Interactions.tsx";
import { Trials } from "./health/Trials.tsx";
import { Unsigned } from "./health/Unsigned.tsx";
import { WorkupList } from "./health/WorkupList.tsx";
import type { HistoryView } from "./history-view.ts";

type Of = { readonly patientId: string; readonly mayDecide: boolean };

/** Everything a specialist decides from, on one page, and the decision itself. */
export const Evaluation = ({ patientId, mayDecide }: Of) => (
  <Asked query={useHistory(patientId)} what="the history">
    {(history) => <Page patientId={patientId} mayDecide={mayDecide} history={history} />}
  </Asked>
);

type Parts = { readonly view: EvaluationView; readonly history: HistoryView; readonly mayDecide: boolean };

const Page = ({ patientId, mayDecide, history }: Of & { readonly history: HistoryView }) => (
  <Asked query={useEvaluation(patientId, history.history.version)} what="the evaluation">
    {(view) => {
      const isOpen = view.evaluation !== null && view.evaluation.closed === null;
      return (
        <div className={styles.page}>
          <div className={styles.whole}>
            <Unsigned view={history} />
            <Jumps />
          </div>
          {!isOpen && (
            <div className={styles.whole}>
              <Open view={view} mayDecide={mayDecide} />
            </div>
          )}
          <Known view={view} history={history} mayDecide={mayDecide && isOpen} />
          <Judged view={view} history={history} mayDecide={mayDecide && isOpen} />
        </div>
      );
    }}
  </Asked>
);

const PLACES = [
  ["symptoms", "Symptoms"],
  ["treatments", "Past treatments"],
  ["interactions", "Medicines"],
  ["work-up", "Work-up"],
  ["mental-state", "Mental state and note"],
  ["findings", "Findings"],
  ["decision", "Decision"],
] as const;

const Jumps = () => (
  <nav className={styles.jumps} aria-label="On this page">
    {PLACES.map(([id, name]) => (
      <a key={id} href={`#${id}`}>
        {name}
      </a>
    ))}
  </nav>
);

const Known = ({ view, history, mayDecide }: Parts) => (
  <div className={styles.column}>
    <div id="symptoms">
      <Curves view={view} />
    </div>
    <div id="treatments">
      <Trials view={history} />
    </div>
    <div id="interactions">
      <Interactions view={history} />
    </div>
    <div id="work-up">
      <WorkupList view={history} />
    </div>
    {view.evaluation !== null && (
      <>
        <div id="mental-state">
          <MentalState key={view.evaluation.id} evaluation={view.evaluation} mayWrite={mayDecide} />
        </div>
        <Note key={view.evaluation.id} evaluation={view.evaluation} mayWrite={mayDecide} />
      </>
    )}
  </div>
);

function Judged({ view, history, mayDecide }: Parts) {
  const { evaluation } = view;
  return (
    <div className={styles.column}>
      <div id="findings">
        <Findings view={view} history={history} mayDecide={mayDecide} />
      </div>
      {evaluation !== null && (
        <>
          <ThisOne key={evaluation.id} view={view} evaluation={evaluation} mayDecide={mayDecide} />
          <Statements key={`said-${evaluation.id}`} view={view} mayDecide={mayDecide} />
          <div id="decision">
            <Decision view={view} mayDecide={mayDecide} />
          </div>
          <ColleagueLetters view={view} mayDecide={mayDecide} />
        </>
      )}
      <Card
        title="Messages"
        says="What the patient asks about the treatment, and what they were answered, stands there."
      >
        <p>
          <Link to="/patients/$patientId/messages" params={{ patientId: view.patientId }}>
            Open the messages
          </Link>
        </p>
      </Card>
    </div>
  );
}
