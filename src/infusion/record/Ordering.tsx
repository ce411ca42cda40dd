import { Button, Modal, PasswordInput, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useCallback, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Refusal } from "#plumbing/facts.ts";
import { send, unanswered } from "#ui/ask.ts";
import { serverTime } from "#ui/clock.ts";
import { Refusals } from "#ui/Refusals.tsx";
import type { OrderBody } from "../bedside.ts";
import type { DataOf } from "../events.ts";

type RecordOrder = "RecordSigned" | "EntryCorrected" | "DiscrepancyResolved";

const SILENT = unanswered("this was recorded", "Press again: it is recorded only once.");

/** Refusals that a PIN lifts: identity confirmed too long ago, or a screen left alone. */
const LIFTED_BY_PIN: ReadonlySet<string> = new Set(["confirm-identity", "locked"]);

export type Ordering = {
  readonly place: <T extends RecordOrder>(type: T, data: DataOf<T>) => Promise<void>;
  readonly refusals: readonly Refusal[];
  readonly busy: boolean;
  /** True while the PIN is asked for; `again` sends the same order once more. */
  readonly wantsPin: boolean;
  readonly again: () => Promise<void>;
  readonly giveUp: () => void;
};

/** Places one order on the record. The same words keep the same id however often they are sent, so they are recorded once. */
export function useOrdering(infusionId: string, patientId: string, onDone: () => void): Ordering {
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [busy, setBusy] = useState(false);
  const [wantsPin, setWantsPin] = useState(false);
  const last = useRef<{ readonly type: RecordOrder; readonly said: string; readonly body: OrderBody } | null>(null);
  const again = useCallback(async () => {
    if (last.current === null) return;
    setBusy(true);
    const { type, body } = last.current;
    const answer = await send(`/api/infusions/${infusionId}/orders/${type}`, body);
    setBusy(false);
    const against = answer.kind === "refused" ? answer.refusals : [];
    const pin = against.some(({ rule }) => LIFTED_BY_PIN.has(rule));
    setWantsPin(pin);
    if (answer.kind === "ok") onDone();
    setRefusals(answer.kind === "no-answer" ? [SILENT] : pin ? [] : against);
  }, [infusionId, onDone]);
  const place = async <T extends RecordOrder>(type: T, data: DataOf<T>) => {
    const said = JSON.stringify([type, data]);
    if (last.current?.said !== said)
      last.current = { type, said, body: { id: uuidv7(), patientId, at: serverTime(), data } };
    await again();
  };
  return { place, refusals, busy, wantsPin, again, giveUp: () => setWantsPin(false) };
}

/** Asks for the PIN when the server wants to be sure who this is, then sends the order once more. */
export function PinAsked({
  ordering: { wantsPin, again, giveUp },
  name,
}: {
  readonly ordering: Ordering;
  readonly name: string;
}) {
  return (
    <Modal
      opened={wantsPin}
      onClose={giveUp}
      title="Confirm that this is you"
      centered
      lockScroll={false}
      closeButtonProps={{ "aria-label": "Close" }}
      zIndex={400}
    >
      <PinForm name={name} onConfirmed={again} />
    </Modal>
  );
}

function PinForm({ name, onConfirmed }: { readonly name: string; readonly onConfirmed: () => Promise<void> }) {
  const queries = useQueryClient();
  const [pin, setPin] = useState("");
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    // The PIN is asked inside the form it is for: without this, confirming would send that form a second time.
    event.stopPropagation();
    const answer = await send("/api/sitting/confirm", { pin });
    setPin("");
    if (answer.kind === "ok") {
      await onConfirmed();
      await queries.invalidateQueries({ queryKey: ["me"] });
    } else
      setRefusals(answer.kind === "refused" ? answer.refusals : [{ ...SILENT, says: "The server does not answer." }]);
  };
  return (
    <form onSubmit={(event) => void confirm(event)}>
      <Stack gap="md">
        <Text>What you are about to enter stands under your name: {name}.</Text>
        <PasswordInput
          label="Your PIN, six digits"
          inputMode="numeric"
          autoComplete="off"
          size="md"
          value={pin}
          onChange={(event) => setPin(event.target.value)}
          data-autofocus
        />
        <Refusals refusals={refusals} title="Not confirmed" />
        <Button type="submit" size="md" disabled={!/^\d{6}$/.test(pin)}>
          Confirm
        </Button>
      </Stack>
    </form>
  );
}
