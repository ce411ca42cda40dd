import { useState, useDeferredValue } from "react";
import { Link } from "@tanstack/react-router";
import { Asked } from "#ui/Card.tsx";
import type { Filter, InboxView, ThreadLine } from "./inbox.ts";
import styles from "./Messages.module.css";
import { useInbox } from "./thread-data.ts";
import { clockWords, isLate, topicWords, whenWords } from "./words.ts";

const FILTERS: readonly { readonly filter: Filter; readonly name: string }[] = [
  { filter: "all", name: "All open" },
  { filter: "mine", name: "Mine" },
  { filter: "unassigned", name: "Nobody’s yet" },
  { filter: "settled", name: "Settled" },
];

/** Every conversation with a patient, those that wait longest first. */
export function Inbox() {
  const [filter, setFilter] = useState<Filter>("all");
  const [typed, setTyped] = useState("");
  const query = useInbox(filter, useDeferredValue(typed.trim()));
  return (
    <>
      <div className={styles.tools}>
        <div className={styles.filters} role="group" aria-label="Which messages">
          {FILTERS.map(({ filter: one, name }) => (
            <button key={one} type="button" aria-pressed={one === filter} onClick={() => setFilter(one)}>
              {name}
              {one !== "settled" && <b>{query.data?.counts[one] ?? ""}</b>}
            </button>
          ))}
        </div>
        <label className={styles.search}>
          <span>Search by name, number or subject</span>
          <input type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </label>
      </div>
      <Asked query={query} what="the messages">
        {(view) => (
          <>
            <Standing view={view} />
            <ThreadList threads={view.threads} zone={view.zone} isOfOne={false} />
            {view.isCut && <p className={styles.quiet}>The first 100 are shown. Search to find another one.</p>}
          </>
        )}
      </Asked>
    </>
  );
}

function Standing({ view: { counts, answerHours, isOpen } }: { readonly view: InboxView }) {
  const rule =
    answerHours === null
      ? "No time for answers is set: the protocol’s part on follow-up is not signed."
      : `Answered within ${answerHours} h of open hours; the clock stands still while the clinic is shut.`;
  return (
    <p className={styles.quiet}>
      <b>
        {counts.owed === 0 ? "Nobody waits for an answer." : `${counts.owed} wait for an answer`}
        {counts.owed > 0 && (counts.late === 0 ? ", none late." : `, ${counts.late} late.`)}
      </b>{" "}
      {rule} {isOpen ? "" : "The clinic is shut now."}
    </p>
  );
}

type ListProps = {
  readonly threads: readonly ThreadLine[];
  readonly zone: string;
  /** All of one patient, whose name stands above. */
  readonly isOfOne: boolean;
};

export function ThreadList({ threads, zone, isOfOne }: ListProps) {
  if (threads.length === 0) return <p className={styles.none}>Nothing here.</p>;
  return (
    <ul className={styles.threads}>
      {threads.map((line) => (
        <li key={line.id} data-new={line.isUnread}>
          <Link to="/messages/$threadId" params={{ threadId: line.id }} className={styles.line}>
            <span className={styles.who}>
              <b>{isOfOne ? line.subject : line.name}</b>
              {line.isUnread && <i className={styles.new}>New</i>}
              <small>{topicWords[line.topic]}</small>
            </span>
            <span className={styles.what}>
              {!isOfOne && <b>{line.subject}</b>}
              <span>
                {line.lastFrom === "clinic" && "We: "}
                {line.lastText === "" ? "(taken back)" : withoutSubject(line)}
              </span>
            </span>
            <Stands line={line} zone={zone} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** A patient's first words are its subject too, and need not be read twice. */
function withoutSubject({ lastText, subject }: ThreadLine): string {
  const rest = lastText.startsWith(subject) ? lastText.slice(subject.length).trim() : lastText;
  return rest === "" ? lastText : rest;
}

function Stands({
  line: { owed, holder, settledAt, lastAt },
  zone,
}: {
  readonly line: ThreadLine;
  readonly zone: string;
}) {
  return (
    <span className={styles.stands}>
      {owed === null ? (
        <b>{settledAt === null ? "Answered" : "Settled"}</b>
      ) : (
        <b className={isLate(owed) ? styles.late : undefined}>{clockWords(owed)}</b>
      )}
      <small>{owed?.dueAt == null ? whenWords(zone, settledAt ?? lastAt) : `by ${whenWords(zone, owed.dueAt)}`}</small>
      <small>{holder === null ? "Nobody has it" : `With ${holder.name}`}</small>
    </span>
  );
}
