import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import type { Item } from "./events.ts";
import styles from "./FillIn.module.css";
import type { FillInView } from "./view.ts";

const valuesOf = ({ choices, rating }: Item) =>
  choices?.map(({ value, text }) => ({ value: String(value), label: `${text.en} (${value})` })) ??
  (rating === undefined
    ? []
    : Array.from({ length: rating.to - rating.from + 1 }, (_, at) => {
        const value = String(rating.from + at);
        return { value, label: value };
      }));

type Props = { readonly view: FillInView; readonly item: Item };

/** Sets one answer right, with the reason. Closed until it is asked for. */
export function CorrectAnswer({ view, item }: Props) {
  const [isOpen, open] = useState(false);
  if (isOpen) return <Correcting view={view} item={item} onDone={() => open(false)} />;
  return (
    <button type="button" className={styles.small} onClick={() => open(true)} aria-label={`Correct: ${item.text.en}`}>
      Correct
    </button>
  );
}

function Correcting({ view: { patient, assessment }, item, onDone }: Props & { readonly onDone: () => void }) {
  const path = `/api/patients/${patient.id}/assessments/${assessment.id}/corrections`;
  const saving = useSaving(path, ["questionnaire", "questionnaires"]);
  const [value, setValue] = useState("");
  const [why, setWhy] = useState("");
  const save = async () => {
    const to = value === "null" ? null : Number(value);
    if (await saving.save({ item: item.id, value: to, why: why.trim() })) onDone();
  };
  return (
    <div className={styles.correct}>
      <NativeSelect
        size="lg"
        label="What was answered"
        data={[{ value: "", label: "Choose" }, ...valuesOf(item), { value: "null", label: "Would rather not say" }]}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <TextInput
        size="lg"
        label="Why it is corrected"
        value={why}
        error={saysAt("why", saving.refusals)}
        onChange={(event) => setWhy(event.target.value)}
      />
      <SaveBar saving={saving} onPress={() => void save()} disabled={value === "" || why.trim() === ""}>
        Correct this answer
      </SaveBar>
    </div>
  );
}
