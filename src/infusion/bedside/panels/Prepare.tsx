import { showQuantity } from "#science/display.ts";
import { as, type Millilitres } from "#science/units.ts";
import { Choice, Field } from "#ui/Field.tsx";
import { doseContext, preparedDose } from "../../decide/dose-orders.ts";
import { checkDose } from "../../rules/dose-limits.ts";
import type { DoseCalculation } from "../../rules/dose.ts";
import type { DataOf, Override, PreparedDose, Product } from "../../events.ts";
import { latest } from "../../fold/infusion.ts";
import { proposeProducts } from "../../rules/products.ts";
import { dosingWeight } from "#science/weight.ts";
import { useCockpit } from "../cockpit.ts";
import { useDraft } from "../drafting.ts";
import { DoseCard } from "../DoseCard.tsx";
import { OrderForm, PanelHead } from "../OrderForm.tsx";
import { Verdict } from "../Verdict.tsx";
import { HARD, Limits } from "./Limits.tsx";
import styles from "../Panel.module.css";

type Mix = Pick<PreparedDose, "container" | "diluentMl" | "volumePolicy"> & { readonly product: Product | null };
type Label = { readonly lot: string; readonly expires: string };

/** Vial, bag and pump from one calculation. Numbers are computed here, never typed. */
export function Prepare() {
  const { infusion } = useCockpit();
  const order = latest(infusion.done.OrderSigned);
  const weight = latest(infusion.done.WeightMeasured);
  if (order === null || weight === null)
    return (
      <section className={styles.panel}>
        <PanelHead title="Prepare the dose" />
        <Verdict verdict="unknown" says="No order is signed yet. The prescriber orders first; this screen follows." />
      </section>
    );
  return <Preparing key={order.id} order={order.data} kg={weight.data.kg} />;
}

type PreparingProps = { readonly order: DataOf<"OrderSigned">; readonly kg: DataOf<"WeightMeasured">["kg"] };

function Preparing({ order, kg }: PreparingProps) {
  const { infusion, context } = useCockpit();
  const dosingWeightKg = dosingWeight(order.weightBasis, kg, order.heightCm, order.sexForDosing);
  const proposals = proposeProducts({ ...order, dosingWeightKg }, context.protocol);
  const [mix, setMix] = useDraft<Mix>("DosePrepared", `mix of ${order.mgPerKg} ${order.minutes} ${kg}`, {
    product: proposals[0]?.product ?? null,
    container: "bag",
    diluentMl: as<Millilitres>(100),
    volumePolicy: "withdraw-equal-volume",
  });
  const [label, setLabel] = useDraft<Label>("DosePrepared", "label", { lot: "", expires: "" });
  const [overrides, setOverrides] = useDraft<readonly Override[]>("DosePrepared", "overrides", []);
  const dose = mix.product === null ? null : preparedDose(infusion, { ...mix, product: mix.product });
  const findings = dose === null ? [] : checkDose(dose, doseContext(infusion, order, context), context.protocol);
  const open = findings.filter(({ rule }) => !order.overrides.some((one) => one.rule === rule));
  const asked = overrides.filter(({ reason }) => reason.trim() !== "");
  const crossed = open.some(({ level }) => level === "hard");
  const labelled = label.lot.trim() !== "" && label.expires !== "";
  return (
    <OrderForm
      type="DosePrepared"
      title="Prepare the dose"
      lead={`Ordered: ${showQuantity(order.mgPerKg, "mg/kg")} over ${showQuantity(order.minutes, "min")}, dosing weight ${showQuantity(dosingWeightKg, "kg")} (${order.weightBasis}).`}
      data={dose !== null && labelled && !crossed ? preparation(dose, label, asked) : null}
      missing={missingOf(crossed, labelled)}
      label="Prepared as shown"
      held
    >
      {dose !== null && <DoseCard dose={dose} />}
      <Limits findings={open} overrides={overrides} onChange={setOverrides} />
      <Mixing mix={mix} proposals={proposals} onChange={setMix} />
      <VialLabel label={label} onChange={setLabel} />
    </OrderForm>
  );
}

