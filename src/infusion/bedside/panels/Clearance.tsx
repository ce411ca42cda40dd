import { useState } from "react";
import type { Refusal } from "#plumbing/facts.ts";
import { Button, Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import type { ChecklistItem, DataOf } from "../../events.ts";
import type { Done } from "../../fold/entries.ts";
import { clearanceOf } from "../../fold/infusion.ts";
import { verdictOf } from "../../rules/verdict.ts";
import { mayDo, useCockpit } from "../cockpit.ts";
import { Verdict } from "../Verdict.tsx";
import styles from "../Panel.module.css";

/** What was charted for this check, and, where a prescriber may go past it, the place for the reason. */
export function Clearance({ item, answer }: { readonly item: ChecklistItem; readonly answer: Done<"CheckAnswered"> }) {
  const { infusion, context, view } = useCockpit();
  const { verdict, says, clearable } = verdictOf(answer.data, context);
  const cleared = clearanceOf(infusion, item, answer.at);
  return (
    <div className={styles.card}>
      <h3>Charted by {view.people[answer.by]?.name ?? "somebody"}</h3>
      <Verdict verdict={verdict} says={says} />
      {cleared !== null && (
        <p>
          Cleared by {view.people[cleared.by]?.name ?? "a prescriber"}: {cleared.data.reason}
        </p>
      )}
      {clearable && cleared === null && <ClearWithReason item={item} />}
    </div>
  );
}

/** A prescriber goes past what is not met, with the reason. Others read who can. */
export function ClearWithReason({ item }: { readonly item: DataOf<"CheckCleared">["item"] }) {
  const cockpit = useCockpit();
  const [reason, setReason] = useState("");
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  if (!mayDo(cockpit, "order")) return <p className={styles.muted}>A prescriber may clear this with a reason.</p>;
  const clear = async () => {
    const placed = await cockpit.place("CheckCleared", { item, reason });
    setRefusals("refusals" in placed ? placed.refusals : []);
    if ("fact" in placed) cockpit.open(null);
  };
  return (
    <>
      <Field label="Reason to go on, by the prescriber" value={reason} onChange={setReason} lines={2} />
      <div className={styles.actions}>
        <Button disabled={reason.trim() === ""} onPress={() => void clear()}>
          Clear with this reason
        </Button>
      </div>
      <Refusals refusals={refusals} />
    </>
  );
}
