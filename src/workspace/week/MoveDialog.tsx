import { Button, Group, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import { as, type Instant } from "#science/units.ts";
import { Choice, Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { useOrder } from "./data.ts";
import styles from "./Dialogs.module.css";
import { FreeTimes } from "./FreeTimes.tsx";
import { OtherTime } from "./OtherTime.tsx";
import type { Booked } from "./lanes.ts";
import { spanWords } from "./words.ts";

/** A wish to move: whose appointment, to when, and, where a bar was pulled there, into which room or to whom. */
export type Wish = {
  readonly booked: Booked;
  readonly startAt: Instant;
  readonly roomId?: string;
  readonly staffIds?: readonly string[];
  /** "Room 2", "Dr Reyes": where it is and where it would be, in words. */
  readonly fromLane: string;
  readonly toLane: string;
};

type Props = { readonly wish: Wish | null; readonly zone: string; readonly onClose: () => void };

/** Before anything moves: the old time and the new one, who asked for it, and what is against it, with the next free times. */
export function MoveDialog({ wish, zone, onClose }: Props) {
  return (
    <Modal
      opened={wish !== null}
      onClose={onClose}
      title={wish === null ? "" : `Move ${wish.booked.row.name}, ${wish.booked.what}?`}
      centered
      size={520}
      lockScroll={false}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {wish !== null && <Moving key={wish.booked.row.id} wish={wish} zone={zone} onClose={onClose} />}
    </Modal>
  );
}

type ByWhom = "staff" | "patient";

/** The move as it would be sent: where the bar was pulled to, or another time, then wherever there is room. */
function useMove({ booked: { row }, ...wish }: Wish, onMoved: () => void) {
  const [startAt, setStartAt] = useState(wish.startAt);
  const [placed, setPlaced] = useState<Pick<Wish, "roomId" | "staffIds">>(wish);
  const [byWhom, setByWhom] = useState<ByWhom>("staff");
  const [reason, setReason] = useState("");
  const { order, refusals, next, busy, clear } = useOrder();
  const isElsewhere = placed.roomId !== undefined || placed.staffIds !== undefined;
  const asksReason = refusals.some(({ rule }) => rule === "override");
  const override = asksReason && reason.trim() !== "" ? reason : null;
  const pick = (start: Instant) => {
    clear();
    setStartAt(start);
    setPlaced({});
  };
  const move = async () => {
    const { roomId, staffIds } = placed;
    const where = { ...(roomId !== undefined && { roomId }), ...(staffIds !== undefined && { staffIds }) };
    if (await order(`/api/appointments/${row.id}/move`, { startAt, byWhom, override, ...where })) onMoved();
  };
  const isSame = startAt === row.startAt && !isElsewhere;
  return {
    startAt,
    isElsewhere,
    isSame,
    byWhom,
    setByWhom,
    pick,
    move,
    refusals,
    next,
    busy,
    asksReason,
    reason,
    setReason,
    override,
  };
}

function Moving({ wish, zone, onClose }: Props & { readonly wish: Wish }) {
  const { row } = wish.booked;
  const it = useMove(wish, onClose);
  return (
    <Stack gap="md">
      <dl className={styles.times}>
        <dt>Now</dt>
        <dd>
          {spanWords(zone, row.startAt, row.endAt)}
          <small>{wish.fromLane}</small>
        </dd>
        <dt>Then</dt>
        <dd data-new="true">
          {spanWords(zone, it.startAt, as<Instant>(it.startAt + (row.endAt - row.startAt)))}
          <small>{it.isElsewhere ? wish.toLane : "in a free room, with whoever is free"}</small>
        </dd>
      </dl>
      <OtherTime zone={zone} startAt={it.startAt} onPick={it.pick} />
      <Choice label="Who asked for it" options={ASKED_BY} value={it.byWhom} onChange={it.setByWhom} columns={2} />
      <Refusals refusals={it.refusals} title="Not moved. It stands where it stood." />
      <FreeTimes free={it.next} zone={zone} onPick={it.pick} />
      {it.asksReason && (
        <Field label="The reason to move it there all the same" value={it.reason} onChange={it.setReason} />
      )}
      <Group justify="space-between">
        <Button variant="default" size="md" onClick={onClose}>
          Leave it where it is
        </Button>
        <Button size="md" loading={it.busy} disabled={it.isSame} onClick={() => void it.move()}>
          {it.override === null ? "Move it" : "Move it all the same"}
        </Button>
      </Group>
    </Stack>
  );
}

const ASKED_BY = [
  { value: "staff", label: "The clinic" },
  { value: "patient", label: "They did" },
] as const;
