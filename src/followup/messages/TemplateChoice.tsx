import { useId } from "react";
import type { Correspondent } from "./thread-view.ts";
import styles from "./Messages.module.css";
import { useTemplates } from "./thread-data.ts";

/** "Fable, Adaeze" is greeted as Adaeze. */
const givenOf = (name: string): string => name.split(", ")[1] ?? name;

const behind = (text: string, words: string): string => (text.trim() === "" ? words : `${text.trimEnd()}\n\n${words}`);

/** Words the clinic often sends, in the language of the patient, put behind what is written already; they can be changed there. */
export function TemplateChoice({
  patient,
  text,
  onChoose,
}: {
  readonly patient: Correspondent;
  readonly text: string;
  readonly onChoose: (templateId: string, text: string) => void;
}) {
  const id = useId();
  const templates = useTemplates().data?.templates ?? [];
  if (templates.length === 0) return null;
  return (
    <div className={styles.template}>
      <label htmlFor={id}>Begin with words often sent</label>
      <select
        id={id}
        value=""
        onChange={(event) => {
          const found = templates.find((one) => one.id === event.target.value);
          if (found !== undefined)
            onChoose(found.id, behind(text, found[patient.language].replaceAll("{name}", givenOf(patient.name))));
        }}
      >
        <option value="">Choose…</option>
        {templates.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}
