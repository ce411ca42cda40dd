import { Button } from "@mantine/core";
import { useState } from "react";
import { FromTo } from "#ui/FromTo.tsx";
import { Card } from "#ui/Card.tsx";
import { SaveBar, useSaving } from "#ui/saving.tsx";
import { WEEK, withAdded, withChanged } from "#ui/week.ts";
import type { OnCallView } from "./on-call-view.ts";
import type { OnCallWeek } from "./rules/on-call.ts";
import styles from "./Safety.module.css";
import { PeopleInOrder } from "./PeopleInOrder.tsx";

type Stretch = OnCallWeek[number];
type Props = { readonly view: OnCallView };

/** The week by the clinic's clocks; a stretch that ends before it begins runs into the next morning. */
export function OnCallWeekForm({ view }: Props) {
  const [weekly, setWeekly] = useState(view.weekly);
  const saving = useSaving("/api/safety/on-call", ["on-call"], { after: view.saved });
  const put = (at: number, next: Stretch | null) => setWeekly(withChanged(weekly, at, next));
  const add = (weekday: Stretch["weekday"]) => {
    const like = weekly.findLast((one) => one.weekday !== weekday) ?? { from: "17:00", to: "08:00", staffIds: [] };
    setWeekly(withAdded(weekly, { ...like, weekday }));
  };
  return (
    <Card title="The week" says={`By the clocks of ${view.zone.replaceAll("_", " ")}. Called in the order they stand.`}>
      <fieldset className={styles.week} disabled={!view.mayChange}>
        <legend>On call</legend>
        {WEEK.map((day) => (
          <Day key={day[1]} day={day} weekly={weekly} view={view} onPut={put} onAdd={add} />
        ))}
      </fieldset>
      {view.mayChange && (
        <SaveBar saving={saving} onPress={() => void saving.save({ weekly })}>
          Save the week
        </SaveBar>
      )}
    </Card>
  );
}

type DayProps = Props & {
  readonly day: (typeof WEEK)[number];
  readonly weekly: OnCallWeek;
  readonly onPut: (at: number, next: Stretch | null) => void;
  readonly onAdd: (weekday: Stretch["weekday"]) => void;
};

const Day = ({ view, day: [weekday, day], weekly, onPut, onAdd }: DayProps) => (
  <div className={styles.day}>
    <b>{day}</b>
    <div>
      {weekly.map((one, n) =>
        one.weekday === weekday ? (
          // oxlint-disable-next-line react/no-array-index-key -- a stretch has no name but its place
          <OneStretch key={n} day={day} stretch={one} view={view} onChange={(next) => onPut(n, next)} />
        ) : null,
      )}
      {view.mayChange && (
        <Button variant="subtle" size="md" onClick={() => onAdd(weekday)} aria-label={`Add a stretch on ${day}`}>
          Add
        </Button>
      )}
    </div>
  </div>
);

type StretchProps = Props & {
  readonly day: string;
  readonly stretch: Stretch;
  readonly onChange: (next: Stretch | null) => void;
};

const OneStretch = ({ view, day, stretch, onChange }: StretchProps) => (
  <div className={styles.stretch}>
    <FromTo label={day} span={stretch} onChange={(changed) => onChange({ ...stretch, ...changed })} />
    {stretch.to <= stretch.from && <span className={styles.over}>next day</span>}
    <button type="button" aria-label={`Remove ${day} ${stretch.from} to ${stretch.to}`} onClick={() => onChange(null)}>
      ✕
    </button>
    <PeopleInOrder
      label={day}
      people={view.people}
      staffIds={stretch.staffIds}
      onChange={(staffIds) => onChange({ ...stretch, staffIds })}
    />
  </div>
);
