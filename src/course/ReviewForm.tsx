import { NumberInput } from "@mantine/core";
import { useState } from "react";
import type { Tri } from "#plumbing/facts.ts";
import { Choice, Field } from "#ui/Field.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import { YourPin } from "#ui/YourPin.tsx";
import styles from "./Course.module.css";
import type { CourseFact, StopSign } from "./events.ts";
import { isPassed, passedBy, Passing, type Reasons } from "./Passing.tsx";
import { type Advice, decideAfter, stopSigns } from "./rules/decide.ts";
import { extensionFindings } from "./rules/extension.ts";
import { type FormProps, PIN_LENGTH, REREAD } from "./SmallForms.tsx";
import { changeWords } from "./words.ts";

type Decided = Extract<CourseFact, { type: "CourseReviewed" }>["data"]["decided"];

const DECISIONS = [
  { value: "continue", label: "Go on as planned" },
  { value: "change-dose", label: "Go on, change the dose" },
  { value: "extend", label: "Extend", hint: "To 8, at most 10, with goals" },
  { value: "stop", label: "Stop", hint: "Its dates are called off" },
  { value: "taper", label: "Taper", hint: "The induction is completed" },
  { value: "maintenance", label: "Maintenance", hint: "The induction is completed" },
] as const satisfies readonly { readonly value: Decided; readonly label: string; readonly hint?: string }[];

type Signs = Readonly<Record<StopSign, Tri>>;

const EXTENDED_BY = 2;

/** Every sign that would stop the course is answered, the table says what it would do and why, and the physician decides. */
export function ReviewForm({ view, course, onDone }: FormProps) {
  const afterNth = course.given.length;
  const [signs, setSigns] = useState<Signs>(() => signsFrom(course.signs));
  const [decided, setDecided] = useState<Decided | null>(null);
  const [why, setWhy] = useState("");
  const [extended, setExtended] = useState<Extended>({ count: course.count + EXTENDED_BY, goals: "", reasons: {} });
  const [pin, setPin] = useState("");
  const saving = useSaving(`/api/courses/${course.id}/reviews`, REREAD);
  const pct = course.pctAfter[afterNth - 1] ?? null;
  const advice = decideAfter({ afterNth, pctImproved: pct, signs }, view.protocol.course);
  const findings =
    decided === "extend" ? extensionFindings(course, { count: Number(extended.count), pct }, view.protocol.course) : [];
  const save = async () => {
    const extension =
      decided === "extend"
        ? { count: Number(extended.count), goals: extended.goals, passed: passedBy(findings, extended.reasons) }
        : null;
    if (await saving.save({ afterNth, signs, decided, why, extension }, pin)) onDone();
  };
  const isReady =
    decided !== null && why.trim() !== "" && pin.length === PIN_LENGTH && isPassed(findings, extended.reasons);
  return (
    <div className={styles.form}>
      <SignFields signs={signs} onChange={setSigns} />
      <AdviceShown advice={advice} pct={pct} />
      <Choice label="What is decided" options={DECISIONS} value={decided} onChange={setDecided} />
      {decided === "extend" && <Extension extended={extended} onChange={setExtended} />}
      <Passing
        findings={findings}
        reasons={extended.reasons}
        onChange={(reasons) => setExtended({ ...extended, reasons })}
      />
      <Field label="Why" value={why} onChange={setWhy} lines={3} says={saysAt("why", saving.refusals)} />
      <YourPin pin={pin} onChange={setPin} says={saysAt("pin", saving.refusals)} />
      <SaveBar
        saving={saving}
        hide={({ field }) => field === "pin" || field === "why"}
        onPress={() => void save()}
        disabled={!isReady}
      >
        Sign the review
      </SaveBar>
    </div>
  );
}

const signsFrom = (known: Partial<Signs>): Signs =>
  Object.fromEntries(stopSigns.map(({ sign }) => [sign, known[sign] ?? "unknown"])) as Signs;

const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
  { value: "unknown", label: "Not known" },
] as const;

const SignFields = ({ signs, onChange }: { readonly signs: Signs; readonly onChange: (signs: Signs) => void }) => (
  <>
    {stopSigns.map(({ sign, asks }) => (
      <Choice
        key={sign}
        label={asks}
        options={YES_NO}
        value={signs[sign]}
        onChange={(answer) => onChange({ ...signs, [sign]: answer })}
      />
    ))}
  </>
);

const AdviceShown = ({ advice, pct }: { readonly advice: Advice; readonly pct: number | null }) => (
  <div className={styles.advice} role="status">
    <b>The table: {advice.says}</b>
    <ul>
      {advice.working.map((line) => (
        <li key={line}>{line}</li>
      ))}
      {pct !== null && <li>That is {changeWords(pct)} than at the baseline.</li>}
    </ul>
    <small>
      {advice.ruleId.replaceAll("-", " ")} · {advice.source.from} [{advice.source.evidence}]. The clinician decides.
    </small>
  </div>
);

type Extended = { readonly count: number | string; readonly goals: string; readonly reasons: Reasons };

const Extension = ({
  extended,
  onChange,
}: {
  readonly extended: Extended;
  readonly onChange: (extended: Extended) => void;
}) => (
  <>
    <NumberInput
      label="To how many infusions"
      size="md"
      min={1}
      allowDecimal={false}
      value={extended.count}
      onChange={(count) => onChange({ ...extended, count })}
    />
    <Field
      label="Goals of the extension"
      value={extended.goals}
      onChange={(goals) => onChange({ ...extended, goals })}
      lines={2}
    />
  </>
);
