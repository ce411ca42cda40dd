import { Button } from "@mantine/core";
import { FromTo } from "./FromTo.tsx";
import { type Weekday, WEEK, withAdded, withChanged } from "./week.ts";
import styles from "./WeekHours.module.css";

type Shift = { readonly weekday: Weekday; readonly from: string; readonly to: string };

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
  const add = (weekday: Shift["weekday"]) => {
    const before = weekly.findLast((one) => one.weekday === weekday);
    const from = before === undefined ? "08:00" : before.to;
    onChange(withAdded(weekly, { weekday, from, to: from < "17:00" ? "17:00" : "20:00" }));
  };
  return (
    <fieldset className={styles.week} disabled={disabled}>
      <legend>{label}</legend>
      {WEEK.map(([weekday, day]) => (
        <div key={weekday} className={styles.day}>
          <b>{day}</b>
          <div>
            {weekly.map((shift, n) =>
              shift.weekday === weekday ? (
                // oxlint-disable-next-line react/no-array-index-key -- a stretch has no name but its place
                <Stretch key={n} day={day} shift={shift} onChange={(next) => onChange(withChanged(weekly, n, next))} />
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
