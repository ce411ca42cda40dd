import { Button } from "@mantine/core";
import { useState } from "react";
import type { Instant } from "#science/units.ts";
import { Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { useOrder } from "../week/data.ts";
import panel from "../week/Panel.module.css";
import { startWords } from "../week/words.ts";

export type Story = readonly {
  readonly id: string;
  readonly type: string;
  readonly at: Instant;
  readonly by: string;
  readonly words: string;
}[];

const HAPPENED: Readonly<Record<string, string>> = {
  EnquiryMade: "Asked",
  ContactProven: "Proved their address",
  EnquiryMoved: "Moved to",
  EnquiryOwned: "Given to somebody",
  EnquiryNoted: "Note",
  EnquiryBecamePatient: "Became a patient",
};

type Props = {
  readonly id: string;
  readonly story: Story;
  readonly staff: readonly { readonly id: string; readonly name: string }[];
  readonly zone: string;
  readonly mayWrite: boolean;
};

/** What happened with somebody who asked, the newest first, and a note to add. */
export function Notes({ id, story, staff, zone, mayWrite }: Props) {
  const nameOf = (by: string) => staff.find((one) => one.id === by)?.name ?? "";
  return (
    <section>
      <h3>Notes, and what happened</h3>
      {mayWrite && <Writing id={id} />}
      <ul className={panel.list}>
        {story.toReversed().map(({ id: fact, type, at, by, words }) => (
          <li key={fact}>
            <span>
              {HAPPENED[type] ?? type}
              {words !== "" && type !== "EnquiryMade" ? `: ${words}` : ""}
            </span>
            <small>{[startWords(zone, at), nameOf(by)].filter((part) => part !== "").join(", ")}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Writing({ id }: { readonly id: string }) {
  const [text, setText] = useState("");
  const { order, refusals, busy } = useOrder();
  const write = async () => {
    if (await order(`/api/enquiries/${id}/note`, { text })) setText("");
  };
  return (
    <>
      <Field label="A note" value={text} onChange={setText} />
      <Refusals refusals={refusals} />
      <div className={panel.actions}>
        <Button size="md" variant="default" loading={busy} disabled={text.trim() === ""} onClick={() => void write()}>
          Keep the note
        </Button>
      </div>
    </>
  );
}
