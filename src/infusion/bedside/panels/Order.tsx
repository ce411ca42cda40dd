import { showQuantity } from "#science/display.ts";
import { as, type Centimetres, type MgPerKg, type Minutes } from "#science/units.ts";
import { bodyMassIndex, dosingWeight } from "#science/weight.ts";
import { Choice, Field } from "#ui/Field.tsx";
import { judgeNumber } from "#ui/number.ts";
import { type NumberField, NumberFields } from "#ui/NumberFields.tsx";
import { orderedDose, orderFindings } from "../../decide/dose-orders.ts";
import type { DoseCalculation, DoseFinding } from "../../rules/dose.ts";
import type { Care, CourseOrder, DataOf, Override, WeightBasis } from "../../events.ts";
import { planFindings } from "../../rules/care.ts";
import { latest } from "../../fold/infusion.ts";
import { type Cockpit, useCockpit } from "../cockpit.ts";
import { useDraft } from "../drafting.ts";
import { DoseCard } from "../DoseCard.tsx";
import { HARD, Limits } from "./Limits.tsx";
import { OrderForm } from "../OrderForm.tsx";
import styles from "../Panel.module.css";

const FIELDS: readonly NumberField[] = [
  { id: "mgPerKg", label: "Dose", unit: "mg/kg", min: 0.01, max: 10, decimals: 3 },
  { id: "minutes", label: "Over", unit: "min", min: 1, max: 600, decimals: 0 },
  { id: "heightCm", label: "Height", unit: "cm", min: 100, max: 230, decimals: 0 },
];

type Texts = Readonly<Record<string, string>>;
type Ordered = DataOf<"OrderSigned">;

/** As ordered here before, else as the course's order says; the dose stays empty where none is signed. */
function textsOf(known: Ordered | undefined, planned: CourseOrder | null, heightCm: number | null): Texts {
  if (known === undefined) {
    const height = String(heightCm ?? "");
    return planned === null
      ? { mgPerKg: "", minutes: "40", heightCm: height }
      : { mgPerKg: String(planned.mgPerKg), minutes: String(planned.minutes), heightCm: height };
  }
  return { mgPerKg: String(known.mgPerKg), minutes: String(known.minutes), heightCm: String(known.heightCm) };
}

function numbersOf(texts: Texts): Pick<Ordered, "mgPerKg" | "minutes" | "heightCm"> | null {
  const [mgPerKg, minutes, heightCm] = FIELDS.map((field) => judgeNumber(texts[field.id] ?? "", field).value);
  if (!mgPerKg || !minutes || !heightCm) return null;
  return { mgPerKg: as<MgPerKg>(mgPerKg), minutes: as<Minutes>(minutes), heightCm: as<Centimetres>(heightCm) };
}

const AS_WEIGHED = { weightBasis: "actual", basisReason: "" } as const;

/** The order as it stands in the fields; null while a number is missing. Reasons are added for the limits it crosses. */
function useOrder() {
  const { view, infusion, context } = useCockpit();
  const known = latest(infusion.done.OrderSigned)?.data;
  const planned = context.care?.order ?? null;
  const basis = known ?? planned ?? AS_WEIGHED;
  const [texts, setTexts] = useDraft("OrderSigned", "texts", textsOf(known, planned, view.patient.heightCm));
  const [weightBasis, setBasis] = useDraft<WeightBasis>("OrderSigned", "weightBasis", basis.weightBasis);
  const [basisReason, setReason] = useDraft("OrderSigned", "basisReason", basis.basisReason);
  const numbers = numbersOf(texts);
  const order: Ordered | null = numbers && {
    drug: "ketamine-racemic-iv",
    ...numbers,
    weightBasis,
    basisReason,
    sexForDosing: view.patient.sex,
    overrides: [],
  };
  return { texts, setTexts, order, setBasis, weightBasis, basisReason, setReason };
}

