import { useState } from "react";
import type { Instant } from "#science/units.ts";
import styles from "./Dialogs.module.css";
import { dayShown, minuteOfDay, wallTime } from "./grid.ts";

type Props = {
  readonly zone: string;
  readonly startAt: Instant | null;
  readonly onPick: (at: Instant) => void;
};

const two = (n: number): string => String(n).padStart(2, "0");

const clockOf = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** The day and the time as typed; null while one of them is missing. */
function instantOf(zone: string, day: string, clock: string): Instant | null {
  const [, hour, minute] = /^(\d{2}):(\d{2})/.exec(clock) ?? [];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || hour === undefined || minute === undefined) return null;
  return wallTime(zone, day, Number(hour) * 60 + Number(minute));
}

/** A day and a time, typed: the way for whoever does not pull bars, and for any time that is not among the free ones. */
export function OtherTime({ zone, startAt, onPick }: Props) {
  const known = startAt === null ? ["", ""] : [dayShown(zone, startAt), clockOf(minuteOfDay(zone, startAt))];
  const [typed, setTyped] = useState<{ readonly from: Instant | null; readonly day: string; readonly clock: string }>();
  const [day = "", clock = ""] = typed !== undefined && typed.from === startAt ? [typed.day, typed.clock] : known;
  const set = (newDay: string, newClock: string) => {
    const at = instantOf(zone, newDay, newClock);
    setTyped({ from: at ?? startAt, day: newDay, clock: newClock });
    if (at !== null) onPick(at);
  };
  return (
    <fieldset className={styles.when}>
      <legend>Day and time at the clinic</legend>
      <input type="date" aria-label="Day" value={day} onChange={({ target }) => set(target.value, clock)} />
      <input type="time" step={300} aria-label="Time" value={clock} onChange={({ target }) => set(day, target.value)} />
    </fieldset>
  );
}
