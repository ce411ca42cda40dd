import { Button } from "@mantine/core";
import { useState } from "react";
import type { Tri } from "#plumbing/facts.ts";
import { Card } from "#ui/Card.tsx";
import { Choice, Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import type { Indication } from "../events.ts";
import type { EvaluationView } from "../evaluation-view.ts";
import { indicationOf, indications } from "../rules/indications.ts";
import { statements } from "../rules/mental-state.ts";
import { useOrder } from "./evaluation-data.ts";
import styles from "./Evaluation.module.css";

type Of = { readonly view: EvaluationView; readonly mayDecide: boolean };
const options = indications.map(({ id, name }) => ({ value: id, label: name }));

/** Where no evaluation is open: for what, and begin. */
export function Open({ view, mayDecide }: Of) {
  const ordering = useOrder(view);
  const [indication, setIndication] = useState<Indication | null>(null);
  if (!mayDecide) return <Card title="Evaluation">No specialist has opened an evaluation.</Card>;
  return (
    <Card
      title="Open the evaluation"
      says="For which illness is ketamine considered? It is off label for each of them."
    >
      <div className={styles.form}>
        <Choice label="Indication" options={options} value={indication} onChange={setIndication} columns={2} />
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

const ANSWERS = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
  { value: "unknown", label: "Not known" },
] as const;

/** The clinician's own judgement where no number decides, and the indication it is all about. */
export function Statements({ view, mayDecide }: Of) {
  const row = view.evaluation === null ? undefined : indicationOf(view.evaluation.indication);
  return (
    <Card title="Clinician's judgement" says={row === undefined ? undefined : `${row.name}. ${row.says}`}>
      {statements.map(({ about, asks }) => (
        <OneStatement key={about} about={about} asks={asks} view={view} mayDecide={mayDecide} />
      ))}
    </Card>
  );
}

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
