import { Button } from "@mantine/core";
import { useState } from "react";
import type { Tri } from "#plumbing/facts.ts";
import { Card, Line, Lines } from "#ui/Card.tsx";
import { Choice, Field } from "#ui/Field.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import styles from "./Course.module.css";
import type { Open } from "./Dialogs.tsx";
import { type CheckSeen, exposureOf, exposureStop, unexplainedIn, unexplainedWords } from "./rules/exposure.ts";
import { REREAD } from "./SmallForms.tsx";
import type { CourseView } from "./view-shape.ts";
import { civilWords, dayField } from "./words.ts";

type Props = { readonly view: CourseView; readonly onOpen: (open: Open) => void };

/** How much of the drug there was, and the checks of a long treatment with their days. */
export function Exposure({ view, onOpen }: Props) {
  const { infusions, mg, unknownMg, months, lastYear } = exposureOf(countedIn(view), view.infusions, view.serverNow);
  const { maxPerYear } = view.protocol.course;
  if (infusions === 0 && view.checks.length === 0) return null;
  return (
    <Card title="Exposure">
      <p>
        {infusions} infusions {doseWords(infusions, mg, unknownMg)}, over {months} months. In the last 12 months{" "}
        <b>
          {lastYear} of {maxPerYear}
        </b>
        {lastYear > maxPerYear && ": more than is usual without a renewal"}.
      </p>
      {view.checks.length === 0 && <p className={styles.muted}>No check of long treatment falls due.</p>}
      <Stopping checks={view.checks} />
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

function doseWords(infusions: number, mg: number, unknownMg: number): string {
  if (unknownMg === infusions) return "of which no dose is known";
  return `with ${mg} mg as prepared${unknownMg > 0 ? `, the dose of ${unknownMg} not known` : ""}`;
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

/** "due on 1 Dec 2026, or after 2 more infusions" */
function dueWords({ isDue, dueOn, infusions, everyInfusions }: CheckSeen): string {
  if (isDue) return `due since ${civilWords(dueOn)}`;
  const more = everyInfusions - infusions;
  if (more <= 0) return `due on ${civilWords(dueOn)}`;
  return `due on ${civilWords(dueOn)}, or after ${more === 1 ? "one more infusion" : `${more} more infusions`}`;
}

const CONCERN = { yes: "a concern", no: "no concern", unknown: "not known" } as const;

const lastWords = ({ last }: CheckSeen): string =>
  last === null
    ? "Never checked in this treatment."
    : [`${civilWords(last.on)}: ${CONCERN[last.concern]}`, ...(last.note === "" ? [] : [last.note])].join(". ");

/** So many findings that nobody explained that no order goes without a physician's reason. */
function Stopping({ checks }: { readonly checks: readonly CheckSeen[] }) {
  const stopping = unexplainedIn(checks);
  if (stopping.length === 0) return null;
  return (
    <div className={styles.ask} role="note">
      <h3>Stop until explained: {unexplainedWords(stopping)}</h3>
      {stopping.map(({ check, name, onConcern }) => (
        <p key={check}>
          {name}: {onConcern}
        </p>
      ))}
      <p>
        Orders are signed anew, with the reason why the treatment goes on. A later check without a concern ends this.
      </p>
      <p className={styles.muted}>
        {exposureStop.source.from} [{exposureStop.source.evidence}]
      </p>
    </div>
  );
}

const answersTo = ({ onConcern }: CheckSeen) =>
  [
    { value: "no", label: "No concern" },
    { value: "yes", label: "A concern", hint: `The prescriber is asked. ${onConcern}` },
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
      <Choice label={check.asks} options={answersTo(check)} value={concern} onChange={setConcern} />
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
