import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fetched } from "#ui/ask.ts";
import { Asked, Card } from "#ui/Card.tsx";
import { Choice, Field } from "#ui/Field.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import { SignBar } from "#ui/SignBar.tsx";
import { dayWords } from "../checkins/words.ts";
import styles from "./CareLetters.module.css";
import type { CareEnding } from "./facts.ts";
import type { CareView } from "./view.ts";

const REREAD = ["care", "course", "patient", "check-ins", "board", "tasks"] as const;

const HOW: readonly { readonly value: CareEnding; readonly label: string }[] = [
  { value: "recovered", label: "Recovered" },
  { value: "no-benefit", label: "No benefit" },
  { value: "patient-choice", label: "The patient’s choice" },
  { value: "moved-on", label: "Goes on elsewhere" },
  { value: "not-safe", label: "Not safe to go on" },
  { value: "lost-contact", label: "Contact lost" },
  { value: "died", label: "Died" },
];

/** The end of the clinic's care: how, why, to whom it is handed, and the words for the patient. */
export function EndOfCare({ patientId }: { readonly patientId: string }) {
  const query = useQuery({
    queryKey: ["care", patientId],
    queryFn: () => fetched<CareView>(`/api/patients/${patientId}/care`),
  });
  return (
    <Asked query={query} what="the care">
      {(view) => (view.ended === null ? <Ending view={view} /> : <Ended view={view} ended={view.ended} />)}
    </Asked>
  );
}

function Ending({ view }: { readonly view: CareView }) {
  if (!view.may.end) return null;
  return (
    <Card
      title="End of care"
      says="Nobody is asked any more how they are, and their own clinicians have a last letter."
    >
      <details className={styles.letter}>
        <summary>End the care of this patient</summary>
        <EndForm view={view} />
      </details>
    </Card>
  );
}

function EndForm({ view }: { readonly view: CareView }) {
  const [how, setHow] = useState<CareEnding | null>(null);
  const [told, setTold] = useState({ why: "", handedTo: "", toPatient: "" });
  const saving = useSaving(`/api/patients/${view.patientId}/care/end`, REREAD);
  const field = (name: keyof typeof told) => (text: string) => setTold({ ...told, [name]: text });
  return (
    <>
      <Choice columns={3} label="How it ends" options={HOW} value={how} onChange={setHow} />
      <Field label="Why" value={told.why} onChange={field("why")} lines={2} says={saysAt("why", saving.refusals)} />
      <Field label="To whom the care is handed" value={told.handedTo} onChange={field("handedTo")} />
      <Field
        label="Words for the patient"
        hint="They have them as a message, in their own language where you write it so. Empty: no message."
        value={told.toPatient}
        onChange={field("toPatient")}
        lines={4}
      />
      <SignBar
        saving={saving}
        label="End the care"
        ownFields={["why"]}
        isReady={how !== null && told.why.trim() !== ""}
        onSign={(pin) => void saving.save({ how, ...told }, pin)}
      />
    </>
  );
}

type EndedProps = { readonly view: CareView; readonly ended: NonNullable<CareView["ended"]> };

function Ended({ view, ended }: EndedProps) {
  const [why, setWhy] = useState("");
  const saving = useSaving(`/api/patients/${view.patientId}/care/resume`, REREAD);
  const how = HOW.find(({ value }) => value === ended.how)?.label ?? ended.how;
  return (
    <Card title="Care ended">
      <p>
        <b>{how}.</b> {ended.why} {ended.printedName}, {dayWords(ended.at, view.zone)}.
      </p>
      {ended.handedTo !== "" && <p>Handed to {ended.handedTo}.</p>}
      {view.may.end && (
        <>
          <Field label="Why they are taken back" value={why} onChange={setWhy} />
          <SaveBar saving={saving} onPress={() => void saving.save({ why })} disabled={why.trim() === ""}>
            Take the patient back
          </SaveBar>
        </>
      )}
    </Card>
  );
}
