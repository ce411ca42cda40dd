import { useId, useState } from "react";
import type { Tri } from "#plumbing/facts.ts";
import { Card, Row } from "#ui/Card.tsx";
import { Field, Tick } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import type { ConditionAnswer } from "../events.ts";
import { type ConditionGroup, type ConditionQuestion, conditions } from "../history/conditions.ts";
import type { HistoryView } from "../history-view.ts";
import styles from "./Health.module.css";
import { useWriting } from "./history-data.ts";
import { toldWords, triWords } from "./words.ts";

const GROUPS: Readonly<Record<ConditionGroup, string>> = {
  heart: "Heart and vessels",
  mind: "Mind",
  family: "Family",
  brain: "Brain, nerves, eyes",
  body: "Body",
  breathing: "Breathing",
  substances: "Alcohol and drugs",
  pregnancy: "Pregnancy",
};

/** The questions whose answers decide the rules: each answered by one press, and open until it is. */
export function HealthQuestions({ view }: { readonly view: HistoryView }) {
  const [onlyOpen, setOnlyOpen] = useState(false);
  const asked = conditions.filter((one) => !(one.ifCanBecomePregnant && view.canBecomePregnant === "no"));
  const isOpen = ({ id }: ConditionQuestion) => (view.history.conditions[id]?.answer ?? "unknown") === "unknown";
  const left = asked.filter(isOpen).length;
  return (
    <Card
      title="Health"
      says={
        left === 0
          ? "Every question is answered."
          : `${left} of ${asked.length} questions have no answer yet. What is not answered blocks a clearance.`
      }
    >
      <Tick label="Only those without an answer" checked={onlyOpen} onChange={setOnlyOpen} />
      {(Object.keys(GROUPS) as ConditionGroup[]).map((group) => {
        const rows = asked.filter((one) => one.group === group && (!onlyOpen || isOpen(one)));
        return rows.length === 0 ? null : (
          <section key={group} className={styles.group}>
            <h3>{GROUPS[group]}</h3>
            {rows.map((question) => (
              <Question key={question.id} question={question} view={view} />
            ))}
          </section>
        );
      })}
    </Card>
  );
}

type Of = { readonly question: ConditionQuestion; readonly view: HistoryView };

function TriAnswer({ value, onSay }: { readonly value: Tri | undefined; readonly onSay: (said: Tri) => void }) {
  const name = useId();
  return (
    <div className={styles.tri}>
      {(["yes", "no", "unknown"] as const).map((one) => (
        <label key={one} data-chosen={value === one}>
          <input type="radio" name={name} checked={value === one} onChange={() => onSay(one)} />
          {triWords[one]}
        </label>
      ))}
    </div>
  );
}

function Question({ question, view }: Of) {
  const writing = useWriting(view.patient.id);
  const known = view.history.conditions[question.id];
  const answer = (more: Partial<ConditionAnswer>) =>
    void writing.write({
      type: "ConditionAnswered",
      data: {
        condition: question.id,
        answer: known?.answer ?? "unknown",
        since: known?.since ?? "",
        note: known?.note ?? "",
        saidBy: "staff",
        ...more,
      },
    });
  return (
    <fieldset className={styles.question}>
      <legend className="unseen">{question.name}</legend>
      <div>
        <b>{question.name}</b>{" "}
        {question.rules.length > 0 && <span className={styles.quiet}>{question.rules.join(", ")}</span>}
        <small>{known === undefined ? "nobody asked" : toldWords(known, view.names)}</small>
      </div>
      <TriAnswer value={known?.answer} onSay={(said) => answer({ answer: said })} />
      {known?.answer === "yes" && <WhenAndNote key={known.at} question={question} known={known} onSay={answer} />}
      {writing.refusals.length > 0 && (
        <div className={styles.more}>
          <Refusals refusals={writing.refusals} />
        </div>
      )}
    </fieldset>
  );
}

/** When it last was so, which some rules turn on; saved on leaving the field. */
function WhenAndNote({
  question,
  known,
  onSay,
}: {
  readonly question: ConditionQuestion;
  readonly known: ConditionAnswer;
  readonly onSay: (more: Partial<ConditionAnswer>) => void;
}) {
  const [since, setSince] = useState(known.since);
  const [note, setNote] = useState(known.note);
  const leave = () => {
    if (since.trim() !== known.since || note.trim() !== known.note) onSay({ since: since.trim(), note: note.trim() });
  };
  return (
    <div className={styles.more} onBlur={leave}>
      <Row>
        <Field
          label={question.when ? "When it last was so" : "Since"}
          hint={
            question.when && since === ""
              ? "Needed: without it the rule stays open. 2026, 2026-03 or a day"
              : "2026, 2026-03 or a day"
          }
          value={since}
          onChange={setSince}
        />
        <Field label="Note" value={note} onChange={setNote} />
      </Row>
    </div>
  );
}
