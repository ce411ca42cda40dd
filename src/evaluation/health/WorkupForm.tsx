import { Button } from "@mantine/core";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Refusal, Tri } from "#plumbing/facts.ts";
import { Row } from "#ui/Card.tsx";
import { Choice, Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { saysAt } from "#ui/saving.tsx";
import type { HistoryView } from "../history-view.ts";
import type { WorkupField, WorkupRow } from "../workup/items.ts";
import styles from "./Health.module.css";
import { useWriting } from "./history-data.ts";
import { isNumber, numberIn } from "./words.ts";

type Texts = Readonly<Record<string, string>>;

/** Only what was entered: an empty field is no value, and never a normal one. */
const valuesOf = (fields: readonly WorkupField[], texts: Texts): Record<string, number | string> =>
  Object.fromEntries(
    fields.flatMap(({ key, kind }) => {
      const text = (texts[key] ?? "").trim();
      if (text === "") return [];
      return [[key, kind === "number" ? (numberIn(text) ?? text) : text]];
    }),
  );

const ABNORMAL: readonly { readonly value: Tri; readonly label: string }[] = [
  { value: "no", label: "Normal" },
  { value: "yes", label: "Not normal" },
  { value: "unknown", label: "Not judged" },
];

type Of = { readonly row: WorkupRow; readonly view: HistoryView; readonly onDone: () => void };

/** One result while it is being entered, under one number however often it is sent. */
function useResult({ row, view, onDone }: Of) {
  const writing = useWriting(view.patient.id);
  const [workupId] = useState(() => uuidv7());
  const [doneOn, setDoneOn] = useState(view.today);
  const [texts, setTexts] = useState<Texts>({});
  const [abnormal, setAbnormal] = useState<Tri | null>(null);
  const [note, setNote] = useState("");
  const isReady =
    abnormal !== null && row.fields.every(({ key, kind }) => kind !== "number" || isNumber(texts[key] ?? ""));
  const save = async () => {
    if (abnormal === null) return;
    const values = valuesOf(row.fields, texts);
    const data = { workupId, item: row.item, doneOn, values, abnormal, note: note.trim(), saidBy: "staff" } as const;
    if (await writing.write({ type: "WorkupRecorded", data })) onDone();
  };
  const set = (key: string, text: string) => setTexts((was) => ({ ...was, [key]: text }));
  return { writing, doneOn, setDoneOn, texts, set, abnormal, setAbnormal, note, setNote, isReady, save };
}

/** Records one result of an examination. */
export function WorkupForm(of: Of) {
  const { writing, doneOn, setDoneOn, texts, set, abnormal, setAbnormal, note, setNote, isReady, save } = useResult(of);
  const { refusals } = writing;
  const value = (field: WorkupField) => (
    <OneValue key={field.key} field={field} text={texts[field.key] ?? ""} set={set} refusals={refusals} />
  );
  return (
    <div className={styles.form}>
      <Row>
        <Field label="Done on" type="date" value={doneOn} onChange={setDoneOn} says={saysAt("doneOn", refusals)} />
        {of.row.fields.filter(({ kind }) => kind !== "choice").map(value)}
      </Row>
      {of.row.fields.filter(({ kind }) => kind === "choice").map(value)}
      <Choice label="Judged" options={ABNORMAL} value={abnormal} onChange={setAbnormal} columns={3} />
      <Field label="Note" value={note} onChange={setNote} lines={2} />
      <Refusals
        refusals={refusals.filter(({ field = "" }) => field !== "doneOn" && !field.startsWith("values."))}
        title="Not saved. What you entered is kept."
      />
      <div className={styles.actions}>
        <Button size="md" disabled={!isReady} loading={writing.state === "saving"} onClick={() => void save()}>
          Record it
        </Button>
        <Button size="md" variant="subtle" onClick={of.onDone}>
          Leave it
        </Button>
      </div>
    </div>
  );
}

function OneValue({
  field: { key, label, unit, kind, choices },
  text,
  set,
  refusals,
}: {
  readonly field: WorkupField;
  readonly text: string;
  readonly set: (key: string, text: string) => void;
  readonly refusals: readonly Refusal[];
}) {
  if (kind === "choice")
    return (
      <Choice
        label={label}
        options={choices.map((value) => ({ value, label: value }))}
        value={text === "" ? null : text}
        onChange={(value) => set(key, value)}
        columns={3}
      />
    );
  return (
    <Field
      label={unit === "" ? label : `${label}, ${unit}`}
      value={text}
      onChange={(value) => set(key, value)}
      says={saysAt(`values.${key}`, refusals)}
    />
  );
}
