import type { Instant } from "#science/units.ts";
import { clockTime } from "#ui/clock.ts";
import { rideWords } from "./Bar.tsx";
import { dayShown } from "./grid.ts";
import { type Booked, type By, laneIdsOf } from "./lanes.ts";
import type { Board } from "./moving.ts";
import styles from "./DayList.module.css";
import { dayWords, longDay } from "./words.ts";

type Props = {
  readonly board: Board;
  readonly by: By;
  readonly booked: readonly Booked[];
  readonly day: string;
  readonly now: Instant;
  readonly onDay: (day: string) => void;
  readonly onOpen: (id: string) => void;
};

/** The week on a narrow screen: a day at a time, as a list in the order of the day, each with its room or person. */
export function DayList({ board: { columns, lanes, zone }, by, booked, day, now, onDay, onOpen }: Props) {
  const shown = columns.find((column) => column.day === day) ?? columns[0];
  if (shown === undefined) return null;
  const ofDay = booked
    .filter(({ row }) => dayShown(zone, row.startAt) === shown.day)
    .toSorted((a, b) => a.row.startAt - b.row.startAt);
  const laneNames = (one: Booked) =>
    laneIdsOf(one, by)
      .flatMap((id) => lanes.find((lane) => lane.id === id)?.name ?? [])
      .join(", ");
  return (
    <>
      <div className={styles.days} role="group" aria-label="Day">
        {columns.map((column) => (
          <button
            key={column.day}
            type="button"
            aria-pressed={column.day === shown.day}
            data-today={column.from <= now && now < column.to}
            onClick={() => onDay(column.day)}
          >
            {dayWords(zone, column.from)}
          </button>
        ))}
      </div>
      <section aria-label={longDay(zone, shown.from)} className={styles.list}>
        {ofDay.length === 0 && <p>Nobody is booked on this day.</p>}
        <ul>
          {ofDay.map((one) => (
            <li key={one.row.id} data-kind={one.kind} data-state={one.row.state}>
              <button type="button" onClick={() => onOpen(one.row.id)}>
                <time>
                  {clockTime(one.row.startAt, zone)}
                  <small>{clockTime(one.row.endAt, zone)}</small>
                </time>
                <span>
                  <b>{one.row.name === "" ? "Held for a moment" : one.row.name}</b>
                  <small>{[one.what, laneNames(one), rideWords(one)].filter((part) => part !== "").join(" · ")}</small>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
