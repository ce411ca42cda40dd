import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Language } from "#clinic/events.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { Card } from "#ui/Card.tsx";
import { SaveBar, type Saving, saysAt, useSaving } from "#ui/saving.tsx";
import { type AskedHow, type AssessmentPoint, batteries, scaleOf, scales } from "./events.ts";
import { languageWords, optionsOf, pointWords } from "./words.ts";
import styles from "./Questionnaires.module.css";

const askable = scales.filter(({ items }) => items.length > 0);
const NAMES = askable.map(({ id, name }) => ({ value: id, label: name.en }));
const HOW = [
  { value: "patient", label: "The patient answers on their own screen" },
  { value: "staff", label: "We ask here, at the desk" },
];

/** `due`: "2026-11-26", or empty. */
type Wish = { scaleId: string; point: AssessmentPoint; how: AskedHow; language: Language; due: string };

type Props = {
  readonly patientId: string;
  readonly language: Language;
  /** Nothing was answered yet: what is asked for now is the baseline. Later a baseline is chosen, and not by oversight. */
  readonly isFirst: boolean;
};

/** Asks for one questionnaire, or for the usual ones of a point in the treatment at once. */
export function AskFor({ patientId, language, isFirst }: Props) {
  const saving = useSaving(`/api/patients/${patientId}/assessments`, ["questionnaires"], { ownId: true });
  const [wish, setWish] = useState<Wish>({
    scaleId: "phq-9",
    point: isFirst ? "baseline" : "other",
    how: "patient",
    language,
    due: "",
  });
  const ask = useAsking(saving, wish);
  const scale = scaleOf(wish.scaleId);
  const usual = batteries[wish.point].scales;
  return (
    <Card title="Ask for a questionnaire">
      <Fields wish={wish} refusals={saving.refusals} onChange={(part) => setWish({ ...wish, ...part })} />
      {wish.language === "es" && scale?.spanish === "ours" && (
        <p>
          The Spanish of this questionnaire is our own translation. It was not validated, and the patient is told so.
        </p>
      )}
      <SaveBar saving={saving} onPress={() => void ask([wish.scaleId])} hide={({ field }) => field === "scaleId"}>
        Ask for {scale?.name.en ?? "it"}
      </SaveBar>
      {usual.length > 1 && (
        <SaveBar saving={{ ...saving, refusals: [], state: "idle" }} onPress={() => void ask(usual)}>
          Ask for the usual {usual.length}: {usual.map((id) => id.toUpperCase()).join(", ")}
        </SaveBar>
      )}
    </Card>
  );
}

/** One number for each instrument until all were taken: pressed again after no answer, it is the same entry. */
function useAsking(saving: Saving, { due, ...wish }: Wish) {
  const [ids, setIds] = useState<Readonly<Record<string, string>>>({});
  return async (scaleIds: readonly string[]) => {
    const dueAt = due === "" ? null : Date.parse(`${due}T12:00`);
    const mine = { ...Object.fromEntries(scaleIds.map((id) => [id, uuidv7()])), ...ids };
    setIds(mine);
    for (const scaleId of scaleIds) {
      if (!(await saving.save({ ...wish, dueAt, scaleId, id: mine[scaleId] ?? "" }))) return;
    }
    setIds({});
  };
}

type FieldsProps = {
  readonly wish: Wish;
  readonly refusals: readonly Refusal[];
  readonly onChange: (part: Partial<Wish>) => void;
};

const Fields = ({ wish, refusals, onChange }: FieldsProps) => (
  <div className={styles.fields}>
    <NativeSelect
      size="lg"
      label="Questionnaire"
      data={NAMES}
      value={wish.scaleId}
      error={saysAt("scaleId", refusals)}
      onChange={(event) => onChange({ scaleId: event.target.value })}
    />
    <NativeSelect
      size="lg"
      label="When in the treatment"
      data={optionsOf(pointWords)}
      value={wish.point}
      onChange={(event) => onChange({ point: event.target.value as AssessmentPoint })}
    />
    <NativeSelect
      size="lg"
      label="How"
      data={HOW}
      value={wish.how}
      onChange={(event) => onChange({ how: event.target.value as AskedHow })}
    />
    <NativeSelect
      size="lg"
      label="Language"
      data={optionsOf(languageWords)}
      value={wish.language}
      onChange={(event) => onChange({ language: event.target.value as Language })}
    />
    <TextInput
      size="lg"
      type="date"
      label="Due by"
      value={wish.due}
      onChange={(event) => onChange({ due: event.target.value })}
    />
  </div>
);
