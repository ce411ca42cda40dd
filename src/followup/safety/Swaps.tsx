import { Button } from "@mantine/core";
import { useState } from "react";
import { parseDay } from "#science/calendar.ts";
import { inZone } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import { Card, Line, Lines, Row } from "#ui/Card.tsx";
import { clockTime } from "#ui/clock.ts";
import { Field } from "#ui/Field.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import { nameOf } from "./OnCallSettings.tsx";
import type { OnCallView } from "./on-call-view.ts";
import { PeopleInOrder } from "./PeopleInOrder.tsx";
import styles from "./Safety.module.css";

type Props = { readonly view: OnCallView };

/** Others than the week says, for a time: leave, a trade between two. */
export function Swaps({ view }: Props) {
  const withdrawing = useSaving("/api/safety/on-call/swaps/withdraw", ["on-call"]);
  return (
    <Card title="Swaps" says="From one moment to another these are called, whatever the week says. The newest counts.">
      {view.swaps.length === 0 && <p className={styles.quiet}>No swap is entered.</p>}
      <Lines>
        {view.swaps.map(({ id, fromAt, toAt, staffIds, why }) => (
          <Line
            key={id}
            aside={
              view.mayChange && (
                <Button
                  variant="default"
                  size="md"
                  aria-label={`Take back the swap from ${when(fromAt, view.zone)}`}
                  onClick={() => void withdrawing.save({ swapId: id, why: "" })}
                >
                  Take back
                </Button>
              )
            }
          >
            <b>
              {when(fromAt, view.zone)} to {when(toAt, view.zone)}
            </b>
            <small>
              {staffIds.map((one) => nameOf(view, one)).join(", then ")} {why}
            </small>
          </Line>
        ))}
      </Lines>
      {view.mayChange && <NewSwap view={view} />}
    </Card>
  );
}

const when = (at: Instant, timeZone: string): string =>
  `${new Intl.DateTimeFormat("en-US", { timeZone, month: "short", day: "numeric" }).format(at)} ${clockTime(at, timeZone)}`;

const EMPTY = { fromDay: "", fromTime: "17:00", toDay: "", toTime: "08:00", why: "" };

/** The moment the clinic's clocks show that; null while it is not a day and a time. */
function momentOf(day: string, time: string, zone: string): Instant | null {
  const parsed = parseDay(day);
  const [hour, minute] = time.split(":").map(Number);
  if (parsed === null || hour === undefined || minute === undefined || Number.isNaN(hour + minute)) return null;
  return inZone({ ...parsed, hour, minute, second: 0, ms: 0 }, zone);
}

function NewSwap({ view }: Props) {
  const [draft, setDraft] = useState(EMPTY);
  const [staffIds, setStaffIds] = useState<readonly string[]>([]);
  const saving = useSaving("/api/safety/on-call/swaps", ["on-call"]);
  const fromAt = momentOf(draft.fromDay, draft.fromTime, view.zone);
  const toAt = momentOf(draft.toDay, draft.toTime, view.zone);
  const field = (name: keyof typeof EMPTY) => ({
    value: draft[name],
    onChange: (text: string) => setDraft((known) => ({ ...known, [name]: text })),
  });
  const add = async () => {
    if (!(await saving.save({ fromAt, toAt, staffIds, why: draft.why }))) return;
    setDraft(EMPTY);
    setStaffIds([]);
  };
  return (
    <>
      <Row>
        <Field label="First day" type="date" {...field("fromDay")} />
        <Field label="From (as 17:00)" {...field("fromTime")} />
        <Field label="Last day" type="date" {...field("toDay")} />
        <Field label="Until (as 08:00)" {...field("toTime")} says={saysAt("toAt", saving.refusals)} />
        <Field label="Why" {...field("why")} />
      </Row>
      <div className={styles.stretch}>
        <PeopleInOrder label="Instead" people={view.people} staffIds={staffIds} onChange={setStaffIds} />
      </div>
      <SaveBar
        saving={saving}
        hide={({ field: at }) => at === "toAt"}
        onPress={() => void add()}
        disabled={fromAt === null || toAt === null || staffIds.length === 0}
      >
        Add the swap
      </SaveBar>
    </>
  );
}
