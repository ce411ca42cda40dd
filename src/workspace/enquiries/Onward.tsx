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
  const { order, refusals, busy } = useOrder();
  const move = (to: EnquiryStage, why = "") => void order(`/api/enquiries/${id}/stage`, { stage: to, why });
  if (stage === "closed")
    return (
      <div className={panel.actions}>
        <Button size="md" variant="default" loading={busy} onClick={() => move("contacted", "opened again")}>
          Open again
        </Button>
        <Refusals refusals={refusals} />
      </div>
    );
  return (
    <div className={panel.actions}>
      {stage === "new" && (
        <Button size="md" loading={busy} onClick={() => move("contacted")}>
          Spoken with
        </Button>
      )}
      <Button size="md" variant={stage === "new" ? "default" : "filled"} onClick={onBook}>
        Book for them
      </Button>
      {stage === "booked" && (
        <Button size="md" variant="default" onClick={() => move("evaluated")}>
          Evaluated
        </Button>
      )}
      {onRegister !== null && (
        <Button size="md" variant="default" onClick={onRegister}>
          Make a patient
        </Button>
      )}
      <Closing id={id} />
      <Refusals refusals={refusals} />
    </div>
  );
}

function Closing({ id }: { readonly id: string }) {
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState("");
  const { order, refusals, busy } = useOrder();
  if (!open)
    return (
      <Button size="md" variant="default" onClick={() => setOpen(true)}>
        Close
      </Button>
    );
  return (
    <div className={panel.why}>
      <Field label="Why it is closed" value={why} onChange={setWhy} />
      <Refusals refusals={refusals} />
      <div className={panel.actions}>
        <Button
          size="md"
          loading={busy}
          disabled={why.trim() === ""}
          onClick={() => void order(`/api/enquiries/${id}/stage`, { stage: "closed", why })}
        >
          Close the enquiry
        </Button>
        <Button size="md" variant="subtle" onClick={() => setOpen(false)}>
          Leave it open
        </Button>
      </div>
    </div>
  );
}
