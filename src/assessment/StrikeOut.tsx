import { TextInput } from "@mantine/core";
import { useState } from "react";
import { Card } from "#ui/Card.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import type { FillInView } from "./view.ts";

/** Strikes a whole questionnaire out: it stays readable, and its score counts no more. */
export function StrikeOut({ view: { patient, assessment } }: { readonly view: FillInView }) {
  const saving = useSaving(`/api/patients/${patient.id}/assessments/${assessment.id}/void`, [
    "questionnaire",
    "questionnaires",
  ]);
  const [why, setWhy] = useState("");
  return (
    <Card
      title="Strike it out"
      says="For another patient’s answers or the wrong form. It stays readable and its score counts no more. What an answer about suicide asked of the clinic stays asked."
    >
      <TextInput
        size="lg"
        label="Why"
        value={why}
        error={saysAt("why", saving.refusals)}
        onChange={(event) => setWhy(event.target.value)}
      />
      <SaveBar saving={saving} onPress={() => void saving.save({ why: why.trim() })} disabled={why.trim() === ""}>
        Strike out
      </SaveBar>
    </Card>
  );
}
