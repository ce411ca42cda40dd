import { Button } from "@mantine/core";
import { Card, Line, Lines } from "#ui/Card.tsx";
import { clockTime } from "#ui/clock.ts";
import styles from "./Course.module.css";
import type { Open } from "./Dialogs.tsx";
import type { CourseDate } from "./rules/dates.ts";
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
            <small data-broken={isBroken(course, date)}>{said(date, view.zone, isBroken(course, date))}</small>
          </Line>
        ))}
      </Lines>
      {ended === null && missing > 0 && (
        <div className={styles.buttons}>
          <Button size="md" variant="default" onClick={() => onOpen("dates")}>
            {missing === 1 ? "Find the date that is missing" : `Find ${missing} dates`}
          </Button>
        </div>
      )}
    </Card>
  );
}

const isBroken = ({ spacingFindings }: CourseShown, { nth }: CourseDate): boolean =>
  spacingFindings.some(({ between }) => between.includes(`infusion ${nth}`));

function said({ state, heldUntil, moves }: CourseDate, zone: string, broken: boolean): string {
  const how = state === "held" && heldUntil !== null ? `held until ${clockTime(heldUntil, zone)}` : state;
  return [
    how,
    ...(moves > 0 ? [moves === 1 ? "moved once" : `moved ${moves} times`] : []),
    ...(broken ? ["stands wrong to another"] : []),
  ].join(" · ");
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
