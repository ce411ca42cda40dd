import { Button } from "@mantine/core";
import { Card, Line, Lines } from "#ui/Card.tsx";
import { clockTime } from "#ui/clock.ts";
import styles from "./Course.module.css";
import type { Open } from "./Dialogs.tsx";
import { dueNow } from "./FindDates.tsx";
import type { CourseDate } from "./rules/dates.ts";
import type { MissedDate } from "./rules/missed-dates.ts";
import type { CourseShown, CourseView } from "./view-shape.ts";
import { startWords } from "./words.ts";

type Props = { readonly view: CourseView; readonly course: CourseShown; readonly onOpen: (open: Open) => void };

/** The dates to come as booking has them, and what stands wrong between them. */
export function Dates({ view, course, onOpen }: Props) {
  const { dates, missing, ended } = course;
  return (
    <Card title="Dates">
      {dates.length === 0 && <p className={styles.muted}>No date is booked.</p>}
      <Lines>
        {dates.map((date) => (
          <Line key={date.appointmentId} aside={<Actions date={date} view={view} onOpen={onOpen} />}>
            <b>Infusion {date.nth}</b> {startWords(view.zone, date.startAt)}
            <Said date={date} zone={view.zone} stands={standingOf(course, date)} />
          </Line>
        ))}
      </Lines>
      <NotGiven missed={course.missedDates} zone={view.zone} />
      {ended === null && missing > 0 && (
        <div className={styles.buttons}>
          <Button size="md" variant="default" onClick={() => onOpen("dates")}>
            {findWords(course)}
          </Button>
        </div>
      )}
    </Card>
  );
}

function findWords(course: CourseShown): string {
  const many = dueNow(course);
  if (course.kind === "maintenance") return "Find the next date";
  return many === 1 ? "Find the date that is missing" : `Find ${many} dates`;
}

const BECAUSE = { missed: "did not come", cancelled: "called off", "not-given": "came, and was not given it" } as const;

/** What was to be given and was not, with the reason: its number is the next date's. */
const NotGiven = ({ missed, zone }: { readonly missed: readonly MissedDate[]; readonly zone: string }) =>
  missed.length === 0 ? null : (
    <>
      <h3>Not given</h3>
      <Lines>
        {missed.map(({ nth, startAt, at, how, why }) => (
          <Line key={`${at} ${startAt}`}>
            <b>Infusion {nth}</b> {startWords(zone, startAt ?? at)}
            <small>{[BECAUSE[how], why].filter((word) => word !== "").join(": ")}</small>
          </Line>
        ))}
      </Lines>
    </>
  );

type SaidProps = { readonly date: CourseDate; readonly zone: string; readonly stands: Standing };

const Said = ({ date, zone, stands }: SaidProps) => (
  <small data-broken={stands === "wrong"}>{said(date, zone, stands)}</small>
);

type Standing = "right" | "passed" | "wrong";

/** How a date stands to the others: past no limit, past a soft one that somebody passed, or simply wrong. */
function standingOf({ spacingFindings, moved }: CourseShown, { nth }: CourseDate): Standing {
  const mine = spacingFindings.filter(({ between }) => between.includes(`infusion ${nth}`));
  if (mine.length === 0) return "right";
  const passed = new Set(moved.flatMap((move) => move.passed.map(({ rule }) => rule)));
  return mine.every(({ rule, level }) => level === "soft" && passed.has(rule)) ? "passed" : "wrong";
}

const STANDS: Readonly<Record<Standing, readonly string[]>> = {
  right: [],
  passed: ["past a limit, for a reason"],
  wrong: ["stands wrong to another"],
};

function said({ state, heldUntil, moves }: CourseDate, zone: string, stands: Standing): string {
  const how = state === "held" && heldUntil !== null ? `held until ${clockTime(heldUntil, zone)}` : state;
  const often = moves === 1 ? "moved once" : `moved ${moves} times`;
  return [how, ...(moves > 0 ? [often] : []), ...STANDS[stands]].join(" · ");
}

function Actions({ date, view, onOpen }: Pick<Props, "view" | "onOpen"> & { readonly date: CourseDate }) {
  if (date.state !== "booked") return null;
  const isOver = date.startAt <= view.serverNow;
  return (
    <>
      <Button
        size="md"
        variant="default"
        aria-label={`Move infusion ${date.nth}`}
        onClick={() => onOpen({ move: date })}
      >
        Move
      </Button>
      {isOver && (
        <Button
          size="md"
          variant="default"
          aria-label={`Infusion ${date.nth} was missed`}
          onClick={() => onOpen({ missed: date })}
        >
          Missed
        </Button>
      )}
    </>
  );
}
