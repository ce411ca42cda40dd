import { Link } from "@tanstack/react-router";
import type { Instant } from "#science/units.ts";
import { clockTime } from "#ui/clock.ts";
import type { BoardView, DayVisit } from "../board.ts";
import styles from "./DayLanes.module.css";
import { hoursOf, type Span, spanOfVisit } from "./lanes.ts";

type Drawn = { readonly visit: DayVisit; readonly span: Span };
type Axis = { readonly from: Instant; readonly to: Instant };
type Shown = { readonly axis: Axis; readonly zone: string; readonly clinical: boolean };

const share = ({ from, to }: Axis, at: number): string => `${((at - from) / (to - from)) * 100}%`;
const length = ({ from, to }: Axis, ms: number): string => `${(ms / (to - from)) * 100}%`;

/** The clinic's day, a lane a room: each visit with its infusion and its recovery, and where the day is now. */
export function DayLanes({
  board: { chairs, day, site },
  now,
  clinical,
}: {
  readonly board: Pick<BoardView, "chairs" | "day" | "site">;
  readonly now: Instant;
  readonly clinical: boolean;
}) {
  const drawn = day.map((visit) => ({ visit, span: spanOfVisit(visit, now) }));
  const spans = drawn.map(({ span }) => span);
  const hours = hoursOf(spans, now, site.zone);
  const axis = { from: hours[0] ?? now, to: hours.at(-1) ?? now };
  return (
    <section className={styles.card} aria-label="The day, by room">
      <div className={styles.hours} aria-hidden="true">
        {hours.map((hour) => (
          <span key={hour} style={{ left: share(axis, hour) }}>
            {clockTime(hour, site.zone)}
          </span>
        ))}
      </div>
      {chairs.map(({ roomId, room }) => (
        <div key={roomId} className={styles.row}>
          <h3>{room}</h3>
          <ul>
            {drawn
              .filter(({ visit }) => visit.roomId === roomId)
              .map((one) => (
                <Bar key={one.visit.infusionId} drawn={one} axis={axis} zone={site.zone} clinical={clinical} />
              ))}
          </ul>
        </div>
      ))}
      <div className={styles.now} aria-hidden="true">
        <i style={{ left: share(axis, now) }} />
      </div>
    </section>
  );
}

function Bar({ drawn: { visit, span }, axis, zone, clinical }: Shown & { readonly drawn: Drawn }) {
  const { infusionId, patientName, number, of, wentHomeAt } = visit;
  const which = of === null ? `maintenance ${number}` : `${number} of ${of}`;
  const when = `${clockTime(span.from, zone)} to ${clockTime(span.to, zone)}`;
  const place = { left: share(axis, span.from), width: length(axis, span.to - span.from) };
  const words = (
    <>
      <i aria-hidden="true" style={{ width: `${((span.ends - span.from) / (span.to - span.from)) * 100}%` }} />
      <b>{patientName.split(",")[0]}</b>
      <small>
        {which}
        <span className="unseen">
          , {when}
          {wentHomeAt === null ? "" : ", gone home"}
        </span>
      </small>
    </>
  );
  return (
    <li style={place} data-over={wentHomeAt !== null} title={`${patientName}, ${which}, ${when}`}>
      {clinical ? (
        <Link
          to={wentHomeAt === null ? "/infusions/$infusionId" : "/infusions/$infusionId/record"}
          params={{ infusionId }}
        >
          {words}
        </Link>
      ) : (
        <div>{words}</div>
      )}
    </li>
  );
}
