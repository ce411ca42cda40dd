import { useQuery } from "@tanstack/react-query";
import { fetched } from "#ui/ask.ts";
import { Asked, Card, Lines } from "#ui/Card.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import type { ConsentsView } from "./consent/view.ts";
import { Attest } from "./consenting/Attest.tsx";
import styles from "./consenting/Consenting.module.css";
import { GoThrough } from "./consenting/GoThrough.tsx";
import { Offer } from "./consenting/Offer.tsx";
import { Offered } from "./consenting/Offered.tsx";

/** A patient's consent: whether it covers an infusion, and everything that leads there. */
export function Consent({ patientId }: { readonly patientId: string }) {
  const query = useQuery({
    queryKey: ["consents", patientId],
    queryFn: () => fetched<ConsentsView>(`/api/patients/${patientId}/consents`),
    refetchInterval: 20_000,
  });
  return (
    <Asked query={query} what="the consents">
      {(view) => <All view={view} />}
    </Asked>
  );
}

function All({ view }: { readonly view: ConsentsView }) {
  const { standing, consents } = view;
  return (
    <div className={styles.page}>
      <Card title="Does it cover an infusion?">
        <p className={styles.standing} data-answer={standing.answer}>
          <b>{standing.says}</b>
          {standing.satisfy}
        </p>
      </Card>
      {view.may.take && <Next view={view} />}
      <Card title="Every consent there was">
        {consents.length === 0 && <p>None yet.</p>}
        <Lines>
          {consents.map((consent) => (
            <Offered key={consent.consentId} consent={consent} view={view} />
          ))}
        </Lines>
      </Card>
    </div>
  );
}

/** What is to be done next: nothing under the drug, else the clinician's part, the reading, or a new offer. */
function Next({ view }: { readonly view: ConsentsView }) {
  const { patient, consents, blocked, me, standing } = view;
  if (blocked !== null) return <Refusals title="Not now" refusals={[blocked]} />;
  const current = consents.find(({ withdrawn, isInForce }) => withdrawn === null && isInForce);
  if (current?.signed === null) return <GoThrough patientId={patient.id} consentId={current.consentId} />;
  if (current?.attested === null) return <Attest patientId={patient.id} consentId={current.consentId} me={me} />;
  return standing.answer === "yes" ? <OfferAgain view={view} /> : <Offer view={view} />;
}

const OfferAgain = ({ view }: { readonly view: ConsentsView }) => (
  <details>
    <summary className={styles.paper}>Offer a new one, for a higher dose or in another language</summary>
    <Offer view={view} />
  </details>
);
