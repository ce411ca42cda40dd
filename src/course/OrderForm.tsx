import { useState } from "react";
import { Field } from "#ui/Field.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import { YourPin } from "#ui/YourPin.tsx";
import styles from "./Course.module.css";
import { type Dose, DoseFields, isWhole, orderedBy } from "./DoseFields.tsx";
import { isPassed, passedBy, Passing, type Reasons } from "./Passing.tsx";
import { mayRaise } from "./rules/raising.ts";
import { needsSecond, orderFindings } from "./rules/titration.ts";
import { type FormProps, PIN_LENGTH, REREAD } from "./SmallForms.tsx";
import type { CourseShown, CourseView } from "./view-shape.ts";

/** A physician signs what may be given at the next infusion. What speaks against it stands there before it is sent. */
export function OrderForm({ view, course, onDone }: FormProps) {
  const [dose, setDose] = useState<Dose>(() => doseFrom(course));
  const [note, setNote] = useState("");
  const [reasons, setReasons] = useState<Reasons>({});
  const [pin, setPin] = useState("");
  const saving = useSaving(`/api/courses/${course.id}/orders`, REREAD);
  const ordered = orderedBy(dose);
  const findings = [
    ...(ordered === null ? [] : orderFindings(ordered, course.context, view.protocol)),
    ...course.againstNext,
  ];
  const sign = async () => {
    const { weightBasis, basisReason } = dose;
    const passed = passedBy(findings, reasons);
    if (await saving.save({ nth: course.next.nth, ...ordered, weightBasis, basisReason, note, passed }, pin)) onDone();
  };
  return (
    <div className={styles.form}>
      <DoseFields dose={dose} onChange={setDose} weightKg={view.infusions.at(-1)?.weightKg ?? null} />
      <Before view={view} course={course} />
      <Passing findings={findings} reasons={reasons} onChange={setReasons} />
      {ordered !== null && needsSecond(ordered, view.protocol) && (
        <p>
          <b>A second physician signs this dose too.</b> Until then nothing may be given.
        </p>
      )}
      <Field
        label="For whoever gives it"
        hint="What to watch for; may be left empty"
        value={note}
        onChange={setNote}
        lines={2}
      />
      <YourPin pin={pin} onChange={setPin} says={saysAt("pin", saving.refusals)} />
      <SaveBar
        saving={saving}
        hide={({ field }) => field === "pin"}
        onPress={() => void sign()}
        disabled={!isWhole(dose) || !isPassed(findings, reasons) || pin.length !== PIN_LENGTH}
      >
        Sign the order
      </SaveBar>
    </div>
  );
}

/** What was given last, else what is planned. */
function doseFrom({ context, given, mgPerKg, minutes, weightBasis, basisReason, orders }: CourseShown): Dose {
  const last = orders.find(({ nth }) => nth === given.length) ?? { mgPerKg, minutes, weightBasis, basisReason };
  return {
    mgPerKg: context.lastMgPerKg ?? last.mgPerKg,
    minutes: last.minutes,
    weightBasis: last.weightBasis,
    basisReason: last.basisReason,
  };
}

const ANSWERS = { yes: "✓", no: "✕", unknown: "?" } as const;
const ANSWER_WORDS = { yes: "holds", no: "does not hold", unknown: "not known" } as const;

/** Whether the dose may be raised, by each condition, so that nobody needs to look it up. */
function Before({ view, course }: Pick<FormProps, "view" | "course"> & { readonly view: CourseView }) {
  if (course.context.nth === 1) return null;
  return (
    <details className={styles.more}>
      <summary>May the dose be raised?</summary>
      <ul>
        {mayRaise(course.context, view.protocol).map(({ id, answer, says }) => (
          <li key={id}>
            <span aria-hidden="true">{ANSWERS[answer]}</span> <span className="unseen">{ANSWER_WORDS[answer]}: </span>
            {says}
          </li>
        ))}
      </ul>
    </details>
  );
}
