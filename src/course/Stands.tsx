import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Card } from "#ui/Card.tsx";
import { showNumber } from "#science/display.ts";
import { clockTime } from "#ui/clock.ts";
import { STAFF } from "#ui/ways.ts";
import { responseAt } from "./chart.ts";
import styles from "./Course.module.css";
import type { Open } from "./Dialogs.tsx";
import type { Counted } from "./rules/response.ts";
import type { CourseShown, CourseView, ScaleShown } from "./view-shape.ts";
import { Watching } from "./Watching.tsx";
import { changeWords, shortDay, startWords } from "./words.ts";

type Props = { readonly view: CourseView; readonly onOpen: (open: Open) => void };

const PRONOUN = { female: "she", male: "he", unknown: "the patient" } as const;

/** Where the patient stands in numbers, each with its day, and what waits for a decision. */
export const Stands = ({ view, onOpen }: Props) => (
  <Card title={`Where ${PRONOUN[view.patient.sex]} stands`}>
    <dl className={styles.stands}>
      <Scored name={`Baseline ${view.scale?.name ?? "score"}`} score={view.baseline} zone={view.zone} />
      <Scored name="Latest" score={view.latest} zone={view.zone} />
      <Change view={view} />
      <SelfHarm view={view} />
      {view.course !== null && <Going course={view.course} zone={view.zone} />}
      {view.watch !== null && <Fact name="Time well, this clinic’s median" says={view.watch.timeWell.says} />}
    </dl>
    <Cleared view={view} />
    <Watching view={view} onOpen={onOpen} />
    <Waiting view={view} onOpen={onOpen} />
  </Card>
);

const CLEARED = {
  cleared: "Cleared",
  "not-cleared": "Not cleared",
  unknown: "Not cleared yet",
  none: "Not evaluated",
} as const;

/** More than these are counted here and read there. */
const TOLD = 3;

/** What the evaluation says today: a course may be planned on what is not known, but no infusion starts on it. */
const Cleared = ({ view: { evaluation, patient } }: Pick<Props, "view">) => (
  <p className={styles.cleared} data-open={evaluation.clearance !== "cleared"}>
    <b>{CLEARED[evaluation.clearance]}.</b>{" "}
    {evaluation.open > TOLD ? `${evaluation.open} findings stand open.` : evaluation.says}{" "}
    <a href={`${STAFF}/patients/${patient.id}/evaluation`}>Evaluation</a>
  </p>
);

type ScoredProps = { readonly name: string; readonly score: Counted | null; readonly zone: string };

const Scored = ({ name, score, zone }: ScoredProps) => (
  <Fact name={name} says={score === null ? null : `${score.total} ${score.band ?? ""}`}>
    {score !== null && shortDay(zone, score.at)}
  </Fact>
);

function Going({ course, zone }: { readonly course: CourseShown; readonly zone: string }) {
  const { given, count, kind, ended, dates } = course;
  const [next] = dates;
  return (
    <>
      <Fact
        name={kind === "maintenance" ? "Given in maintenance" : "Given"}
        says={kind === "maintenance" ? String(given.length) : `${given.length} of ${count}`}
      />
      {ended === null && (
        <Fact name="Next" says={next === undefined ? null : startWords(zone, next.startAt)} missing="no date" />
      )}
    </>
  );
}

type FactProps = {
  readonly name: string;
  readonly says: string | null;
  readonly missing?: string;
  readonly good?: boolean;
  readonly children?: ReactNode;
};

const Fact = ({ name, says, missing = "not measured", good = false, children }: FactProps) => (
  <>
    <dt>
      {name}
      {children && <small>{children}</small>}
    </dt>
    <dd data-missing={says === null} data-good={good}>
      {says ?? missing}
    </dd>
  </>
);

function Change({ view: { pct, scale, baseline } }: Pick<Props, "view">) {
  const isResponse = scale !== null && isResponded(pct, scale);
  const says = pct === null ? null : changeWords(pct);
  return (
    <>
      <Fact name="Change" says={isResponse ? `${says ?? ""} · response` : says} good={isResponse} />
      {scale !== null && baseline !== null && <Edge at={responseAt(baseline.total, scale)} isResponse={isResponse} />}
    </>
  );
}

const isResponded = (pct: number | null, { responsePct }: ScaleShown): boolean =>
  pct !== null && responsePct !== null && pct >= responsePct;

function Edge({ at, isResponse }: { readonly at: number | null; readonly isResponse: boolean }) {
  if (at === null) return null;
  const edge = showNumber(at, 1);
  return isResponse ? (
    <Fact name="Response lost at" says={`above ${edge}`} />
  ) : (
    <Fact name="Response from" says={`${edge} down`} />
  );
}

function SelfHarm({ view: { selfHarm, zone } }: Pick<Props, "view">) {
  const says = selfHarm === null ? null : selfHarm.value === null ? "not known" : String(selfHarm.value);
  return (
    <Fact name="Self-harm item" says={says}>
      {selfHarm && `since ${shortDay(zone, selfHarm.since)}`}
    </Fact>
  );
}

/** What the course waits for, the first thing first. */
function Waiting({ view, onOpen }: Props) {
  const asks = waitingFor(view);
  if (asks === null) return null;
  return (
    <div className={styles.ask}>
      <h3>{asks.title}</h3>
      <p>{asks.says}</p>
      <Button size="md" onClick={() => onOpen(asks.open)}>
        {asks.label}
      </Button>
    </div>
  );
}

type Ask = { readonly title: string; readonly says: string; readonly label: string; readonly open: Open };

function waitingFor(view: CourseView): Ask | null {
  const { course, evaluation, against } = view;
  if (course === null || course.ended !== null)
    return evaluation.decision === "eligible" && evaluation.clearance !== "not-cleared" && against.length === 0
      ? {
          title: course === null ? "No course is planned" : "This course is ended",
          says: evaluation.says,
          label: "Plan a course",
          open: "plan",
        }
      : null;
  if (course.interrupted !== null)
    return { title: "Interrupted", says: course.interrupted.why, label: "Let it go on", open: "resume" };
  return datesFirst(view, course) ?? decisions(course);
}

function datesFirst({ zone }: CourseView, course: CourseShown): Ask | null {
  const held = course.dates.filter(({ state }) => state === "held");
  const [first] = held;
  if (first !== undefined)
    return {
      title: `${held.length} dates are held until ${clockTime(first.heldUntil ?? first.startAt, zone)}`,
      says: "Book them together, or give them back.",
      label: "Book or give back",
      open: "held",
    };
  if (course.missing === 0 || course.kind === "maintenance") return null;
  const many = course.missing === 1 ? "One date" : `${course.missing} dates`;
  const says = "All are found, held and booked together, from when the patient can come.";
  return { title: `${many} to be found`, says, label: "Find dates", open: "dates" };
}

function decisions(course: CourseShown): Ask | null {
  if (course.reviewDue !== null)
    return {
      title: `Review after infusion ${course.reviewDue}`,
      says: "The table says what it would do; the prescriber decides.",
      label: "Review",
      open: "review",
    };
  if (course.next.order !== null || course.given.length >= course.count) return interval(course);
  const says = course.next.says;
  return { title: `Infusion ${course.next.nth} has no order to give`, says, label: "Sign the order", open: "order" };
}

function interval(course: CourseShown): Ask | null {
  const advice = course.intervalAdvice;
  if (advice === null || advice.days === course.interval?.days) return null;
  const title = advice.days === null ? "Look at the interval" : `Interval to consider: ${advice.days} days`;
  return { title, says: advice.working.join(" "), label: "Set the interval", open: "interval" };
}
