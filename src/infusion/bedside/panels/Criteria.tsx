import { useState } from "react";
import type { Refusal } from "#plumbing/facts.ts";
import { Button, Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { overridden } from "../../decide/going-home-orders.ts";
import type { DataOf } from "../../events.ts";
import type { Criterion } from "../../rules/going-home.ts";
import { criteriaOf } from "../../rules/recovery-state.ts";
import { mayDo, useCockpit } from "../cockpit.ts";
import styles from "../Panel.module.css";

const MARK = { yes: "✓", no: "✕", unknown: "?" } as const;
const WORD = { yes: "met", no: "not met", unknown: "not known" } as const;

const ORDER = { no: 0, unknown: 1, yes: 2 } as const;
const openFirst = (a: Criterion, b: Criterion): number => ORDER[a.met] - ORDER[b.met];

/** Every discharge criterion, what is open first: met, not met, not known. Not known holds like not met. */
export function Criteria({ leaving }: { readonly leaving: DataOf<"Discharged"> | null }) {
  const cockpit = useCockpit();
  const { infusion, context, now } = cockpit;
  const criteria = criteriaOf(infusion, context.protocol, now, leaving);
  const passed = new Set(overridden(infusion));
  const open = criteria.filter(({ id, met }) => met !== "yes" && !passed.has(id));
  return (
    <>
      <ul className={styles.criteria}>
        {criteria.toSorted(openFirst).map(({ id, says, met }) => (
          <li key={id} className={styles.row}>
            <span className={styles.mark} data-met={met} aria-hidden="true">
              {MARK[met]}
            </span>
            <p>
              {says}
              <small>{passed.has(id) ? "overridden by a prescriber" : WORD[met]}</small>
            </p>
          </li>
        ))}
      </ul>
      {mayDo(cockpit, "order") && open.some(({ overridable }) => overridable) && <Overriding open={open} />}
    </>
  );
}

/** A prescriber goes past what can be gone past, with the reason. Never past the escort. */
function Overriding({ open }: { readonly open: readonly Criterion[] }) {
  const { place } = useCockpit();
  const [reason, setReason] = useState("");
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const criteria = open.filter(({ overridable }) => overridable).map(({ id }) => id);
  const override = async () => {
    const placed = await place("DischargeOverridden", { criteria, reason });
    setRefusals("refusals" in placed ? placed.refusals : []);
  };
  return (
    <details className={styles.card}>
      <summary>Prescriber: override what is open, with a reason</summary>
      <Field label="Reason" value={reason} onChange={setReason} lines={2} />
      <div className={styles.actions}>
        <Button disabled={reason.trim() === ""} onPress={() => void override()}>
          Override {criteria.length} {criteria.length === 1 ? "criterion" : "criteria"}
        </Button>
      </div>
      <Refusals refusals={refusals} />
    </details>
  );
}
