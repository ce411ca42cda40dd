import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Language } from "#clinic/events.ts";
import { Card, Row } from "#ui/Card.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import type { ConsentsView } from "../consent/view.ts";

export const tongues = [
  { value: "en", label: "English" },
  { value: "es", label: "Español" },
];

/** Offers the text in force, up to a dose and in a language. */
export function Offer({ view: { patient, ceiling, language: spoken, protocol } }: { readonly view: ConsentsView }) {
  const [most, setMost] = useState(String(ceiling));
  const [language, setLanguage] = useState<Language>(spoken);
  const saving = useSaving(`/api/patients/${patient.id}/consents`, ["consents"]);
  const maxMgPerKg = Number(most.replace(",", "."));
  return (
    <Card
      title="Offer the consent"
      says={`For ketamine into a vein, by protocol ${protocol}. The patient finds it on their own pages, or goes through it here.`}
    >
      <Row>
        <TextInput
          size="md"
          label="Up to, mg per kg"
          description="A higher dose needs a new signature"
          inputMode="decimal"
          value={most}
          onChange={({ currentTarget }) => setMost(currentTarget.value)}
          error={saysAt("maxMgPerKg", saving.refusals)}
        />
        <NativeSelect
          size="md"
          label="Language"
          description="The one the patient reads best"
          data={tongues}
          value={language}
          onChange={({ currentTarget }) => setLanguage(currentTarget.value as Language)}
        />
      </Row>
      <SaveBar
        saving={saving}
        hide={({ field }) => field === "maxMgPerKg"}
        disabled={most.trim() === "" || Number.isNaN(maxMgPerKg)}
        onPress={() => void saving.save({ kind: "treatment", language, maxMgPerKg })}
      >
        Offer the consent
      </SaveBar>
    </Card>
  );
}
