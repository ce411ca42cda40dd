import { Button } from "@mantine/core";
import { useState } from "react";
import type { Tri } from "#plumbing/facts.ts";
import { Card, Line, Lines } from "#ui/Card.tsx";
import { Choice, Field } from "#ui/Field.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import styles from "./Course.module.css";
import type { Open } from "./Dialogs.tsx";
import { type CheckSeen, exposureOf } from "./rules/exposure.ts";
import { REREAD } from "./SmallForms.tsx";
import type { CourseView } from "./view-shape.ts";
import { dayField } from "./words.ts";

type Props = { readonly view: CourseView; readonly onOpen: (open: Open) => void };

/** How much of the drug there was, and the checks of a long treatment with their days. */
export function Exposure({ view, onOpen }: Props) {
  const { infusions, mg, unknownMg, months, lastYear } = exposureOf(countedIn(view), view.infusions, view.serverNow);
  const { maxPerYear } = view.protocol.course;
  if (infusions === 0 && view.checks.length === 0) return null;
  return (
    <Card title="Exposure">
      <p>
        {infusions} infusions with {mg} mg as prepared{unknownMg > 0 && `, the dose of ${unknownMg} not known`}, over{" "}
        {months} months. In the last 12 months{" "}
        <b>
          {lastYear} of {maxPerYear}
        </b>
        {lastYear > maxPerYear && ": more than is usual without a renewal"}.
      </p>
      {view.checks.length === 0 && <p className={styles.muted}>No check of long treatment falls due.</p>}
      <Lines>
        {view.checks.map((check) => (
          <Line key={check.check} aside={<CheckButton check={check} onOpen={onOpen} />}>
            <b>{check.name}</b> <span data-due={check.isDue}>{dueWords(check)}</span>
            <small>{lastWords(check)}</small>
          </Line>
        ))}
      </Lines>
    </Card>
  );
}

const countedIn = ({ course, earlier }: CourseView) => [course, ...earlier].flatMap((one) => one?.given ?? []);

const CheckButton = ({ check, onOpen }: { readonly check: CheckSeen; readonly onOpen: Props["onOpen"] }) => (
  <Button
    size="md"
    variant={check.isDue ? "filled" : "default"}
    aria-label={`Check: ${check.name}`}
    onClick={() => onOpen({ check })}
  >
    Check
  </Button>
);

const dueWords = ({ isDue, dueOn }: CheckSeen): string => (isDue ? `due since ${dueOn}` : `due on ${dueOn}`);

const CONCERN = { yes: "a concern", no: "no concern", unknown: "not known" } as const;

const lastWords = ({ last }: CheckSeen): string =>
  last === null
    ? "Never checked in this treatment."
    : [`${last.on}: ${CONCERN[last.concern]}`, last.note].filter((part) => part !== "").join(". ");

const ANSWERS = [
  { value: "no", label: "No concern" },
  { value: "yes", label: "A concern", hint: "The prescriber is asked" },
  { value: "unknown", label: "Not known", hint: "It stays due" },
] as const;

type FormProps = { readonly view: CourseView; readonly check: CheckSeen; readonly onDone: () => void };

/** One check is answered: what was found, and on which day. */
export function CheckForm({ view, check, onDone }: FormProps) {
  const [concern, setConcern] = useState<Tri | null>(null);
  const [on, setOn] = useState(() => dayField(view.zone, view.serverNow));
  const [note, setNote] = useState("");
  const saving = useSaving(`/api/patients/${view.patient.id}/exposure-checks`, REREAD);
  const save = async () => {
    if (await saving.save({ check: check.check, on, concern, note })) onDone();
  };
  return (
    <div className={styles.form}>
      <Choice label={check.asks} options={ANSWERS} value={concern} onChange={setConcern} />
      <Field label="On which day" type="date" value={on} onChange={setOn} says={saysAt("on", saving.refusals)} />
      <Field label="What was found" value={note} onChange={setNote} lines={2} says={saysAt("note", saving.refusals)} />
      <SaveBar
        saving={saving}
        onPress={() => void save()}
        disabled={concern === null}
        hide={({ field }) => field === "on" || field === "note"}
      >
        Keep the check
      </SaveBar>
    </div>
  );
}
