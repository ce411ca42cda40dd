import { Button } from "@mantine/core";
import { useState } from "react";
import { Card } from "#ui/Card.tsx";
import { Choice } from "#ui/Field.tsx";
import type { Indication } from "../events.ts";
import type { EvaluationView } from "../evaluation-view.ts";
import type { Evaluation } from "../fold/evaluation.ts";
import { WithReason } from "../health/WithReason.tsx";
import { indicationOf, indications } from "../rules/indications.ts";
import { dayWords } from "./Decision.tsx";
import { type Ordering, useOrder } from "./evaluation-data.ts";
import styles from "./Evaluation.module.css";

export const indicationChoices = indications.map(({ id, name }) => ({ value: id, label: name }));

type Doing = "indication" | "close" | "anew";
type Of = { readonly view: EvaluationView; readonly evaluation: Evaluation; readonly mayDecide: boolean };

/** Which evaluation this is, for which illness, and those before it; here it is changed, closed, or begun anew. */
export function ThisOne({ view, evaluation, mayDecide }: Of) {
  const { opened, closed, indication } = evaluation;
  const said = (told: { readonly at: number; readonly by: string }) =>
    `${dayWords(view.zone, told.at)}, ${view.names[told.by] ?? told.by}`;
  const row = indicationOf(indication);
  return (
    <Card title="This evaluation" says={`Opened ${said(opened)}.`}>
      <p>
        <b>{row?.name}.</b> {row?.says}
      </p>
      {closed !== null && (
        <p>
          Closed {said(closed)}: {closed.why}
        </p>
      )}
      <Earlier view={view} />
      {mayDecide && closed === null && <Acts view={view} evaluation={evaluation} />}
    </Card>
  );
}

function Earlier({ view }: { readonly view: EvaluationView }) {
  if (view.earlier.length === 0) return null;
  return (
    <details className={styles.clear}>
      <summary>{view.earlier.length === 1 ? "1 other evaluation" : `${view.earlier.length} other evaluations`}</summary>
      <ul>
        {view.earlier.map(({ id, opened, decisions, indication, closed }) => (
          <li key={id}>
            {dayWords(view.zone, opened.at)}: {indicationOf(indication)?.name}.{" "}
            {decisions.at(-1)?.reasons ?? "Not decided."} {closed !== null && <span>Closed: {closed.why}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Acts({ view, evaluation }: Omit<Of, "mayDecide">) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const ordering = useOrder(view);
  const isDecided = evaluation.decisions.length > 0;
  const onLeave = () => setDoing(null);
  if (doing === "close") return <Close ordering={ordering} onLeave={onLeave} />;
  if (doing !== null) return <About doing={doing} evaluation={evaluation} ordering={ordering} onLeave={onLeave} />;
  return (
    <div className={styles.actions}>
      {isDecided && (
        <Button size="md" variant="default" onClick={() => setDoing("anew")}>
          Evaluate anew
        </Button>
      )}
      <Button size="md" variant="default" onClick={() => setDoing("indication")}>
        Change the indication
      </Button>
      <Button size="md" variant="subtle" onClick={() => setDoing("close")}>
        Close this evaluation
      </Button>
    </div>
  );
}

type Under = { readonly ordering: Ordering; readonly onLeave: () => void };

const Close = ({ ordering, onLeave }: Under) => (
  <WithReason
    asks="Why it is closed"
    does="Close it"
    refusals={ordering.refusals}
    isSaving={ordering.state === "saving"}
    onSay={(why) => ordering.order({ type: "EvaluationClosed", data: { why } })}
    onLeave={onLeave}
  >
    <p>Nothing more is written into it. What was decided stands; without a decision it never counted.</p>
  </WithReason>
);

/** Another illness in this evaluation, or a new one in the place of this one, which holds the treatment until it is decided. */
function About({
  doing,
  evaluation,
  ordering,
  onLeave,
}: Under & { readonly doing: Doing; readonly evaluation: Evaluation }) {
  const [indication, setIndication] = useState<Indication>(evaluation.indication);
  const isAnew = doing === "anew";
  const say = async (why: string) => {
    if (!isAnew) return ordering.order({ type: "IndicationChanged", data: { indication, why } });
    const isClosed = await ordering.order({ type: "EvaluationClosed", data: { why } });
    return isClosed && ordering.order({ type: "open", indication });
  };
  return (
    <WithReason
      asks={isAnew ? "What has changed" : "Why another indication"}
      does={isAnew ? "Open a re-evaluation" : "Change it"}
      refusals={ordering.refusals}
      isSaving={ordering.state === "saving"}
      isReady={isAnew || indication !== evaluation.indication}
      onSay={say}
      onLeave={onLeave}
    >
      {isAnew && (
        <p>
          <b>Until it is decided, no course is planned, no order signed and no infusion begun.</b>
        </p>
      )}
      <Choice label="Indication" options={indicationChoices} value={indication} onChange={setIndication} columns={2} />
    </WithReason>
  );
}
