import { Button, NumberInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { fetched } from "#ui/ask.ts";
import { Asked, Card, Row } from "#ui/Card.tsx";
import { SaveBar, useSaving } from "#ui/saving.tsx";
import { TypeSettings } from "./TypeSettings.tsx";
import type { AppointmentType, BookingRules } from "./events.ts";

/** How the clinic books: what can be booked and what it takes, the hold, the cut-off, the quiet hours. */
export function BookingSettings() {
  const query = useQuery({
    queryKey: ["booking-rules"],
    queryFn: () => fetched<{ rules: BookingRules; saved: string | null }>("/api/settings/booking"),
    staleTime: 60_000,
  });
  const settings = useQuery({
    queryKey: ["settings"],
    queryFn: () => fetched<{ mayChange: boolean }>("/api/settings"),
    staleTime: 60_000,
  });
  return (
    <Asked query={query} what="the booking rules">
      {({ rules, saved }) => (
        <Asked query={settings} what="the settings">
          {({ mayChange }) => <RulesForm rules={rules} saved={saved} mayChange={mayChange} />}
        </Asked>
      )}
    </Asked>
  );
}

const NUMBERS = [
  ["stepMinutes", "Times are offered every", "min"],
  ["holdMinutes", "A chosen time is held for", "min"],
  ["noticeHours", "Booked no later than", "h before"],
  ["weeksAhead", "Booked no earlier than", "weeks before"],
  ["cutoffHours", "Patients move or cancel until", "h before"],
  ["offerMinutes", "A freed time is offered for", "min"],
  ["patientsPerNurse", "Patients per nurse at most", ""],
] as const;

const NEW_TYPE = {
  name: { en: "", es: "" },
  neutral: { en: "Appointment", es: "Cita" },
  minutes: 30,
  before: 0,
  after: 5,
  room: "consulting",
  video: false,
  people: [{ role: "prescriber", takes: "whole" }],
  prescriberOnSite: false,
  monitor: false,
  escort: false,
  publicBooking: false,
} as const satisfies Omit<AppointmentType, "id">;

type FormProps = { readonly rules: BookingRules; readonly saved: string | null; readonly mayChange: boolean };

function RulesForm({ rules, saved, mayChange }: FormProps) {
  const [draft, setDraft] = useState(rules);
  const saving = useSaving("/api/settings/booking", ["booking-rules"], { after: saved });
  const set = (change: Partial<BookingRules>) => setDraft((known) => ({ ...known, ...change }));
  const put = (id: string, type: AppointmentType | null) =>
    set({ types: draft.types.flatMap((one) => (one.id === id ? (type === null ? [] : [type]) : [one])) });
  return (
    <>
      <RuleNumbers draft={draft} set={set} disabled={!mayChange} />
      {draft.types.map((type) => (
        <TypeSettings key={type.id} type={type} onChange={(next) => put(type.id, next)} disabled={!mayChange} />
      ))}
      {mayChange && (
        <>
          <div>
            <Button
              variant="default"
              size="md"
              onClick={() => set({ types: [...draft.types, { ...NEW_TYPE, id: uuidv7() }] })}
            >
              Add a kind of appointment
            </Button>
          </div>
          <SaveBar saving={saving} onPress={() => void saving.save({ rules: draft })}>
            Save how we book
          </SaveBar>
        </>
      )}
    </>
  );
}

type NumbersProps = {
  readonly draft: BookingRules;
  readonly set: (change: Partial<BookingRules>) => void;
  readonly disabled: boolean;
};

const RuleNumbers = ({ draft, set, disabled }: NumbersProps) => (
  <Card
    title="Booking"
    says="What is booked already stays as it is. Every number shipped is a proposal for the clinic to judge."
  >
    <Row>
      {NUMBERS.map(([field, label, unit]) => (
        <NumberInput
          key={field}
          label={label}
          suffix={unit === "" ? "" : ` ${unit}`}
          size="md"
          min={0}
          value={draft[field]}
          onChange={(n) => set({ [field]: Number(n) })}
          disabled={disabled}
        />
      ))}
      <QuietTime label="No letters or texts from" which="from" draft={draft} set={set} disabled={disabled} />
      <QuietTime label="until, where the patient lives" which="to" draft={draft} set={set} disabled={disabled} />
    </Row>
  </Card>
);

const QuietTime = ({
  label,
  which,
  draft: { quiet },
  set,
  disabled,
}: NumbersProps & { readonly label: string; readonly which: "from" | "to" }) => (
  <TextInput
    label={label}
    type="time"
    size="md"
    value={quiet[which]}
    onChange={({ currentTarget: { value } }) => set({ quiet: { ...quiet, [which]: value } })}
    disabled={disabled}
  />
);
