import { clockTime } from "#ui/clock.ts";
import { Button, Choice, Field } from "#ui/Field.tsx";
import type { SymptomGrade } from "../../events.ts";
import { openSymptoms, type OpenSymptom } from "../open-symptoms.ts";
import { type Symptom, SYMPTOMS, TRANSIENT_NOTE } from "../../rules/symptoms.ts";
import { useCockpit } from "../cockpit.ts";
import { useDraft } from "../drafting.ts";
import { Chosen } from "../Chosen.tsx";
import { OrderForm } from "../OrderForm.tsx";
import styles from "../Panel.module.css";

const GRADES: readonly SymptomGrade[] = [1, 2, 3, 4];
const PLAIN: Readonly<Record<SymptomGrade, string>> = { 1: "Mild", 2: "Moderate", 3: "Severe", 4: "Life-threatening" };

/** What the patient feels: which, how strong, since when, and when it ended. */
export function SymptomPanel() {
  const { infusion } = useCockpit();
  const [symptom, setSymptom] = useDraft<string | null>("SymptomNoted", "symptom", null);
  const [grade, setGrade] = useDraft<string | null>("SymptomNoted", "grade", null);
  const [transient, setTransient] = useDraft<boolean | null>("SymptomNoted", "transient", null);
  const [note, setNote] = useDraft("SymptomNoted", "note", "");
  const chosen = SYMPTOMS.find(({ id }) => id === symptom);
  const open = openSymptoms(infusion);
  return (
    <OrderForm
      type="SymptomNoted"
      title="Symptom"
      data={
        symptom === null || grade === null ? null : { symptom, grade: Number(grade) as SymptomGrade, transient, note }
      }
      missing="Choose the symptom and how strong it is."
      label="Chart the symptom"
    >
      <ul className={styles.list}>
        {open.map((one) => (
          <GoingOn key={one.id} symptom={one} />
        ))}
      </ul>
      <Which chosen={chosen} onChange={setSymptom} />
      {chosen !== undefined && <Strength symptom={chosen} grade={grade} onChange={setGrade} />}
      <Choice
        label="Does it pass by itself?"
        columns={2}
        hint={`${TRANSIENT_NOTE} Left open, the record says neither.`}
        options={[
          { value: "yes", label: "Passing" },
          { value: "no", label: "Lasting" },
        ]}
        value={transient === null ? null : transient ? "yes" : "no"}
        onChange={(is) => setTransient(is === "yes")}
      />
      <Field label="Note" value={note} onChange={setNote} />
    </OrderForm>
  );
}

type WhichProps = { readonly chosen: Symptom | undefined; readonly onChange: (symptom: string | null) => void };

function Which({ chosen, onChange }: WhichProps) {
  if (chosen === undefined)
    return (
      <Choice
        label="What is felt or seen"
        columns={3}
        options={SYMPTOMS.map(({ id, title }) => ({ value: id, label: title }))}
        value={null}
        onChange={onChange}
      />
    );
  const usual = chosen.usual ?? "How often it is seen is not known.";
  return <Chosen what={chosen.title} hint={usual} onChange={() => onChange(null)} />;
}

type StrengthProps = {
  readonly symptom: Symptom;
  readonly grade: string | null;
  readonly onChange: (grade: string) => void;
};

const Strength = ({ symptom, grade, onChange }: StrengthProps) => (
  <Choice
    label="How strong"
    columns={2}
    options={GRADES.map((value) => {
      const hint = symptom.grades[value];
      return { value: String(value), label: `${value} · ${PLAIN[value]}`, ...(hint !== undefined && { hint }) };
    })}
    value={grade}
    onChange={onChange}
  />
);

/** A symptom that goes on: graded anew or ended with one touch. */
function GoingOn({ symptom: { id, title, grade, since } }: { readonly symptom: OpenSymptom }) {
  const { place, zone } = useCockpit();
  const regrade = (to: SymptomGrade) => void place("SymptomGraded", { symptomId: id, grade: to });
  return (
    <li className={styles.row}>
      <p>
        <b>{title}</b>, {PLAIN[grade].toLowerCase()}
        <small>since {clockTime(since, zone)}</small>
      </p>
      <span className={styles.actions}>
        {GRADES.filter((one) => one !== grade && one < 4).map((one) => (
          <Button key={one} onPress={() => regrade(one)}>
            {PLAIN[one]}
          </Button>
        ))}
        <Button tone="brand" onPress={() => void place("SymptomEnded", { symptomId: id })}>
          Ended now
        </Button>
      </span>
    </li>
  );
}
