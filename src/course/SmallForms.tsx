import { Button, NumberInput } from "@mantine/core";
import { useState } from "react";
import { showQuantity } from "#science/display.ts";
import { clockTime } from "#ui/clock.ts";
import { Choice, Field } from "#ui/Field.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import styles from "./Course.module.css";
import type { StandingOrder } from "./fold/course.ts";
import type { IntervalAdvice } from "./rules/interval.ts";
import { SignBar } from "#ui/SignBar.tsx";
import type { CourseShown, CourseView } from "./view-shape.ts";
import { limitWords, startWords } from "./words.ts";

export type FormProps = { readonly view: CourseView; readonly course: CourseShown; readonly onDone: () => void };

/** What else is read anew when a course changes: the patient's chart and what waits on the board. */
export const REREAD = ["course", "patient", "board", "tasks", "schedule"] as const;

type WhyProps = FormProps & {
  readonly path: string;
  readonly label: string;
  readonly says: string;
  readonly more?: object;
  /** It asks how the course ended, too. */
  readonly ends?: boolean;
};

const HOW = [
  { value: "completed", label: "As planned" },
  { value: "stopped", label: "Stopped" },
  { value: "declined-by-patient", label: "The patient's wish" },
] as const;

/** An order on the course that needs nothing but its reason. */
export function WhyForm({ course, onDone, path, label, says, more, ends = false }: WhyProps) {
  const [why, setWhy] = useState("");
  const [how, setHow] = useState<(typeof HOW)[number]["value"] | null>(null);
  const saving = useSaving(`/api/courses/${course.id}/${path}`, REREAD);
  const save = async () => {
    if (await saving.save({ ...more, ...(ends && { how }), why })) onDone();
  };
  return (
    <div className={styles.form}>
      <p>{says}</p>
      {ends && <Choice label="How it ended" options={HOW} value={how} onChange={setHow} />}
      <Field label="Why" value={why} onChange={setWhy} lines={3} says={saysAt("why", saving.refusals)} />
      <SaveBar saving={saving} onPress={() => void save()} disabled={why.trim() === "" || (ends && how === null)}>
        {label}
      </SaveBar>
    </div>
  );
}

/** Dates that are held: booked together, or given back. */
export function HeldForm({ view, course, onDone }: FormProps) {
  const held = course.dates.filter(({ state }) => state === "held");
  const until = held[0]?.heldUntil ?? null;
  const series = course.series.at(-1) ?? "";
  const booking = useSaving(`/api/courses/${course.id}/dates/book`, REREAD);
  const releasing = useSaving(`/api/courses/${course.id}/dates/release`, REREAD);
  const book = async () => {
    if (await booking.save({ series })) onDone();
  };
  const release = async () => {
    if (await releasing.save({ series })) onDone();
  };
  return (
    <div className={styles.form}>
      {until !== null && <p>Held until {clockTime(until, view.zone)}; then they are free for others again.</p>}
      <ol className={styles.dates} start={held[0]?.nth ?? 1}>
        {held.map(({ appointmentId, startAt }) => (
          <li key={appointmentId}>{startWords(view.zone, startAt)}</li>
        ))}
      </ol>
      <SaveBar saving={booking} onPress={() => void book()} disabled={held.length === 0}>
        Book all {held.length}
      </SaveBar>
      <Button size="md" variant="default" onClick={() => void release()} loading={releasing.state === "saving"}>
        Give them back
      </Button>
    </div>
  );
}

/** Another physician reads an order above one physician's ceiling and signs it too. */
export function CosignForm({ view, course, onDone, order }: FormProps & { readonly order: StandingOrder }) {
  const before = course.given.at(-1);
  const saving = useSaving(`/api/courses/${course.id}/orders/cosign`, REREAD);
  const sign = async (pin: string) => {
    if (await saving.save({ orderId: order.orderId }, pin)) onDone();
  };
  return (
    <div className={styles.form}>
      <p>
        Infusion {order.nth}: <b>{showQuantity(order.mgPerKg, "mg/kg")}</b> over {order.minutes} min, ordered by{" "}
        {order.signed.printedName}.
      </p>
      {before !== undefined && (
        <p>
          The infusion before: {showQuantity(before.mgPerKg, "mg/kg")}, {startWords(view.zone, before.startedAt)}.
        </p>
      )}
      {order.note !== "" && <p>{order.note}</p>}
      {order.passed.map(({ rule, reason }) => (
        <p key={rule}>
          Passed, {limitWords(rule)}: {reason}
        </p>
      ))}
      <SignBar saving={saving} label="I have read it and sign it too" onSign={(pin) => void sign(pin)} />
    </div>
  );
}

/** How many days lie between infusions of maintenance, beside what the rule would try next and why. */
export function IntervalForm({ view, course, onDone }: FormProps) {
  const advice = course.intervalAdvice;
  const [least, most] = view.protocol.course.maintenanceBounds;
  const [days, setDays] = useState<number | string>(advice?.days ?? course.interval?.days ?? least);
  const [why, setWhy] = useState("");
  const saving = useSaving(`/api/courses/${course.id}/interval`, REREAD);
  const save = async () => {
    if (await saving.save({ days: Number(days), why })) onDone();
  };
  return (
    <div className={styles.form}>
      {advice !== null && <Suggested advice={advice} />}
      <NumberInput
        label="Days between infusions"
        size="md"
        min={least}
        max={most}
        allowDecimal={false}
        value={days}
        onChange={setDays}
        error={saysAt("days", saving.refusals)}
      />
      <Field label="Why" value={why} onChange={setWhy} lines={2} />
      <SaveBar
        saving={saving}
        onPress={() => void save()}
        disabled={why.trim() === "" || Number(days) <= 0}
        hide={({ field }) => field === "days"}
      >
        Set the interval
      </SaveBar>
    </div>
  );
}

const Suggested = ({ advice: { days, working, source } }: { readonly advice: IntervalAdvice }) => (
  <div className={styles.advice}>
    <b>{days === null ? "No interval is suggested" : `${days} days are suggested`}</b>
    <ul>
      {working.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
    <small>
      {source.from} [{source.evidence}]
    </small>
  </div>
);
