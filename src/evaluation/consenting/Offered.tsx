import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { Line } from "#ui/Card.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import type { ConsentsView } from "../consent/view.ts";
import styles from "./Consenting.module.css";

type Shown = ConsentsView["consents"][number];

/** One consent there was, with what became of it, its paper, and the way to take it back. */
export function Offered({ consent, view }: { readonly consent: Shown; readonly view: ConsentsView }) {
  const [isOpen, setOpen] = useState(false);
  const path = `/api/patients/${view.patient.id}/consents/${consent.consentId}`;
  const mayTakeBack = view.may.take && consent.withdrawn === null;
  return (
    <Line
      aside={
        <>
          <a className={styles.paper} href={`${path}/paper`} download>
            PDF
          </a>
          {mayTakeBack && (
            <Button size="md" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              Take back
            </Button>
          )}
        </>
      }
      under={isOpen && mayTakeBack && <TakeBack path={path} />}
    >
      <b>{became(consent)}</b>
      {happened(consent, view).map((what) => (
        <small key={what}>{what}</small>
      ))}
    </Line>
  );
}

function became({ withdrawn, signed, attested, isInForce }: Shown): string {
  if (withdrawn !== null) return "Taken back";
  if (signed === null) return isInForce ? "Offered, not signed" : "Offered; the text was replaced since";
  if (attested === null) return "Signed by the patient, not yet by the clinician";
  return isInForce ? "Signed" : "Signed; the text has changed since";
}

function happened(consent: Shown, { zone, names }: ConsentsView): readonly string[] {
  const { scope, language, textVersion, offeredAt, signed, attested, withdrawn } = consent;
  const on = (at: number) =>
    new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short", timeZone: zone }).format(at);
  const by = (who: string) => names[who] ?? who;
  return [
    [
      language === "en" ? "English" : "Español",
      textVersion === 0 ? "text as delivered" : `text version ${textVersion}`,
      scope === null ? "" : `up to ${scope.maxMgPerKg} mg/kg, protocol ${scope.protocolId} ${scope.protocolVersion}`,
    ]
      .filter((part) => part !== "")
      .join(" · "),
    `Offered ${on(offeredAt)}`,
    ...(signed === null ? [] : [`Signed ${on(signed.at)} as ${signed.printedName}, entered by ${by(signed.by)}`]),
    ...(attested === null
      ? []
      : [
          `${attested.printedName}, ${on(attested.at)}: ${attested.capacity === "yes" ? "has capacity" : "no capacity found"}`,
        ]),
    ...(withdrawn === null ? [] : [`Taken back ${on(withdrawn.at)}, entered by ${by(withdrawn.by)}: ${withdrawn.why}`]),
  ];
}

function TakeBack({ path }: { readonly path: string }) {
  const [why, setWhy] = useState("");
  const saving = useSaving(`${path}/withdrawal`, ["consents", "consent"]);
  return (
    <div className={styles.part}>
      <TextInput
        size="md"
        label="What the patient said"
        description="Possible at any time, also during an infusion. Nothing is given from then on."
        value={why}
        onChange={({ currentTarget }) => setWhy(currentTarget.value)}
        error={saysAt("why", saving.refusals)}
      />
      <SaveBar
        saving={saving}
        hide={({ field }) => field === "why"}
        disabled={why.trim() === ""}
        onPress={() => void saving.save({ why, saidBy: "patient" })}
      >
        Take this consent back
      </SaveBar>
    </div>
  );
}
