import { Button, Checkbox } from "@mantine/core";
import { Field } from "#ui/Field.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import { useKeptText } from "../messages/thread-data.ts";
import { useState } from "react";
import type { PlanStep, PlanSteps } from "./facts.ts";
import type { PlanView } from "./routes.ts";
import { planSteps } from "./rules/steps.ts";
import styles from "./SafetyPlan.module.css";

const linesOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");

const textOf = (view: PlanView): Readonly<Record<PlanStep, string>> =>
  Object.fromEntries(planSteps.map(({ id }) => [id, view.versions[0]?.steps[id].join("\n") ?? ""])) as Record<
    PlanStep,
    string
  >;

/** What is half written survives a reload and an expired sign-in in this tab. */
function useSteps(view: PlanView) {
  const newest = view.versions[0]?.factId ?? "first";
  const [kept, keep] = useKeptText(`plan ${view.patientId} ${newest}`);
  const texts = kept === "" ? textOf(view) : (JSON.parse(kept) as Record<PlanStep, string>);
  return {
    texts,
    set: (id: PlanStep, text: string) => keep(JSON.stringify({ ...texts, [id]: text })),
    forget: () => keep(""),
    steps: Object.fromEntries(planSteps.map(({ id }) => [id, linesOf(texts[id])])) as unknown as PlanSteps,
  };
}

/** Every step, one entry a line; then why it changes, and that it was written together. */
export function PlanForm({ view, onLeave }: { readonly view: PlanView; readonly onLeave: () => void }) {
  const newest = view.versions[0];
  const reread = ["safety-plan", "alert"];
  const saving = useSaving(`/api/patients/${view.patientId}/safety-plan`, reread, { after: newest?.factId ?? null });
  const { texts, set, forget, steps } = useSteps(view);
  const [together, setTogether] = useState(false);
  const [why, setWhy] = useState("");
  const leaveWhen = (isSaved: boolean): boolean => {
    if (!isSaved) return false;
    forget();
    onLeave();
    return true;
  };
  const { saveOver } = saving;
  const mine = { ...saving, saveOver: saveOver && (async () => leaveWhen(await saveOver())) };
  const isChange = newest !== undefined || saveOver !== null || saysAt("why", saving.refusals) !== undefined;
  return (
    <div className={styles.form}>
      <StepFields texts={texts} set={set} />
      {isChange && <Field label="Why it changes" value={why} onChange={setWhy} says={saysAt("why", saving.refusals)} />}
      <Checkbox
        size="md"
        label="We wrote this together, the patient and I"
        checked={together}
        onChange={(event) => setTogether(event.currentTarget.checked)}
      />
      <SaveBar
        saving={mine}
        disabled={!together}
        onPress={() => void saving.save({ together, steps, why }).then(leaveWhen)}
      >
        Save the plan
      </SaveBar>
      <Button size="md" variant="subtle" onClick={onLeave} className={styles.leave}>
        Leave it
      </Button>
    </div>
  );
}

type Fields = Pick<ReturnType<typeof useSteps>, "texts" | "set">;

const StepFields = ({ texts, set }: Fields) => (
  <>
    {planSteps.map(({ id, title, asks }, nth) => (
      <Field
        key={id}
        label={`${nth + 1}. ${title.en}`}
        hint={asks}
        lines={3}
        value={texts[id]}
        onChange={(text) => set(id, text)}
      />
    ))}
    <p className={styles.hint}>One entry a line. Write a telephone number at its end: it is called with one tap.</p>
  </>
);
