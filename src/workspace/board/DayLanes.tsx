import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Instant } from "#science/units.ts";
import { clockTime } from "#ui/clock.ts";
import type { BoardView, DayAppointment, DayVisit } from "../board.ts";
import { familyOf } from "../names.ts";
import styles from "./DayLanes.module.css";
import { hoursOf, type Span, spanOfAppointment, spanOfVisit } from "./lanes.ts";

type Axis = { readonly from: Instant; readonly to: Instant };
type Shown = { readonly axis: Axis; readonly zone: string; readonly clinical: boolean };
type Day = Pick<BoardView, "chairs" | "day" | "site" | "appointments" | "prescribers">;
type Drawing = { readonly board: Day; readonly now: Instant };

const share = ({ from, to }: Axis, at: number): string => `${((at - from) / (to - from)) * 100}%`;
const length = ({ from, to }: Axis, ms: number): string => `${(ms / (to - from)) * 100}%`;

/** The clinic's day, a lane a room and a lane a prescriber: what goes on, what is booked, and where the day is now. */
export function DayLanes({ board, now, clinical }: Drawing & { readonly clinical: boolean }) {
  const { chairs, day, site, appointments, prescribers } = board;
  const visits = day.map((visit) => ({ visit, span: spanOfVisit(visit, now) }));
  const hours = hoursOf([...visits.map(({ span }) => span), ...appointments.map(spanOfAppointment)], now, site.zone);
  const shown = { axis: { from: hours[0] ?? now, to: hours.at(-1) ?? now }, zone: site.zone, clinical };
  const barsOf = (mine: readonly DayAppointment[]) =>
    mine.map((one) => <AppointmentBar key={one.id} appointment={one} {...shown} />);
  return (
    <section className={styles.card} aria-label="The day, by room and prescriber">
      <Hours hours={hours} {...shown} />
      {chairs.map(({ roomId, room }) => (
        <Lane key={roomId} name={room}>
          {visits
            .filter(({ visit }) => visit.roomId === roomId)
            .map((one) => (
              <VisitBar key={one.visit.infusionId} {...one} {...shown} />
            ))}
          {barsOf(appointments.filter((one) => one.roomId === roomId))}
        </Lane>
      ))}
      {prescribers.map(({ staffId, name }) => (
        <Lane key={staffId} name={name}>
          {barsOf(appointments.filter(({ staffIds }) => staffIds.includes(staffId)))}
        </Lane>
      ))}
      <div className={styles.now} aria-hidden="true">
        <i style={{ left: share(shown.axis, now) }} />
      </div>
    </section>
  );
}

const Hours = ({ hours, axis, zone }: Shown & { readonly hours: readonly Instant[] }) => (
  <div className={styles.hours} aria-hidden="true">
    {hours.map((hour) => (
      <span key={hour} style={{ left: share(axis, hour) }}>
        {clockTime(hour, zone)}
      </span>
    ))}
  </div>
);

const Lane = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className={styles.row}>
    <h3>{name}</h3>
    <ul>{children}</ul>
  </div>
);

function VisitBar({ visit, span, axis, zone, clinical }: Shown & { readonly visit: DayVisit; readonly span: Span }) {
  const { infusionId, patientName, number, of, wentHomeAt } = visit;
  const which = of === null ? `maintenance ${number}` : `${number} of ${of}`;
  const when = `${clockTime(span.from, zone)} to ${clockTime(span.to, zone)}`;
  const place = { left: share(axis, span.from), width: length(axis, span.to - span.from) };
  const words = (
    <>
      <i aria-hidden="true" style={{ width: `${((span.ends - span.from) / (span.to - span.from)) * 100}%` }} />
      <b>{familyOf(patientName)}</b>
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

const STANDS = { booked: "", arrived: "here", done: "over" } as const;

function AppointmentBar({ appointment, axis, zone }: Shown & { readonly appointment: DayAppointment }) {
  const { id, name, what, kind, startAt, endAt, state } = appointment;
  const when = `${clockTime(startAt, zone)} to ${clockTime(endAt, zone)}`;
  const stands = state in STANDS ? STANDS[state as keyof typeof STANDS] : "";
  const place = { left: share(axis, startAt), width: length(axis, endAt - startAt) };
  const words = [what, stands].filter((part) => part !== "").join(" · ");
  return (
    <li style={place} data-kind={kind} data-over={state === "done"} title={`${name}, ${words}, ${when}`}>
      <Link to="/schedule/$appointmentId" params={{ appointmentId: id }}>
        <b>{familyOf(name)}</b>
        <small>
          {words}
          <span className="unseen">, {when}</span>
        </small>
      </Link>
    </li>
  );
}
