import { useState } from "react";
import type { Refusal, Tri } from "#plumbing/facts.ts";
import { as, type Instant } from "#science/units.ts";
import { clockTime } from "#ui/clock.ts";
import { Button } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { attachedMonitor } from "../../decide/start.ts";
import type { DataOf, VitalValues } from "../../events.ts";
import { flowsheetSlots } from "../../rules/schedule.ts";
import { useCockpit } from "../cockpit.ts";
import { PanelHead } from "../OrderForm.tsx";
import { proposedAt, vitalsLine } from "../readings.ts";
import { Standing } from "./Standing.tsx";
import styles from "../Panel.module.css";

type Row = { readonly slot: Instant; readonly proposed: VitalValues };

/** The rows of the flowsheet nobody has confirmed, each with what the monitor said then. */
function useRows(): readonly Row[] {
  const { infusion, now, context, samples } = useCockpit();
  const { startedAt, endedAt, done } = infusion;
  if (startedAt === null) return [];
  const every = context.protocol.monitoring.flowsheetMin;
  const charted = new Set(done.VitalsCharted.map(({ data }) => data.slotAt));
  return flowsheetSlots(startedAt, as<Instant>(Math.min(now, endedAt ?? now)), every)
    .filter((slot) => !charted.has(slot))
    .map((slot) => ({ slot, proposed: proposedAt(samples, slot, every) }));
}

/** The five-minute flowsheet: proposed from the monitor's samples, confirmed by a person row by row. */
export function Flowsheet() {
  const { open } = useCockpit();
  const rows = useRows();
  const [oxygen, setOxygen] = useState<Breathing>(null);
  const [symptomatic, setSymptomatic] = useState<Tri>("unknown");
  return (
    <section className={styles.panel} aria-label="Flowsheet">
      <PanelHead
        title={rows.length === 0 ? "Flowsheet up to date" : `Flowsheet: ${rows.length} to confirm`}
        lead="What the monitor said at each row's time. Confirm what is right; for anything else enter vital signs by hand, with their time."
      />
      <Standing oxygen={oxygen} onOxygen={setOxygen} symptomatic={symptomatic} onSymptomatic={setSymptomatic} />
      {oxygen === null && rows.length > 0 && (
        <p className={styles.muted}>Say what the patient breathed, then confirm row by row.</p>
      )}
      <ul className={styles.list}>
        {rows.map((row) => (
          <OneRow key={row.slot} row={row} oxygen={oxygen} symptomatic={symptomatic} />
        ))}
      </ul>
      <div className={styles.actions}>
        <Button onPress={() => open("vitals")}>Enter by hand</Button>
      </div>
    </section>
  );
}

type Breathing = DataOf<"VitalsCharted">["oxygen"] | null;
type OneRowProps = { readonly row: Row; readonly oxygen: Breathing } & Pick<DataOf<"VitalsCharted">, "symptomatic">;

function OneRow({ row: { slot, proposed }, oxygen, symptomatic }: OneRowProps) {
  const { place, zone, infusion } = useCockpit();
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [busy, setBusy] = useState(false);
  const empty = Object.keys(proposed).length === 0;
  const confirm = async () => {
    if (oxygen === null) return;
    setBusy(true);
    const deviceId = attachedMonitor(infusion)?.deviceId ?? null;
    const row = { values: proposed, proposed, source: "monitor", deviceId, slotAt: slot, oxygen, symptomatic } as const;
    const placed = await place("VitalsCharted", row, { at: slot });
    setBusy(false);
    setRefusals("refusals" in placed ? placed.refusals : []);
  };
  return (
    <li>
      <div className={styles.row}>
        <b>{clockTime(slot, zone)}</b>
        <p>{empty ? "The monitor gave nothing then: enter by hand." : vitalsLine(proposed)}</p>
        <Button disabled={empty || busy || oxygen === null} onPress={() => void confirm()}>
          {busy ? "Saving…" : "Confirm"}
        </Button>
      </div>
      <Refusals refusals={refusals} />
    </li>
  );
}
