import { useState } from "react";
import type { DeviceNow } from "#monitoring/events.ts";
import { ageOf } from "#ui/clock.ts";
import { Button, Choice, Field } from "#ui/Field.tsx";
import { attachedMonitor } from "../../decide/start.ts";
import { useCockpit } from "../cockpit.ts";
import { useDraft } from "../drafting.ts";
import { OrderForm } from "../OrderForm.tsx";
import { proposedNow, vitalsLine } from "../readings.ts";
import { Verdict } from "../Verdict.tsx";
import styles from "../Panel.module.css";

/** Which monitor is on this patient: its numbers are shown first, so that a person can compare them with its screen. */
export function Monitor() {
  const { view, infusion, devices } = useCockpit();
  const attached = attachedMonitor(infusion);
  const [deviceId, choose] = useState<string | null>(view.devices[0]?.id ?? null);
  if (attached !== null) return <Attached deviceId={attached.deviceId} label={attached.label} />;
  const chosen = view.devices.find(({ id }) => id === deviceId);
  return (
    <OrderForm
      type="MonitorAttached"
      title="Which monitor is on this patient?"
      lead="Look at the monitor's own screen and compare. Only what agrees is this patient's."
      data={chosen === undefined ? null : { deviceId: chosen.id, label: chosen.label }}
      missing="No monitor is set up for this room."
      label="This monitor is on this patient"
    >
      <Choice
        label={`Monitors in ${view.room.name}`}
        options={view.devices.map(({ id, label }) => ({ value: id, label }))}
        value={deviceId}
        onChange={choose}
      />
      {chosen !== undefined && <Numbers device={devices.get(chosen.id) ?? null} />}
    </OrderForm>
  );
}

function Numbers({ device }: { readonly device: DeviceNow | null }) {
  const { now, lost, context } = useCockpit();
  if (lost || device === null || device.lastHeardAt === null)
    return <Verdict verdict="unknown" says="Nothing is heard of this monitor. Is it switched on and connected?" />;
  const values = proposedNow(device, now, context.protocol.monitoring.staleSeconds);
  return (
    <div className={styles.card}>
      <h3>It shows now, heard {ageOf(now - device.lastHeardAt)}</h3>
      <p style={{ fontSize: 26, fontWeight: 640 }}>{vitalsLine(values)}</p>
      {device.technical.length > 0 && <p>{device.technical.map(({ says }) => says).join(" · ")}</p>}
    </div>
  );
}

function Attached({ deviceId, label }: { readonly deviceId: string; readonly label: string }) {
  const { devices } = useCockpit();
  const [why, setWhy] = useDraft("MonitorDetached", "why", "");
  const [changing, setChanging] = useDraft("MonitorDetached", "changing", false);
  return (
    <OrderForm
      type="MonitorDetached"
      title={`${label} is on this patient`}
      lead="Confirmed by a person. To use another monitor, take this one off first."
      data={changing && why.trim() !== "" ? { deviceId, why } : null}
      missing={changing ? "Say why it is taken off." : "Only when it is really taken off."}
      label="Take this monitor off"
    >
      <Numbers device={devices.get(deviceId) ?? null} />
      {changing ? (
        <Field label="Why is it taken off?" value={why} onChange={setWhy} />
      ) : (
        <div className={styles.actions}>
          <Button onPress={() => setChanging(true)}>Change the monitor</Button>
        </div>
      )}
    </OrderForm>
  );
}
