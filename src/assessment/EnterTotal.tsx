import { NativeSelect, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { serverTime } from "#ui/clock.ts";
import { Card } from "#ui/Card.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import { type AssessmentPoint, scales } from "./events.ts";
import { type Entry, notNumbers, rangeOf, readEntry } from "./entering.ts";
import { ItemNumbers } from "./ItemNumbers.tsx";
import { optionsOf, pointWords } from "./words.ts";
import styles from "./Questionnaires.module.css";

const NAMES = scales.map(({ id, name }) => ({ value: id, label: name.en }));
const empty: Entry = { scaleId: "madrs", point: "other", day: "", total: "", items: {}, ratedBy: "", note: "" };

type Asked = {
  readonly entry: Entry;
  readonly onChange: (part: Partial<Entry>) => void;
  readonly at: (field: string) => string | undefined;
};

/** Copies the result of a form whose words may not be shown here, or that came on paper. */
export function EnterTotal({ patientId }: { readonly patientId: string }) {
  const { saving, entry, change, save } = useEntering(patientId);
  const wrong = notNumbers(entry);
  const at = (field: string) => saysAt(field, saving.refusals);
  return (
    <Card
      title="Enter a result"
      says="For instruments whose words belong to others, and for forms that came on paper. The words are not shown here: use your own licensed copy."
    >
      <Which entry={entry} onChange={change} at={at} />
      <ItemNumbers entry={entry} wrong={wrong} onChange={change} says={at("items")} />
      <Total entry={entry} onChange={change} at={at} />
      <SaveBar
        saving={saving}
        onPress={() => void save()}
        disabled={wrong.size > 0 || entry.total.trim() === "" || entry.ratedBy.trim() === ""}
        hide={({ field }) => field !== undefined}
      >
        Enter this result
      </SaveBar>
    </Card>
  );
}

function useEntering(patientId: string) {
  const saving = useSaving(`/api/patients/${patientId}/assessments/totals`, ["questionnaires"]);
  const [entry, setEntry] = useState(empty);
  const assessmentId = useRef(uuidv7());
  // Fixed at the first press, so that pressing again after no answer sends the same entry.
  const pressedAt = useRef<number | null>(null);
  const change = (part: Partial<Entry>) => {
    pressedAt.current = null;
    setEntry({ ...entry, ...part });
  };
  const save = async () => {
    const pressed = pressedAt.current ?? serverTime();
    pressedAt.current = pressed;
    const at = entry.day === "" ? pressed : Math.min(pressed, Date.parse(`${entry.day}T12:00`));
    if (!(await saving.save({ assessmentId: assessmentId.current, at, ...readEntry(entry) }))) return;
    assessmentId.current = uuidv7();
    pressedAt.current = null;
    setEntry({ ...empty, scaleId: entry.scaleId, ratedBy: entry.ratedBy });
  };
  return { saving, entry, change, save };
}

const Which = ({ entry, onChange, at }: Asked) => (
  <div className={styles.fields}>
    <NativeSelect
      size="lg"
      label="Instrument"
      data={NAMES}
      value={entry.scaleId}
      onChange={(event) => onChange({ scaleId: event.target.value, items: {}, total: "" })}
    />
    <NativeSelect
      size="lg"
      label="When in the treatment"
      data={optionsOf(pointWords)}
      value={entry.point}
      onChange={(event) => onChange({ point: event.target.value as AssessmentPoint })}
    />
    <TextInput
      size="lg"
      type="date"
      label="Rated on (empty: just now)"
      value={entry.day}
      error={at("at")}
      onChange={(event) => onChange({ day: event.target.value })}
    />
    <TextInput
      size="lg"
      label="Rated by"
      value={entry.ratedBy}
      error={at("ratedBy")}
      onChange={(event) => onChange({ ratedBy: event.target.value })}
    />
  </div>
);

const Total = ({ entry, onChange, at }: Asked) => (
  <div className={styles.fields}>
    <TextInput
      size="lg"
      inputMode="numeric"
      label={`Total: ${rangeOf(entry.scaleId)}`}
      value={entry.total}
      error={at("total")}
      onChange={(event) => onChange({ total: event.target.value })}
    />
    <TextInput
      size="lg"
      label="Note"
      value={entry.note}
      error={at("note")}
      onChange={(event) => onChange({ note: event.target.value })}
    />
  </div>
);
