import { Button, Group, Modal, Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AppointmentType, EnquiryStage } from "#booking/events.ts";
import type { EnquiryRow } from "#booking/read.ts";
import type { Instant } from "#science/units.ts";
import { fetched } from "#ui/ask.ts";
import { Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { useOrder, useFree } from "./data.ts";
import styles from "./Dialogs.module.css";
import { FreeByDay, FreeTimes } from "./FreeTimes.tsx";
import { OtherTime } from "./MoveDialog.tsx";
import { spanWords } from "./words.ts";

/** For whom, where and when a booking begins; all of it may still be open. */
export type Booking = {
  readonly forWhom: string | null;
  readonly startAt: Instant | null;
  readonly roomId: string | null;
  readonly staffId: string | null;
};

type Props = {
  readonly booking: Booking | null;
  readonly types: readonly AppointmentType[];
  readonly zone: string;
  readonly from: Instant;
  readonly onClose: () => void;
};

/** Books a time for a patient or somebody who asked: the free times first, any other time with what is against it. */
export function BookDialog({ booking, ...rest }: Props) {
  return (
    <Modal
      opened={booking !== null}
      onClose={rest.onClose}
      title="Book an appointment"
      centered
      size={560}
      lockScroll={false}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {booking !== null && <Form booking={booking} {...rest} />}
    </Modal>
  );
}

function Form({ booking, types, zone, from, onClose }: Props & { readonly booking: Booking }) {
  const [forWhom, setForWhom] = useState(booking.forWhom);
  const [typeId, setTypeId] = useState<string | null>(null);
  const [startAt, setStartAt] = useState(booking.startAt);
  const [isFree, setFree] = useState(booking.startAt === null);
  const [reason, setReason] = useState("");
  const { order, refusals, next, busy, clear } = useOrder();
  const type = types.find(({ id }) => id === typeId);
  const askReason = refusals.some(({ rule }) => rule === "override");
  const pick = (at: Instant, free: boolean) => {
    clear();
    setStartAt(at);
    setFree(free);
  };
  const book = async () => {
    const [kind, id] = forWhom?.split(":") ?? [];
    const person = { enquiryId: kind === "enquiry" ? id : null, patientId: kind === "patient" ? id : null };
    const where = isFree ? {} : placeOf(booking);
    const override = askReason && reason.trim() !== "" ? reason : null;
    if (await order("/api/appointments", { typeId, startAt, ...person, ...where, language: "en", override })) onClose();
  };
  return (
    <Stack gap="md">
      <WhoSelect value={forWhom} onChange={setForWhom} />
      <Select
        label="What"
        size="md"
        data={types.map(({ id, name, minutes }) => ({ value: id, label: `${name.en} · ${minutes} min` }))}
        value={typeId}
        onChange={(chosen) => {
          clear();
          setTypeId(chosen);
        }}
      />
      {typeId !== null && (
        <Free typeId={typeId} zone={zone} from={from} value={startAt} onPick={(at) => pick(at, true)} />
      )}
      <OtherTime zone={zone} startAt={startAt ?? from} onPick={(at) => pick(at, false)} />
      <Refusals refusals={refusals} title="Not booked. What you entered is kept." />
      <FreeTimes free={next} zone={zone} onPick={(at) => pick(at, true)} />
      {askReason && <Field label="The reason to book it all the same" value={reason} onChange={setReason} />}
      <Group justify="space-between">
        <p className={styles.note}>
          {startAt !== null && type !== undefined && spanWords(zone, startAt, endOf(startAt, type))}
        </p>
        <Button
          size="md"
          loading={busy}
          disabled={forWhom === null || typeId === null || startAt === null}
          onClick={() => void book()}
        >
          {askReason && reason.trim() !== "" ? "Book it all the same" : "Book it"}
        </Button>
      </Group>
    </Stack>
  );
}

const endOf = (startAt: Instant, { minutes }: AppointmentType): Instant => (startAt + minutes * 60_000) as Instant;

const placeOf = ({ roomId, staffId }: Booking) => ({
  ...(roomId !== null && { roomId }),
  ...(staffId !== null && { staffIds: [staffId] }),
});

const WEEKS_SHOWN_DAYS = 14;

type FreeProps = {
  readonly typeId: string;
  readonly zone: string;
  readonly from: Instant;
  readonly value: Instant | null;
  readonly onPick: (at: Instant) => void;
};

function Free({ typeId, zone, from, value, onPick }: FreeProps) {
  const { data, error } = useFree(typeId, from, WEEKS_SHOWN_DAYS);
  if (error !== null) return <p className={styles.note}>The free times cannot be read: {error.message}</p>;
  if (data === undefined) return <p role="status">Looking for free times…</p>;
  if (data.free.length === 0)
    return <p className={styles.note}>Nothing is free in these two weeks. Choose another week, or type a time.</p>;
  return <FreeByDay free={data.free} zone={zone} value={value} onPick={onPick} />;
}

type Stages = Readonly<Record<EnquiryStage, readonly EnquiryRow[]>>;
type PatientLine = { readonly id: string; readonly name: string; readonly birthDate: string };

/** Patients and open enquiries in one list: whoever it is, one types the name. */
function WhoSelect({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (who: string | null) => void;
}) {
  const patients = useQuery({
    queryKey: ["patients"],
    queryFn: () => fetched<{ patients: readonly PatientLine[] }>("/api/patients"),
  }).data?.patients;
  const stages = useQuery({
    queryKey: ["enquiries"],
    queryFn: () => fetched<{ stages: Stages }>("/api/enquiries"),
  }).data?.stages;
  const open = stages === undefined ? [] : [stages.new, stages.contacted, stages.booked, stages.evaluated].flat();
  return (
    <Select
      label="For whom"
      placeholder="Name of a patient or of somebody who asked"
      searchable
      openOnFocus={false}
      nothingFoundMessage="Nobody of that name. Enter an enquiry first."
      size="md"
      data={[
        {
          group: "Patients",
          items: (patients ?? []).map(({ id, name, birthDate }) => ({
            value: `patient:${id}`,
            label: `${name} · born ${birthDate}`,
          })),
        },
        {
          group: "Enquiries",
          items: open.map(({ id, name, mobile, email }) => ({
            value: `enquiry:${id}`,
            label: `${name} · ${mobile ?? email ?? ""}`,
          })),
        },
      ]}
      value={value}
      onChange={onChange}
      data-autofocus
    />
  );
}
