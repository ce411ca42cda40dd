import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { fetched } from "#ui/ask.ts";
import { SendForms } from "./SendForms.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { Desk } from "./Desk.tsx";
import { useMe } from "./me.ts";
import styles from "./Patient.module.css";
import type { PatientView } from "./patient-view.ts";
import { Reach } from "./Reach.tsx";
import panel from "./week/Panel.module.css";
import { spanWords, startWords } from "./week/words.ts";

/** One patient at the desk: how they are reached, what is booked, what took place. */
export function Patient() {
  const { patientId = "" } = useParams({ strict: false });
  const { data, error } = useQuery({
    queryKey: ["patient", patientId],
    queryFn: () => fetched<PatientView>(`/api/patients/${patientId}/desk`),
  });
  const me = useMe().data;
  const zone = me?.clinic.zone ?? "UTC";
  const maySend = me?.permissions.includes("send-forms") ?? false;
  if (error !== null)
    return (
      <Desk title="Patient">
        <Refusals
          title="This patient cannot be shown"
          refusals={[{ rule: "unread", says: error.message, satisfy: "Search for the patient again." }]}
        />
      </Desk>
    );
  if (data === undefined) return <Desk title="Patient">{null}</Desk>;
  return (
    <Desk title={data.name} sub={`born ${data.birthDate} · ${data.mrn}`}>
      <div className={styles.cards}>
        <Contact patient={data} />
        <Appointments patient={data} zone={zone} />
        <section className={styles.card}>
          <h2>Questionnaires</h2>
          <p className={panel.reach}>
            <Link to="/patients/$patientId/questionnaires" params={{ patientId }}>
              Scores, what waits, and one more
            </Link>
          </p>
        </section>
        {maySend && <SendForms patientId={patientId} zone={zone} />}
        {data.visits !== null && <Chart patientId={patientId} visits={data.visits} zone={zone} />}
      </div>
    </Desk>
  );
}

type OfChart = VisitsProps & { readonly patientId: string };

/** What only those see who may read the chart. */
const Chart = ({ patientId, ...visits }: OfChart) => (
  <>
    <ToConsent patientId={patientId} />
    <Visits {...visits} />
  </>
);

const ToConsent = ({ patientId }: { readonly patientId: string }) => (
  <section className={styles.card}>
    <h2>Consent</h2>
    <p className={panel.reach}>
      <Link to="/patients/$patientId/consent" params={{ patientId }}>
        Whether it covers an infusion, the text, and the signatures
      </Link>
    </p>
  </section>
);

type Of = { readonly patient: PatientView };

const Contact = ({ patient: { contact } }: Of) => (
  <section className={styles.card}>
    <h2>How they are reached</h2>
    {contact === null ? <p>No telephone number and no e-mail address is known.</p> : <Reach reach={contact} />}
  </section>
);

function Appointments({ patient: { id, appointments }, zone }: Of & { readonly zone: string }) {
  const may = useMe().data?.permissions.includes("book") ?? false;
  return (
    <section className={styles.card}>
      <h2>Appointments</h2>
      {appointments.length === 0 && <p>Nothing is booked, and nothing was.</p>}
      <ul className={panel.list}>
        {appointments.map((one) => (
          <li key={one.id}>
            <span className={panel.reach}>
              <Link to="/schedule/$appointmentId" params={{ appointmentId: one.id }}>
                {spanWords(zone, one.startAt, one.endAt)}
              </Link>
            </span>
            <span>
              {one.what}
              <small>{one.state}</small>
            </span>
          </li>
        ))}
      </ul>
      {may && (
        <p className={panel.reach}>
          <Link to="/schedule" search={{ book: `patient:${id}` }}>
            Book an appointment
          </Link>
        </p>
      )}
    </section>
  );
}

type VisitsProps = { readonly visits: NonNullable<PatientView["visits"]>; readonly zone: string };

function Visits({ visits, zone }: VisitsProps) {
  return (
    <section className={styles.card}>
      <h2>Infusions</h2>
      {visits.length === 0 && <p>None yet.</p>}
      <ul className={panel.list}>
        {visits.map(({ infusionId, number, of, at, isOpen }) => (
          <li key={infusionId}>
            <span className={panel.reach}>
              <Link to={isOpen ? "/infusions/$infusionId" : "/infusions/$infusionId/record"} params={{ infusionId }}>
                {of === null ? `Maintenance ${number}` : `${number} of ${of}`}
              </Link>
            </span>
            <span>
              {startWords(zone, at)}
              <small>{isOpen ? "here now" : "over"}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
