import { Button } from "@mantine/core";
import type { Instant } from "#science/units.ts";
import styles from "./Course.module.css";
import type { Open } from "./Dialogs.tsx";
import type { WatchSeen } from "./rules/watch-seen.ts";
import type { CourseShown, CourseView } from "./view-shape.ts";
import { DECIDED } from "./WatchForms.tsx";
import { shortDay, startWords } from "./words.ts";

type Props = { readonly view: CourseView; readonly onOpen: (open: Open) => void };

/** What the relapse watch found, and between which days another infusion is worth considering. The prescriber decides. */
export function Watching({ view, onOpen }: Props) {
  const { watch, course } = view;
  if (watch === null || course === null) return null;
  const inTime = dateInTime(watch, course);
  const offer = inTime === null ? offerOf(course) : null;
  const isWaiting = watch.found !== null && watch.found.answered === null;
  const isAsking = isWaiting || watch.found !== null || watch.forecast?.window != null;
  return (
    <>
      {isAsking && (
        <section className={styles.ask} aria-label="Relapse watch">
          <h3>{titleOf(watch)}</h3>
          <p>{watch.found?.because}</p>
          <p>{watch.forecast?.says ?? watch.whyNone} The prescriber decides.</p>
          <Answered watch={watch} zone={view.zone} />
          {inTime !== null && <p>The next date is {startWords(view.zone, inTime)}.</p>}
          <div className={styles.buttons}>
            {watch.forecast !== null && button("See the working", "default", () => onOpen("working"))}
            {isWaiting && button("Decide", "filled", () => onOpen("warning"))}
            {offer !== null && button("Offer dates", isWaiting ? "default" : "filled", () => onOpen(offer))}
          </div>
        </section>
      )}
      {!isAsking && <p className={styles.muted}>{watch.forecast?.says ?? watch.whyNone}</p>}
      <div className={styles.buttons}>{button("Note a setback", "default", () => onOpen("setback"))}</div>
    </>
  );
}

const button = (label: string, variant: "default" | "filled", onClick: () => void) => (
  <Button size="md" variant={variant} onClick={onClick}>
    {label}
  </Button>
);

const FOUND = { "early-warning": "Early warning", relapse: "Relapse" } as const;

function titleOf({ found, forecast }: WatchSeen): string {
  const days = forecast?.window?.words;
  if (found !== null) return days === undefined ? FOUND[found.kind] : `${FOUND[found.kind]}. To consider: ${days}`;
  return `Maintenance to consider: ${days ?? ""}`;
}

/** A date that is booked before the days to consider one on are over; null while there is none. */
function dateInTime({ forecast }: WatchSeen, { dates }: CourseShown): Instant | null {
  const window = forecast?.window ?? null;
  return dates.find(({ startAt }) => window !== null && startAt <= window.to)?.startAt ?? null;
}

/** Where dates are offered: in the course under way, or in boosters that are planned first. Null where neither may be. */
function offerOf({ ended, interrupted, missing }: CourseShown): Open | null {
  if (ended !== null) return { plan: "booster" };
  return interrupted === null && missing > 0 ? "offer" : null;
}

function Answered({ watch: { found }, zone }: { readonly watch: WatchSeen; readonly zone: string }) {
  const answer = found?.answered ?? null;
  if (answer === null) return null;
  return (
    <p>
      <b>Decided: {DECIDED[answer.decided]}.</b> {answer.why} {answer.printedName}, {shortDay(zone, answer.at)}.
    </p>
  );
}
