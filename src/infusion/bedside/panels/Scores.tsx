import { type ReactNode, useState } from "react";
import { as, type Millilitres, type MlPerHour } from "#science/units.ts";
import { Choice, Field, Tick } from "#ui/Field.tsx";
import { judgeNumber } from "#ui/number.ts";
import { type NumberField, NumberFields } from "#ui/NumberFields.tsx";
import type { DataOf } from "../../events.ts";
import { useDraft } from "../drafting.ts";
import { OrderForm } from "../OrderForm.tsx";
import { Scale } from "../Scale.tsx";
import styles from "../Panel.module.css";

type Moaas = DataOf<"SedationScored">["moaas"];
type What = "sedation" | "dissociation" | "comfort" | "iv-site" | "pump";

const WHATS: readonly { readonly value: What; readonly label: string }[] = [
  { value: "sedation", label: "Sedation" },
  { value: "dissociation", label: "Dissociation" },
  { value: "comfort", label: "Comfort" },
  { value: "iv-site", label: "IV site" },
  { value: "pump", label: "Pump" },
];

/** What is asked and looked at while the drug runs, one at a time. */
export function Scores() {
  const [what, setWhat] = useState<What>("sedation");
  return (
    <div>
      <section className={styles.panel} aria-label="Check the patient">
        <Choice label="What" options={WHATS} value={what} onChange={setWhat} columns={5} />
      </section>
      {FORMS[what]}
    </div>
  );
}

const MOAAS: readonly { readonly value: string; readonly label: string; readonly hint: string }[] = [
  { value: "5", label: "5", hint: "answers readily to the name" },
  { value: "4", label: "4", hint: "slow answer to the name" },
  { value: "3", label: "3", hint: "only when called loudly or again" },
  { value: "2", label: "2", hint: "only to a mild shake" },
  { value: "1", label: "1", hint: "only to pressing the shoulder muscle" },
  { value: "0", label: "0", hint: "no answer to that" },
];

/** Sedation, MOAA/S 0 to 5. */
export function Sedation() {
  const [moaas, setMoaas] = useDraft<string | null>("SedationScored", "moaas", null);
  return (
    <OrderForm
      type="SedationScored"
      title="Sedation (MOAA/S)"
      data={moaas === null ? null : { moaas: Number(moaas) as Moaas }}
      missing="Choose what the patient answers to."
      label="Chart sedation"
    >
      <Choice label="The patient" options={MOAAS} columns={2} value={moaas} onChange={setMoaas} />
    </OrderForm>
  );
}

function Dissociation() {
  const [nrs, setNrs] = useDraft<number | null>("DissociationScored", "nrs", null);
  const [asksToStop, setAsks] = useDraft("DissociationScored", "asksToStop", false);
  return (
    <OrderForm
      type="DissociationScored"
      title="Dissociation"
      data={nrs === null ? null : { nrs, asksToStop }}
      missing="Ask and choose a number."
      label="Chart dissociation"
    >
      <Scale
        label="How far from yourself or from this room do you feel?"
        hint="0 not at all, 10 as far as can be"
        value={nrs}
        onChange={setNrs}
      />
      <Tick
        label="The patient asks to stop"
        hint="Then stop: hold STOP below."
        checked={asksToStop}
        onChange={setAsks}
      />
    </OrderForm>
  );
}

const COMFORT = ["nausea", "anxiety", "headache"] as const;

function Comfort() {
  const [scores, setScores] = useDraft<Partial<DataOf<"ComfortScored">>>("ComfortScored", "scores", {});
  const { nausea, anxiety, headache } = scores;
  const complete = nausea !== undefined && anxiety !== undefined && headache !== undefined;
  return (
    <OrderForm
      type="ComfortScored"
      title="Comfort"
      data={complete ? { nausea, anxiety, headache } : null}
      missing="Ask all three."
      label="Chart comfort"
    >
      {COMFORT.map((name) => (
        <Scale
          key={name}
          label={`${name.slice(0, 1).toUpperCase()}${name.slice(1)}, 0 none to 10 worst`}
          value={scores[name] ?? null}
          onChange={(value) => setScores({ ...scores, [name]: value })}
        />
      ))}
    </OrderForm>
  );
}

function IvSite() {
  const [patent, setPatent] = useDraft<string | null>("IvSiteChecked", "patent", null);
  const [note, setNote] = useDraft("IvSiteChecked", "note", "");
  return (
    <OrderForm
      type="IvSiteChecked"
      title="IV site"
      data={patent === null ? null : { patent: patent === "yes", note }}
      missing="Look at the site and choose."
      label="Chart the IV site"
    >
      <Choice
        label="The line runs, no swelling, no pain"
        columns={2}
        options={[
          { value: "yes", label: "Yes" },
          { value: "no", label: "No" },
        ]}
        value={patent}
        onChange={setPatent}
      />
      <Field label="Note" value={note} onChange={setNote} />
    </OrderForm>
  );
}

const PUMP: readonly NumberField[] = [
  { id: "rate", label: "Rate on the pump", unit: "mL/h", min: 0, max: 999, decimals: 1 },
  { id: "volume", label: "Volume infused", unit: "mL", min: 0, max: 2000, decimals: 1 },
];

function Pump() {
  const [texts, setTexts] = useDraft<Readonly<Record<string, string>>>("PumpRead", "texts", {});
  const [rate = null, volume = null] = PUMP.map((field) => judgeNumber(texts[field.id] ?? "", field).value);
  return (
    <OrderForm
      type="PumpRead"
      title="Pump reading"
      data={
        rate === null || volume === null
          ? null
          : { rateMlPerHour: as<MlPerHour>(rate), volumeMl: as<Millilitres>(volume) }
      }
      missing="Read rate and volume from the pump."
      label="Chart the pump"
    >
      <NumberFields fields={PUMP} values={texts} onChange={(id, text) => setTexts({ ...texts, [id]: text })} />
    </OrderForm>
  );
}

const FORMS: Readonly<Record<What, ReactNode>> = {
  sedation: <Sedation />,
  dissociation: <Dissociation />,
  comfort: <Comfort />,
  "iv-site": <IvSite />,
  pump: <Pump />,
};
