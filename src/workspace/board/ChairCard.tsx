import { Link } from "@tanstack/react-router";
import type { DeviceNow } from "#monitoring/events.ts";
import { showQuantity } from "#science/display.ts";
import type { Instant } from "#science/units.ts";
import { ageOf, clockTime } from "#ui/clock.ts";
import type { ChairVisit } from "../board.ts";
import { AlarmLines } from "./AlarmLines.tsx";
import styles from "./ChairCard.module.css";
import { alarmsOf } from "./numbers.ts";
import { dueWords, homeWords, phaseWords, progressOf } from "./progress.ts";
import { Vitals } from "./Vitals.tsx";

type Moment = {
  readonly now: Instant;
  /** When the board was read. */
  readonly readAt: Instant;
  readonly zone: string;
  /** The live feed is not heard. */
  readonly lost: boolean;
};

type Occupied = { readonly visit: ChairVisit; readonly room: string; readonly device: DeviceNow | null };

/** One chair in use: who, how far, what the monitor says, what is due. The whole card leads to the bedside. */
export function ChairCard({
  visit,
  room,
  device,
  clinical,
  ...moment
}: Occupied & Moment & { readonly clinical: boolean }) {
  const mine = device?.infusionId === visit.infusionId ? device : null;
  const worst = mine === null ? undefined : alarmsOf(mine, moment.now).open.find(({ endedAt }) => endedAt === null);
  return (
    <article className={styles.room} data-alarm={worst?.priority} data-leads={clinical}>
      <header>
        <h2>{room}</h2>
        <span className={styles.tag} data-phase={visit.phase}>
          {phaseWords(visit)}
        </span>
      </header>
      <div>
        {clinical ? (
          <Link to="/infusions/$infusionId" params={{ infusionId: visit.infusionId }} className={styles.name}>
            {visit.patientName}
          </Link>
        ) : (
          <span className={styles.name}>{visit.patientName}</span>
        )}
        <p className={styles.sub}>{courseOf(visit)}</p>
      </div>
      {visit.callsSince !== null && (
        <p className={styles.calls} role="alert">
          <b aria-hidden="true">***</b> Calls for someone · {ageOf(moment.now - visit.callsSince)}
        </p>
      )}
      {clinical && <Monitor device={mine} {...moment} />}
      {mine !== null && <AlarmLines device={mine} infusionId={visit.infusionId} now={moment.now} />}
      <Foot visit={visit} clinical={clinical} {...moment} />
    </article>
  );
}

function Monitor({ device, now, lost }: Moment & { readonly device: DeviceNow | null }) {
  if (device === null) return <p className={styles.unwatched}>No monitor is confirmed on this patient yet</p>;
  if (device.feed === "lost" || device.feed === "none")
    return (
      <p className={styles.unwatched} data-loud="true">
        No numbers from the monitor{device.lastHeardAt === null ? "" : ` · last ${ageOf(now - device.lastHeardAt)}`}
      </p>
    );
  return <Vitals device={device} now={now} lost={lost} />;
}

function courseOf({ number, of, doseMg, givenMg, orderedMinutes, phase }: ChairVisit): string {
  const which = `Infusion ${number}${of === null ? "" : ` of ${of}`}`;
  if (doseMg === null) return which;
  // After the end what was given counts; stopped early, it is not what was ordered.
  if (givenMg !== null)
    return `${which} · ${showQuantity(givenMg, "mg")}${givenMg < doseMg ? ` of ${showQuantity(doseMg, "mg")}` : ""} given`;
  const planned = phase === "checking-in" || phase === "ready" ? " planned" : "";
  const over = orderedMinutes === null ? "" : ` / ${orderedMinutes} min`;
  return `${which} · ${showQuantity(doseMg, "mg")}${over}${planned}`;
}

function Foot({
  visit,
  now,
  readAt,
  zone,
  clinical,
}: Moment & Pick<Occupied, "visit"> & { readonly clinical: boolean }) {
  const progress = progressOf(visit, readAt, now);
  const due = dueWords(visit, now);
  return (
    <footer className={styles.foot}>
      {(clinical || progress !== null) && (
        <div className={styles.bar} data-kind={progress?.kind}>
          <svg width="100%" height="7" viewBox="0 0 100 7" preserveAspectRatio="none" aria-hidden="true">
            <rect width={(progress?.share ?? 0) * 100} height="7" />
          </svg>
        </div>
      )}
      <p>
        {progress === null ? (
          <Before visit={visit} zone={zone} />
        ) : (
          <>
            <span className={styles.gone}>
              <b>{progress.gone}</b> {progress.of}
            </span>
            {progress.kind === "recovery" && <span>{homeWords(visit)}</span>}
          </>
        )}
      </p>
      {due !== null && (
        <p data-lateness={visit.nextDue?.lateness}>
          <span>{due.says}</span>
          <b>{due.when}</b>
        </p>
      )}
    </footer>
  );
}

const isToStart = ({ phase }: ChairVisit): boolean => phase === "checking-in" || phase === "ready";

/** Before the start: what is waited for; for the front desk the ride. And when the start is planned. */
const Before = ({ visit, zone }: Pick<Occupied, "visit"> & Pick<Moment, "zone">) => (
  <>
    <span>
      {visit.waitingFor === null ? (
        homeWords(visit)
      ) : (
        <>
          Waiting: <b>{visit.waitingFor}</b>
        </>
      )}
    </span>
    {isToStart(visit) && <span>start {clockTime(visit.plannedStartAt, zone)}</span>}
  </>
);
