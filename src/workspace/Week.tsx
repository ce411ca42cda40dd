import { Button, SegmentedControl } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AppointmentRow } from "#booking/read.ts";
import { as, type Instant } from "#science/units.ts";
import { fetched } from "#ui/ask.ts";
import { useNow } from "#ui/clock.ts";
import { Refusals } from "#ui/Refusals.tsx";
import { Desk } from "./Desk.tsx";
import { useMe } from "./me.ts";
import styles from "./Week.module.css";
import { AppointmentPanel } from "./week/AppointmentPanel.tsx";
import { BookDialog, type Booking } from "./week/BookDialog.tsx";
import { type Schedule, useSchedule } from "./week/data.ts";
import { DayList } from "./week/DayList.tsx";
import { columnsOf, dayShown, daysOn, mondayOf, wallTime, weekOf } from "./week/grid.ts";
import { bookedIn, type By, lanesBy, NOWHERE, wishOf } from "./week/lanes.ts";
import { MoveDialog, type Wish } from "./week/MoveDialog.tsx";
import type { Moving } from "./week/useMoving.ts";
import { WeekGrid } from "./week/WeekGrid.tsx";
import { weekWords } from "./week/words.ts";

type Asked = { readonly week?: string; readonly book?: string };

/** The clinic's week, by room or by person, and beside it everything about the appointment one opened. */
export function Week() {
  const zone = useMe().data?.clinic.zone;
  const { appointmentId = null } = useParams({ strict: false });
  const { week, book }: Asked = useSearch({ strict: false });
  const opened = useQuery({
    queryKey: ["appointment", appointmentId],
    queryFn: () => fetched<AppointmentRow>(`/api/appointments/${appointmentId ?? ""}`),
    enabled: appointmentId !== null && week === undefined,
  });
  const now = useNow(30_000);
  const isFinding = appointmentId !== null && week === undefined && opened.data === undefined && opened.error === null;
  if (zone === undefined || isFinding) return <Desk title="Schedule">{null}</Desk>;
  const monday = mondayOf(week ?? dayShown(zone, opened.data?.startAt ?? now));
  return <Shown monday={monday} zone={zone} now={now} appointmentId={appointmentId} book={book ?? null} />;
}

type Props = {
  readonly monday: string;
  readonly zone: string;
  readonly now: Instant;
  readonly appointmentId: string | null;
  readonly book: string | null;
};

function Shown({ monday, zone, now, appointmentId, book }: Props) {
  const { data, error } = useSchedule(monday, zone);
  const [by, setBy] = useState<By>("room");
  const navigate = useNavigate();
  const goTo = (week: string) => void navigate({ to: "/schedule", search: { week } });
  const [first, last] = [wallTime(zone, monday, 720), wallTime(zone, daysOn(monday, 6), 720)];
  const mayBook = useMe().data?.permissions.includes("book") ?? false;
  return (
    <Desk title="Schedule" sub={weekWords(zone, first, last)}>
      <div className={styles.tools}>
        <div className={styles.weeks} role="group" aria-label="Week">
          <Button variant="default" aria-label="The week before" onClick={() => goTo(daysOn(monday, -7))}>
            ‹
          </Button>
          <Button variant="default" onClick={() => goTo(mondayOf(dayShown(zone, now)))}>
            This week
          </Button>
          <Button variant="default" aria-label="The week after" onClick={() => goTo(daysOn(monday, 7))}>
            ›
          </Button>
        </div>
        <SegmentedControl
          aria-label="Rows"
          data={[
            { value: "room", label: "By room" },
            { value: "person", label: "By person" },
          ]}
          value={by}
          onChange={(rows) => setBy(rows)}
          size="md"
        />
        {mayBook && (
          <Button
            className={styles.book}
            onClick={() => void navigate({ to: "/schedule", search: { week: monday, book: "new" } })}
          >
            Book an appointment
          </Button>
        )}
      </div>
      {error !== null && data === undefined && (
        <Refusals
          title="The schedule could not be read"
          refusals={[{ rule: "unread", says: error.message, satisfy: "This page goes on trying." }]}
        />
      )}
      {data !== undefined && (
        <Days key={by} {...{ schedule: data, by, monday, zone, now, appointmentId, book, mayBook }} />
      )}
    </Desk>
  );
}

type DaysProps = Props & { readonly schedule: Schedule; readonly by: By; readonly mayBook: boolean };

const NARROW = "(max-width: 760px)";

function Days({ schedule, by, monday, zone, now, appointmentId, book, mayBook }: DaysProps) {
  const isNarrow = useMediaQuery(NARROW) ?? false;
  const [wish, setWish] = useState<Wish | null>(null);
  const [spot, setSpot] = useState<Booking | null>(null);
  const [day, setDay] = useState(dayShown(zone, now));
  const go = useWays(monday);
  const booked = bookedIn(schedule);
  const lanes = lanesBy(by, schedule, booked);
  const times = booked.map(({ row }) => ({ from: row.startAt, to: row.endAt }));
  const columns = columnsOf(weekOf(monday), [...schedule.open, ...times], zone);
  const board = { columns, lanes, zone, step: schedule.stepMinutes };
  const laneName = (id: string) => lanes.find((lane) => lane.id === id)?.name ?? "";
  const ask = ({ booked: one, from, to }: Moving) =>
    setWish({
      booked: one,
      startAt: to.startAt,
      ...wishOf(one, by, { from: from.laneId, to: to.laneId }),
      fromLane: laneName(from.laneId),
      toLane: laneName(to.laneId),
    });
  const shared = { board, by, booked, now, onOpen: go.open };
  return (
    <>
      {isNarrow ? (
        <DayList {...shared} day={day} onDay={setDay} />
      ) : (
        <WeekGrid
          {...shared}
          mayBook={mayBook}
          onMove={ask}
          onBook={({ startAt, laneId }) => setSpot(spotOf(by, laneId, startAt))}
        />
      )}
      <AppointmentPanel
        id={appointmentId}
        onClose={go.close}
        onMove={(row, { kind, what, escort, room, people }) => {
          const where = [room ?? "", ...people].filter((part) => part !== "").join(", ");
          setWish({ booked: { row, kind, what, escort }, startAt: row.startAt, fromLane: where, toLane: where });
        }}
      />
      <MoveDialog wish={wish} zone={zone} onClose={() => setWish(null)} />
      <BookDialog
        key={`${book ?? ""} ${spot?.startAt ?? ""}`}
        booking={spot ?? bookingFor(book)}
        types={schedule.types}
        zone={zone}
        from={as<Instant>(Math.max(now, wallTime(zone, monday, 0)))}
        onClose={() => {
          setSpot(null);
          if (book !== null) go.close();
        }}
      />
    </>
  );
}

/** Where one goes on this page: into an appointment and out of it, the week kept. */
function useWays(monday: string) {
  const navigate = useNavigate();
  const search = { week: monday };
  return {
    open: (appointmentId: string) =>
      void navigate({ to: "/schedule/$appointmentId", params: { appointmentId }, search }),
    close: () => void navigate({ to: "/schedule", search }),
  };
}

const spotOf = (by: By, laneId: string, startAt: Instant): Booking => ({
  forWhom: null,
  startAt,
  roomId: by === "room" && laneId !== NOWHERE ? laneId : null,
  staffId: by === "person" && laneId !== NOWHERE ? laneId : null,
});

/** "new", or for whom at once: "patient:<id>", "enquiry:<id>". */
const bookingFor = (book: string | null): Booking | null =>
  book === null ? null : { forWhom: book.includes(":") ? book : null, startAt: null, roomId: null, staffId: null };