function plannedWords(care: Care | null): string {
  const { order, course, orderSays } = care ?? { order: null, course: null, orderSays: "" };
  if (order === null || course === null) return orderSays;
  const nth = course.of === null ? `maintenance ${course.nth}` : `infusion ${course.nth} of ${course.of}`;
  return `Filled in from the course's order for ${nth}, signed by ${order.signedBy}.`;
}

/** Every limit the order crosses: the protocol's, and those of the course's order. */
const allFindings = (
  { infusion, context }: Pick<Cockpit, "infusion" | "context">,
  order: Ordered | null,
  dose: DoseCalculation | null,
): readonly DoseFinding[] =>
  order === null || dose === null
    ? []
    : [...orderFindings(dose, infusion, context), ...planFindings(order, context.care?.order ?? null)];

/** The prescriber's order: mg/kg, minutes, which weight; every limit it crosses with its reason. */
export function Order() {
  const cockpit = useCockpit();
  const { infusion, context } = cockpit;
  const entry = useOrder();
  const [overrides, setOverrides] = useDraft<readonly Override[]>("OrderSigned", "overrides", []);
  const { order } = entry;
  const dose = order && orderedDose(infusion, order, context);
  const findings = allFindings(cockpit, order, dose);
  const asked = overrides.filter(
    ({ rule, reason }) => reason.trim() !== "" && findings.some((one) => one.rule === rule),
  );
  const crossed = findings.some(({ level }) => level === "hard");
  const weighed = infusion.done.WeightMeasured.length > 0;
  return (
    <OrderForm
      type="OrderSigned"
      title="Order"
      lead={`Racemic ketamine, IV. The dose follows today's weight; vial, bag and pump follow this order. ${plannedWords(context.care)}`}
      data={crossed ? null : order && { ...order, overrides: asked }}
      missing={crossed ? HARD : weighed ? "Enter dose, duration and height." : "Weigh the patient first."}
      label="Sign the order"
    >
      <NumberFields
        fields={FIELDS}
        values={entry.texts}
        onChange={(id, text) => entry.setTexts({ ...entry.texts, [id]: text })}
      >
        <Limits findings={findings} overrides={overrides} onChange={setOverrides} />
        <Basis entry={entry} />
      </NumberFields>
      {dose !== null && <Worked dose={dose} />}
    </OrderForm>
  );
}

const Worked = ({ dose }: { readonly dose: DoseCalculation }) => (
  <>
    <DoseCard dose={dose} />
    <p className={styles.muted}>
      mL and mL/h as in {showQuantity(dose.finalMl, "mL")}; vial and bag are chosen when the dose is prepared.
    </p>
  </>
);

const BASES: readonly { readonly value: WeightBasis; readonly label: string }[] = [
  { value: "actual", label: "Actual" },
  { value: "ideal", label: "Ideal (Devine)" },
  { value: "adjusted", label: "Adjusted" },
];

/** Which weight the dose follows. From the protocol's BMI on, all three stand side by side and a reason is asked. */
function Basis({ entry }: { readonly entry: ReturnType<typeof useOrder> }) {
  const { infusion, context } = useCockpit();
  const { order, weightBasis, setBasis, basisReason, setReason } = entry;
  const kg = latest(infusion.done.WeightMeasured)?.data.kg;
  if (order === null || kg === undefined) return null;
  const bmi = bodyMassIndex(kg, order.heightCm);
  const asks = bmi >= context.protocol.dose.askBasisFromBmi;
  if (!asks && weightBasis === "actual")
    return (
      <p className={styles.muted}>
        BMI {bmi}. Dosing weight: actual, {showQuantity(kg, "kg")}.
      </p>
    );
  const kgFor = (basis: WeightBasis) => dosingWeight(basis, kg, order.heightCm, order.sexForDosing);
  return (
    <div className={styles.two}>
      <Choice
        label={`BMI ${bmi}: which weight does the dose follow?`}
        columns={3}
        options={BASES.map(({ value, label }) => ({ value, label, hint: showQuantity(kgFor(value), "kg") }))}
        value={weightBasis}
        onChange={setBasis}
      />
      <Field label="Why this weight?" value={basisReason} onChange={setReason} />
    </div>
  );
}
