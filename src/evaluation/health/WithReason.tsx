import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { Refusal } from "#plumbing/facts.ts";
import { Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import styles from "./Health.module.css";

type Of = {
  /** "Why it is taken back" */
  readonly asks: string;
  /** What the button says that does it. */
  readonly does: string;
  readonly refusals: readonly Refusal[];
  readonly isSaving: boolean;
  readonly isReady?: boolean;
  /** True when it was taken. */
  readonly onSay: (why: string) => Promise<boolean>;
  readonly onLeave: () => void;
  /** What else is asked, above the reason. */
  readonly children?: ReactNode;
};

/** Something is taken back, ended or changed: never without a reason. */
export function WithReason({ asks, does, refusals, isSaving, isReady = true, onSay, onLeave, children }: Of) {
  const [why, setWhy] = useState("");
  const say = async () => {
    if (await onSay(why.trim())) onLeave();
  };
  return (
    <div className={styles.form}>
      {children}
      <Field label={asks} value={why} onChange={setWhy} />
      <Refusals refusals={refusals} title="Not saved. What you entered is kept." />
      <div className={styles.actions}>
        <Button size="md" disabled={!isReady || why.trim() === ""} loading={isSaving} onClick={() => void say()}>
          {does}
        </Button>
        <Button size="md" variant="subtle" onClick={onLeave}>
          Leave it
        </Button>
      </div>
    </div>
  );
}
