import { Button } from "@mantine/core";
import { useState } from "react";
import { Card, Line, Lines } from "#ui/Card.tsx";
import type { History } from "../fold/history.ts";
import type { HistoryView } from "../history-view.ts";
import styles from "./Health.module.css";
import { useWriting, type Writing } from "./history-data.ts";
import { MedicineForm } from "./MedicineForm.tsx";
import { MedicineLine } from "./MedicineLine.tsx";
import { doseWords, toldWords } from "./words.ts";

/** What a patient takes: listed, changed, stopped with a reason, and gone through as a whole. */
export function MedicineList({ view }: { readonly view: HistoryView }) {
  const writing = useWriting(view.patient.id);
  const { medicines, stopped } = view.history;
  return (
    <>
      <Card
        title="Medicines"
        says="Everything that is taken: on prescription, from the shop, herbs, sprays, patches and injections."
      >
        <Reviewed view={view} writing={writing} />
        {medicines.length === 0 && <p>Nothing is listed.</p>}
        <Lines>
          {medicines.map((one) => (
            <MedicineLine
              key={one.medicineId}
              medicine={one}
              day={view.days.find(({ medicine }) => medicine.medicineId === one.medicineId)}
              view={view}
            />
          ))}
        </Lines>
        <Adding view={view} />
      </Card>
      {stopped.length > 0 && <Stopped stopped={stopped} />}
    </>
  );
}

function Adding({ view }: { readonly view: HistoryView }) {
  const writing = useWriting(view.patient.id);
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <MedicineForm writing={writing} onDone={() => setOpen(false)} />;
  return (
    <div>
      <Button size="md" onClick={() => setOpen(true)}>
        Add a medicine
      </Button>
    </div>
  );
}

/** Whether the list is known to be whole. Until somebody says so, no interaction is "no". */
function Reviewed({ view, writing }: { readonly view: HistoryView; readonly writing: Writing }) {
  const { medicinesKnown, medicines } = view.history;
  const says = medicines.length === 0 ? "No medicines at all: gone through" : "Gone through: these are all";
  return (
    <div className={medicinesKnown === null ? styles.open : styles.known}>
      {medicinesKnown === null ? (
        <>
          <b>Nobody has gone through the whole list.</b>
          <small>Until then, what is not listed counts as unknown, not as not taken.</small>
        </>
      ) : (
        <>
          <b>Gone through: these are all.</b>
          <small>
            {toldWords(medicinesKnown, view.names)} ·{" "}
            {new Date(medicinesKnown.at).toLocaleDateString("en-US", { dateStyle: "medium" })}
          </small>
        </>
      )}
      <div className={styles.actions}>
        <Button
          variant="default"
          size="md"
          loading={writing.state === "saving"}
          onClick={() => void writing.write({ type: "MedicinesReviewed", data: { saidBy: "staff" } })}
        >
          {medicinesKnown === null ? says : "Gone through again today"}
        </Button>
      </div>
    </div>
  );
}

const Stopped = ({ stopped }: Pick<History, "stopped">) => (
  <Card title="Stopped">
    <Lines>
      {stopped.map((one) => (
        <Line key={one.medicineId}>
          <b>{one.ingredient.name}</b>
          <div>{doseWords(one)}</div>
          <small>
            stopped {one.stoppedOn === "" ? "on a day nobody knows" : one.stoppedOn}: {one.why}
          </small>
        </Line>
      ))}
    </Lines>
  </Card>
);
