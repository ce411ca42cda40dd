import { Button } from "@mantine/core";
import { useState } from "react";
import type { EnquiryStage } from "#booking/events.ts";
import type { EnquiryRow } from "#booking/read.ts";
import { Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { useOrder } from "../week/data.ts";
import panel from "../week/Panel.module.css";

type Props = {
  readonly enquiry: EnquiryRow;
  readonly onBook: () => void;
  readonly onRegister: (() => void) | null;
};

/** Where it goes from here: spoken with, booked for, evaluated, a patient, or closed with a reason. */
export function Onward({ enquiry: { id, stage }, onBook, onRegister }: Props) {
  const [closing, setClosing] = useState(false);
  const [why, setWhy] = useState("");
  const { order, refusals, busy } = useOrder();
  const move = async (to: EnquiryStage, words: string) => {
    if (await order(`/api/enquiries/${id}/stage`, { stage: to, why: words })) setClosing(false);
  };
  return (
    <div className={panel.actions}>
      {stage === "new" && (
        <Button size="md" loading={busy} onClick={() => void move("contacted", "")}>
          Spoken with
        </Button>
      )}
      {stage !== "closed" && (
        <Button size="md" variant={stage === "new" ? "default" : "filled"} onClick={onBook}>
          Book for them
        </Button>
      )}
      {stage === "booked" && (
        <Button size="md" variant="default" onClick={() => void move("evaluated", "")}>
          Evaluated
        </Button>
      )}
      {onRegister !== null && stage !== "closed" && (
        <Button size="md" variant="default" onClick={onRegister}>
          Make a patient
        </Button>
      )}
      {stage === "closed" ? (
        <Button size="md" variant="default" loading={busy} onClick={() => void move("contacted", "opened again")}>
          Open again
        </Button>
      ) : (
        <Button size="md" variant="default" aria-expanded={closing} onClick={() => setClosing(true)}>
          Close
        </Button>
      )}
      {closing && (
        <div className={panel.why}>
          <Field label="Why it is closed" value={why} onChange={setWhy} />
          <div className={panel.actions}>
            <Button size="md" loading={busy} disabled={why.trim() === ""} onClick={() => void move("closed", why)}>
              Close the enquiry
            </Button>
            <Button size="md" variant="subtle" onClick={() => setClosing(false)}>
              Leave it open
            </Button>
          </div>
        </div>
      )}
      <Refusals refusals={refusals} />
    </div>
  );
}
