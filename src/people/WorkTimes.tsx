import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { parseDay, showDay } from "#science/calendar.ts";
import { dayIn, inZone } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import { Line, Lines, Row } from "#ui/Card.tsx";
import { clockTime } from "#ui/clock.ts";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import { WeekHours } from "#ui/WeekHours.tsx";
import styles from "./Staff.module.css";
import type { Colleague } from "./staff-data.ts";

type Props = { readonly person: Colleague; readonly zone: string; readonly mayChange: boolean };

/** When somebody works as a rule, and when they are away. Booking offers nobody outside of it. */
export const WorkTimes = ({ person, zone, mayChange }: Props) => (
  <>
    <Rota person={person} mayChange={mayChange} zone={zone} />
    <Leaves person={person} mayChange={mayChange} zone={zone} />
  </>
);

function Rota({ person, mayChange }: Props) {
  const [weekly, setWeekly] = useState(person.weekly);
  const saving = useSaving("/api/settings/rotas", ["staff"], { after: person.rotaSaved });
  return (
    <div className={styles.part}>
      <WeekHours
        label={`${person.name} works`}
        weekly={weekly}
        onChange={setWeekly}
        disabled={!mayChange}
        none="not on"
      />
      {mayChange && (
        <SaveBar saving={saving} onPress={() => void saving.save({ staffId: person.id, weekly })}>
          Save the hours
        </SaveBar>
      )}
    </div>
  );
}

function Leaves({ person, zone, mayChange }: Props) {
  const removing = useSaving("/api/settings/leaves/remove", ["staff"]);
  return (
    <div className={styles.part}>
      <h3>Away</h3>
      {person.leaves.length === 0 && <p>No leave is entered.</p>}
      <Lines>
        {person.leaves.map(({ leaveId, fromAt, toAt, why }) => (
          <Line
            key={leaveId}
            aside={
              mayChange && (
                <Button variant="default" size="md" onClick={() => void removing.save({ leaveId })}>
                  Take back
                </Button>
              )
            }
          >
            <b>
              {when(fromAt, zone)} to {when(toAt, zone)}
            </b>
            <small>{why}</small>
          </Line>
        ))}
      </Lines>
      {mayChange && <NewLeave staffId={person.id} zone={zone} />}
    </div>
  );
}

const when = (at: Instant, zone: string) => `${showDay(dayIn(zone, at))} ${clockTime(at, zone)}`;

const EMPTY = { fromDay: "", fromTime: "00:00", toDay: "", toTime: "23:59", why: "" };

/** The moment the clinic's clocks show that; null while it is not a day and a time. */
function momentOf(day: string, time: string, zone: string): Instant | null {
  const parsed = parseDay(day);
  const [hour, minute] = time.split(":").map(Number);
  if (parsed === null || hour === undefined || minute === undefined || Number.isNaN(hour + minute)) return null;
  return inZone({ ...parsed, hour, minute, second: 0, ms: 0 }, zone);
}

function NewLeave({ staffId, zone }: { readonly staffId: string; readonly zone: string }) {
  const [draft, setDraft] = useState(EMPTY);
  const [leaveId, setLeaveId] = useState(uuidv7);
  const saving = useSaving("/api/settings/leaves", ["staff"], { ownId: true });
  const fromAt = momentOf(draft.fromDay, draft.fromTime, zone);
  const toAt = momentOf(draft.toDay === "" ? draft.fromDay : draft.toDay, draft.toTime, zone);
  const bound = (field: keyof typeof EMPTY) => ({
    size: "md" as const,
    value: draft[field],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setDraft((known) => ({ ...known, [field]: value })),
  });
  const add = async () => {
    if (!(await saving.save({ leaveId, staffId, fromAt, toAt, why: draft.why }))) return;
    setDraft(EMPTY);
    setLeaveId(uuidv7());
  };
  return (
    <>
      <Row>
        <TextInput label="First day away" type="date" {...bound("fromDay")} />
        <TextInput label="Away from" type="time" {...bound("fromTime")} />
        <TextInput label="Last day (empty: the same)" type="date" {...bound("toDay")} />
        <TextInput label="Away until" type="time" {...bound("toTime")} error={saysAt("toAt", saving.refusals)} />
        <TextInput label="Why, for those who plan" {...bound("why")} />
      </Row>
      <SaveBar
        saving={saving}
        hide={({ field }) => field === "toAt"}
        onPress={() => void add()}
        disabled={fromAt === null || toAt === null}
      >
        Add the leave
      </SaveBar>
    </>
  );
}
