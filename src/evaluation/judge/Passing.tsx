import { Button } from "@mantine/core";
import { useState } from "react";
import { Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { WithReason } from "../health/WithReason.tsx";
import type { Finding } from "../events.ts";
import type { EvaluationView } from "../evaluation-view.ts";
import type { HistoryView } from "../history-view.ts";
import { standOf } from "../rules/findings.ts";
import { useOrder } from "./evaluation-data.ts";
import styles from "./Evaluation.module.css";

export type Seen = { readonly view: EvaluationView; readonly history: HistoryView; readonly mayDecide: boolean };

/** What a physician may do with an open finding. */
export function Passing({ finding, seen }: { readonly finding: Finding; readonly seen: Seen }) {
  const [doing, setDoing] = useState<"override" | "opinion" | null>(null);
  const onDone = () => setDoing(null);
  if (doing === "override") return <Override finding={finding} seen={seen} onDone={onDone} />;
  if (doing === "opinion") return <Opinion finding={finding} seen={seen} onDone={onDone} />;
  return (
    <div className={styles.actions}>
      {!finding.hardStop && finding.when === "decision" && (
        <Button
          size="md"
          variant="default"
          aria-label={`Pass with a reason: ${finding.ruleId}`}
          onClick={() => setDoing("override")}
        >
          Pass with a reason
        </Button>
      )}
      {finding.severity === "specialist-review" && standOf(finding) === "against" && (
        <Button
          size="md"
          variant="default"
          aria-label={`Enter an opinion on ${finding.ruleId}`}
          onClick={() => setDoing("opinion")}
        >
          Enter an opinion
        </Button>
      )}
    </div>
  );
}

/** Who passed it or gave an opinion, and why. */
export function Words({
  finding: { ruleId, override, opinion },
  seen,
}: {
  readonly finding: Finding;
  readonly seen: Seen;
}) {
  return (
    <>
      {override !== null && (
        <p className={styles.passed}>
          Passed by {seen.view.names[override.by] ?? override.by}: {override.reason}
        </p>
      )}
      {override !== null && seen.mayDecide && <TakeBack ruleId={ruleId} seen={seen} />}
      {opinion !== null && (
        <p className={styles.passed}>
          Opinion of {opinion.from}, {opinion.on}: {opinion.says}
        </p>
      )}
    </>
  );
}

function TakeBack({ ruleId, seen }: { readonly ruleId: string; readonly seen: Seen }) {
  const ordering = useOrder(seen.view);
  const [isAsked, setAsked] = useState(false);
  if (isAsked)
    return (
      <WithReason
        asks="Why it is taken back"
        does="Take it back"
        refusals={ordering.refusals}
        isSaving={ordering.state === "saving"}
        onSay={(why) => ordering.order({ type: "OverrideWithdrawn", data: { ruleId, why } })}
        onLeave={() => setAsked(false)}
      />
    );
  return (
    <div className={styles.actions}>
      <Button size="md" variant="subtle" aria-label={`Take back what passed ${ruleId}`} onClick={() => setAsked(true)}>
        Take back
      </Button>
    </div>
  );
}

type Doing = { readonly finding: Finding; readonly seen: Seen; readonly onDone: () => void };

function Override({ finding: { ruleId, answer, rests }, seen, onDone }: Doing) {
  const ordering = useOrder(seen.view);
  const [reason, setReason] = useState("");
  const pass = async () => {
    const data = { ruleId, answer, rests: [...rests], reason: reason.trim() };
    if (await ordering.order({ type: "FindingOverridden", data })) onDone();
  };
  return (
    <div className={styles.form}>
      <Field label="Why this may be passed; your name stands beside it" lines={2} value={reason} onChange={setReason} />
      <Refusals refusals={ordering.refusals} />
      <div className={styles.actions}>
        <Button size="md" loading={ordering.state === "saving"} onClick={() => void pass()}>
          Pass it
        </Button>
        <Button size="md" variant="subtle" onClick={onDone}>
          Leave it open
        </Button>
      </div>
    </div>
  );
}

function Opinion({ finding: { ruleId, answer, rests }, seen, onDone }: Doing) {
  const ordering = useOrder(seen.view);
  const [from, setFrom] = useState("");
  const [on, setOn] = useState(seen.history.today);
  const [says, setSays] = useState("");
  const enter = async () => {
    const data = { ruleId, answer, rests: [...rests], from: from.trim(), on, says: says.trim() };
    if (await ordering.order({ type: "OpinionRecorded", data })) onDone();
  };
  return (
    <div className={styles.form}>
      <Field label="Whose opinion: name and field" value={from} onChange={setFrom} />
      <Field label="Signed on" type="date" value={on} onChange={setOn} />
      <Field label="What it says" lines={2} value={says} onChange={setSays} />
      <Refusals refusals={ordering.refusals} />
      <div className={styles.actions}>
        <Button size="md" loading={ordering.state === "saving"} onClick={() => void enter()}>
          Enter it
        </Button>
        <Button size="md" variant="subtle" onClick={onDone}>
          Leave it open
        </Button>
      </div>
    </div>
  );
}
