import { Link } from "@tanstack/react-router";
import { Choice, Field, Tick } from "#ui/Field.tsx";
import type { DataOf } from "../../events.ts";
import { answersOf, latest } from "../../fold/infusion.ts";
import { useCockpit } from "../cockpit.ts";
import { useDraft } from "../drafting.ts";
import { OrderForm, PanelHead } from "../OrderForm.tsx";
import { Criteria } from "./Criteria.tsx";
import styles from "../Panel.module.css";

const LEAFLET = "after-ketamine-1";

const SAID = [
  "No driving, machines, heights, legal papers, alcohol, cannabis or caring for children alone until tomorrow, after a night's sleep.",
  "Go home with the escort and stay where you can be reached.",
  "Eat well, drink water, rest. Usual medicines as planned.",
  "Tired, floaty, mild headache, vivid dreams until tomorrow are expected.",
  "Call for vomiting over 12 h, chest pain, severe headache, loss of sight, palpitations, blood or pain with urine, worse mood, unusual elation.",
  "Thoughts of suicide: call or text 988, at any hour.",
];

/** Going home: instructions understood, the escort here and named, every criterion met. */
export function Discharge() {
  const { infusion } = useCockpit();
  const instructed = latest(infusion.done.InstructionsGiven)?.data.acknowledged === true;
  return instructed ? <Leaving /> : <Instructions />;
}

function Instructions() {
  const { open } = useCockpit();
  const [to, setTo] = useDraft<"patient" | "patient-and-escort" | null>("InstructionsGiven", "to", null);
  const [acknowledged, setAcknowledged] = useDraft("InstructionsGiven", "acknowledged", false);
  return (
    <OrderForm
      type="InstructionsGiven"
      title="Instructions for home"
      lead="Go through each line; have them said back."
      data={to === null ? null : { to, leaflet: LEAFLET, acknowledged }}
      missing="Say who was told."
      label="Chart the instructions"
      onPlaced={() => open("discharge")}
    >
      <ul>
        {SAID.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Choice
        label="Told to"
        columns={2}
        options={[
          { value: "patient-and-escort", label: "Patient and escort" },
          { value: "patient", label: "Patient alone" },
        ]}
        value={to}
        onChange={setTo}
      />
      <Tick label="Understood, and the leaflet is in hand" checked={acknowledged} onChange={setAcknowledged} />
    </OrderForm>
  );
}

function Leaving() {
  const { infusion, open } = useCockpit();
  const known = answersOf(infusion).escort?.data;
  const escort = known?.item === "escort" ? known : null;
  const [leaving, setLeaving] = useDraft<DataOf<"Discharged">>("Discharged", "leaving", {
    escortName: escort?.name ?? "",
    escortPhone: escort?.phone ?? "",
    relation: "",
    escortPresent: false,
  });
  const named = [leaving.escortName, leaving.escortPhone, leaving.relation].every((text) => text.trim() !== "");
  return (
    <OrderForm
      type="Discharged"
      title="Discharge"
      lead="The escort is here, named, and takes the patient home."
      data={named ? leaving : null}
      missing="Name, telephone and relation of the escort."
      label="Discharge home"
      held
      onPlaced={() => open("sign")}
    >
      <EscortFields leaving={leaving} onChange={setLeaving} />
      <Criteria leaving={leaving} />
    </OrderForm>
  );
}

type EscortProps = {
  readonly leaving: DataOf<"Discharged">;
  readonly onChange: (leaving: DataOf<"Discharged">) => void;
};

function EscortFields({ leaving, onChange: setLeaving }: EscortProps) {
  return (
    <div className={styles.two}>
      <Field
        label="Escort's name"
        value={leaving.escortName}
        onChange={(escortName) => setLeaving({ ...leaving, escortName })}
      />
      <Field
        label="Escort's telephone"
        type="tel"
        value={leaving.escortPhone}
        onChange={(escortPhone) => setLeaving({ ...leaving, escortPhone })}
      />
      <Field label="Relation" value={leaving.relation} onChange={(relation) => setLeaving({ ...leaving, relation })} />
      <Tick
        label="The escort stands here"
        checked={leaving.escortPresent}
        onChange={(escortPresent) => setLeaving({ ...leaving, escortPresent })}
      />
    </div>
  );
}

/** The record, to be read and signed by the prescriber. */
export function Sign() {
  const { view, infusion } = useCockpit();
  const signed = latest(infusion.done.RecordSigned);
  return (
    <section className={styles.panel} aria-label="Sign">
      <PanelHead
        title={infusion.phase === "signed" ? "Signed" : "The record"}
        lead={
          signed === null
            ? "The prescriber reads the whole record and signs it there."
            : `Signed by ${signed.data.printedName}. Any later entry voids the signature, visibly.`
        }
      />
      <div className={styles.actions}>
        <Link className={styles.link} to="/infusions/$infusionId/record" params={{ infusionId: view.infusionId }}>
          Open the record
        </Link>
      </div>
    </section>
  );
}
