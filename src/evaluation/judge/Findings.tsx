import { Button } from "@mantine/core";
import { useState } from "react";
import { Card } from "#ui/Card.tsx";
import { Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import type { Finding } from "../events.ts";
import type { EvaluationView } from "../evaluation-view.ts";
import { useWriting } from "../health/history-data.ts";
import { sourceWords } from "../health/words.ts";
import { conditions } from "../history/conditions.ts";
import type { HistoryView } from "../history-view.ts";
import { isOpen, standOf } from "../rules/findings.ts";
import { useOrder } from "./evaluation-data.ts";
import styles from "./Evaluation.module.css";

export type Seen = { readonly view: EvaluationView; readonly history: HistoryView; readonly mayDecide: boolean };

type Group = { readonly title: string; readonly tone: string; readonly has: (finding: Finding) => boolean };

const against = (finding: Finding) => standOf(finding) === "against";
const isDay = ({ when }: Finding) => when !== "decision";

const GROUPS: readonly Group[] = [
  { title: "Speaks against treatment", tone: "stop", has: (one) => against(one) && one.severity === "exclude" },
  {
    title: "Needs another specialist",
    tone: "look",
    has: (one) => against(one) && one.severity === "specialist-review",
  },
  {
    title: "Go on with a plan",
    tone: "look",
    has: (one) => against(one) && ["caution", "info"].includes(one.severity),
  },
  { title: "Not known: stops the decision", tone: "look", has: (one) => standOf(one) === "unknown" && !isDay(one) },
  {
    title: "Settled later: consent, and each day of treatment",
    tone: "",
    has: (one) => standOf(one) === "unknown" && isDay(one),
  },
];

/** What the rules found, gravest first, each with what it rests on and what would settle it. */
export function Findings(seen: Seen) {
  const { findings } = seen.view;
  const open = findings.filter((one) => isOpen(one) && (one.when === "decision" || against(one))).length;
  const clear = findings.filter((one) => standOf(one) === "clear");
  return (
    <Card
      title="Findings"
      says={`${open === 0 ? "Nothing is open." : `${open} open.`} The system finds; the clinician decides.`}
    >
      {GROUPS.map(({ title, tone, has }) => {
        const some = findings.filter(has);
        return some.length === 0 ? null : (
          <section key={title} className={styles.group} aria-label={title}>
            <h3 data-tone={tone}>
              {title} <span>{some.length}</span>
            </h3>
            {some.map((finding) => (
              <OneFinding key={finding.ruleId} finding={finding} seen={seen} />
            ))}
          </section>
        );
      })}
      <details className={styles.clear}>
        <summary>{clear.length} rules looked at and clear</summary>
        <ul>
          {clear.map(({ ruleId, title, because }) => (
            <li key={ruleId}>
              <b>{ruleId}</b> {title}. <span>{because}</span>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}

function OneFinding({ finding, seen }: { readonly finding: Finding; readonly seen: Seen }) {
  const { ruleId, title, because, message, satisfy, sources, hardStop } = finding;
  return (
    <article className={styles.finding} data-open={isOpen(finding)}>
      <header>
        <code>{ruleId}</code>
        <h4>{title}</h4>
        {hardStop && <span className={styles.hard}>nobody may pass this</span>}
      </header>
      <p>{because}</p>
      <p>
        {against(finding) && <b>{message} </b>}
        Settled by: {satisfy}
      </p>
      <Answers finding={finding} history={seen.history} />
      <Words finding={finding} seen={seen} />
      <small>{sources.map(sourceWords).join(" · ")}</small>
      {seen.mayDecide && seen.view.evaluation !== null && isOpen(finding) && <Passing finding={finding} seen={seen} />}
    </article>
  );
}

/** What a physician may do with an open finding. */
function Passing({ finding, seen }: { readonly finding: Finding; readonly seen: Seen }) {
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
          aria-label={`Pass ${finding.ruleId} with a reason`}
          onClick={() => setDoing("override")}
        >
          Pass with a reason
        </Button>
      )}
      {finding.severity === "specialist-review" && against(finding) && (
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

/** The questions that are open behind an unknown, answered where they are read. */
function Answers({ finding, history }: { readonly finding: Finding; readonly history: HistoryView }) {
  const writing = useWriting(history.patient.id);
  if (finding.answer !== "unknown" || finding.when === "day") return null;
  const open = conditions.filter(
    ({ id, rules }) =>
      rules.some((rule) => rule === finding.ruleId) && finding.rests.some((one) => one.startsWith(`${id}=unknown`)),
  );
  if (open.length === 0) return null;
  const answer = (condition: string, said: "yes" | "no") =>
    void writing.write({
      type: "ConditionAnswered",
      data: { condition, answer: said, since: "", note: "", saidBy: "staff" },
    });
  return (
    <ul className={styles.answers}>
      {open.map(({ id, name }) => (
        <li key={id}>
          <span>{name}</span>
          <Button size="md" variant="default" aria-label={`${name}: no`} onClick={() => answer(id, "no")}>
            No
          </Button>
          <Button size="md" variant="default" aria-label={`${name}: yes`} onClick={() => answer(id, "yes")}>
            Yes
          </Button>
        </li>
      ))}
      <Refusals refusals={writing.refusals} />
    </ul>
  );
}

/** Who passed it or gave an opinion, and why. */
function Words({ finding: { ruleId, override, opinion }, seen }: { readonly finding: Finding; readonly seen: Seen }) {
  const ordering = useOrder(seen.view);
  return (
    <>
      {override !== null && (
        <p className={styles.passed}>
          Passed by {seen.view.names[override.by] ?? override.by}: {override.reason}{" "}
          {seen.mayDecide && (
            <Button
              size="md"
              variant="subtle"
              onClick={() => void ordering.order({ type: "OverrideWithdrawn", data: { ruleId, why: "taken back" } })}
            >
              Take back
            </Button>
          )}
        </p>
      )}
      {opinion !== null && (
        <p className={styles.passed}>
          Opinion of {opinion.from}, {opinion.on}: {opinion.says}
        </p>
      )}
      <Refusals refusals={ordering.refusals} />
    </>
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
