import { Link } from "@tanstack/react-router";
import { send } from "#ui/ask.ts";
import { Asked } from "#ui/Card.tsx";
import { uuidv7 } from "uuidv7";
import { Acts } from "./Acts.tsx";
import { Composer } from "./Composer.tsx";
import { Entries } from "./Entries.tsx";
import styles from "./Messages.module.css";
import { useOnceFor, useThread } from "./thread-data.ts";
import type { ThreadView } from "./thread-view.ts";
import { clockWords, isLate, languageWords, topicWords, whenWords } from "./words.ts";

/** One conversation: what was said, what is owed, and everything that can be done about it. */
export function Conversation({ threadId, me }: { readonly threadId: string; readonly me: string }) {
  return (
    <Asked query={useThread(threadId)} what="the conversation">
      {(view) => <Whole view={view} me={me} />}
    </Asked>
  );
}

function Whole({ view, me }: { readonly view: ThreadView; readonly me: string }) {
  const { thread } = view;
  const newest = thread.entries.findLast(({ kind }) => kind === "message" || kind === "phone");
  const isRead = newest === undefined || newest.by === me || thread.reads[me]?.messageId === newest.id;
  useOnceFor(isRead ? null : newest.id, (messageId) => {
    void send(`/api/threads/${thread.id}`, { id: uuidv7(), type: "ReadUpTo", data: { messageId } });
  });
  return (
    <>
      <Head view={view} />
      <div className={styles.columns}>
        <div className={styles.said}>
          <Entries view={view} />
          <Composer view={view} />
        </div>
        <Acts view={view} me={me} />
      </div>
    </>
  );
}

function Head({ view }: { readonly view: ThreadView }) {
  const { thread, patient } = view;
  return (
    <div className={styles.head}>
      <div>
        <h2>{thread.subject}</h2>
        <p className={styles.quiet}>
          <Link to="/patients/$patientId/messages" params={{ patientId: patient.id }}>
            {patient.name}
          </Link>
          , born {patient.birthDate}, MRN {patient.mrn} · reads {languageWords[patient.language]} ·{" "}
          {topicWords[thread.topic]}
        </p>
        {!patient.isReached && (
          <p className={styles.warning}>
            No e-mail address of this patient is known: they cannot open their pages, and nobody tells them that a
            message waits. Call them.
          </p>
        )}
      </div>
      <Clock view={view} />
    </div>
  );
}

/** How long there is for the answer, or how it came to an end. */
function Clock({ view: { owed, settled, names, zone } }: { readonly view: ThreadView }) {
  if (owed !== null)
    return (
      <div className={styles.clock} role="timer" data-late={isLate(owed)}>
        <b>{clockWords(owed)}</b>
        <small>
          waits since {whenWords(zone, owed.since)}
          {owed.dueAt !== null && `, answer by ${whenWords(zone, owed.dueAt)}`}
        </small>
      </div>
    );
  return (
    <div className={styles.clock}>
      <b>{settled === null ? "Answered" : "Settled"}</b>
      {settled !== null && (
        <small>
          {names[settled.by]}, {whenWords(zone, settled.at)}
        </small>
      )}
    </div>
  );
}
