import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { Card, Row } from "#ui/Card.tsx";
import { Choice } from "#ui/Field.tsx";
import { SaveBar, type Saving, saysAt, useSaving } from "#ui/saving.tsx";
import { YourPin } from "#ui/YourPin.tsx";

type Props = { readonly patientId: string; readonly consentId: string; readonly me: string };

const CAPACITY = [
  { value: "yes", label: "Has capacity to consent" },
  { value: "no", label: "No capacity to consent" },
] as const;

type Said = {
  readonly printedName: string;
  readonly capacity: "yes" | "no" | null;
  readonly questionsAnswered: string;
  readonly witness: string;
};

/** The clinician's part: the talk, the questions, the capacity. */
export function Attest({ patientId, consentId, me }: Props) {
  const [said, setSaid] = useState<Said>({ printedName: me, capacity: null, questionsAnswered: "", witness: "" });
  const [pin, setPin] = useState("");
  const path = `/api/patients/${patientId}/consents/${consentId}/attestation`;
  const saving = useSaving(path, ["consents", "consent"]);
  const say = (part: Partial<Said>) => setSaid({ ...said, ...part });
  return (
    <Card
      title="Your part as the clinician"
      says="The patient has signed. You talked it through, answered the questions, and judge whether they can decide this."
    >
      <Choice
        label="Capacity"
        options={CAPACITY}
        value={said.capacity}
        onChange={(capacity) => say({ capacity })}
        columns={2}
      />
      <Words said={said} onSay={say} saving={saving} />
      <YourPin pin={pin} onChange={setPin} says={saysAt("pin", saving.refusals)} />
      <SaveBar
        saving={saving}
        hide={({ field }) => field !== undefined}
        disabled={said.capacity === null || pin.length !== 6 || said.printedName.trim().length < 3}
        onPress={() => void saving.save(said, pin)}
      >
        Sign as the clinician
      </SaveBar>
    </Card>
  );
}

type WordsProps = {
  readonly said: Said;
  readonly onSay: (part: Partial<Said>) => void;
  readonly saving: Saving;
};

const Words = ({ said, onSay, saving }: WordsProps) => (
  <>
    <Textarea
      size="md"
      label="What was asked, and what you answered"
      autosize
      minRows={3}
      value={said.questionsAnswered}
      onChange={({ currentTarget }) => onSay({ questionsAnswered: currentTarget.value.replaceAll("\n", " ") })}
      error={saysAt("questionsAnswered", saving.refusals)}
    />
    <Row>
      <TextInput
        size="md"
        label="Witness, where there was one"
        value={said.witness}
        onChange={({ currentTarget }) => onSay({ witness: currentTarget.value })}
        error={saysAt("witness", saving.refusals)}
      />
      <TextInput
        size="md"
        label="Your name as it is printed"
        value={said.printedName}
        onChange={({ currentTarget }) => onSay({ printedName: currentTarget.value })}
        error={saysAt("printedName", saving.refusals)}
      />
    </Row>
  </>
);
