import { useState } from "react";
import { Choice, Field } from "#ui/Field.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import styles from "./CheckIns.module.css";

/** What is read anew when a check-in was closed by staff. */
const REREAD = ["check-ins", "board", "tasks"] as const;

const REACHED = [
  { value: "yes", label: "Reached them" },
  { value: "no", label: "Nobody answered" },
] as const;

const HOUR = 3_600_000;
const AGAIN = [
  { value: "1", label: "In an hour" },
  { value: "3", label: "In three hours" },
  { value: "24", label: "Tomorrow at this time" },
] as const;

type Props = { readonly checkInId: string; readonly now: number; readonly onDone: () => void };

/** A call in place of the answer: what was heard, or when somebody tries again. */
export function CallForm({ checkInId, now, onDone }: Props) {
  const [reached, setReached] = useState<"yes" | "no" | null>(null);
  const [again, setAgain] = useState<(typeof AGAIN)[number]["value"] | null>(null);
  const [note, setNote] = useState("");
  const saving = useSaving(`/api/check-ins/${checkInId}/call`, REREAD);
  const isWhole = reached === "yes" ? note.trim() !== "" : reached === "no" && again !== null;
  const save = async () => {
    const againAt = reached === "no" && again !== null ? now + Number(again) * HOUR : null;
    if (await saving.save({ reached: reached === "yes", note, againAt })) onDone();
  };
  return (
    <div className={styles.form}>
      <Choice label="The call" options={REACHED} value={reached} onChange={setReached} />
      {reached === "no" && <Choice label="Try again" options={AGAIN} value={again} onChange={setAgain} />}
      <Field
        label={reached === "no" ? "Note, where there is one" : "How they are: side effects, sleep, mood, safety"}
        value={note}
        onChange={setNote}
        lines={3}
        says={saysAt("note", saving.refusals)}
      />
      <SaveBar saving={saving} onPress={() => void save()} disabled={!isWhole}>
        Save the call
      </SaveBar>
    </div>
  );
}

/** Why nobody is asked any more. */
export function CancelForm({ checkInId, onDone }: Omit<Props, "now">) {
  const [why, setWhy] = useState("");
  const saving = useSaving(`/api/check-ins/${checkInId}/cancel`, REREAD);
  const save = async () => {
    if (await saving.save({ why })) onDone();
  };
  return (
    <div className={styles.form}>
      <Field
        label="Why nobody is asked any more, such as seen by a doctor elsewhere"
        value={why}
        onChange={setWhy}
        lines={2}
        says={saysAt("why", saving.refusals)}
      />
      <SaveBar saving={saving} onPress={() => void save()} disabled={why.trim() === ""}>
        Ask no more
      </SaveBar>
    </div>
  );
}
