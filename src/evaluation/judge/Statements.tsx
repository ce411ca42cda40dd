import { Button } from "@mantine/core";
import { useState } from "react";
import type { Tri } from "#plumbing/facts.ts";
import { Card } from "#ui/Card.tsx";
import { Choice, Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import type { Indication } from "../events.ts";
import type { EvaluationView } from "../evaluation-view.ts";
import { statements } from "../rules/mental-state.ts";
import { useOrder } from "./evaluation-data.ts";
import styles from "./Evaluation.module.css";
import { indicationChoices } from "./ThisOne.tsx";

type Of = { readonly view: EvaluationView; readonly mayDecide: boolean };

/** Where no evaluation is open: for what, and begin. One that is begun after a decision holds the treatment until it is decided. */
export function Open({ view, mayDecide }: Of) {
  const ordering = useOrder(view);
  const [indication, setIndication] = useState<Indication | null>(null);
  const isAgain = view.evaluation !== null && view.evaluation.decisions.length > 0;
  if (!mayDecide) return isAgain ? null : <Card title="Evaluation">No specialist has opened an evaluation.</Card>;
  return (
    <Card
      title={isAgain ? "Evaluate anew" : "Open the evaluation"}
      says={`For which illness is ketamine considered? It is off label for each of them.${isAgain ? HOLDS : ""}`}
    >
      <div className={styles.form}>
        <Choice
          label="Indication"
          options={indicationChoices}
          value={indication}
          onChange={setIndication}
          columns={2}
        />
        <Refusals refusals={ordering.refusals} />
        <div className={styles.actions}>
          <Button
            size="md"
            disabled={indication === null}
            loading={ordering.state === "saving"}
            onClick={() => indication !== null && void ordering.order({ type: "open", indication })}
          >
            Open
          </Button>
        </div>
      </div>
    </Card>
  );
}

const HOLDS = " Until it is decided, no course is planned, no order signed and no infusion begun.";

const ANSWERS = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
  { value: "unknown", label: "Not known" },
] as const;

/** The clinician's own judgement where no number decides. */
export const Statements = ({ view, mayDecide }: Of) => (
  <Card title="Clinician's judgement">
    {statements.map(({ about, asks }) => (
      <OneStatement key={about} about={about} asks={asks} view={view} mayDecide={mayDecide} />
    ))}
  </Card>
);

type About = (typeof statements)[number]["about"];

function OneStatement({ about, asks, view, mayDecide }: Of & { readonly about: About; readonly asks: string }) {
  const ordering = useOrder(view);
  const said = view.evaluation?.statements[about];
  const [note, setNote] = useState(said?.note ?? "");
  const say = (answer: Tri) =>
    void ordering.order({ type: "StatementMade", data: { about, answer, note: note.trim() } });
  if (!mayDecide)
    return (
      <p>
        {asks} <b>{said?.answer ?? "not judged"}</b> {said?.note}
      </p>
    );
  return (
    <div className={styles.form}>
      <Field label={`${asks} In words`} value={note} onChange={setNote} />
      <Choice label={asks} options={ANSWERS} value={said?.answer ?? null} onChange={say} columns={3} />
      <Refusals refusals={ordering.refusals} />
    </div>
  );
}
