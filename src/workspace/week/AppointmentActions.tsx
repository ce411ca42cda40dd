import { Button } from "@mantine/core";
import { useState } from "react";
import { Choice, Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import type { AppointmentAbout } from "../appointment-view.ts";
import { useMe } from "../me.ts";
import type { Whole } from "./whole.ts";
import { useOrder } from "./data.ts";
import styles from "./Panel.module.css";

type Props = { readonly whole: Whole; readonly about: AppointmentAbout; readonly onMove: () => void };
type Asking = "cancel" | "missed";

/** What can be done with it as it stands: move, cancel, arrived, not here after all, did not come, over. */
export function AppointmentActions({ whole, about, onMove }: Props) {
  const may = useMe().data?.permissions.includes("book") ?? false;
  if (!may) return null;
  if (whole.state === "booked") return <WhileBooked whole={whole} onMove={onMove} />;
  return whole.state === "arrived" ? <WhileHere id={whole.id} isTalk={about.kind === "talk"} /> : null;
}

function WhileBooked({ whole: { id, onTheWay }, onMove }: Omit<Props, "about">) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const { order, refusals, busy } = useOrder();
  const isEarly = refusals.some(({ rule }) => rule === "early");
  const does = (what: string, more = {}) => void order(`/api/appointments/${id}/${what}`, more);
  return (
    <div className={styles.actions}>
      <Button size="md" loading={busy} onClick={() => does("arrived", isEarly ? { confirmed: true } : {})}>
        {isEarly ? "Arrived, and it is really them" : "Arrived"}
      </Button>
      {!onTheWay && (
        <Button size="md" variant="default" onClick={() => does("on-the-way")}>
          On the way
        </Button>
      )}
      <Button size="md" variant="default" onClick={onMove}>
        Move
      </Button>
      <Button size="md" variant="default" aria-expanded={asking === "missed"} onClick={() => setAsking("missed")}>
        Did not come
      </Button>
      <Button size="md" variant="default" aria-expanded={asking === "cancel"} onClick={() => setAsking("cancel")}>
        Cancel
      </Button>
      {asking !== null && <Why key={asking} asking={asking} id={id} onDone={() => setAsking(null)} />}
      <Refusals refusals={refusals} />
    </div>
  );
}

function WhileHere({ id, isTalk }: { readonly id: string; readonly isTalk: boolean }) {
  const { order, refusals, busy } = useOrder();
  const does = (what: string) => void order(`/api/appointments/${id}/${what}`, {});
  return (
    <div className={styles.actions}>
      {!isTalk && (
        <p className={styles.hint}>Open the visit from the free room on the board: patient and number are filled in.</p>
      )}
      {isTalk && (
        <Button size="md" loading={busy} onClick={() => does("done")}>
          It is over
        </Button>
      )}
      <Button size="md" variant="default" loading={busy} onClick={() => does("arrival-taken-back")}>
        Not here after all
      </Button>
      <Refusals refusals={refusals} />
    </div>
  );
}

const WHY = {
  cancel: { label: "Why it is cancelled", does: "Cancel the appointment" },
  missed: { label: "What is known of why", does: "Record that they did not come" },
} as const;

type WhyProps = { readonly asking: Asking; readonly id: string; readonly onDone: () => void };

function Why({ asking, id, onDone }: WhyProps) {
  const [why, setWhy] = useState("");
  const [byWhom, setByWhom] = useState<"patient" | "staff" | null>(asking === "missed" ? "staff" : null);
  const { order, refusals, busy } = useOrder();
  const send = async () => {
    const body = asking === "cancel" ? { why, byWhom } : { why };
    if (await order(`/api/appointments/${id}/${asking}`, body)) onDone();
  };
  return (
    <div className={styles.why}>
      {asking === "cancel" && (
        <Choice
          label="Who cancels"
          options={[
            { value: "patient", label: "They do" },
            { value: "staff", label: "The clinic" },
          ]}
          value={byWhom}
          onChange={setByWhom}
          columns={2}
        />
      )}
      <Field label={WHY[asking].label} value={why} onChange={setWhy} />
      <Refusals refusals={refusals} />
      <div className={styles.actions}>
        <Button size="md" loading={busy} disabled={why.trim() === "" || byWhom === null} onClick={() => void send()}>
          {WHY[asking].does}
        </Button>
        <Button size="md" variant="subtle" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </div>
  );
}