function missingOf(crossed: boolean, labelled: boolean): string {
  if (crossed) return HARD;
  return labelled ? "Choose a vial." : "Enter lot and expiry from the vial in your hand.";
}

function VialLabel({ label, onChange }: { readonly label: Label; readonly onChange: (label: Label) => void }) {
  return (
    <div className={styles.two}>
      <Field label="Lot, from the vial" value={label.lot} onChange={(lot) => onChange({ ...label, lot })} />
      <Field
        label="Expires, from the vial"
        type="date"
        value={label.expires}
        onChange={(expires) => onChange({ ...label, expires })}
      />
    </div>
  );
}

/** What is charted: exactly the calculation, with the vial's label. */
const preparation = (dose: DoseCalculation, { lot, expires }: Label, overrides: readonly Override[]): PreparedDose => {
  const { product, container, diluentMl, volumePolicy, dosingWeightKg, doseMg } = dose;
  const { drawMl, actualMg, finalMl, bagMgPerMl, rateMlPerHour } = dose;
  const mixed = { product, lot, expires, container, diluentMl, volumePolicy, dosingWeightKg, doseMg };
  return { ...mixed, drawMl, actualMg, finalMl, bagMgPerMl, rateMlPerHour, overrides };
};

type MixingProps = {
  readonly mix: Mix;
  readonly proposals: ReturnType<typeof proposeProducts>;
  readonly onChange: (mix: Mix) => void;
};

function Mixing({ mix, proposals, onChange }: MixingProps) {
  const { context } = useCockpit();
  const { diluentsMl, syringeMl } = context.protocol.dose;
  const container = mix.container === "syringe" ? `syringe ${syringeMl}` : `bag ${mix.diluentMl}`;
  return (
    <>
      <Vial mix={mix} proposals={proposals} onChange={onChange} />
      <Choice
        label="Diluted in sodium chloride 0.9%"
        options={[
          ...diluentsMl.map((ml) => ({ value: `bag ${ml}`, label: `Bag ${showQuantity(ml, "mL")}` })),
          { value: `syringe ${syringeMl}`, label: `Syringe ${showQuantity(syringeMl, "mL")}` },
        ]}
        value={container}
        onChange={(chosen) => onChange({ ...mix, ...containerOf(chosen) })}
      />
      {mix.container === "bag" && (
        <Choice
          label="Volume"
          columns={2}
          options={[
            { value: "withdraw-equal-volume", label: "Take out as much as is added" },
            { value: "add-to-bag", label: "Add to the full bag" },
          ]}
          value={mix.volumePolicy}
          onChange={(volumePolicy) => onChange({ ...mix, volumePolicy })}
        />
      )}
    </>
  );
}

function Vial({ mix, proposals, onChange }: MixingProps) {
  return (
    <Choice
      label="Vial, as the clinic stocks it"
      options={proposals.map(({ product, drawMl, deviationPct }) => ({
        value: String(product.strength),
        label: `${showQuantity(product.strength, "mg/mL")}, ${showQuantity(product.vialMl, "mL")}`,
        hint: `draw ${showQuantity(drawMl, "mL")}${deviationPct === 0 ? "" : `, ${deviationPct}% off`}`,
      }))}
      value={mix.product === null ? null : String(mix.product.strength)}
      onChange={(strength) =>
        onChange({
          ...mix,
          product: proposals.find((one) => String(one.product.strength) === strength)?.product ?? null,
        })
      }
    />
  );
}

function containerOf(chosen: string): Pick<Mix, "container" | "diluentMl"> {
  const [container = "bag", ml = "100"] = chosen.split(" ");
  return { container: container === "syringe" ? "syringe" : "bag", diluentMl: as<Millilitres>(Number(ml)) };
}
