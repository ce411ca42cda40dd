import { Button } from "@mantine/core";
import type { FormEvent } from "react";
import { Refusals } from "#ui/Refusals.tsx";
import { recordRules } from "../decide/record-orders.ts";
import { dayAt } from "./Head.tsx";
import type { Opened } from "./opened.ts";
import { PinAsked, useOrdering } from "./Ordering.tsx";
import styles from "./Record.module.css";

type Props = { readonly opened: Opened; readonly onDone: () => void };

const MEANING = "I have read this record, and it is complete and true to what happened.";

/** The end of the record: who signed what and when, and the way to sign it. */
export function Signing({ opened, onDone }: Props) {
  const { record, view } = opened;
  const unsigned = record.signature?.holds !== true;
  return (
    <section className={styles.signing} aria-labelledby="signature">
      <h3 id="signature">Signature</h3>
      {record.signature !== null && <Signature opened={opened} />}
      {record.signature !== null && unsigned && (
        <p className={styles.changed}>Something was entered after this signature. It holds no longer: sign again.</p>
      )}
      {record.signature === null && (
        <p className={styles.empty}>
          Not signed. A prescriber signs when the patient has gone home and every discrepancy is explained.
        </p>
      )}
      {unsigned && view.me.permissions.includes("sign") && <Sign opened={opened} onDone={onDone} />}
    </section>
  );
}

function Signature({ opened: { record, infusion, clock, nameOf } }: { readonly opened: Opened }) {
  const { signature } = record;
  const newest = infusion.entries
    .flatMap(({ fact }) => (fact.type === "RecordSigned" ? [fact] : []))
    .toSorted((a, b) => b.version - a.version)[0];
  if (signature === null || newest === undefined) return null;
  return (
    <dl className={styles.signature}>
      <div>
        <dt>Signed by</dt>
        <dd>
          <b>{signature.printedName}</b> <small>entered by {nameOf(signature.by)}</small>
        </dd>
      </div>
      <div>
        <dt>At</dt>
        <dd>
          {dayAt(signature.at, infusion.zone)} {clock(signature.at)} <small>{infusion.zone.replaceAll("_", " ")}</small>
        </dd>
      </div>
      <div>
        <dt>Meaning</dt>
        <dd>{signature.meaning}</dd>
      </div>
      <div>
        <dt>Content, SHA-256</dt>
        <dd>
          <code>{newest.data.contentHash.match(/.{1,8}/g)?.join(" ")}</code>
        </dd>
      </div>
    </dl>
  );
}

function Sign({ opened, onDone }: Props) {
  const { view, infusion, context } = opened;
  const ordering = useOrdering(view.infusionId, infusion.patientId, onDone);
  const data = { contentHash: view.contentHash, meaning: MEANING, printedName: context.signsAs };
  const order = { id: "", type: "RecordSigned" as const, at: context.now, by: view.me.staffId, data };
  const { RecordSigned: judge } = recordRules;
  const against = judge(infusion, order, context);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ordering.place("RecordSigned", data);
  };
  return (
    <form className={`${styles.sign} ${styles.screenOnly}`} onSubmit={submit}>
      {against.length > 0 && <Refusals title="Before it can be signed" refusals={against} />}
      {against.length === 0 && (
        <>
          <p>
            By signing you say: <b>{MEANING}</b>
          </p>
          <p>
            Your name stands under it: <b>{context.signsAs}</b>
          </p>
          <Refusals refusals={ordering.refusals} title="Not signed" />
          <Button type="submit" size="lg" loading={ordering.busy}>
            Sign this record
          </Button>
        </>
      )}
      <PinAsked ordering={ordering} name={view.me.name} />
    </form>
  );
}
