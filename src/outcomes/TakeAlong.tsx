import { Button } from "@mantine/core";
import { useState } from "react";
import type { Refusal } from "#plumbing/facts.ts";
import { send } from "#ui/ask.ts";
import { Card } from "#ui/Card.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { againstOf } from "#ui/saving.tsx";
import { PIN_LENGTH, YourPin } from "#ui/YourPin.tsx";
import styles from "./Outcomes.module.css";

const REFUSED: Refusal = {
  rule: "not-made",
  says: "The table could not be made.",
  satisfy: "Choose more treatments, or try again in a moment.",
};

/** The chosen treatments as a table to be taken along, with nothing in it that says whose they are. */
export function TakeAlong({ query }: { readonly query: string }) {
  const [pin, setPin] = useState("");
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    const against = againstOf(await send("/api/sitting/confirm", { pin }));
    setRefusals(against.length > 0 ? against : await saved(`/api/outcomes/export?${query}`));
    if (against.length === 0) setPin("");
    setBusy(false);
  };
  return (
    <Card
      title="Take the chosen treatments along"
      says="A table (CSV) without names, dates, numbers of ours or free text: days since the first infusion, ages in bands. What would set a treatment apart from nine others is withheld. That you took it stands in the audit trail."
    >
      <div className={styles.take}>
        <YourPin pin={pin} onChange={setPin} says={undefined} />
        <Button size="md" loading={busy} disabled={pin.length !== PIN_LENGTH} onClick={() => void take()}>
          Make the table
        </Button>
      </div>
      <Refusals title="Nothing was taken." refusals={refusals} />
    </Card>
  );
}

/** Saves the file a browser would not save from a question it asks itself. */
async function saved(path: string): Promise<readonly Refusal[]> {
  const reply = await fetch(path).catch(() => null);
  if (reply === null || !reply.ok) {
    const { refusals = [REFUSED] } = ((await reply?.json().catch(() => null)) ?? {}) as {
      refusals?: readonly Refusal[];
    };
    return refusals;
  }
  const address = URL.createObjectURL(await reply.blob());
  const link = document.createElement("a");
  Object.assign(link, { href: address, download: "outcomes.csv" });
  link.click();
  URL.revokeObjectURL(address);
  return [];
}
