import { as, type Kg, type Mg, type MgPerMl, type Millilitres, type MlPerHour } from "#science/units.ts";
import { judgeNumber } from "#ui/number.ts";
import { type NumberField, NumberFields } from "#ui/NumberFields.tsx";
import type { Done } from "../../fold/entries.ts";
import { latest } from "../../fold/infusion.ts";
import { isDoseVerified } from "../../fold/phase.ts";
import { compareCheck } from "../../rules/read-back.ts";
import { useCockpit } from "../cockpit.ts";
import { useDraft } from "../drafting.ts";
import { OrderForm, PanelHead } from "../OrderForm.tsx";
import { Verdict } from "../Verdict.tsx";
import styles from "../Panel.module.css";

const FIELDS: readonly NumberField[] = [
  { id: "weightKg", label: "Dosing weight", unit: "kg", min: 1, max: 400, decimals: 1 },
  { id: "strength", label: "Strength on the vial", unit: "mg/mL", min: 0.1, max: 1000, decimals: 3 },
  { id: "drawMl", label: "Volume drawn", unit: "mL", min: 0.001, max: 1000, decimals: 3 },
  { id: "totalMg", label: "Total drug in the bag", unit: "mg", min: 0.01, max: 5000, decimals: 2 },
  { id: "rateMlPerHour", label: "Pump rate", unit: "mL/h", min: 0.1, max: 2000, decimals: 1 },
];

/** The second check: another person reads vial, syringe, bag and pump. The answer is not shown here, on purpose. */
export function SecondCheck() {
  const { infusion, view } = useCockpit();
  const prepared = latest(infusion.done.DosePrepared);
  if (prepared === null) return <Waiting says="Nothing is prepared yet. Prepare the dose first." />;
  if (isDoseVerified(infusion.done))
    return <Waiting verdict="met" says="A second person read back every number the same." />;
  if (prepared.by === view.me.staffId)
    return (
      <Waiting says="You prepared this dose, so another person checks it: signed in as themselves, on their own screen or on this one after you sign out. They see this page without the numbers." />
    );
  return <ReadBack key={prepared.id} prepared={prepared} />;
}

const Waiting = ({ says, verdict = "waiting" }: { readonly says: string; readonly verdict?: string }) => (
  <section className={styles.panel}>
    <PanelHead title="Second check" />
    <Verdict verdict={verdict} says={says} />
  </section>
);

/** What the newest reading of this preparation by another person had otherwise; by the names of the fields alone. */
function useDiffering(prepared: Done<"DosePrepared">) {
  const { done } = useCockpit().infusion;
  const last = done.DoseChecked.findLast(({ at, by }) => at >= prepared.at && by !== prepared.by);
  return last === undefined ? [] : compareCheck(prepared.data, last.data.read);
}

function ReadBack({ prepared }: { readonly prepared: Done<"DosePrepared"> }) {
  const { open } = useCockpit();
  const differing = useDiffering(prepared);
  const [texts, setTexts] = useDraft<Readonly<Record<string, string>>>("DoseChecked", "texts", {});
  const [weightKg, strength, drawMl, totalMg, rate] = FIELDS.map(
    (field) => judgeNumber(texts[field.id] ?? "", field).value,
  );
  const read =
    weightKg && strength && drawMl && totalMg && rate
      ? {
          weightKg: as<Kg>(weightKg),
          strength: as<MgPerMl>(strength),
          drawMl: as<Millilitres>(drawMl),
          totalMg: as<Mg>(totalMg),
          rateMlPerHour: as<MlPerHour>(rate),
        }
      : null;
  return (
    <OrderForm
      type="DoseChecked"
      title="Second check"
      lead="Type what you read yourself on the order, the vial, the syringe, the bag label and the pump. Nothing is shown to you here, so that you look."
      data={read && { read }}
      missing="Read and type all five numbers."
      label="This is what I read"
      held
      onPlaced={() => open(read !== null && compareCheck(prepared.data, read).length === 0 ? null : "second-check")}
    >
      {differing.length > 0 && (
        <Verdict
          verdict="not-met"
          says={`${differing.map(({ says }) => says).join(" ")} The reading is recorded. Look again, both of you, at vial, syringe, bag and pump; then prepare anew, or read again.`}
        />
      )}
      <NumberFields fields={FIELDS} values={texts} onChange={(id, text) => setTexts({ ...texts, [id]: text })} />
    </OrderForm>
  );
}
