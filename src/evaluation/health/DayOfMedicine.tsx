import { Button } from "@mantine/core";
import { useState } from "react";
import { Row } from "#ui/Card.tsx";
import { Choice, Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import type { MedicineDay } from "../events.ts";
import { asTaken, type DayOfMedicine, isUndecided } from "../history/day-of-medicine.ts";
import type { HistoryView } from "../history-view.ts";
import { decidedWords, tableWords } from "./day-words.ts";
import styles from "./Health.module.css";
import type { Writing } from "./history-data.ts";
import { isNumber, numberIn } from "./words.ts";

/** What is done with one medicine on the day of an infusion: decided by whom, or that nobody has decided it yet. */
export function DayWords({ day, view }: { readonly day: DayOfMedicine; readonly view: HistoryView }) {
  const { decided, isOutdated } = day;
  if (decided !== null)
    return (
      <small>
        On the day of an infusion: <b>{decidedWords(decided)}</b>, says {view.names[decided.by] ?? "a physician"}
        {decided.note !== "" && `: ${decided.note}`}
      </small>
    );
  if (!isUndecided(day)) return <small>On the day of an infusion: taken as always. {tableWords(day)}.</small>;
  return (
    <small>
      <span className={styles.badge} data-tone="look">
        not decided for the day of an infusion
      </span>{" "}
      {isOutdated ? "It has changed since it was decided. " : ""}
      {tableWords(day)}. The patient reads: ask us about it.
    </small>
  );
}

const CHOICES = [
  { value: "take", label: "Taken as always" },
  { value: "leave-out", label: "Left out" },
] as const;

type Draft = { readonly onTheDay: MedicineDay["onTheDay"] | null; readonly hours: string; readonly note: string };

const draftOf = (decided: DayOfMedicine["decided"]): Draft => ({
  onTheDay: decided?.onTheDay ?? null,
  hours: decided?.hoursBefore == null ? "" : String(decided.hoursBefore),
  note: decided?.note ?? "",
});

type FormProps = { readonly day: DayOfMedicine; readonly writing: Writing; readonly onDone: () => void };

/** A physician decides it; the patient reads it before every visit. */
export function DayForm({ day: { medicine, decided }, writing, onDone }: FormProps) {
  const [draft, setDraft] = useState(() => draftOf(decided));
  const { onTheDay, hours, note } = draft;
  const save = async () => {
    if (onTheDay === null) return;
    const hoursBefore = onTheDay === "take" ? null : numberIn(hours);
    const { medicineId } = medicine;
    const data = { medicineId, onTheDay, hoursBefore, note: note.trim(), of: asTaken(medicine) };
    if (await writing.write({ type: "MedicineDayDecided", data })) onDone();
  };
  return (
    <div className={styles.form}>
      <DayFields name={medicine.ingredient.name} draft={draft} onChange={setDraft} />
      <Refusals refusals={writing.refusals} />
      <div className={styles.actions}>
        <Button
          size="md"
          disabled={onTheDay === null || !isNumber(hours)}
          loading={writing.state === "saving"}
          onClick={() => void save()}
        >
          Decide it
        </Button>
        <Button size="md" variant="subtle" onClick={onDone}>
          Not now
        </Button>
      </div>
    </div>
  );
}

type FieldsProps = { readonly name: string; readonly draft: Draft; readonly onChange: (draft: Draft) => void };

const DayFields = ({ name, draft, onChange }: FieldsProps) => (
  <>
    <Choice
      label={`${name} on the day of an infusion`}
      options={CHOICES}
      value={draft.onTheDay}
      onChange={(onTheDay) => onChange({ ...draft, onTheDay })}
      columns={2}
    />
    <Row>
      {draft.onTheDay === "leave-out" && (
        <Field
          label="From so many hours before"
          hint="Left empty: what would be taken that morning"
          value={draft.hours}
          onChange={(hours) => onChange({ ...draft, hours })}
        />
      )}
      <Field
        label="In your words, for the patient to read"
        hint="May stay empty"
        value={draft.note}
        onChange={(note) => onChange({ ...draft, note })}
      />
    </Row>
  </>
);
