import { Button } from "@mantine/core";
import { FromTo } from "./FromTo.tsx";
import styles from "./WeekHours.module.css";

type Shift = { readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7; readonly from: string; readonly to: string };

const DAYS = [
  [1, "Monday"],
  [2, "Tuesday"],
  [3, "Wednesday"],
  [4, "Thursday"],
  [5, "Friday"],
  [6, "Saturday"],
  [7, "Sunday"],
] as const;

type WeekProps = {
  readonly label: string;
  readonly weekly: readonly Shift[];
  readonly onChange: (weekly: readonly Shift[]) => void;
  readonly disabled?: boolean;
  /** What a day without a stretch is called: "closed", "not on". */
  readonly none: string;
};

/** The stretches of a week by the wall clocks of the place: none, one or several a day. */
export function WeekHours({ label, weekly, onChange, disabled = false, none }: WeekProps) {
  const put = (at: number, shift: Shift | null) =>
    onChange(weekly.flatMap((one, n) => (n === at ? (shift === null ? [] : [shift]) : [one])));
  const add = (weekday: Shift["weekday"]) => {
    const before = weekly.findLast((one) => one.weekday === weekday);
    const from = before === undefined ? "08:00" : before.to;
    onChange([...weekly, { weekday, from, to: from < "17:00" ? "17:00" : "20:00" }].toSorted(byTime));
  };
  return (
    <fieldset className={styles.week} disabled={disabled}>
      <legend>{label}</legend>
      {DAYS.map(([weekday, day]) => (
        <div key={weekday} className={styles.day}>
          <b>{day}</b>
          <div>
            {weekly.map((shift, n) =>
              shift.weekday === weekday ? (
                // oxlint-disable-next-line react/no-array-index-key -- a stretch has no name but its place
                <Stretch key={n} day={day} shift={shift} onChange={(next) => put(n, next)} />
              ) : null,
            )}
            {weekly.every((one) => one.weekday !== weekday) && <span className={styles.none}>{none}</span>}
          </div>
          {!disabled && (
            <Button variant="subtle" size="md" onClick={() => add(weekday)} aria-label={`Add hours on ${day}`}>
              Add
            </Button>
          )}
        </div>
      ))}
    </fieldset>
  );
}

const byTime = (a: Shift, b: Shift) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1);

type StretchProps = {
  readonly day: string;
  readonly shift: Shift;
  readonly onChange: (shift: Shift | null) => void;
};

const Stretch = ({ day, shift, onChange }: StretchProps) => (
  <span className={styles.stretch}>
    <FromTo label={day} span={shift} onChange={(changed) => onChange({ ...shift, ...changed })} />
    <button type="button" aria-label={`Remove ${day} ${shift.from} to ${shift.to}`} onClick={() => onChange(null)}>
      ✕
    </button>
  </span>
);
