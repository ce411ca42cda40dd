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
import type { AppointmentAbout } from "./appointment-view.ts";
import { Desk } from "./Desk.tsx";
import { useMe } from "./me.ts";
import styles from "./Week.module.css";
import { AppointmentPanel } from "./week/AppointmentPanel.tsx";
import type { Whole } from "./week/whole.ts";
import { BookDialog, type Booking } from "./week/BookDialog.tsx";
import { type Schedule, useSchedule } from "./week/data.ts";
import { DayList } from "./week/DayList.tsx";
import { columnsOf, dayShown, daysOn, mondayOf, wallTime, weekOf } from "./week/grid.ts";
import { bookedIn, type By, lanesBy, NOWHERE, wishOf } from "./week/lanes.ts";
import { MoveDialog, type Wish } from "./week/MoveDialog.tsx";
import type { Spot } from "./week/moving.ts";
import type { Moving } from "./week/useMoving.ts";
import { WeekGrid } from "./week/WeekGrid.tsx";
import { weekWords } from "./week/words.ts";

type Asked = { readonly week?: string; readonly book?: string };

/** The clinic's week, by room or by person, and beside it everything about the appointment one opened. */
export function Week() {
  const zone = useMe().data?.clinic.zone;
  const now = useNow(5_000);
  const { appointmentId = null } = useParams({ strict: false });
  const { week, book }: Asked = useSearch({ strict: false });
  const startAt = useStart(week === undefined ? appointmentId : null);
  if (zone === undefined || startAt === "looking") return <Desk title="Schedule">{null}</Desk>;
  const monday = mondayOf(week ?? dayShown(zone, startAt ?? now));
  return <Shown monday={monday} zone={zone} now={now} appointmentId={appointmentId} book={book ?? null} />;
}

/** When the appointment is that somebody opened by its address alone, so that its week is shown; null when none was. */
function useStart(appointmentId: string | null): Instant | null | "looking" {
  const { data, error } = useQuery({
    queryKey: ["appointment", appointmentId],
    queryFn: () => fetched<AppointmentRow>(`/api/appointments/${appointmentId ?? ""}`),
    enabled: appointmentId !== null,
  });
  if (appointmentId === null || error !== null) return null;
  return data?.startAt ?? "looking";
}

type Props = {
  readonly monday: string;
  readonly zone: string;
  readonly now: Instant;
  readonly appointmentId: string | null;
  readonly book: string | null;
};

function Shown(props: Props) {
  const { monday, zone } = props;
  const { data, error } = useSchedule(monday, zone);
  const [by, setBy] = useState<By>("room");
  const [first, last] = [wallTime(zone, monday, 720), wallTime(zone, daysOn(monday, 6), 720)];
  const mayBook = useMe().data?.permissions.includes("book") ?? false;
  return (
    <Desk title="Schedule" sub={weekWords(zone, first, last)}>
      <Tools {...props} by={by} onBy={setBy} mayBook={mayBook} />
      {error !== null && data === undefined && (
        <Refusals
          title="The schedule could not be read"
          refusals={[{ rule: "unread", says: error.message, satisfy: "This page goes on trying." }]}
        />
      )}
      {data !== undefined && <Days key={by} {...props} schedule={data} by={by} mayBook={mayBook} />}
    </Desk>
  );
}

type ToolProps = Pick<Props, "monday" | "zone" | "now"> & {
  readonly by: By;
  readonly onBy: (by: By) => void;
  readonly mayBook: boolean;
};

function Tools({ monday, zone, now, by, onBy, mayBook }: ToolProps) {
  const navigate = useNavigate();
  const go = (search: Asked) => void navigate({ to: "/schedule", search });
  return (
    <div className={styles.tools}>
      <div className={styles.weeks} role="group" aria-label="Week">
        <Button variant="default" aria-label="The week before" onClick={() => go({ week: daysOn(monday, -7) })}>
          ‹
        </Button>
        <Button variant="default" onClick={() => go({ week: mondayOf(dayShown(zone, now)) })}>
          This week
        </Button>
        <Button variant="default" aria-label="The week after" onClick={() => go({ week: daysOn(monday, 7) })}>
          ›
        </Button>
      </div>
      <SegmentedControl aria-label="Rows" data={[...ROWS]} value={by} onChange={onBy} size="md" />
      {mayBook && (
        <Button className={styles.book} onClick={() => go({ week: monday, book: "new" })}>
          Book an appointment
        </Button>
      )}
    </div>
  );
}

