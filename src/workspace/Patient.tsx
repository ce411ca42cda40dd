import { Link } from "@tanstack/react-router";
import { SendForms } from "./SendForms.tsx";
import { OnChart, usePatient } from "./chart/OnChart.tsx";
import { useMe } from "./me.ts";
import styles from "./Patient.module.css";
import type { PatientView } from "./patient-view.ts";
import { OwnPages } from "./OwnPages.tsx";
import { Reach } from "./Reach.tsx";
import panel from "./week/Panel.module.css";
import { spanWords, startWords } from "./week/words.ts";

/** One patient at the desk: how they are reached, what is booked, what took place. */
export function Patient() {
  const { data } = usePatient();
  const me = useMe().data;
  const zone = me?.clinic.zone ?? "UTC";
  const maySend = me?.permissions.includes("send-forms") ?? false;
  if (data === undefined) return <OnChart>{null}</OnChart>;
  return (
    <OnChart>
      <div className={styles.cards}>
        <Contact patient={data} />
        <Appointments patient={data} zone={zone} />
        {maySend && <SendForms patientId={data.id} zone={zone} />}
        {maySend && <OwnPages patientId={data.id} />}
        {data.visits !== null && <Visits visits={data.visits} zone={zone} />}
      </div>
    </OnChart>
  );
}

type Of = { readonly patient: PatientView };

const Contact = ({ patient: { contact, partner } }: Of) => (
  <section className={styles.card}>
    <h2>How they are reached</h2>
    {contact === null ? <p>No telephone number and no e-mail address is known.</p> : <Reach reach={contact} />}
    {contact?.quiet != null && (
      <p>
        Nothing is sent to them from {contact.quiet.from} to {contact.quiet.to}, as they asked.
      </p>
    )}
    {partner !== null && (
      <p>
        {partner.name} ({partner.email}) may see of their own pages:{" "}
        {partner.parts.map((part) => GRANTED[part]).join(", ")}. Only the patient grants or ends this.
      </p>
    )}
  </section>
);

const GRANTED: Readonly<Record<NonNullable<PatientView["partner"]>["parts"][number], string>> = {
  "next-visit": "the next visit and how to prepare",
  reminders: "which check-ins are due",
  "how-it-goes": "scores",
};

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
