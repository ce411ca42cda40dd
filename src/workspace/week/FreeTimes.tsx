import type { Placing } from "#booking/events.ts";
import type { Instant } from "#science/units.ts";
import { clockTime } from "#ui/clock.ts";
import styles from "./Dialogs.module.css";
import { dayWords, startWords } from "./words.ts";

type Props = {
  readonly free: readonly Pick<Placing, "startAt">[];
  readonly zone: string;
  readonly value?: Instant | null;
  readonly onPick: (at: Instant) => void;
};

/** The next free times after a no, each to be taken with one press. */
export function FreeTimes({ free, zone, onPick }: Props) {
  if (free.length === 0) return null;
  return (
    <div className={styles.free} role="group" aria-label="Next free times">
      <p>Next free times</p>
      {free.map(({ startAt }) => (
        <button key={startAt} type="button" onClick={() => onPick(startAt)}>
          {startWords(zone, startAt)}
        </button>
      ))}
    </div>
  );
}

/** Free times by day, as many as there are. */
export function FreeByDay({ free, zone, value = null, onPick }: Props) {
  const days = Map.groupBy(free, ({ startAt }) => dayWords(zone, startAt));
  return (
    <div className={styles.byDay}>
      {[...days].map(([day, times]) => (
        <div key={day} role="group" aria-label={day}>
          <b>{day}</b>
          <span>
            {times.map(({ startAt }) => (
              <button key={startAt} type="button" aria-pressed={startAt === value} onClick={() => onPick(startAt)}>
                {clockTime(startAt, zone)}
              </button>
            ))}
          </span>
        </div>
      ))}
    </div>
  );
}
