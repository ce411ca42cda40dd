import { Button, Drawer, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { AppointmentRow, EnquiryRow } from "#booking/read.ts";
import type { Instant } from "#science/units.ts";
import { fetched } from "#ui/ask.ts";
import { Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { RegisterPatient } from "../board/RegisterPatient.tsx";
import { useMe } from "../me.ts";
import { useOrder } from "../week/data.ts";
import panel from "../week/Panel.module.css";
import { spanWords, startWords } from "../week/words.ts";
import { namesFrom } from "./names-from.ts";
import { Onward } from "./Onward.tsx";
import { selfCheckWords, sourceWords, stageWords } from "./words.ts";

export type Story = readonly {
  readonly id: string;
  readonly type: string;
  readonly at: Instant;
  readonly by: string;
  readonly words: string;
}[];

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
  const [registering, setRegistering] = useState(false);
  const may = useMe().data?.permissions ?? [];
  const { name, stage, source, madeAt, wish, selfCheck, patientId } = enquiry;
  const mayAnswer = may.includes("answer-enquiry") && stage !== "patient";
  const navigate = useNavigate();
  return (
    <div className={panel.sheet}>
      <header>
        <h2>{name}</h2>
        <p>
          {stageWords[stage]} · asked {sourceWords[source]} on {startWords(zone, madeAt)}
        </p>
      </header>
      {mayAnswer && !registering && (
        <Onward
          enquiry={enquiry}
          onBook={() => void navigate({ to: "/schedule", search: { book: `enquiry:${enquiry.id}` } })}
          onRegister={may.includes("register-patient") ? () => setRegistering(true) : null}
        />
      )}
      {registering && (
        <RegisterPatient
          enquiryId={enquiry.id}
          named={namesFrom(name)}
          leave="Not now"
          onLeave={() => setRegistering(false)}
          onRegistered={(registered) =>
            void navigate({ to: "/patients/$patientId", params: { patientId: registered } })
          }
        />
      )}
      {patientId !== null && (
        <p className={panel.reach}>
          <Link to="/patients/$patientId" params={{ patientId }}>
            Open the patient
          </Link>
        </p>
      )}
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

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

const SPEAKS = { en: "English", es: "Spanish" } as const;

function Reached({ enquiry: { mobile, email, proven, language, texts } }: { readonly enquiry: EnquiryRow }) {
  return (
    <section>
      <h3>How they are reached</h3>
      <p className={panel.reach}>
        {mobile !== null && <a href={`tel:${mobile.replaceAll(/[^+\d]/g, "")}`}>{mobile}</a>}
        {email !== null && <a href={`mailto:${email}`}>{email}</a>}
      </p>
      <p>
        {SPEAKS[language]}
        {texts ? " · text messages welcome" : " · no text messages"}
        {proven.length > 0
          ? ` · proven by ${proven.map((one) => (one === "mail" ? "mail" : "text")).join(" and ")}`
          : ""}
      </p>
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

const HAPPENED: Readonly<Record<string, string>> = {
  EnquiryMade: "Asked",
  ContactProven: "Proved their address",
  EnquiryMoved: "Moved to",
  EnquiryOwned: "Given to somebody",
  EnquiryNoted: "Note",
  EnquiryBecamePatient: "Became a patient",
};

type NotesProps = {
  readonly id: string;
  readonly story: Story;
  readonly staff: readonly StaffLine[];
  readonly zone: string;
  readonly mayWrite: boolean;
};

function Notes({ id, story, staff, zone, mayWrite }: NotesProps) {
  const [text, setText] = useState("");
  const { order, refusals, busy } = useOrder();
  const write = async () => {
    if (await order(`/api/enquiries/${id}/note`, { text })) setText("");
  };
  const nameOf = (by: string) => staff.find((one) => one.id === by)?.name ?? "";
  return (
    <section>
      <h3>Notes, and what happened</h3>
      {mayWrite && (
        <>
          <Field label="A note" value={text} onChange={setText} />
          <Refusals refusals={refusals} />
          <div className={panel.actions}>
            <Button
              size="md"
              variant="default"
              loading={busy}
              disabled={text.trim() === ""}
              onClick={() => void write()}
            >
              Keep the note
            </Button>
          </div>
        </>
      )}
      <ul className={panel.list}>
        {story.toReversed().map(({ id: fact, type, at, by, words }) => (
          <li key={fact}>
            <span>
              {HAPPENED[type] ?? type}
              {words !== "" && type !== "EnquiryMade" ? `: ${words}` : ""}
            </span>
            <span>
              <small>
                {startWords(zone, at)}
                {nameOf(by) === "" ? "" : `, ${nameOf(by)}`}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
