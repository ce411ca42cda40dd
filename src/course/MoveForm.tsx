import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { parseDay } from "#science/calendar.ts";
import { inZone } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import { fetched } from "#ui/ask.ts";
import { Asked } from "#ui/Card.tsx";
import { clockTime } from "#ui/clock.ts";
import { Field } from "#ui/Field.tsx";
import { SaveBar, useSaving } from "#ui/saving.tsx";
import styles from "./Course.module.css";
import { isPassed, passedBy, Passing, type Reasons } from "./Passing.tsx";
import { type CourseDate, spacingOf } from "./rules/dates.ts";
import type { SpacingFinding } from "./rules/spacing.ts";
import { type FormProps, REREAD } from "./SmallForms.tsx";
import { dayField, startWords } from "./words.ts";

type Props = FormProps & { readonly date: CourseDate };

const DAY_MS = 86_400_000;
const TYPE = { induction: "infusion", booster: "infusion", maintenance: "maintenance" } as const;

/** One date moved, the others left: free times of a day, and what each would do to the distance between the dates. */
export function MoveForm({ view, course, date, onDone }: Props) {
  const { zone } = view;
  const [day, setDay] = useState(() => dayField(zone, date.startAt));
  const [startAt, setStartAt] = useState<Instant | null>(null);
  const [reasons, setReasons] = useState<Reasons>({});
  const saving = useSaving(`/api/courses/${course.id}/dates/move`, REREAD);
  const findings = startAt === null ? [] : findingsOf({ view, course, date }, startAt);
  const move = async () => {
    const { appointmentId } = date;
    if (await saving.save({ appointmentId, startAt, passed: passedBy(findings, reasons), override: null })) onDone();
  };
  return (
    <div className={styles.form}>
      <p>Now: {startWords(zone, date.startAt)}. The other dates stay as they are.</p>
      <Field label="To the day" type="date" value={day} onChange={setDay} />
      <Free view={view} course={course} day={day} chosen={startAt} onPick={setStartAt} />
      {startAt !== null && <p>To {startWords(zone, startAt)}</p>}
      <Passing findings={findings} reasons={reasons} onChange={setReasons} />
      <SaveBar saving={saving} onPress={() => void move()} disabled={startAt === null || !isPassed(findings, reasons)}>
        Move it
      </SaveBar>
    </div>
  );
}

/** What the move itself would break; what is broken elsewhere is not its doing. */
function findingsOf(
  { view, course, date }: Pick<Props, "view" | "course" | "date">,
  startAt: Instant,
): readonly SpacingFinding[] {
  const after = course.dates
    .map((one) => (one.appointmentId === date.appointmentId ? { ...one, startAt } : one))
    .toSorted((a, b) => a.startAt - b.startAt)
    .map((one, n) => ({ ...one, nth: course.given.length + n + 1 }));
  const nth = after.find(({ appointmentId }) => appointmentId === date.appointmentId)?.nth ?? 0;
  const findings = spacingOf(course, after, { protocol: view.protocol, earlier: [] });
  return findings.filter(({ between }) => between.includes(`infusion ${nth}`));
}

type FreeProps = Pick<FormProps, "view" | "course"> & {
  readonly day: string;
  readonly chosen: Instant | null;
  readonly onPick: (at: Instant) => void;
};

function Free({ view: { zone }, course, day, chosen, onPick }: FreeProps) {
  const parsed = parseDay(day);
  const from = parsed === null ? null : inZone({ ...parsed, hour: 0, minute: 0, second: 0, ms: 0 }, zone);
  const query = useQuery({
    queryKey: ["slots", course.kind, from],
    enabled: from !== null,
    queryFn: () =>
      fetched<{ readonly free: readonly { readonly startAt: Instant }[] }>(
        `/api/slots?typeId=${TYPE[course.kind]}&from=${from ?? 0}&to=${(from ?? 0) + DAY_MS}`,
      ),
  });
  if (from === null) return <p>Choose a day.</p>;
  return (
    <Asked query={query} what="the free times">
      {({ free }) => (
        <div className={styles.times} role="group" aria-label="Free times">
          {free.length === 0 && <p>Nothing is free on that day.</p>}
          {free.map(({ startAt }) => (
            <button key={startAt} type="button" aria-pressed={startAt === chosen} onClick={() => onPick(startAt)}>
              {clockTime(startAt, zone)}
            </button>
          ))}
        </div>
      )}
    </Asked>
  );
}
