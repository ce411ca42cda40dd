import type { Tri } from "#plumbing/facts.ts";
import { Choice, Field } from "#ui/Field.tsx";
import { useCockpit } from "../cockpit.ts";
import { useDraft } from "../drafting.ts";
import { OrderForm } from "../OrderForm.tsx";
import { proposedNow, vitalsLine } from "../readings.ts";
import styles from "../Panel.module.css";

/** A note in one's own words. */
export function Note() {
  const [text, setText] = useDraft("NoteWritten", "text", "");
  return (
    <OrderForm
      type="NoteWritten"
      title="Note"
      data={text.trim() === "" ? null : { text }}
      missing="Write what there is to say."
      label="Chart the note"
    >
      <Field label="Note" value={text} onChange={setText} lines={6} />
    </OrderForm>
  );
}

/** An adverse event: named now, with the numbers of this moment. */
export function AdverseEvent() {
  const { device, lost, now, context } = useCockpit();
  const [what, setWhat] = useDraft("AdverseEventFlagged", "what", "");
  const [serious, setSerious] = useDraft<Tri | null>("AdverseEventFlagged", "serious", null);
  const [action, setAction] = useDraft("AdverseEventFlagged", "action", "");
  const snapshot = proposedNow(lost ? null : device, now, context.protocol.monitoring.staleSeconds);
  return (
    <OrderForm
      type="AdverseEventFlagged"
      title="Adverse event"
      lead="Harm or near-harm. Flag it now; the report is written later."
      data={what.trim() === "" ? null : { what, serious: serious ?? "unknown", snapshot, action }}
      missing="Say in a few words what happened."
      label="Flag this event"
    >
      <Field label="What happened" value={what} onChange={setWhat} lines={2} />
      <Choice
        label="Serious"
        columns={3}
        options={[
          { value: "no", label: "No" },
          { value: "yes", label: "Yes" },
          { value: "unknown", label: "Not known yet" },
        ]}
        value={serious}
        onChange={setSerious}
      />
      <Field label="What was done" value={action} onChange={setAction} lines={2} />
      <p className={styles.muted}>Kept with it, from the monitor now: {vitalsLine(snapshot)}.</p>
    </OrderForm>
  );
}
