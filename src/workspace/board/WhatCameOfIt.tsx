import { Button, Group, Modal, Stack } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { dayIn, inZone } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import { CALL } from "#tasks/events.ts";
import { clockTime, serverTime } from "#ui/clock.ts";
import { Choice, Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import type { NeedsPerson } from "../board.ts";
import styles from "./NeedsPersonList.module.css";
import { useTask } from "./task.ts";

type What = "done" | "no-answer" | "message-left" | "will-call-back";

const WHAT = [
  { value: "done", label: "Settled" },
  { value: "no-answer", label: "No answer" },
  { value: "message-left", label: "Message left" },
  { value: "will-call-back", label: "Will call back" },
] as const;

type Again = "half-hour" | "two-hours" | "next-morning";
const HOUR_MS = 3_600_000;
const MORNING = { hour: 9, minute: 0, second: 0, ms: 0 };

/** When to try again, as an hour of the clinic's clock. */
function againAt(again: Again, zone: string): Instant {
  const now = serverTime();
  if (again !== "next-morning") return as<Instant>(now + (again === "half-hour" ? HOUR_MS / 2 : 2 * HOUR_MS));
  return inZone({ ...dayIn(zone, as<Instant>(now + 24 * HOUR_MS)), ...MORNING }, zone);
}

type Props = { readonly need: NeedsPerson | null; readonly zone: string; readonly onClose: () => void };

/** After a call: what came of it, or when to try again. */
export function WhatCameOfIt({ need, zone, onClose }: Props) {
  return (
    <Modal
      opened={need !== null}
      onClose={onClose}
      title={need?.says}
      centered
      lockScroll={false}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {need !== null && <Outcome key={need.id} need={need} zone={zone} onClose={onClose} />}
    </Modal>
  );
}

function Outcome({ need, zone, onClose }: Props & { readonly need: NeedsPerson }) {
  const [what, setWhat] = useState<What | null>(null);
  const [words, setWords] = useState("");
  const [again, setAgain] = useState<Again | null>(null);
  const { refusals, act } = useTask(need);
  const ready = what === "done" ? words.trim() !== "" : what !== null && again !== null;
  const record = async () => {
    if (what === null) return;
    const kept =
      what === "done" || again === null
        ? await act("done", { outcome: words })
        : await act("try", { what, note: words, againAt: againAt(again, zone) });
    if (kept) onClose();
  };
  return (
    <Stack gap="md">
      <p className={styles.called}>
        {need.about}
        <Link to={need.opens} className={styles.way}>
          {need.action === CALL ? "Open it, with telephone numbers" : "Open it"}
        </Link>
      </p>
      <WhatChoice isSaid={need.closedBy === "person"} isCall={need.action === CALL} value={what} onChange={setWhat} />
      {what !== null && what !== "done" && <When value={again} onChange={setAgain} zone={zone} />}
      {what !== null && (
        <Field
          label={what === "done" ? "What was settled" : "Anything to know for the next call"}
          value={words}
          onChange={setWords}
        />
      )}
      <Refusals refusals={refusals} />
      <Group justify="flex-end">
        <Button size="md" disabled={!ready} onClick={() => void record()}>
          Record
        </Button>
      </Group>
    </Stack>
  );
}

type WhatProps = {
  readonly isSaid: boolean;
  readonly isCall: boolean;
  readonly value: What | null;
  readonly onChange: (what: What) => void;
};

/** What a person's word cannot end, such as a ride nobody confirmed, is never "settled" here. */
const WhatChoice = ({ isSaid, isCall, value, onChange }: WhatProps) => (
  <Choice
    label={isCall ? "What came of the call" : "What came of it"}
    options={WHAT.filter((one) => isSaid || one.value !== "done")}
    value={value}
    onChange={onChange}
    columns={isSaid ? 2 : 3}
    {...(!isSaid && { hint: "It leaves this list as soon as it is entered where it belongs: open it." })}
  />
);

type WhenProps = { readonly value: Again | null; readonly onChange: (again: Again) => void; readonly zone: string };

const When = ({ value, onChange, zone }: WhenProps) => (
  <Choice
    label="Try again"
    options={[
      { value: "half-hour", label: `at ${clockTime(againAt("half-hour", zone), zone)}` },
      { value: "two-hours", label: `at ${clockTime(againAt("two-hours", zone), zone)}` },
      { value: "next-morning", label: "tomorrow at 9" },
    ]}
    value={value}
    onChange={onChange}
    columns={3}
  />
);
