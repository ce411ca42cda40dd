import { lengthWords } from "#science/length.ts";
import { spanOf } from "#ui/clock.ts";
import { startRequirements } from "../decide/start.ts";
import { dueOf } from "../due.ts";
import { reasonOwed } from "../rules/stop-reason.ts";
import type { Due } from "../rules/schedule.ts";
import { type PanelId, useCockpit } from "./cockpit.ts";
import { Progress } from "./Progress.tsx";
import { Tiles } from "./Tiles.tsx";
import styles from "./Bedside.module.css";

/** Numbers, time, and what comes next: always in sight, also on a locked screen. */
export function Aside() {
  const { infusion } = useCockpit();
  const before = infusion.phase === "checking-in" || infusion.phase === "ready";
  return (
    <aside className={styles.aside} aria-label="Patient now">
      <Tiles />
      <p className={styles.second}>Secondary display: the bedside monitor alarms first</p>
      <Progress />
      {before ? <Before /> : <Next />}
    </aside>
  );
}

const OPENS: Readonly<Record<Due["kind"], PanelId>> = {
  vitals: "vitals",
  "repeat-nibp": "vitals",
  sedation: "scores",
  dissociation: "scores",
  comfort: "scores",
  "iv-site": "scores",
  pump: "scores",
  "rescue-effect": "medicine",
  flowsheet: "flowsheet",
};

const MOST = 6;

/** What is due, earliest first, one line a kind. Lateness has its own colour and says so. */
function Next() {
  const { infusion, view, context, now, open } = useCockpit();
  const whom = { birthDate: view.patient.birthDate, closeCuff: context.care?.medicines.closeCuff ?? "unknown" };
  const due = dueOf(infusion, whom, context.protocol, now);
  const first = due.filter(
    ({ kind, state }, n) => state !== "coming" || due.findIndex((one) => one.kind === kind) === n,
  );
  return (
    <section className={styles.next} aria-label="Next">
      <h2>NEXT</h2>
      <ReasonOwed />
      {first.length === 0 && <p className={styles.muted}>Nothing is due within the hour.</p>}
      {first.slice(0, MOST).map(({ kind, says, dueAt, state }) => (
        <button key={`${kind} ${dueAt}`} type="button" data-state={state} onClick={() => open(OPENS[kind])}>
          <i aria-hidden="true" />
          <span>{says}</span>
          <b>{lateWords(state, now - dueAt)}</b>
        </button>
      ))}
    </section>
  );
}

/** A stop without its reason asks for it until somebody gives one. */
function ReasonOwed() {
  const { infusion, open } = useCockpit();
  if (reasonOwed(infusion) === null) return null;
  return (
    <button type="button" data-state="due" onClick={() => open("stopped")}>
      <i aria-hidden="true" />
      <span>Say why it was stopped</span>
      <b>now</b>
    </button>
  );
}

function lateWords(state: Due["state"], over: number): string {
  if (state === "coming") return spanOf(-over);
  if (state === "due") return "now";
  return `${lengthWords(over)} late`;
}

/** What must be so before the start, open things first. */
function Before() {
  const { infusion, context, open } = useCockpit();
  const requirements = startRequirements(infusion, context);
  const missing = requirements.filter(({ met }) => !met);
  return (
    <section className={styles.next} aria-label="Before the start">
      <h2>
        BEFORE THE START · {requirements.length - missing.length} of {requirements.length}
      </h2>
      {missing.length === 0 && <p>Everything is so.</p>}
      {missing.slice(0, MOST).map(({ id, title }, n) => (
        <button
          key={id}
          type="button"
          data-state={n === 0 ? "due" : "coming"}
          onClick={() => open(id === "protocol" ? "start" : id === "prepared" ? "prepare" : (id as PanelId))}
        >
          <i aria-hidden="true" />
          <span>{title}</span>
          <b>open</b>
        </button>
      ))}
      {missing.length > MOST && <p className={styles.muted}>and {missing.length - MOST} more</p>}
    </section>
  );
}
