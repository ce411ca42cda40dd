import { Button } from "@mantine/core";
import { useState } from "react";
import { Card, Line, Lines } from "#ui/Card.tsx";
import { Choice, Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import type { Language } from "#clinic/events.ts";
import type { EvaluationView, Recipient } from "../evaluation-view.ts";
import { dayWords } from "./Decision.tsx";
import { useOrder } from "./evaluation-data.ts";
import styles from "./Evaluation.module.css";

type Of = { readonly view: EvaluationView; readonly mayDecide: boolean };

/** Letters to those who treat the patient, where the patient said that we may write; and those already written. */
export function ColleagueLetters({ view, mayDecide }: Of) {
  return (
    <Card
      title="Letters to colleagues"
      says="Kept here to print or fax; only to those the patient allows us to write to."
    >
      {view.recipients.length === 0 && <p>Nobody who treats the patient is named.</p>}
      <Lines>
        {view.recipients.map((one) => (
          <OneRecipient key={one.personId} recipient={one} view={view} mayDecide={mayDecide} />
        ))}
      </Lines>
      {view.evaluation?.letters.map(({ id, to, at, by, text }) => (
        <details key={id} className={styles.letter}>
          <summary>
            To {to}, {dayWords(view.zone, at)}, {view.names[by] ?? by}
          </summary>
          <pre>{text}</pre>
          {view.printable.includes(id) ? (
            <a className={styles.paper} href={`/api/patients/${view.patientId}/letters/${id}`} download>
              PDF, to print or fax
            </a>
          ) : (
            <p>Not to be printed: the patient does not let us write to this person now.</p>
          )}
        </details>
      ))}
    </Card>
  );
}

const LANGUAGES = [
  { value: "en", label: "English" },
  { value: "es", label: "Spanish" },
] as const;

const RELEASE = { yes: "may be written to", no: "the patient said no", unknown: "no release: not asked" } as const;

function OneRecipient({ recipient, view, mayDecide }: Of & { readonly recipient: Recipient }) {
  const { name, practice, role, fax, release, drafts } = recipient;
  const [isOpen, setOpen] = useState(false);
  const words = [role.replace("-", " "), practice, fax === "" ? "" : `fax ${fax}`, RELEASE[release]];
  return (
    <Line
      aside={
        drafts !== null &&
        mayDecide &&
        !isOpen && (
          <Button size="md" variant="default" aria-label={`Write to ${name}`} onClick={() => setOpen(true)}>
            Write
          </Button>
        )
      }
      under={
        isOpen &&
        drafts !== null && <Draft recipient={recipient} drafts={drafts} view={view} onDone={() => setOpen(false)} />
      }
    >
      <b>{name}</b>
      <small>{words.filter((word) => word !== "").join(" · ")}</small>
    </Line>
  );
}

function Draft({
  recipient: { personId },
  drafts,
  view,
  onDone,
}: {
  readonly recipient: Recipient;
  readonly drafts: NonNullable<Recipient["drafts"]>;
  readonly view: EvaluationView;
  readonly onDone: () => void;
}) {
  const ordering = useOrder(view);
  const [language, setLanguage] = useState<Language>("en");
  const [text, setText] = useState(drafts.en);
  /** What was written by hand is not thrown away for another draft. */
  const choose = (to: Language) => {
    setLanguage(to);
    if (text === drafts[language]) setText(drafts[to]);
  };
  const keep = async () => {
    if (await ordering.order({ type: "LetterWritten", data: { personId, language, text } })) onDone();
  };
  return (
    <div className={styles.form}>
      <Choice label="Language" options={LANGUAGES} value={language} onChange={choose} columns={2} />
      <Field label="The letter" lines={16} value={text} onChange={setText} />
      <Refusals refusals={ordering.refusals} />
      <div className={styles.actions}>
        <Button size="md" loading={ordering.state === "saving"} onClick={() => void keep()}>
          Keep this letter
        </Button>
        <Button size="md" variant="subtle" onClick={onDone}>
          Not now
        </Button>
      </div>
    </div>
  );
}
