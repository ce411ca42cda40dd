import { useState } from "react";
import { Asked } from "#ui/Card.tsx";
import { ThreadList } from "./Inbox.tsx";
import { NewThread } from "./NewThread.tsx";
import styles from "./Messages.module.css";
import { useThreadsOf } from "./thread-data.ts";

type Begin = "message" | "call";

/** A patient's conversations in their chart, and the way to begin one. */
export function PatientMessages({ patientId, begins }: { readonly patientId: string; readonly begins: boolean }) {
  const [open, setOpen] = useState<Begin | null>(begins ? "message" : null);
  return (
    <Asked query={useThreadsOf(patientId)} what="the messages">
      {(view) => (
        <>
          <div className={styles.buttons}>
            <button
              type="button"
              className={styles.choice}
              aria-expanded={open === "message"}
              onClick={() => setOpen("message")}
            >
              New message
            </button>
            <button
              type="button"
              className={styles.choice}
              aria-expanded={open === "call"}
              onClick={() => setOpen("call")}
            >
              Note a call
            </button>
          </div>
          {open !== null && <NewThread key={open} view={view} kind={open} onLeave={() => setOpen(null)} />}
          <ThreadList threads={view.threads} zone={view.zone} isOfOne />
        </>
      )}
    </Asked>
  );
}
