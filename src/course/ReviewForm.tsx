import { NumberInput } from "@mantine/core";
import { useState } from "react";
import type { Tri } from "#plumbing/facts.ts";
import { Choice, Field } from "#ui/Field.tsx";
import { saysAt, useSaving } from "#ui/saving.tsx";
import styles from "./Course.module.css";
import type { CourseFact, StopSign } from "./events.ts";
import { isPassed, passedBy, Passing, type Reasons } from "./Passing.tsx";
import { type Advice, decideAfter, stopSigns } from "./rules/decide.ts";
import { extensionFindings } from "./rules/extension.ts";
import { SignBar } from "#ui/SignBar.tsx";
import { type FormProps, REREAD } from "./SmallForms.tsx";

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
  const it = useReview({ view, course, onDone });
  const { extended, setExtended } = it;
  return (
    <div className={styles.form}>
      <SignFields signs={it.signs} onChange={it.setSigns} />
      <AdviceShown advice={it.advice} />
      <Choice label="What is decided" columns={3} options={DECISIONS} value={it.decided} onChange={it.setDecided} />
      {it.decided === "extend" && <Extension extended={extended} onChange={setExtended} />}
      <Passing
        findings={it.findings}
        reasons={extended.reasons}
        onChange={(reasons) => setExtended({ ...extended, reasons })}
      />
      <Field label="Why" value={it.why} onChange={it.setWhy} lines={3} says={saysAt("why", it.saving.refusals)} />
      <SignBar
        saving={it.saving}
        label="Sign the review"
        ownFields={["why"]}
        isReady={it.isReady}
        onSign={(pin) => void it.save(pin)}
      />
    </div>
  );
}

/** The review as it would be sent, with what the table says to it now. */
function useReview({ view, course, onDone }: FormProps) {
  const afterNth = course.given.length;
  const [signs, setSigns] = useState<Signs>(() => signsFrom(course.signs));
  const [decided, setDecided] = useState<Decided | null>(null);
  const [why, setWhy] = useState("");
  const [extended, setExtended] = useState<Extended>({ count: course.count + EXTENDED_BY, goals: "", reasons: {} });
  const saving = useSaving(`/api/courses/${course.id}/reviews`, REREAD);
  const policy = view.protocol.course;
  const pct = course.pctAfter[afterNth - 1] ?? null;
  const advice = decideAfter({ afterNth, pctImproved: pct, signs }, policy);
  const isExtending = decided === "extend";
  const count = Number(extended.count);
  const findings = isExtending ? extensionFindings(course, { count, pct }, policy) : [];
  const save = async (pin: string) => {
    const passed = passedBy(findings, extended.reasons);
    const extension = isExtending ? { count, goals: extended.goals, passed } : null;
    if (await saving.save({ afterNth, signs, decided, why, extension }, pin)) onDone();
  };
  const isReady = decided !== null && why.trim() !== "" && isPassed(findings, extended.reasons);
  return {
    signs,
    setSigns,
    decided,
    setDecided,
    why,
    setWhy,
    extended,
    setExtended,
    saving,
    advice,
    findings,
    save,
    isReady,
  };
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

const AdviceShown = ({ advice }: { readonly advice: Advice }) => (
  <div className={styles.advice} role="status">
    <b>The table: {advice.says}</b>
    <ul>
      {advice.working.map((line) => (
        <li key={line}>{line}</li>
      ))}
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
