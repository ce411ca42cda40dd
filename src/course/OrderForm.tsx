import { useState } from "react";
import { Field } from "#ui/Field.tsx";
import { useSaving } from "#ui/saving.tsx";
import styles from "./Course.module.css";
import { type Dose, DoseFields, isWhole, orderedBy } from "./DoseFields.tsx";
import { isPassed, passedBy, Passing, type Reasons } from "./Passing.tsx";
import { mayRaise } from "./rules/raising.ts";
import { needsSecond, orderFindings } from "./rules/titration.ts";
import { firstProposed } from "./rules/with-medicines.ts";
import { SignBar } from "#ui/SignBar.tsx";
import { type FormProps, REREAD } from "./SmallForms.tsx";
import type { CourseShown } from "./view-shape.ts";

/** A physician signs what may be given at the next infusion. What speaks against it stands there before it is sent. */
export function OrderForm({ view, course, onDone }: FormProps) {
  const it = useOrder({ view, course, onDone });
  return (
    <div className={styles.form}>
      <DoseFields dose={it.dose} onChange={it.setDose} weightKg={view.infusions.at(-1)?.weightKg ?? null} />
      <Raising view={view} course={course} />
      <Passing findings={it.findings} reasons={it.reasons} onChange={it.setReasons} />
      {it.needsTwo && (
        <p>
          <b>A second physician signs this dose too.</b> Until then nothing may be given.
        </p>
      )}
      <Field
        label="For whoever gives it"
        hint="What to watch for; may be left empty"
        value={it.note}
        onChange={it.setNote}
        lines={2}
      />
      <SignBar saving={it.saving} label="Sign the order" isReady={it.isReady} onSign={(pin) => void it.sign(pin)} />
    </div>
  );
}

/** The order as it would be sent, and what speaks against it. */
function useOrder({ view, course, onDone }: FormProps) {
  const [dose, setDose] = useState<Dose>(() => doseFrom(course, view.protocol));
  const [note, setNote] = useState("");
  const [reasons, setReasons] = useState<Reasons>({});
  const saving = useSaving(`/api/courses/${course.id}/orders`, REREAD);
  const ordered = orderedBy(dose);
  const own = ordered === null ? [] : orderFindings(ordered, course.context, view.protocol);
  const findings = [...own, ...course.againstNext];
  const sign = async (pin: string) => {
    const { weightBasis, basisReason } = dose;
    const passed = passedBy(findings, reasons);
    if (await saving.save({ nth: course.next.nth, ...ordered, weightBasis, basisReason, note, passed }, pin)) onDone();
  };
  const isReady = isWhole(dose) && isPassed(findings, reasons);
  const needsTwo = ordered !== null && needsSecond(ordered, view.protocol);
  return { dose, setDose, note, setNote, reasons, setReasons, findings, saving, sign, isReady, needsTwo };
}

/** What was given last, else what is planned. */
function doseFrom(
  { context, given, mgPerKg, minutes, weightBasis, basisReason, orders }: CourseShown,
  { course }: FormProps["view"]["protocol"],
): Dose {
  const last = orders.find(({ nth }) => nth === given.length) ?? { mgPerKg, minutes, weightBasis, basisReason };
  return {
    mgPerKg: context.lastMgPerKg ?? firstProposed(last.mgPerKg, context.medicines, course),
    minutes: last.minutes,
    weightBasis: last.weightBasis,
    basisReason: last.basisReason,
  };
}

const MARKS = { yes: "✓", no: "✕", unknown: "?" } as const;
const MARK_WORDS = { yes: "holds", no: "does not hold", unknown: "not known" } as const;

/** Whether the dose may be raised, by each condition, so that nobody needs to look it up. */
function Raising({ view, course }: Pick<FormProps, "view" | "course">) {
  if (course.context.nth === 1) return null;
  return (
    <details className={styles.more}>
      <summary>May the dose be raised?</summary>
      <ul>
        {mayRaise(course.context, view.protocol).map(({ id, answer, says }) => (
          <li key={id}>
            <span aria-hidden="true">{MARKS[answer]}</span> <span className="unseen">{MARK_WORDS[answer]}: </span>
            {says}
          </li>
        ))}
      </ul>
    </details>
  );
}
