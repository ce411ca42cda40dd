import { Drawer, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { AppointmentRow, EnquiryRow } from "#booking/read.ts";
import { fetched } from "#ui/ask.ts";
import { Refusals } from "#ui/Refusals.tsx";
import { RegisterPatient } from "../board/RegisterPatient.tsx";
import { useMe } from "../me.ts";
import { Reach } from "../Reach.tsx";
import { useOrder } from "../week/data.ts";
import panel from "../week/Panel.module.css";
import { sentence, spanWords, startWords } from "../week/words.ts";
import { namesFrom } from "./names-from.ts";
import { Notes, type Story } from "./Notes.tsx";
import { Onward } from "./Onward.tsx";
import { selfCheckWords, sourceWords, stageWords } from "./words.ts";

type Whole = {
  readonly enquiry: EnquiryRow;
  readonly appointments: readonly AppointmentRow[];
  readonly story: Story;
};

type StaffLine = { readonly id: string; readonly name: string; readonly active: boolean };

type Props = { readonly id: string | null; readonly onClose: () => void };

/** One person who asked: how they are reached, what they wish, what was done, and what can be done next. */
export function EnquiryPanel({ id, onClose }: Props) {
  return (
    <Drawer
      opened={id !== null}
      onClose={onClose}
      position="right"
      size={460}
      title="Enquiry"
      lockScroll={false}
      closeButtonProps={{ "aria-label": "Close" }}
      overlayProps={{ backgroundOpacity: 0.15 }}
    >
      {id !== null && <Sheet key={id} id={id} />}
    </Drawer>
  );
}

function Sheet({ id }: { readonly id: string }) {
  const { data, error } = useQuery({
    queryKey: ["enquiry", id],
    queryFn: () => fetched<Whole>(`/api/enquiries/${id}`),
  });
  const staff = useQuery({
    queryKey: ["staff", "names"],
    queryFn: () => fetched<{ people: readonly StaffLine[] }>("/api/staff"),
  }).data?.people;
  const zone = useMe().data?.clinic.zone ?? "UTC";
  if (error !== null)
    return (
      <Refusals
        title="This enquiry cannot be shown"
        refusals={[{ rule: "unread", says: error.message, satisfy: "Close it and choose it again." }]}
      />
    );
  if (data === undefined) return <p role="status">Reading the enquiry…</p>;
  return <Known whole={data} staff={staff ?? []} zone={zone} />;
}

type KnownProps = { readonly whole: Whole; readonly staff: readonly StaffLine[]; readonly zone: string };

function Known({ whole: { enquiry, appointments, story }, staff, zone }: KnownProps) {
  const { name, stage, source, madeAt, wish, selfCheck } = enquiry;
  const may = useMe().data?.permissions ?? [];
  const mayAnswer = may.includes("answer-enquiry") && stage !== "patient";
  return (
    <div className={panel.sheet}>
      <div className={panel.head}>
        <h2>{name}</h2>
        <p>
          {stageWords[stage]} · asked {sourceWords[source]} on {startWords(zone, madeAt)}
        </p>
      </div>
      {mayAnswer && <Steps enquiry={enquiry} mayRegister={may.includes("register-patient")} />}
      <Reached enquiry={enquiry} />
      <section>
        <h3>What they said</h3>
        <p>{wish === "" ? "Nothing beyond asking." : wish}</p>
        <p>{selfCheck === "none" ? "No self-check went along." : sentence(selfCheckWords[selfCheck])}</p>
      </section>
      {mayAnswer && <Owner enquiry={enquiry} staff={staff} />}
      <Visits appointments={appointments} zone={zone} />
      <Notes id={enquiry.id} story={story} staff={staff} zone={zone} mayWrite={mayAnswer} />
    </div>
  );
}

function Steps({ enquiry, mayRegister }: { readonly enquiry: EnquiryRow; readonly mayRegister: boolean }) {
  const [registering, setRegistering] = useState(false);
  const navigate = useNavigate();
  if (!registering)
    return (
      <Onward
        enquiry={enquiry}
        onBook={() => void navigate({ to: "/schedule", search: { book: `enquiry:${enquiry.id}` } })}
        onRegister={mayRegister ? () => setRegistering(true) : null}
      />
    );
  return (
    <RegisterPatient
      enquiryId={enquiry.id}
      named={namesFrom(enquiry.name)}
      leave="Not now"
      onLeave={() => setRegistering(false)}
      onRegistered={(patientId) => void navigate({ to: "/patients/$patientId", params: { patientId } })}
    />
  );
}

function Reached({ enquiry }: { readonly enquiry: EnquiryRow }) {
  const { proven, patientId } = enquiry;
  return (
    <section>
      <h3>How they are reached</h3>
      <Reach reach={enquiry} />
      {proven.length > 0 && <p>Proven by {proven.map((one) => (one === "mail" ? "mail" : "text")).join(" and ")}</p>}
      {patientId !== null && (
        <p className={panel.reach}>
          <Link to="/patients/$patientId" params={{ patientId }}>
            Open the patient
          </Link>
        </p>
      )}
    </section>
  );
}

function Owner({
  enquiry: { id, owner },
  staff,
}: {
  readonly enquiry: EnquiryRow;
  readonly staff: readonly StaffLine[];
}) {
  const { order, refusals } = useOrder();
  return (
    <section>
      <Select
        label="Who answers them"
        placeholder="The front desk"
        clearable
        size="md"
        data={staff.filter(({ active }) => active).map((one) => ({ value: one.id, label: one.name }))}
        value={owner}
        onChange={(staffId) => void order(`/api/enquiries/${id}/owner`, { staffId })}
      />
      <Refusals refusals={refusals} />
    </section>
  );
}

function Visits({ appointments, zone }: { readonly appointments: readonly AppointmentRow[]; readonly zone: string }) {
  return (
    <section>
      <h3>Booked for them</h3>
      {appointments.length === 0 && <p>Nothing yet.</p>}
      <ul className={panel.list}>
        {appointments.map(({ id, startAt, endAt, state }) => (
          <li key={id}>
            <span className={panel.reach}>
              <Link to="/schedule/$appointmentId" params={{ appointmentId: id }}>
                {spanWords(zone, startAt, endAt)}
              </Link>
            </span>
            <span>{state}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
