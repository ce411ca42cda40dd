import { NumberInput, Select } from "@mantine/core";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { Row } from "#ui/Card.tsx";
import { Choice, Field } from "#ui/Field.tsx";
import { useSaving } from "#ui/saving.tsx";
import styles from "./Course.module.css";
import { type Dose, DoseFields, isWhole, orderedBy } from "./DoseFields.tsx";
import type { CourseKind } from "./events.ts";
import { isPassed, passedBy, Passing, type Reasons } from "./Passing.tsx";
import { stoppingWords, titrationWords } from "./rules/plan-words.ts";
import { planFindings } from "./rules/planned.ts";
import { firstProposed } from "./rules/with-medicines.ts";
import { SignBar } from "#ui/SignBar.tsx";
import { REREAD } from "./SmallForms.tsx";
import type { CourseView } from "./view-shape.ts";

const KINDS = [
  { value: "induction", label: "Induction", hint: "Six within three weeks" },
  { value: "booster", label: "Boosters", hint: "One to three, at the last dose that worked" },
  { value: "maintenance", label: "Taper and maintenance", hint: "One at a time, by an interval" },
] as const;

const DEFAULT_MINUTES = 40;

type Wish = {
  readonly kind: CourseKind;
  readonly count: number | string;
  readonly outcomeScale: string | null;
  readonly goals: string;
  readonly titration: string;
  readonly stopping: string;
};

const wishFor = ({ course, protocol, scales, scale }: CourseView, kind: CourseKind | undefined): Wish => ({
  kind: kind ?? (course?.reviews.at(-1)?.decided === "taper" ? "maintenance" : "induction"),
  count: kind === "booster" ? 1 : protocol.course.induction,
  outcomeScale: scale?.id ?? scales[0]?.id ?? null,
  goals: "",
  titration: titrationWords(protocol),
  stopping: stoppingWords(),
});

type Props = { readonly view: CourseView; readonly kind?: CourseKind | undefined; readonly onDone: () => void };

/** The plan of a course: how many, how much, by which scale it is measured, towards what, and when it stops. */
export function PlanForm(props: Props) {
  const { view } = props;
  const it = usePlan(props);
  const { wish, setWish } = it;
  return (
    <div className={styles.form}>
      <Choice
        label="What is planned"
        options={KINDS}
        value={wish.kind}
        onChange={(kind) => setWish({ ...wish, kind })}
      />
      <DoseFields dose={it.dose} onChange={it.setDose} weightKg={view.infusions.at(-1)?.weightKg ?? null} />
      <Measured view={view} wish={wish} onChange={setWish} />
      <Passing findings={it.findings} reasons={it.reasons} onChange={it.setReasons} />
      <SignBar saving={it.saving} label="Sign the plan" isReady={it.isReady} onSign={(pin) => void it.save(pin)} />
    </div>
  );
}

/** The plan as it would be sent, and what speaks against it. */
function usePlan({ view, kind, onDone }: Props) {
  const [wish, setWish] = useState(() => wishFor(view, kind));
  const [courseId] = useState(uuidv7);
  const [reasons, setReasons] = useState<Reasons>({});
  const lastMgPerKg = lastDose(view, wish.kind);
  const [dose, setDose] = useState<Dose>({
    mgPerKg: lastMgPerKg ?? firstProposed(view.protocol.dose.firstMaxMgPerKg, view.medicines, view.protocol.course),
    minutes: DEFAULT_MINUTES,
    weightBasis: null,
    basisReason: "",
  });
  const saving = useSaving("/api/courses", REREAD);
  const ordered = orderedBy(dose);
  const count = Number(wish.count);
  const findings =
    ordered === null
      ? []
      : planFindings({ ...ordered, kind: wish.kind, count }, { lastMgPerKg, medicines: view.medicines }, view.protocol);
  const save = async (pin: string) => {
    const { weightBasis, basisReason } = dose;
    const plan = { ...wish, ...ordered, weightBasis, basisReason, count, passed: passedBy(findings, reasons) };
    if (await saving.save({ courseId, patientId: view.patient.id, ...plan }, pin)) onDone();
  };
  const isReady = isWritten(wish) && isWhole(dose) && isPassed(findings, reasons);
  return { wish, setWish, dose, setDose, reasons, setReasons, findings, saving, save, isReady };
}

/** An induction begins anew; what goes on, goes on from the last dose. */
const lastDose = ({ infusions }: CourseView, kind: CourseKind): number | null =>
  kind === "induction" ? null : (infusions.at(-1)?.mgPerKg ?? null);

const isWritten = ({ outcomeScale, goals, count }: Wish): boolean =>
  outcomeScale !== null && goals.trim() !== "" && Number(count) > 0;

type MeasuredProps = { readonly view: CourseView; readonly wish: Wish; readonly onChange: (wish: Wish) => void };

const Measured = ({ view, wish, onChange }: MeasuredProps) => (
  <>
    <Row>
      <NumberInput
        label="How many infusions"
        size="md"
        min={1}
        allowDecimal={false}
        value={wish.count}
        onChange={(count) => onChange({ ...wish, count })}
      />
      <Select
        label="Measured by"
        size="md"
        data={view.scales.map(({ id, name }) => ({ value: id, label: name }))}
        value={wish.outcomeScale}
        onChange={(outcomeScale) => onChange({ ...wish, outcomeScale })}
        allowDeselect={false}
      />
    </Row>
    <Field
      label="Goals, in the patient's words"
      value={wish.goals}
      onChange={(goals) => onChange({ ...wish, goals })}
      lines={2}
    />
    <Field
      label="How the dose changes"
      value={wish.titration}
      onChange={(titration) => onChange({ ...wish, titration })}
      lines={6}
    />
    <Field
      label="When it stops"
      value={wish.stopping}
      onChange={(stopping) => onChange({ ...wish, stopping })}
      lines={6}
    />
  </>
);
