import { showQuantity } from "#science/display.ts";
import { as, type Kg } from "#science/units.ts";
import { kgToPounds } from "#science/weight.ts";
import { Tick } from "#ui/Field.tsx";
import { judgeNumber } from "#ui/number.ts";
import { NumberFields } from "#ui/NumberFields.tsx";
import type { Identifier } from "../../events.ts";
import { latest } from "../../fold/infusion.ts";
import { weightFindings } from "../../rules/weight-limits.ts";
import type { Weighed } from "../../weights.ts";
import { useCockpit } from "../cockpit.ts";
import { useDraft } from "../drafting.ts";
import { OrderForm } from "../OrderForm.tsx";
import { Allergies, Photo } from "../Patient.tsx";
import { Verdict } from "../Verdict.tsx";
import styles from "../Panel.module.css";

const IDENTIFIERS: readonly { readonly id: Identifier; readonly label: string }[] = [
  { id: "name", label: "Full name, said by the patient" },
  { id: "birth-date", label: "Birth date, said by the patient" },
  { id: "mrn", label: "Record number, on the wristband" },
  { id: "address", label: "Address, said by the patient" },
];

/** Who is here: two identifiers, the photo, the allergies read out. */
export function Identity() {
  const { view, sinceLast } = useCockpit();
  const { patient } = view;
  const [said, setSaid] = useDraft<readonly Identifier[]>("IdentityConfirmed", "said", []);
  const [photoMatches, setPhoto] = useDraft("IdentityConfirmed", "photoMatches", false);
  const [allergiesReviewed, setAllergies] = useDraft("IdentityConfirmed", "allergiesReviewed", false);
  const toggle = (id: Identifier, is: boolean) => setSaid(is ? [...said, id] : said.filter((one) => one !== id));
  return (
    <OrderForm
      type="IdentityConfirmed"
      title="Who is here?"
      lead="Ask; do not read it out. Two identifiers, the photo, the allergies."
      data={{ identifiers: said, photoMatches, allergiesReviewed }}
      label="Confirm identity"
    >
      <Whom />
      <div className={styles.two}>
        {IDENTIFIERS.map(({ id, label }) => (
          <Tick key={id} label={label} checked={said.includes(id)} onChange={(is) => toggle(id, is)} />
        ))}
        <Tick
          label={
            patient.photo === null
              ? "No photo on file: known to me, or matches the ID card"
              : "The photo is this patient"
          }
          checked={photoMatches}
          onChange={setPhoto}
        />
        <Tick label="Allergies read out, asked for new ones" checked={allergiesReviewed} onChange={setAllergies} />
      </div>
      {sinceLast}
    </OrderForm>
  );
}

function Whom() {
  const { patient } = useCockpit().view;
  return (
    <div className={styles.patient}>
      <Photo patient={patient} />
      <dl>
        <dt>Name</dt>
        <dd>{patient.name}</dd>
        <dt>Born</dt>
        <dd>{patient.birthDate}</dd>
        <dt>MRN</dt>
        <dd>{patient.mrn}</dd>
        <dt>Allergies</dt>
        <dd>
          <Allergies patient={patient} />
        </dd>
      </dl>
    </div>
  );
}

const KG = { id: "kg", label: "Weight", unit: "kg", min: 20, max: 400, decimals: 1 };

const SHOWN = 3;

const historyWords = (weights: readonly Weighed[]): string =>
  weights.length === 0
    ? "No weight from before."
    : `Before: ${weights
        .slice(0, SHOWN)
        .map(({ on, kg }) => `${showQuantity(kg, "kg")} on ${on}`)
        .join(", ")}.`;

/** Today's weight in kilograms, with pounds beside it and the last weight to compare. */
export function Weight() {
  const { view, context, infusion } = useCockpit();
  const today = latest(infusion.done.WeightMeasured)?.data.kg;
  const [text, setText] = useDraft("WeightMeasured", "text", "");
  const [reweighed, setReweighed] = useDraft("WeightMeasured", "reweighed", false);
  const { value } = judgeNumber(text, KG);
  const kg = value === null ? null : as<Kg>(value);
  const previousKg = context.previousWeightKg;
  const jump = kg === null ? undefined : weightFindings(kg, previousKg, context.protocol, context.heightCm)[0];
  const before = historyWords(view.weights);
  const beside = kg === null ? before : `${showQuantity(kgToPounds(kg), "lb")}. ${before}`;
  return (
    <OrderForm
      type="WeightMeasured"
      title="Weight today"
      lead={`${today === undefined ? "" : `Charted today: ${showQuantity(today, "kg")}. `}On the clinic's scale, in kilograms, shoes off. The dose follows this number.`}
      data={kg === null ? null : { kg, previousKg, reweighed }}
      missing="Enter the weight in kilograms."
      label="Chart the weight"
    >
      <NumberFields fields={[{ ...KG, hint: beside }]} values={{ kg: text }} onChange={(_, next) => setText(next)} />
      {jump !== undefined && (
        <>
          <Verdict verdict="recheck" says={`${jump.says} ${jump.satisfy}`} />
          <Tick label="Weighed twice: the same" checked={reweighed} onChange={setReweighed} />
        </>
      )}
    </OrderForm>
  );
}
