import { Button } from "@mantine/core";
import { useState } from "react";
import { Card } from "#ui/Card.tsx";
import { Field } from "#ui/Field.tsx";
import { SavedState } from "#ui/SavedState.tsx";
import type { Evaluation } from "../fold/evaluation.ts";
import { addendum, aspects, noteSections, type NoteSection } from "../rules/mental-state.ts";
import { useAutosave } from "./autosave.ts";
import styles from "./Evaluation.module.css";

type Of = { readonly evaluation: Evaluation; readonly mayWrite: boolean };

const FINAL = new Set(["eligible", "declined"]);
export const isSigned = ({ decisions }: Evaluation): boolean => FINAL.has(decisions.at(-1)?.decision ?? "");

/** The note in its sections; after the decision is signed, an addendum. */
export function Note({ evaluation, mayWrite }: Of) {
  const signed = isSigned(evaluation);
  return (
    <Card title="Note" says={signed ? "Signed with the decision. What comes after goes into the addendum." : undefined}>
      {noteSections.map((section) => (
        <Section key={section.id} section={section} evaluation={evaluation} mayWrite={mayWrite && !signed} />
      ))}
      {signed && <Section section={addendum} evaluation={evaluation} mayWrite={mayWrite} />}
    </Card>
  );
}

function Section({ section: { id, name, template }, evaluation, mayWrite }: Of & { readonly section: NoteSection }) {
  const [text, setText] = useState(evaluation.notes[id]?.text ?? "");
  const { saved, put } = useAutosave(evaluation.id, "NoteSaved", (words: { text: string }) => ({
    section: id,
    ...words,
  }));
  const write = (words: string) => {
    setText(words);
    put({ text: words });
  };
  if (!mayWrite)
    return (
      <div className={styles.read}>
        <h3>{name}</h3>
        <p>{text === "" ? "Nothing written." : text}</p>
      </div>
    );
  return (
    <div className={styles.section}>
      <Field label={name} lines={5} value={text} onChange={write} />
      <div className={styles.actions}>
        {text === "" && template !== "" && (
          <Button
            size="md"
            variant="default"
            onClick={() => write(template)}
            aria-label={`Begin from the template: ${name}`}
          >
            Begin from the template
          </Button>
        )}
        <SavedState saved={saved} />
      </div>
    </div>
  );
}

/** The mental state, aspect by aspect; nothing is chosen beforehand, and what was not examined stays so. */
export function MentalState({ evaluation, mayWrite }: Of) {
  const [state, setState] = useState(evaluation.mentalState?.aspects ?? {});
  const { saved, put } = useAutosave(evaluation.id, "MentalStateSaved", (all: typeof state) => ({ aspects: all }));
  const canWrite = mayWrite && !isSigned(evaluation);
  const set = (id: string, more: { finding?: string; note?: string }) => {
    const next = { ...state, [id]: { finding: "", note: "", ...state[id], ...more } };
    if (next[id]?.finding === "" && next[id].note === "") delete next[id];
    setState(next);
    put(next);
  };
  return (
    <Card title="Mental state" says={<SavedState saved={saved} />}>
      <div className={styles.aspects}>
        {aspects.map(({ id, name, choices }) => (
          <div key={id} className={styles.aspect}>
            <label htmlFor={`aspect-${id}`}>{name}</label>
            <select
              id={`aspect-${id}`}
              disabled={!canWrite}
              value={state[id]?.finding ?? ""}
              onChange={(event) => set(id, { finding: event.target.value })}
            >
              <option value="">not examined</option>
              {choices.map((choice) => (
                <option key={choice}>{choice}</option>
              ))}
            </select>
            <input
              aria-label={`${name}, in words`}
              disabled={!canWrite}
              value={state[id]?.note ?? ""}
              onChange={(event) => set(id, { note: event.target.value })}
            />
          </div>
        ))}
      </div>
    </Card>
  );
}
