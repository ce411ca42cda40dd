import { Button } from "@mantine/core";
import { useState } from "react";
import { Card } from "#ui/Card.tsx";
import { Choice, Field, Tick } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import type { EvaluationDecision } from "../events.ts";
import type { EvaluationView } from "../evaluation-view.ts";
import type { Decided as DecidedFact } from "../fold/evaluation.ts";
import { blocking } from "../rules/findings.ts";
import { alternatives, patientWords } from "../rules/kind-words.ts";
import { type Ordering, useOrder } from "./evaluation-data.ts";
import styles from "./Evaluation.module.css";

const DECISIONS = [
  { value: "eligible", label: "Eligible" },
  { value: "specialist-review", label: "Another specialist first" },
  { value: "needs-information", label: "Needs information" },
  { value: "declined", label: "Declined" },
] as const;

type Of = { readonly view: EvaluationView; readonly mayDecide: boolean };

/** What was decided, and the panel that decides: with words for the patient, and another way where it is a no. */
export function Decision({ view, mayDecide }: Of) {
  const decided = view.evaluation?.decisions.at(-1);
  const [again, setAgain] = useState(false);
  return (
    <Card title="Decision" says="The clinician decides and signs with their name.">
      {decided !== undefined && <Decided decided={decided} zone={view.zone} />}
      <Refusals title="Nothing can be decided here" refusals={view.against} />
      {mayDecide && (decided === undefined || again) && <Deciding view={view} onDone={() => setAgain(false)} />}
      {mayDecide && decided !== undefined && !again && (
        <Button size="md" variant="default" onClick={() => setAgain(true)}>
          Decide again
        </Button>
      )}
    </Card>
  );
}

function Decided({ decided, zone }: { readonly decided: DecidedFact; readonly zone: string }) {
  const { decision, printedName, at, reasons, toPatient, missing, alternatives: instead } = decided;
  return (
    <div className={styles.decided} data-decision={decision}>
      <b>{DECISIONS.find(({ value }) => value === decision)?.label}</b> {printedName}, {dayWords(zone, at)}
      <p>{reasons}</p>
      {toPatient !== "" && <p>To the patient: {toPatient}</p>}
      <ul>
        {[...missing, ...instead].map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  );
}

export const dayWords = (zone: string, at: number): string =>
  new Intl.DateTimeFormat("en-US", { timeZone: zone, dateStyle: "medium", timeStyle: "short" }).format(at);

const linesOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

function Deciding({ view, onDone }: { readonly view: EvaluationView; readonly onDone: () => void }) {
  const ordering = useOrder(view);
  const [decision, setDecision] = useState<EvaluationDecision | null>(null);
  const [reasons, setReasons] = useState("");
  const [toPatient, setToPatient] = useState("");
  const [missing, setMissing] = useState("");
  const [others, setOthers] = useState<readonly string[]>([]);
  const choose = (value: EvaluationDecision) => {
    const isUntouched = toPatient === "" || Object.values(patientWords).includes(toPatient);
    setDecision(value);
    if (isUntouched) setToPatient(patientWords[value]);
  };
  const decide = async () => {
    if (decision === null) return;
    const data = {
      decision,
      reasons,
      toPatient,
      alternatives: decision === "declined" ? [...others] : [],
      missing: decision === "needs-information" ? [...linesOf(missing)] : [],
    };
    if (await ordering.order({ type: "Decided", data })) onDone();
  };
  return (
    <div className={styles.form}>
      <Choice label="I decide" options={DECISIONS} value={decision} onChange={choose} columns={2} />
      {decision === "eligible" && <StillOpen view={view} />}
      <Field label="Reasons, for the record" lines={3} value={reasons} onChange={setReasons} />
      <ToPatient words={toPatient} onChange={setToPatient} />
      {decision === "needs-information" && (
        <Field label="What is missing, one on each line" lines={3} value={missing} onChange={setMissing} />
      )}
      {decision === "declined" && <Others chosen={others} onChange={setOthers} />}
      <Refusals refusals={ordering.refusals} title="Not decided. What you entered is kept." />
      <SignButton ordering={ordering} isReady={decision !== null && view.against.length === 0} onPress={decide} />
    </div>
  );
}

const ToPatient = ({ words, onChange }: { readonly words: string; readonly onChange: (words: string) => void }) => (
  <Field
    label="Words for the patient"
    hint="Read on their own pages from the moment you sign; left empty, nothing is shown there"
    lines={4}
    value={words}
    onChange={onChange}
  />
);

const SignButton = ({
  ordering,
  isReady,
  onPress,
}: {
  readonly ordering: Ordering;
  readonly isReady: boolean;
  readonly onPress: () => Promise<void>;
}) => (
  <div className={styles.actions}>
    <Button size="md" disabled={!isReady} loading={ordering.state === "saving"} onClick={() => void onPress()}>
      Decide and sign
    </Button>
  </div>
);

function StillOpen({ view }: { readonly view: EvaluationView }) {
  const open = blocking(view.findings);
  if (open.length === 0) return <p className={styles.good}>Nothing is open.</p>;
  return (
    <p className={styles.openNote}>
      {open.length} still open: {open.map(({ ruleId }) => ruleId).join(", ")}. Each must be settled, or passed with a
      reason, before this can be signed.
    </p>
  );
}

function Others({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[];
  readonly onChange: (all: readonly string[]) => void;
}) {
  return (
    <fieldset className={styles.others}>
      <legend>What may help instead</legend>
      {alternatives.map((one) => (
        <Tick
          key={one}
          label={one}
          checked={chosen.includes(one)}
          onChange={(isOn) => onChange(isOn ? [...chosen, one] : chosen.filter((other) => other !== one))}
        />
      ))}
    </fieldset>
  );
}
