import { useState } from "react";
import { Choice, Field } from "#ui/Field.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import styles from "./Course.module.css";
import type { WarningDecision } from "./events.ts";
import { type FormProps, REREAD } from "./SmallForms.tsx";
import { dayField, shortDay } from "./words.ts";

export const DECIDED: Readonly<Record<WarningDecision, string>> = {
  booster: "a booster",
  "shorter-interval": "a shorter interval",
  "keep-interval": "the interval stays",
  call: "a call first",
  "re-evaluate": "evaluate anew",
  "nothing-now": "nothing now",
};

const DECISIONS = [
  { value: "booster", label: "A booster", hint: "One to three, at the last dose that worked" },
  { value: "shorter-interval", label: "A shorter interval" },
  { value: "keep-interval", label: "The interval stays" },
  { value: "call", label: "A call first" },
  { value: "re-evaluate", label: "Evaluate anew", hint: "Before another induction" },
  { value: "nothing-now", label: "Nothing now" },
] as const satisfies readonly { readonly value: WarningDecision; readonly label: string; readonly hint?: string }[];

/** What the prescriber decides about a warning, and why. A worse score asks again. */
export function WarningForm({ view, onDone }: FormProps) {
  const { watch, patient } = view;
  const [decided, setDecided] = useState<WarningDecision | null>(null);
  const [why, setWhy] = useState("");
  const saving = useSaving(`/api/patients/${patient.id}/warnings`, REREAD);
  const found = watch?.found ?? null;
  if (found === null) return null;
  const save = async () => {
    if (await saving.save({ warning: found.kind, decided, why })) onDone();
  };
  return (
    <div className={styles.form}>
      <p>
        {found.because} {watch?.forecast?.says ?? watch?.whyNone}
      </p>
      <Choice label="What is decided" options={DECISIONS} columns={3} value={decided} onChange={setDecided} />
      <Field label="Why" value={why} onChange={setWhy} lines={3} says={saysAt("why", saving.refusals)} />
      <SaveBar
        saving={saving}
        onPress={() => void save()}
        disabled={decided === null || why.trim() === ""}
        hide={({ field }) => field === "why"}
      >
        Keep the decision
      </SaveBar>
    </div>
  );
}

/** Everything the forecast was made from, with its sources, and what was decided before. */
export function Working({ view: { watch, zone } }: FormProps) {
  if (watch === null) return null;
  const { forecast, timeWell, decisions } = watch;
  return (
    <div className={styles.form}>
      {forecast !== null && (
        <div className={styles.advice}>
          <b>{forecast.says}</b>
          <ol>
            {forecast.working.map(({ says, source }) => (
              <li key={says}>
                {says}
                {source !== null && (
                  <small>
                    {source.from} [{source.evidence}]
                  </small>
                )}
              </li>
            ))}
          </ol>
        </div>
      )}
      <p>
        <b>Time well, this clinic’s median: {timeWell.says}.</b> {timeWell.note}
      </p>
      {decisions.map(({ at, decided, why, printedName }) => (
        <p key={at}>
          {shortDay(zone, at)}, {printedName}: {DECIDED[decided]}. {why}
        </p>
      ))}
    </div>
  );
}

const HAPPENED = [
  { value: "hospital-stay", label: "A stay in hospital", hint: "For the illness treated here" },
  { value: "suicidal-behaviour", label: "Suicidal behaviour" },
] as const;

/** Told by somebody outside: a relapse whatever the score says. */
export function SetbackForm({ view, onDone }: FormProps) {
  const [what, setWhat] = useState<(typeof HAPPENED)[number]["value"] | null>(null);
  const [on, setOn] = useState(() => dayField(view.zone, view.serverNow));
  const [note, setNote] = useState("");
  const saving = useSaving(`/api/patients/${view.patient.id}/setbacks`, REREAD);
  const save = async () => {
    if (await saving.save({ what, on, note })) onDone();
  };
  return (
    <div className={styles.form}>
      <p>It counts as a relapse whatever the score says, and asks the prescriber for a decision.</p>
      <Choice label="What happened" options={HAPPENED} value={what} onChange={setWhat} />
      <Field label="On which day" type="date" value={on} onChange={setOn} says={saysAt("on", saving.refusals)} />
      <Field label="What is known of it, and from whom" value={note} onChange={setNote} lines={3} />
      <SaveBar
        saving={saving}
        onPress={() => void save()}
        disabled={what === null}
        hide={({ field }) => field === "on"}
      >
        Keep it
      </SaveBar>
    </div>
  );
}
