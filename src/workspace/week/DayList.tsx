import type { Instant } from "#science/units.ts";
import { clockTime } from "#ui/clock.ts";
import { rideWords } from "./Bar.tsx";
import { type Column, dayShown } from "./grid.ts";
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
export function DayList({ board, by, booked, day, now, onDay, onOpen }: Props) {
  const { columns, lanes, zone } = board;
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
      <Days columns={columns} chosen={shown.day} today={dayShown(zone, now)} zone={zone} onDay={onDay} />
      <section aria-label={longDay(zone, shown.from)} className={styles.list}>
        {ofDay.length === 0 && <p>Nobody is booked on this day.</p>}
        <ul>
          {ofDay.map((one) => (
            <Line key={one.row.id} booked={one} where={laneNames(one)} zone={zone} onOpen={onOpen} />
          ))}
        </ul>
      </section>
    </>
  );
}

type DaysProps = {
  readonly columns: readonly Column[];
  readonly chosen: string;
  readonly today: string;
  readonly zone: string;
  readonly onDay: (day: string) => void;
};

const Days = ({ columns, chosen, today, zone, onDay }: DaysProps) => (
  <div className={styles.days} role="group" aria-label="Day">
    {columns.map(({ day, from }) => (
      <button
        key={day}
        ref={day === chosen ? intoSight : null}
        type="button"
        aria-pressed={day === chosen}
        data-today={day === today}
        onClick={() => onDay(day)}
      >
        {dayWords(zone, from)}
      </button>
    ))}
  </div>
);

/** Days do not all fit beside each other on a telephone: the chosen one is in sight. */
const intoSight = (element: HTMLElement | null) => element?.scrollIntoView({ block: "nearest", inline: "center" });

type LineProps = { readonly booked: Booked; readonly where: string; readonly zone: string } & Pick<Props, "onOpen">;

function Line({ booked, where, zone, onOpen }: LineProps) {
  const { row, kind, what } = booked;
  return (
    <li data-kind={kind} data-state={row.state}>
      <button type="button" onClick={() => onOpen(row.id)}>
        <time>
          {clockTime(row.startAt, zone)}
          <small>{clockTime(row.endAt, zone)}</small>
        </time>
        <span>
          <b>{row.name === "" ? "Held for a moment" : row.name}</b>
          <small>{[what, where, rideWords(booked)].filter((part) => part !== "").join(" · ")}</small>
        </span>
      </button>
    </li>
  );
}
