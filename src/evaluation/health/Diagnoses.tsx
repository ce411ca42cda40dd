import { Button } from "@mantine/core";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { Card, Line, Lines, Row } from "#ui/Card.tsx";
import { Field, Tick } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { saysAt } from "#ui/saving.tsx";
import type { History } from "../fold/history.ts";
import type { HistoryView } from "../history-view.ts";
import styles from "./Health.module.css";
import { useWriting, type Writing } from "./history-data.ts";
import { WithReason } from "./WithReason.tsx";

/** What the clinicians found: coded, dated, signed by name, one of them the primary one. */
export function Diagnoses({ view }: { readonly view: HistoryView }) {
  const [isAdding, setAdding] = useState(false);
  const { diagnoses } = view.history;
  return (
    <Card title="Diagnoses" says="Made by a psychiatrist or a psychiatric nurse practitioner; one is the primary one.">
      {diagnoses.length === 0 && <p>None is recorded.</p>}
      <Lines>
        {diagnoses.map((one) => (
          <OneDiagnosis key={one.diagnosisId} diagnosis={one} view={view} />
        ))}
      </Lines>
      {isAdding && <DiagnosisForm view={view} onDone={() => setAdding(false)} />}
      {!isAdding && view.mayEvaluate && (
        <div>
          <Button size="md" onClick={() => setAdding(true)}>
            Add a diagnosis
          </Button>
        </div>
      )}
    </Card>
  );
}

type OneProps = { readonly diagnosis: History["diagnoses"][number]; readonly view: HistoryView };

function OneDiagnosis({ diagnosis, view }: OneProps) {
  const [isLeaving, setLeaving] = useState(false);
  const { code, name, isPrimary, clinician, madeOn } = diagnosis;
  return (
    <Line
      aside={
        view.mayEvaluate && (
          <Button variant="subtle" size="md" aria-label={`Take back: ${name}`} onClick={() => setLeaving(!isLeaving)}>
            Take back
          </Button>
        )
      }
      under={isLeaving && <TakingBack diagnosis={diagnosis} view={view} onLeave={() => setLeaving(false)} />}
    >
      <b>
        {code} {name}
      </b>{" "}
      {isPrimary && (
        <span className={styles.badge} data-tone="good">
          primary
        </span>
      )}
      <small>
        {clinician}, {madeOn}
      </small>
    </Line>
  );
}

function TakingBack({ diagnosis: { diagnosisId }, view, onLeave }: OneProps & { readonly onLeave: () => void }) {
  const writing = useWriting(view.patient.id);
  return (
    <WithReason
      asks="Why it is taken back"
      does="Take it back"
      refusals={writing.refusals}
      isSaving={writing.state === "saving"}
      onSay={(why) => writing.write({ type: "DiagnosisWithdrawn", data: { diagnosisId, why } })}
      onLeave={onLeave}
    />
  );
}

const EMPTY = { code: "", name: "", clinician: "", isPrimary: false };

function DiagnosisForm({ view, onDone }: { readonly view: HistoryView; readonly onDone: () => void }) {
  const writing = useWriting(view.patient.id);
  const [diagnosisId] = useState(() => uuidv7());
  const [draft, setDraft] = useState({ ...EMPTY, madeOn: view.today });
  const change = (more: Partial<typeof draft>) => setDraft((was) => ({ ...was, ...more }));
  const of = (key: "code" | "name" | "clinician" | "madeOn") => ({
    value: draft[key],
    onChange: (text: string) => change({ [key]: text }),
    says: saysAt(key, writing.refusals),
  });
  const save = async () => {
    const data = { ...draft, diagnosisId, code: draft.code.trim().toUpperCase() };
    if (await writing.write({ type: "DiagnosisMade", data })) onDone();
  };
  return (
    <div className={styles.form}>
      <Row>
        <Field label="ICD-10-CM code" hint="Such as F33.2" {...of("code")} />
        <Field label="In words" hint="Such as recurrent depression, severe" {...of("name")} />
        <Field label="Made by" hint="Name and profession" {...of("clinician")} />
        <Field label="Made on" type="date" {...of("madeOn")} />
      </Row>
      <Tick
        label="This is the primary diagnosis"
        checked={draft.isPrimary}
        onChange={(isPrimary) => change({ isPrimary })}
      />
      <Saving writing={writing} onSave={() => void save()} onLeave={onDone} />
    </div>
  );
}

const Saving = ({
  writing,
  onSave,
  onLeave,
}: {
  readonly writing: Writing;
  readonly onSave: () => void;
  readonly onLeave: () => void;
}) => (
  <>
    <Refusals
      refusals={writing.refusals.filter(({ field = "" }) => !(field in EMPTY) && field !== "madeOn")}
      title="Not saved. What you entered is kept."
    />
    <div className={styles.actions}>
      <Button size="md" loading={writing.state === "saving"} onClick={onSave}>
        Record it
      </Button>
      <Button size="md" variant="subtle" onClick={onLeave}>
        Leave it
      </Button>
    </div>
  </>
);
