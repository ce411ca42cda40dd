import { type MouseEvent, useEffect, useRef } from "react";
import type { Instant } from "#science/units.ts";
import { clockTime } from "#ui/clock.ts";
import { Bar, Ghost, LEVEL_PX } from "./Bar.tsx";
import { closedIn, type Column, dayShown, hoursIn, type Lane, levelsOf, shareOf, snapped } from "./grid.ts";
import { type Booked, type By, laneIdsOf } from "./lanes.ts";
import type { Board, Spot } from "./moving.ts";
import { type Moving, useMoving } from "./useMoving.ts";
import styles from "./WeekGrid.module.css";
import { dayWords, longDay } from "./words.ts";

type Props = {
  readonly board: Board;
  readonly by: By;
  readonly booked: readonly Booked[];
  readonly now: Instant;
  readonly mayBook: boolean;
  readonly onOpen: (id: string) => void;
  readonly onMove: (moving: Moving) => void;
  readonly onBook: (spot: Spot) => void;
};

const LABEL_PX = 92;

/** A week: a row a room or a person, a column a day, closed times hatched. Bars are pulled, or moved with M and the arrows. */
export function WeekGrid({ board, by, booked, now, mayBook, onOpen, onMove, onBook }: Props) {
  const move = useMoving({ board, by, onAsk: onMove });
  const { columns, lanes, zone } = board;
  const frame = useTodayInSight(columns, dayShown(zone, now));
  return (
    <>
      <section ref={frame} className={styles.scroll} aria-label="The week" tabIndex={0}>
        <div
          className={styles.grid}
          style={{ gridTemplateColumns: `var(--label) repeat(${columns.length}, var(--day))` }}
        >
          <span className={styles.corner} />
          {columns.map((column) => (
            <DayHead key={column.day} column={column} zone={zone} now={now} />
          ))}
          {lanes.map((lane) => (
            <LaneRow key={lane.id} {...{ lane, board, by, booked, now, mayBook, move, onOpen, onBook }} />
          ))}
        </div>
      </section>
      <p className="unseen" role="status">
        {move.moving === null ? "" : spotWords(move.moving, lanes, zone)}
      </p>
      {mayBook && (
        <p className={styles.how}>
          Pull a bar to move it, or choose it and press M, then the arrows, Page Up and Page Down, and Enter. Nothing
          moves before you say so. Press twice on a free place to book there. ⚑ means that no ride home is confirmed.
        </p>
      )}
    </>
  );
}

/** On a screen too narrow for the whole week, today is what one sees first. */
function useTodayInSight(columns: readonly Column[], today: string) {
  const frame = useRef<HTMLElement>(null);
  const isShown = columns.some(({ day }) => day === today);
  useEffect(() => {
    if (!isShown) return;
    const element = frame.current;
    const head = element?.querySelector<HTMLElement>(`[data-head="${today}"]`);
    if (element !== null && head !== null && head !== undefined)
      element.scrollLeft = Math.max(0, head.offsetLeft - element.offsetLeft - LABEL_PX);
  }, [isShown, today]);
  return frame;
}

const spotWords = ({ to }: Moving, lanes: readonly Lane[], zone: string): string =>
  `${longDay(zone, to.startAt)}, ${clockTime(to.startAt, zone)}, ${lanes.find(({ id }) => id === to.laneId)?.name ?? ""}`;

function DayHead({ column, zone, now }: { readonly column: Column; readonly zone: string; readonly now: Instant }) {
  const hours = hoursIn(column);
  const isToday = column.day === dayShown(zone, now);
  return (
    <div className={styles.day} data-today={isToday} data-head={column.day}>
      <b>{dayWords(zone, column.from)}</b>
      <span aria-hidden="true">
        {hours.slice(1, -1).map((hour, n) => (
          <i key={hour} style={{ left: `${shareOf(column, hour) * 100}%` }}>
            {n % 2 === 0 ? new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "numeric" }).format(hour) : ""}
          </i>
        ))}
      </span>
    </div>
  );
}

type RowProps = Omit<Props, "onMove"> & { readonly lane: Lane; readonly move: ReturnType<typeof useMoving> };

function LaneRow({ lane, ...rest }: RowProps) {
  const { by, booked, board } = rest;
  const here = booked.filter((one) => laneIdsOf(one, by).includes(lane.id));
  const levels = levelsOf(here.map(({ row }) => ({ from: row.startAt, to: row.endAt })));
  const height = (Math.max(0, ...levels) + 1) * LEVEL_PX + 8;
  const placed = here.map((one, n) => ({ booked: one, level: levels[n] ?? 0 }));
  return (
    <>
      <h2 className={styles.lane}>{lane.name}</h2>
      {board.columns.map((column) => (
        <Cell key={column.day} {...{ lane, column, placed, height }} {...rest} />
      ))}
    </>
  );
}

type Placed = { readonly booked: Booked; readonly level: number };
type CellProps = RowProps & { readonly column: Column; readonly placed: readonly Placed[]; readonly height: number };

function Cell({ lane, column, placed, height, board, now, mayBook, move, onOpen, onBook }: CellProps) {
  const { zone, step } = board;
  const bookHere = ({ target, currentTarget, clientX }: MouseEvent<HTMLElement>) => {
    if (!mayBook || (target as HTMLElement).closest("button") !== null) return;
    const { left, width } = currentTarget.getBoundingClientRect();
    onBook({ laneId: lane.id, startAt: snapped(column, (clientX - left) / width, zone, step) });
  };
  const inColumn = placed.filter(({ booked: { row } }) => row.startAt < column.to && row.endAt > column.from);
  const ghost = move.moving?.to.laneId === lane.id && isIn(column, move.moving.to.startAt) ? move.moving : null;
  return (
    <div className={styles.cell} data-lane={lane.id} data-day={column.day} style={{ height }} onDoubleClick={bookHere}>
      {closedIn(column, lane.open).map((span) => (
        <i
          key={span.from}
          className={styles.closed}
          style={{
            left: `${shareOf(column, span.from) * 100}%`,
            width: `${(shareOf(column, span.to) - shareOf(column, span.from)) * 100}%`,
          }}
        />
      ))}
      {isIn(column, now) && <i className={styles.now} style={{ left: `${shareOf(column, now) * 100}%` }} />}
      <ul aria-label={`${lane.name}, ${longDay(zone, column.from)}`}>
        {inColumn.map((one) => (
          <Bar
            key={one.booked.row.id}
            {...one}
            room={roomFor(one, inColumn, column)}
            {...{ lane, column, zone, move, onOpen }}
          />
        ))}
      </ul>
      {ghost !== null && <Ghost moving={ghost} column={column} zone={zone} />}
    </div>
  );
}

/** How far the words of a bar may run: to the next bar beside it, or the end of the day. As a share of the day. */
function roomFor({ booked: { row }, level }: Placed, beside: readonly Placed[], column: Column): number {
  const starts = beside
    .filter((other) => other.level === level && other.booked.row.startAt > row.startAt)
    .map((other) => shareOf(column, other.booked.row.startAt));
  return Math.min(1, ...starts) - Math.max(0, shareOf(column, row.startAt));
}

const isIn = ({ from, to }: Column, at: Instant): boolean => from <= at && at < to;
