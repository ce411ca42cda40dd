import { Button } from "#ui/Field.tsx";
import { Quantity } from "#ui/Quantity.tsx";
import { type Requirement, startRequirements } from "../../decide/start.ts";
import type { PreparedDose } from "../../events.ts";
import { latest } from "../../fold/infusion.ts";
import { useCockpit } from "../cockpit.ts";
import { beyondTheBedside, panelOf } from "../steps.ts";
import { OrderForm } from "../OrderForm.tsx";
import { Allergies, Photo } from "../Patient.tsx";
import styles from "../Panel.module.css";

/** The start: everything that must be so, what is still open, and one button held for a second. */
export function Start() {
  const { infusion, context } = useCockpit();
  const requirements = startRequirements(infusion, context);
  const missing = requirements.filter(({ met }) => !met);
  const prepared = latest(infusion.done.DosePrepared)?.data;
  return (
    <OrderForm
      type="InfusionStarted"
      title={missing.length === 0 ? "Ready to start" : `${missing.length} of ${requirements.length} still open`}
      lead={
        missing.length === 0
          ? "Check the patient once more. Start the pump by hand, then hold: this records the start, it does not touch the pump."
          : "The infusion starts when each of these is so."
      }
      data={prepared === undefined ? null : { rateMlPerHour: prepared.rateMlPerHour }}
      missing="Nothing is prepared yet."
      label="Start infusion"
      held
    >
      {missing.length === 0 && prepared !== undefined ? <LastLook prepared={prepared} /> : <Open missing={missing} />}
    </OrderForm>
  );
}

/** The patient, the pump and the bag once more, before the hold. */
function LastLook({ prepared }: { readonly prepared: PreparedDose }) {
  const { patient } = useCockpit().view;
  return (
    <div className={styles.patient}>
      <Photo patient={patient} />
      <dl>
        <dt>Patient</dt>
        <dd>
          {patient.name} · {patient.birthDate}
        </dd>
        <dt>Allergies</dt>
        <dd>
          <Allergies patient={patient} />
        </dd>
        <dt>Pump</dt>
        <dd>
          <Quantity value={prepared.rateMlPerHour} unit="mL/h" large />
        </dd>
        <dt>Bag</dt>
        <dd>
          <Quantity value={prepared.actualMg} unit="mg" /> in <Quantity value={prepared.finalMl} unit="mL" />
        </dd>
      </dl>
    </div>
  );
}

/** Everything still open, each with what would satisfy it and the way there. */
function Open({ missing }: { readonly missing: readonly Requirement[] }) {
  const { open } = useCockpit();
  return (
    <ul className={styles.list}>
      {missing.map(({ id, title, says, satisfy }) => (
        <li key={id} className={styles.row}>
          <span className={styles.mark} data-met="unknown" aria-hidden="true">
            ?
          </span>
          <p>
            <b>{title}</b>: {says}
            <small>{satisfy}</small>
          </p>
          {!beyondTheBedside.has(id) && <Button onPress={() => open(panelOf(id))}>Go there</Button>}
        </li>
      ))}
    </ul>
  );
}
