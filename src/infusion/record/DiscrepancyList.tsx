import { Button, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Refusals } from "#ui/Refusals.tsx";
import type { Discrepancy } from "../fold/infusion.ts";
import type { Opened } from "./opened.ts";
import { PinAsked, useOrdering } from "./Ordering.tsx";
import styles from "./Record.module.css";

type Props = { readonly opened: Opened; readonly onDone: () => void };

/** What does not fit in this record, open ones first, and how each was explained. Nothing is removed to make one go. */
export function DiscrepancyList({ opened, onDone }: Props) {
  const { record } = opened;
  const found = record.discrepancies.toSorted((a, b) => Number(a.resolved !== null) - Number(b.resolved !== null));
  return (
    <section className={styles.section} id="discrepancies" aria-labelledby="discrepancies-title">
      <h3 id="discrepancies-title">Discrepancies</h3>
      {found.length === 0 && <p className={styles.empty}>None: every entry fits the others and the protocol.</p>}
      <ul className={styles.discrepancies}>
        {found.map((one) => (
          <li key={one.id} data-open={one.resolved === null}>
            <p>
              <b>{one.resolved === null ? "Open" : "Explained"}</b> {one.says}
            </p>
            {one.resolved === null ? (
              opened.view.me.permissions.includes("resolve") && (
                <Explaining discrepancy={one} opened={opened} onDone={onDone} />
              )
            ) : (
              <p className={styles.how}>
                {one.resolved.how} <small>{opened.nameOf(one.resolved.by)}</small>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Explaining({ discrepancy: { id }, opened, onDone }: Props & { readonly discrepancy: Discrepancy }) {
  const { view, infusion } = opened;
  const [how, setHow] = useState("");
  const [writing, setWriting] = useState(false);
  const ordering = useOrdering(view.infusionId, infusion.patientId, onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ordering.place("DiscrepancyResolved", { discrepancyId: id, how: how.trim() });
  };
  if (!writing)
    return (
      <Button variant="default" size="md" className={styles.screenOnly} onClick={() => setWriting(true)}>
        Explain
      </Button>
    );
  return (
    <form className={styles.explaining} onSubmit={submit}>
      <Textarea
        label="What was so, in your words"
        autosize
        minRows={2}
        size="md"
        value={how}
        onChange={(event) => setHow(event.target.value)}
        data-autofocus
      />
      <Refusals refusals={ordering.refusals} />
      <div className={styles.doings}>
        <Button type="submit" size="md" disabled={how.trim() === ""} loading={ordering.busy}>
          Record this explanation
        </Button>
        <Button variant="subtle" size="md" onClick={() => setWriting(false)}>
          Not now
        </Button>
      </div>
      <PinAsked ordering={ordering} name={view.me.name} />
    </form>
  );
}
