import { Button } from "@mantine/core";
import { useState } from "react";
import { Line, Row } from "#ui/Card.tsx";
import { Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import type { Medicine } from "../events.ts";
import type { History } from "../fold/history.ts";
import type { HistoryView } from "../history-view.ts";
import { type DayOfMedicine, isUndecided } from "../history/day-of-medicine.ts";
import { DayForm, DayWords } from "./DayOfMedicine.tsx";
import styles from "./Health.module.css";
import { useWriting, type Writing } from "./history-data.ts";
import { MedicineForm } from "./MedicineForm.tsx";
import { doseWords, toldWords } from "./words.ts";

type Doing = "change" | "day" | "stop" | "error";
type Of = {
  readonly medicine: History["medicines"][number];
  readonly day: DayOfMedicine | undefined;
  readonly view: HistoryView;
};

/** One medicine of the list, and what may be said of it: another dose, stopped, or never taken at all. */
export function MedicineLine({ medicine, day, view }: Of) {
  const writing = useWriting(view.patient.id);
  const [doing, setDoing] = useState<Doing | null>(null);
  const leave = () => setDoing(null);
  return (
    <Line
      aside={<Buttons medicine={medicine} day={view.mayEvaluate ? day : undefined} onDo={setDoing} />}
      under={
        doing !== null && (
          <Under
            key={doing}
            doing={doing}
            medicine={medicine}
            day={day}
            writing={writing}
            onDone={leave}
            today={view.today}
          />
        )
      }
    >
      <MedicineWords medicine={medicine} day={day} view={view} />
    </Line>
  );
}

const MedicineWords = ({ medicine, day, view }: Of) => (
  <>
    <b>{medicine.ingredient.name}</b>{" "}
    {view.unrecognised.includes(medicine.medicineId) && (
      <span className={styles.badge} data-tone="look">
        not on the list of ingredients
      </span>
    )}
    <div>{doseWords(medicine)}</div>
    <small>
      {[
        ...(medicine.takenFor === "" ? [] : [`for ${medicine.takenFor}`]),
        ...(medicine.since === "" ? [] : [`since ${medicine.since}`]),
        ...(medicine.note === "" ? [] : [medicine.note]),
        toldWords(medicine, view.names),
      ].join(" · ")}
    </small>
    {day !== undefined && <DayWords day={day} view={view} />}
  </>
);

type ButtonsProps = {
  readonly medicine: Medicine;
  /** Only for whoever may decide it. */
  readonly day: DayOfMedicine | undefined;
  readonly onDo: (what: Doing) => void;
};

const Buttons = ({ medicine, day, onDo }: ButtonsProps) => (
  <>
    {day !== undefined && (
      <Button
        variant={isUndecided(day) ? "filled" : "default"}
        size="md"
        aria-label={`The day: ${medicine.ingredient.name}`}
        onClick={() => onDo("day")}
      >
        The day
      </Button>
    )}
    <Button
      variant="default"
      size="md"
      aria-label={`Change ${medicine.ingredient.name}`}
      onClick={() => onDo("change")}
    >
      Change
    </Button>
    <Button variant="default" size="md" aria-label={`Stopped ${medicine.ingredient.name}`} onClick={() => onDo("stop")}>
      Stopped
    </Button>
    <Button
      variant="subtle"
      size="md"
      aria-label={`Listed in error: ${medicine.ingredient.name}`}
      onClick={() => onDo("error")}
    >
      In error
    </Button>
  </>
);

function Under({
  doing,
  medicine,
  day,
  writing,
  onDone,
  today,
}: {
  readonly doing: Doing;
  readonly medicine: Medicine;
  readonly day: DayOfMedicine | undefined;
  readonly writing: Writing;
  readonly onDone: () => void;
  readonly today: string;
}) {
  if (doing === "day" && day !== undefined) return <DayForm day={day} writing={writing} onDone={onDone} />;
  if (doing === "change") return <MedicineForm writing={writing} medicine={medicine} onDone={onDone} />;
  return <Leaving isError={doing === "error"} medicine={medicine} writing={writing} onDone={onDone} today={today} />;
}

function Leaving({
  isError,
  medicine: { medicineId, ingredient },
  writing,
  onDone,
  today,
}: {
  readonly isError: boolean;
  readonly medicine: Medicine;
  readonly writing: Writing;
  readonly onDone: () => void;
  readonly today: string;
}) {
  const [why, setWhy] = useState("");
  const [on, setOn] = useState(today);
  const save = async () => {
    const done = isError
      ? await writing.write({ type: "MedicineListedInError", data: { medicineId, why: why.trim() } })
      : await writing.write({ type: "MedicineStopped", data: { medicineId, on, why: why.trim() } });
    if (done) onDone();
  };
  return (
    <div className={styles.form}>
      <Row>
        {!isError && <Field label="Stopped on" hint="A day, a month or a year" value={on} onChange={setOn} />}
        <Field label={isError ? "Why it is wrong" : "Why it was stopped"} value={why} onChange={setWhy} />
      </Row>
      <Refusals refusals={writing.refusals} />
      <div className={styles.actions}>
        <Button size="md" disabled={why.trim() === ""} loading={writing.state === "saving"} onClick={() => void save()}>
          {isError ? `Take ${ingredient.name} off: never taken` : `${ingredient.name} is stopped`}
        </Button>
        <Button size="md" variant="subtle" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </div>
  );
}
