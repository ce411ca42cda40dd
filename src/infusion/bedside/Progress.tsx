import { clockTime, spanOf } from "#ui/clock.ts";
import { Quantity } from "#ui/Quantity.tsx";
import { latest } from "../fold/infusion.ts";
import { isDoseVerified } from "../fold/phase.ts";
import { earliestDischargeAt } from "../rules/recovery.ts";
import { recoveryStateOf } from "../rules/recovery-state.ts";
import { bagOf, elapsedOnPump, endsAt, givenMg, segments } from "../rules/timeline.ts";
import { useCockpit } from "./cockpit.ts";
import styles from "./Bedside.module.css";

/** How far the infusion or the recovery has come. */
export function Progress() {
  const { phase, startedAt } = useCockpit().infusion;
  if (phase === "running" || phase === "paused") return <Running />;
  if (phase === "recovery") return <Recovering />;
  return startedAt === null ? <Planned /> : null;
}

const Bar = ({ share, label }: { readonly share: number; readonly label: string }) => (
  <div className={styles.bar} role="progressbar" aria-label={label} aria-valuenow={Math.round(share * 100)}>
    <i style={{ width: `${Math.min(100, Math.max(0, share * 100))}%` }} />
  </div>
);

function Running() {
  const { infusion, now, zone } = useCockpit();
  const ordered = (latest(infusion.done.OrderSigned)?.data.minutes ?? 0) * 60_000;
  const elapsed = elapsedOnPump(infusion, now);
  const ends = endsAt(infusion, now);
  const paused = infusion.phase === "paused" ? " · PAUSED" : "";
  return (
    <section className={styles.progress} aria-label="Infusion">
      <div className={styles.line}>
        <span className={styles.big}>{spanOf(elapsed)}</span>
        <span className={styles.muted}>
          of {spanOf(ordered)}
          {ends === null ? paused : ` · ends ${clockTime(ends, zone)}`}
        </span>
      </div>
      <Bar share={ordered === 0 ? 0 : elapsed / ordered} label="Time on the pump" />
      <Amounts />
    </section>
  );
}

function Amounts() {
  const { infusion, now } = useCockpit();
  const bag = bagOf(infusion)?.data ?? null;
  const rate = segments(infusion).at(-1)?.rateMlPerHour ?? null;
  const perKg = latest(infusion.done.OrderSigned)?.data.mgPerKg ?? null;
  return (
    <>
      <span>
        <b>
          <Quantity value={givenMg(infusion, now)} unit="mg" />
        </b>{" "}
        <span className={styles.muted}>
          of <Quantity value={bag && bag.actualMg} unit="mg" /> given · <Quantity value={perKg} unit="mg/kg" />
        </span>
      </span>
      <div className={styles.line}>
        <span className={styles.muted}>
          <Quantity value={bag && bag.bagMgPerMl} unit="mg/mL" />
        </span>
        <span className={styles.muted}>
          pump <Quantity value={rate} unit="mL/h" />
        </span>
      </div>
    </>
  );
}

function Recovering() {
  const { infusion, now, zone, context } = useCockpit();
  const { endedAt } = infusion;
  if (endedAt === null) return null;
  const state = recoveryStateOf(infusion, context.protocol, null);
  const earliest = earliestDischargeAt(endedAt, state, context.protocol.discharge);
  return (
    <section className={styles.progress} aria-label="Recovery">
      <div className={styles.line}>
        <span className={styles.big}>{spanOf(now - endedAt)}</span>
        <span className={styles.muted}>
          of at least {spanOf(earliest - endedAt)} · to {clockTime(earliest, zone)}
        </span>
      </div>
      <Bar share={(now - endedAt) / (earliest - endedAt)} label="Recovery time" />
      <div className={styles.line}>
        <span>
          <b>
            <Quantity value={givenMg(infusion, now)} unit="mg" />
          </b>{" "}
          <span className={styles.muted}>given, infusion {infusion.endedHow}</span>
        </span>
      </div>
    </section>
  );
}

/** Before the second check the prepared dose stands nowhere on the screen: whoever reads it back must look at the bag. */
function Planned() {
  const { infusion, zone } = useCockpit();
  const prepared = isDoseVerified(infusion.done) ? latest(infusion.done.DosePrepared)?.data : undefined;
  const order = latest(infusion.done.OrderSigned)?.data;
  return (
    <section className={styles.progress} aria-label="Planned">
      <div className={styles.line}>
        <span className={styles.big}>{clockTime(infusion.plannedStartAt, zone)}</span>
        <span className={styles.muted}>planned start</span>
      </div>
      {order === undefined ? (
        <span className={styles.muted}>No order signed yet</span>
      ) : (
        <span className={styles.muted}>
          ordered <Quantity value={order.mgPerKg} unit="mg/kg" /> over <Quantity value={order.minutes} unit="min" />
          {prepared !== undefined && (
            <>
              {" "}
              · prepared <Quantity value={prepared.doseMg} unit="mg" />
            </>
          )}
        </span>
      )}
    </section>
  );
}
