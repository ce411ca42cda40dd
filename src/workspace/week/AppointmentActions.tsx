import { Button } from "@mantine/core";
import { useState } from "react";
import { Choice, Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import type { AppointmentAbout } from "../appointment-view.ts";
import { useMe } from "../me.ts";
import type { Whole } from "./AppointmentPanel.tsx";
import { useOrder } from "./data.ts";
import styles from "./Panel.module.css";

type Props = { readonly whole: Whole; readonly about: AppointmentAbout; readonly onMove: () => void };
type Asking = "cancel" | "missed" | null;

/** What can be done with it as it stands: move, cancel, arrived, did not come, over. */
export function AppointmentActions({ whole: { id, state, onTheWay }, about, onMove }: Props) {
  const [asking, setAsking] = useState<Asking>(null);
  const { order, refusals, busy } = useOrder();
  const may = useMe().data?.permissions.includes("book") ?? false;
  const does = (what: string, body: object = {}) => void order(`/api/appointments/${id}/${what}`, body);
  if (!may || !["booked", "arrived"].includes(state)) return null;
  const isBooked = state === "booked";
  return (
    <div className={styles.actions}>
      {isBooked && (
        <Button size="md" loading={busy} onClick={() => does("arrived")}>
          Arrived
        </Button>
      )}
      {isBooked && !onTheWay && (
        <Button size="md" variant="default" onClick={() => does("on-the-way")}>
          On the way
        </Button>
      )}
      {isBooked && (
        <Button size="md" variant="default" onClick={onMove}>
          Move
        </Button>
      )}
      {isBooked && (
        <Button size="md" variant="default" aria-expanded={asking === "missed"} onClick={() => setAsking("missed")}>
          Did not come
        </Button>
      )}
      {isBooked && (
        <Button size="md" variant="default" aria-expanded={asking === "cancel"} onClick={() => setAsking("cancel")}>
          Cancel
        </Button>
      )}
      {!isBooked && about.kind === "talk" && (
        <Button size="md" loading={busy} onClick={() => does("done")}>
          It is over
        </Button>
      )}
      {!isBooked && about.kind !== "talk" && (
        <p className={styles.hint}>Open the visit from the free room on the board: patient and number are filled in.</p>
      )}
      {asking !== null && <Why key={asking} asking={asking} id={id} onDone={() => setAsking(null)} />}
      <Refusals refusals={refusals} />
    </div>
  );
}

function Why({ asking, id, onDone }: { asking: "cancel" | "missed"; id: string; onDone: () => void }) {
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
      <Field
        label={asking === "cancel" ? "Why it is cancelled" : "What is known of why"}
        value={why}
        onChange={setWhy}
      />
      <Refusals refusals={refusals} />
      <div className={styles.actions}>
        <Button size="md" loading={busy} disabled={why.trim() === "" || byWhom === null} onClick={() => void send()}>
          {asking === "cancel" ? "Cancel the appointment" : "Record that they did not come"}
        </Button>
        <Button size="md" variant="subtle" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </div>
  );
}
