import { Button } from "@mantine/core";
import { Card, Line, Lines } from "#ui/Card.tsx";
import { showQuantity } from "#science/display.ts";
import styles from "./Course.module.css";
import type { Open } from "./Dialogs.tsx";
import type { CourseShown, CourseView } from "./view-shape.ts";
import { changeWords, shortDay } from "./words.ts";

type Props = { readonly view: CourseView; readonly onOpen: (open: Open) => void };

const KIND = { induction: "Induction", booster: "Boosters", maintenance: "Maintenance" } as const;

/** What was planned, by whom and by which protocol, and what may be done with the course as a whole. */
export function Plan({ view, onOpen }: Props) {
  const { course, zone } = view;
  if (course === null) return <NoPlan view={view} />;
  const { kind, count, mgPerKg, minutes, printedName, plannedAt, protocolId, protocolVersion, goals } = course;
  return (
    <Card title={`${KIND[kind]}: the plan`}>
      <p>
        {count} infusions of ketamine, {showQuantity(mgPerKg, "mg/kg")} over {minutes} min, by {course.weightBasis}{" "}
        weight
        {course.basisReason === "" ? "" : ` (${course.basisReason})`}.
      </p>
      <p className={styles.muted}>
        {printedName}, {shortDay(zone, plannedAt)}, by {protocolId} {protocolVersion}.
      </p>
      <details className={styles.more}>
        <summary>Goals, how the dose changes, when it stops</summary>
        <h3>Goals</h3>
        <p>{goals}</p>
        <h3>How the dose changes</h3>
        <p>{course.titration}</p>
        <h3>When it stops</h3>
        <p>{course.stopping}</p>
      </details>
      <Ended course={course} />
      <div className={styles.buttons}>
        <Whole course={course} onOpen={onOpen} />
      </div>
    </Card>
  );
}

const ENDED = {
  completed: "Completed",
  stopped: "Stopped",
  "declined-by-patient": "Ended by the patient's wish",
} as const;

const Ended = ({ course: { ended, interrupted } }: { readonly course: CourseShown }) => (
  <>
    {ended !== null && (
      <p>
        <b>{ENDED[ended.how]}:</b> {ended.why}
      </p>
    )}
    {interrupted !== null && (
      <p>
        <b>Interrupted:</b> {interrupted.why}
      </p>
    )}
  </>
);

function Whole({ course, onOpen }: { readonly course: CourseShown; readonly onOpen: Props["onOpen"] }) {
  const button = (open: Open, label: string) => (
    <Button key={label} size="md" variant="default" onClick={() => onOpen(open)}>
      {label}
    </Button>
  );
  if (course.ended !== null) return button("plan", "Plan another course");
  return (
    <>
      {course.interrupted === null ? button("interrupt", "Interrupt") : button("resume", "Let it go on")}
      {course.kind === "maintenance" && button("interval", "Set the interval")}
      {button("end", "End the course")}
    </>
  );
}

const NoPlan = ({ view: { evaluation, against } }: Pick<Props, "view">) => (
  <Card title="The plan">
    <p>No course is planned. {evaluation.says}</p>
    {against.map(({ rule, says, satisfy }) => (
      <p key={rule}>
        <b>{says}</b> {satisfy}
      </p>
    ))}
  </Card>
);

/** Reviews of this course, and the courses before it. */
export function Earlier({ view: { course, earlier, zone } }: Pick<Props, "view">) {
  const reviews = course?.reviews ?? [];
  if (reviews.length === 0 && earlier.length === 0) return null;
  return (
    <Card title="Reviews and earlier courses">
      <Lines>
        {reviews.toReversed().map((review) => (
          <Line key={review.id}>
            <b>After infusion {review.afterNth}</b>{" "}
            {review.pctImproved === null ? "not measured" : changeWords(review.pctImproved)}
            <small>The table: {review.suggested}</small>
            <small>
              Decided: {review.decided.replaceAll("-", " ")}. {review.why} {review.printedName},{" "}
              {shortDay(zone, review.at)}.
            </small>
          </Line>
        ))}
        {earlier.map((one) => (
          <Line key={one.id}>
            <b>{KIND[one.kind]}</b> planned {shortDay(zone, one.plannedAt)}: {one.given.length} of {one.count} given
            {one.ended !== null && (
              <small>
                {ENDED[one.ended.how]}: {one.ended.why}
              </small>
            )}
          </Line>
        ))}
      </Lines>
    </Card>
  );
}