const ROWS: readonly { readonly value: By; readonly label: string }[] = [
  { value: "room", label: "By room" },
  { value: "person", label: "By person" },
];

type DaysProps = Props & { readonly schedule: Schedule; readonly by: By; readonly mayBook: boolean };

const NARROW = "(max-width: 760px)";

/** The week as rows and columns: everything booked, and where it stands. */
function drawn({ schedule, by, monday, zone }: DaysProps) {
  const booked = bookedIn(schedule);
  const lanes = lanesBy(by, schedule, booked);
  const times = booked.map(({ row }) => ({ from: row.startAt, to: row.endAt }));
  const columns = columnsOf(weekOf(monday), [...schedule.open, ...times], zone);
  return { booked, board: { columns, lanes, zone, step: schedule.stepMinutes } };
}

function Days(props: DaysProps) {
  const { by, monday, zone, now, appointmentId, mayBook } = props;
  const isNarrow = useMediaQuery(NARROW) ?? false;
  const [wish, setWish] = useState<Wish | null>(null);
  const [spot, setSpot] = useState<Booking | null>(null);
  const [day, setDay] = useState(dayShown(zone, now));
  const go = useWays(monday);
  const { booked, board } = drawn(props);
  const laneName = (id: string) => board.lanes.find((lane) => lane.id === id)?.name ?? "";
  const ask = ({ booked: one, from, to }: Moving) => {
    const lanes = { from: from.laneId, to: to.laneId };
    const named = { fromLane: laneName(lanes.from), toLane: laneName(lanes.to) };
    setWish({ booked: one, startAt: to.startAt, ...wishOf(one, by, lanes), ...named });
  };
  const shared = { board, by, booked, now, onOpen: go.open };
  const bookAt = ({ startAt, laneId }: Spot) => setSpot(spotOf(by, laneId, startAt));
  return (
    <>
      {isNarrow ? (
        <DayList {...shared} day={day} onDay={setDay} />
      ) : (
        <WeekGrid {...shared} mayBook={mayBook} onMove={ask} onBook={bookAt} />
      )}
      <AppointmentPanel
        id={appointmentId}
        onClose={go.close}
        onMove={(whole, about) => setWish(toMove(whole, about))}
      />
      <MoveDialog wish={wish} zone={zone} onClose={() => setWish(null)} />
      <BookAt {...props} spot={spot} onClose={() => setSpot(null)} />
    </>
  );
}

/** From the panel it is moved by typing, or to a free time. */
function toMove(row: Whole, { kind, what, escort, room, people }: AppointmentAbout): Wish {
  const where = [room ?? "", ...people].filter((part) => part !== "").join(", ");
  return { booked: { row, kind, what, escort }, startAt: row.startAt, fromLane: where, toLane: where };
}

type BookProps = DaysProps & { readonly spot: Booking | null; readonly onClose: () => void };

function BookAt({ schedule, monday, zone, now, book, spot, onClose }: BookProps) {
  const go = useWays(monday);
  return (
    <BookDialog
      key={`${book ?? ""} ${spot?.startAt ?? ""}`}
      booking={spot ?? bookingFor(book)}
      types={schedule.types}
      zone={zone}
      from={as<Instant>(Math.max(now, wallTime(zone, monday, 0)))}
      onClose={() => {
        onClose();
        if (book !== null) go.close();
      }}
    />
  );
}

/** Where one goes on this page: into an appointment and out of it, the week kept. */
function useWays(monday: string) {
  const navigate = useNavigate();
  const search: Asked = { week: monday };
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
