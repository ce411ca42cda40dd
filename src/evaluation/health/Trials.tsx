import { Button } from "@mantine/core";
import { useState } from "react";
import type { Tri } from "#plumbing/facts.ts";
import { Card, Line, Lines, Row } from "#ui/Card.tsx";
import { Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import type { JudgedTrial } from "../history/resistance.ts";
import type { HistoryView } from "../history-view.ts";
import styles from "./Health.module.css";
import { useWriting } from "./history-data.ts";
import { TrialForm } from "./TrialForm.tsx";
import { kindWords, outcomeWords, stopWords, toldWords } from "./words.ts";

/** Past treatments, whether each was adequate and failed, and the verdict on resistance with its working. */
export function Trials({ view }: { readonly view: HistoryView }) {
  const writing = useWriting(view.patient.id);
  const [isAdding, setAdding] = useState(false);
  const { working } = view.resistance;
  return (
    <Card title="Past treatments" says="Each is judged by dose, weeks, doses taken and outcome. The clinician decides.">
      <Resistant view={view} />
      {working.length === 0 && <p>Nothing is listed.</p>}
      <Lines>
        {working.map((one) => (
          <OneTrial key={one.trial.trialId} judged={one} view={view} />
        ))}
      </Lines>
      {isAdding ? (
        <TrialForm view={view} writing={writing} onDone={() => setAdding(false)} />
      ) : (
        <div className={styles.actions}>
          <Button size="md" onClick={() => setAdding(true)}>
            Add a treatment
          </Button>
          <Button
            size="md"
            variant="default"
            loading={writing.state === "saving"}
            onClick={() => void writing.write({ type: "TrialsReviewed", data: { saidBy: "staff" } })}
          >
            {view.history.trialsKnown === null ? "Gone through: these are all" : "Gone through again today"}
          </Button>
        </div>
      )}
    </Card>
  );
}

const VERDICT: Readonly<Record<Tri, string>> = {
  yes: "Treatment resistant, by this working",
  no: "Not treatment resistant, by this working",
  unknown: "Not known yet",
};

function Resistant({ view: { resistance, policy } }: { readonly view: HistoryView }) {
  const { answer, says, satisfy, intolerances, lifetime, classes, procedures, restsOnRecall } = resistance;
  const beside = [
    `${lifetime} over the whole life`,
    `${intolerances} given up for side effects, not counted`,
    ...(procedures > 0 ? [`${procedures} of ECT, rTMS or esketamine, not counted`] : []),
    ...(classes.length > 0 ? [`classes: ${classes.join(", ")}`] : []),
  ];
  return (
    <div className={answer === "yes" ? styles.known : styles.open}>
      <b>{VERDICT[answer]}.</b> {says} {satisfy}
      <small>{beside.join(" · ")}</small>
      {restsOnRecall && <small>It rests on what the patient remembers: look for a record.</small>}
      <small>
        Counted: {policy.minTrials} or more, {policy.minWeeks} weeks at the {policy.doseProfile} dose,{" "}
        {policy.minAdherencePct}% of doses, under {policy.responsePct}% better. One drug once. Added medicines never.
      </small>
    </div>
  );
}

const TONE: Readonly<Record<JudgedTrial["counts"], "good" | "look" | undefined>> = {
  yes: "good",
  unknown: "look",
  no: undefined,
};
const COUNTS: Readonly<Record<JudgedTrial["counts"], string>> = {
  yes: "counts",
  unknown: "not known",
  no: "does not count",
};

type OneProps = { readonly judged: JudgedTrial; readonly view: HistoryView };

function OneTrial({ judged, view }: OneProps) {
  const writing = useWriting(view.patient.id);
  const [doing, setDoing] = useState<"change" | "error" | null>(null);
  const name = nameOf(judged);
  return (
    <Line
      aside={
        <>
          <Button variant="default" size="md" aria-label={`Change ${name}`} onClick={() => setDoing("change")}>
            Change
          </Button>
          <Button variant="subtle" size="md" aria-label={`Listed in error: ${name}`} onClick={() => setDoing("error")}>
            In error
          </Button>
        </>
      }
      under={
        doing !== null &&
        (doing === "change" ? (
          <TrialForm view={view} writing={writing} trial={judged.trial} onDone={() => setDoing(null)} />
        ) : (
          <InError judged={judged} view={view} onDone={() => setDoing(null)} />
        ))
      }
    >
      <TrialWords judged={judged} view={view} />
    </Line>
  );
}

const nameOf = ({ trial }: JudgedTrial): string => trial.ingredient?.name ?? kindWords[trial.kind];

function TrialWords({ judged, view }: OneProps) {
  const { trial, adequacy, counts, why } = judged;
  const told = view.history.trials.find(({ trialId }) => trialId === trial.trialId);
  const span = [trial.from, trial.to].filter((when) => when !== "").join(" to ");
  return (
    <>
      <b>{nameOf(judged)}</b>{" "}
      <span className={styles.badge} data-tone={TONE[counts]}>
        {COUNTS[counts]}
      </span>
      <div>{why}</div>
      {adequacy.steps.length > 0 && (
        <ul className={styles.steps}>
          {adequacy.steps.map(({ step, says }) => (
            <li key={step}>{says}</li>
          ))}
        </ul>
      )}
      <small>
        {[
          kindWords[trial.kind],
          ...(span === "" ? [] : [span]),
          outcomeWords[trial.outcome],
          `stopped: ${stopWords[trial.stopReason].toLowerCase()}`,
          ...(trial.note === "" ? [] : [trial.note]),
          ...(told === undefined ? [] : [toldWords(told, view.names)]),
        ].join(" · ")}
      </small>
    </>
  );
}

function InError({ judged, view, onDone }: OneProps & { readonly onDone: () => void }) {
  const writing = useWriting(view.patient.id);
  const [why, setWhy] = useState("");
  const data = { trialId: judged.trial.trialId, why: why.trim() };
  return (
    <div className={styles.form}>
      <Row>
        <Field label="Why it is wrong" value={why} onChange={setWhy} />
      </Row>
      <Refusals refusals={writing.refusals} />
      <div className={styles.actions}>
        <Button
          size="md"
          disabled={why.trim() === ""}
          onClick={() => void writing.write({ type: "TrialListedInError", data })}
        >
          Take it off
        </Button>
        <Button size="md" variant="subtle" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </div>
  );
}
