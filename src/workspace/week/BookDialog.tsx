import { Button, Group, Modal, Select, Stack } from "@mantine/core";
import { useState } from "react";
import type { AppointmentType } from "#booking/events.ts";
import { as, type Instant } from "#science/units.ts";
import { Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { useOrder, useFree } from "./data.ts";
import styles from "./Dialogs.module.css";
import { FreeByDay, FreeTimes } from "./FreeTimes.tsx";
import { OtherTime } from "./OtherTime.tsx";
import { WhoSelect } from "./WhoSelect.tsx";
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

/** The booking as it would be sent. A free time is wherever there is room; a time that was typed or pointed at is there. */
function useBooking(booking: Booking, onBooked: () => void) {
  const [forWhom, setForWhom] = useState(booking.forWhom);
  const [typeId, setTypeId] = useState<string | null>(null);
  const [start, setStart] = useState({ at: booking.startAt, isFree: booking.startAt === null });
  const [reason, setReason] = useState("");
  const { order, refusals, next, busy, clear } = useOrder();
  const asksReason = refusals.some(({ rule }) => rule === "override");
  const override = asksReason && reason.trim() !== "" ? reason : null;
  const choose = (chosen: string | null) => {
    clear();
    setTypeId(chosen);
  };
  const pick = (at: Instant, isFree: boolean) => {
    clear();
    setStart({ at, isFree });
  };
  const book = async () => {
    const where = start.isFree ? {} : placeOf(booking);
    const time = { typeId, startAt: start.at, language: "en", override };
    if (await order("/api/appointments", { ...time, ...personOf(forWhom), ...where })) onBooked();
  };
  const isReady = forWhom !== null && typeId !== null && start.at !== null;
  return {
    forWhom,
    setForWhom,
    typeId,
    choose,
    startAt: start.at,
    pick,
    book,
    isReady,
    refusals,
    next,
    busy,
    asksReason,
    reason,
    setReason,
    override,
  };
}

function personOf(forWhom: string | null) {
  const [kind, id = null] = forWhom?.split(":") ?? [];
  return { enquiryId: kind === "enquiry" ? id : null, patientId: kind === "patient" ? id : null };
}

function Form({ booking, types, zone, from, onClose }: Props & { readonly booking: Booking }) {
  const it = useBooking(booking, onClose);
  const type = types.find(({ id }) => id === it.typeId);
  return (
    <Stack gap="md">
      <WhoSelect value={it.forWhom} onChange={it.setForWhom} />
      <Select
        label="What"
        size="md"
        data={types.map(({ id, name, minutes }) => ({ value: id, label: `${name.en} · ${minutes} min` }))}
        value={it.typeId}
        onChange={it.choose}
      />
      {it.typeId !== null && (
        <Free typeId={it.typeId} zone={zone} from={from} value={it.startAt} onPick={(at) => it.pick(at, true)} />
      )}
      <OtherTime zone={zone} startAt={it.startAt} onPick={(at) => it.pick(at, false)} />
      <Refusals refusals={it.refusals} title="Not booked. What you entered is kept." />
      <FreeTimes free={it.next} zone={zone} onPick={(at) => it.pick(at, true)} />
      {it.asksReason && <Field label="The reason to book it all the same" value={it.reason} onChange={it.setReason} />}
      <Group justify="space-between">
        <p className={styles.note}>
          {it.startAt !== null && type !== undefined && spanWords(zone, it.startAt, endOf(it.startAt, type))}
        </p>
        <Button size="md" loading={it.busy} disabled={!it.isReady} onClick={() => void it.book()}>
          {it.override === null ? "Book it" : "Book it all the same"}
        </Button>
      </Group>
    </Stack>
  );
}

const endOf = (startAt: Instant, { minutes }: AppointmentType): Instant => as<Instant>(startAt + minutes * 60_000);

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
