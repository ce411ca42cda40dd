import { useState } from "react";
import type { Refusal } from "#plumbing/facts.ts";
import { as, type Millilitres } from "#science/units.ts";
import { clockSeconds } from "#ui/clock.ts";
import { Button, Choice, Field } from "#ui/Field.tsx";
import { judgeNumber } from "#ui/number.ts";
import { NumberFields } from "#ui/NumberFields.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import type { DataOf, StopReason } from "../../events.ts";
import type { Done } from "../../fold/entries.ts";
import { latest } from "../../fold/infusion.ts";
import { STOP_REASONS } from "../../rules/stop-reason.ts";
import { useCockpit } from "../cockpit.ts";
import { useDraft, useKept } from "../drafting.ts";
import { KeptFromBefore, PanelHead } from "../OrderForm.tsx";
import styles from "../Panel.module.css";

const REASONS = Object.entries(STOP_REASONS).map(([value, label]) => ({ value: value as StopReason, label }));

const VOLUME = { id: "volume", label: "Volume on the pump", unit: "mL", min: 0, max: 2000, decimals: 1 };

/** After the stop, which is recorded already: why it was, and what the pump says was given. */
export function Stopped() {
  const { infusion } = useCockpit();
  const stop = latest(infusion.done.InfusionStopped);
  return stop === null ? null : <Why key={stop.id} stop={stop} />;
}

function Why({ stop }: { readonly stop: Done<"InfusionStopped"> }) {
  const { zone } = useCockpit();
  const [why, setWhy] = useDraft<StopReason | null>("InfusionStopped", "why", null);
  const [note, setNote] = useDraft("InfusionStopped", "note", "");
  const [text, setText] = useDraft("InfusionStopped", "text", "");
  const { value, says } = judgeNumber(text, VOLUME);
  const pumpVolumeMl = value === null ? stop.data.pumpVolumeMl : as<Millilitres>(value);
  const { complete, refusals } = useCompletion(stop);
  const add = (shown: boolean) => complete({ ...stop.data, why: why ?? "other", note, pumpVolumeMl }, shown);
  return (
    <section className={styles.panel} aria-label="Why was it stopped?">
      <PanelHead
        title={`Stopped at ${clockSeconds(stop.at, zone)}`}
        lead="The stop is recorded. Make sure the pump itself has stopped. Now say why."
      />
      <KeptFromBefore entry="InfusionStopped" />
      <Choice label="Why" columns={3} options={REASONS} value={why} onChange={setWhy} />
      <Field label="Note" value={note} onChange={setNote} />
      <NumberFields fields={[VOLUME]} values={{ volume: text }} onChange={(_, next) => setText(next)} />
      <Refusals refusals={refusals} />
      {refusals.some(({ rule }) => rule === "more-than-prepared") && (
        <div className={styles.happened}>
          <p>If the pump does show this, it is recorded, and listed as not fitting.</p>
          <Button onPress={() => void add(true)}>The pump shows this: record it</Button>
        </div>
      )}
      <div className={styles.foot}>
        <div className={styles.submit}>
          {(says ?? (why === null ? "Choose why." : null)) !== null && <p>{says ?? "Choose why."}</p>}
          <Button tone="brand" disabled={why === null || says !== null} onPress={() => void add(false)}>
            Add the reason
          </Button>
        </div>
      </div>
    </section>
  );
}

/** The reason completes the stop by a correction, so that the stop itself never had to wait for it. */
function useCompletion(stop: Done<"InfusionStopped">) {
  const { place, open } = useCockpit();
  const { forget } = useKept("InfusionStopped");
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const complete = async (replacement: DataOf<"InfusionStopped">, happened: boolean) => {
    const reason = "Reason added after the stop";
    const data = { entryId: stop.id, reason, replacement, replacementAt: null };
    const placed = await place("EntryCorrected", data, { happened });
    if ("refusals" in placed) return setRefusals(placed.refusals);
    forget();
    open(null);
  };
  return { complete, refusals };
}
