import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { type Day, parseDay } from "#science/calendar.ts";
import { inUtc, inZone } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import { Choice, Field } from "#ui/Field.tsx";
import { SaveBar, useSaving } from "#ui/saving.tsx";
import styles from "./Course.module.css";
import { courseDays } from "./rules/schedule.ts";
import { type FormProps, REREAD } from "./SmallForms.tsx";
import type { CourseShown } from "./view-shape.ts";
import { dayField, dayWords } from "./words.ts";

const TIMES = [
  { value: "morning", label: "Mornings" },
  { value: "afternoon", label: "Afternoons" },
  { value: "any", label: "Any time" },
] as const;

type Time = (typeof TIMES)[number]["value"];

const HOURS: Readonly<Record<Time, { readonly from: string; readonly to: string }>> = {
  morning: { from: "00:00", to: "12:00" },
  afternoon: { from: "12:00", to: "24:00" },
  any: { from: "00:00", to: "24:00" },
};

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const A_DAY = 86_400_000;
const A_WEEK = 7 * A_DAY;
const TWELVE_WEEKS = 84 * A_DAY;

/** Maintenance is dated one infusion at a time. */
export const dueNow = ({ kind, missing }: Pick<CourseShown, "kind" | "missing">): number =>
  kind === "maintenance" ? Math.min(1, missing) : missing;

const midnight = (zone: string, day: Day): Instant => inZone({ ...day, hour: 0, minute: 0, second: 0, ms: 0 }, zone);

/** Between these moments another infusion is worth considering, and why. */
export type Within = { readonly from: Instant; readonly to: Instant; readonly why: string };

/** When the patient can come, and from it every date that is missing: held for them to think about, or booked at once. */
export const FindDates = (props: FormProps) => <Finding {...props} within={null} />;

/** The same within the days to consider another infusion on. They are where it begins; whoever offers dates may change them. */
export function OfferDates(props: FormProps) {
  const { forecast, found } = props.view.watch ?? { forecast: null, found: null };
  const { serverNow } = props.view;
  const window = forecast?.window ?? { from: serverNow, to: as<Instant>(serverNow + A_WEEK) };
  const why = found === null ? "The response is expected to be lost." : found.because;
  return <Finding {...props} within={{ ...window, why }} />;
}

function Finding({ view, course, within, onDone }: FormProps & { readonly within: Within | null }) {
  const { zone, serverNow } = view;
  const many = dueNow(course);
  const [weekdays, setWeekdays] = useState<readonly number[]>([]);
  const [time, setTime] = useState<Time | null>(null);
  const [from, setFrom] = useState(() => dayField(zone, as<Instant>(Math.max(serverNow, within?.from ?? 0))));
  const [to, setTo] = useState(() => (within === null || many > 1 ? "" : dayField(zone, within.to)));
  const [ids] = useState(() => ({
    series: uuidv7(),
    appointmentIds: Array.from({ length: many }, () => uuidv7()),
  }));
  const holding = useSaving(`/api/courses/${course.id}/dates`, REREAD);
  const booking = useSaving(`/api/courses/${course.id}/dates`, REREAD);
  const [day, last] = [parseDay(from), parseDay(to)];
  const send = async (saving: typeof holding, book: boolean) => {
    if (day === null || time === null) return;
    const notBefore = Math.max(serverNow, midnight(zone, day));
    const notAfter = last === null ? notBefore + TWELVE_WEEKS : midnight(zone, last) + A_DAY - 1;
    const sooner = within !== null && course.kind === "maintenance" ? within.why : null;
    const preference = { weekdays, ...HOURS[time], notBefore, notAfter };
    if (await saving.save({ ...ids, preference, sooner, book })) onDone();
  };
  const isReady = day !== null && time !== null;
  const dates = many === 1 ? "the date" : `all ${many}`;
  return (
    <div className={styles.form}>
      <Weekdays chosen={weekdays} onChange={setWeekdays} />
      <Choice label="At what time of day" options={TIMES} value={time} onChange={setTime} />
      <Field label="Not before" type="date" value={from} onChange={setFrom} />
      {within !== null && many === 1 && <Field label="Not after" type="date" value={to} onChange={setTo} />}
      {day !== null && <IfEmpty course={course} first={day} weekdays={weekdays} />}
      <SaveBar saving={booking} onPress={() => void send(booking, true)} disabled={!isReady}>
        Find and book {dates}
      </SaveBar>
      <SaveBar saving={holding} onPress={() => void send(holding, false)} disabled={!isReady}>
        Find and hold {dates}, for the patient to say yes
      </SaveBar>
    </div>
  );
}

type WeekdaysProps = { readonly chosen: readonly number[]; readonly onChange: (weekdays: readonly number[]) => void };

const Weekdays = ({ chosen, onChange }: WeekdaysProps) => (
  <fieldset className={styles.weekdays}>
    <legend>On which days (none chosen: any)</legend>
    {WEEKDAYS.map((name, n) => {
      const weekday = n + 1;
      const isChosen = chosen.includes(weekday);
      const next = isChosen ? chosen.filter((one) => one !== weekday) : [...chosen, weekday];
      return (
        <button key={name} type="button" aria-pressed={isChosen} onClick={() => onChange(next)}>
          {name}
        </button>
      );
    })}
  </fieldset>
);

type IfEmptyProps = { readonly course: CourseShown; readonly first: Day; readonly weekdays: readonly number[] };

/** What the rhythm alone would give, so that it shows how much later the clinic's full days make it. */
function IfEmpty({ course: { missing, spacing, kind }, first, weekdays }: IfEmptyProps) {
  if (kind !== "induction") return null;
  const days = courseDays({ first, weekdays, isClosed: () => false, count: missing, spacing });
  if (days === null)
    return (
      <p className={styles.muted}>
        These days hold no {missing} infusions within {spacing.withinDays} days, at most {spacing.maxPer7Days} in seven
        and {spacing.minHoursApart} h apart. Choose more days.
      </p>
    );
  const told = days.map((day) => dayWords("UTC", inUtc({ ...day, hour: 12, minute: 0, second: 0, ms: 0 }))).join(", ");
  return <p className={styles.muted}>By these days alone: {told}. What is free decides.</p>;
}
