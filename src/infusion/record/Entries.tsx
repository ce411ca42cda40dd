import { useState } from "react";
import { recordRules } from "../decide/record-orders.ts";
import { Correcting } from "./Correcting.tsx";
import type { Opened } from "./opened.ts";
import type { RecordRow, StruckWords } from "./record.ts";
import styles from "./Record.module.css";

type Props = { readonly opened: Opened; readonly onDone: () => void };

/** What a correction that strikes an entry would be answered now; the reason is a stand-in long enough to pass. */
export function isCorrectable({ infusion, context, view }: Opened, entryId: string): boolean {
  const data = { entryId, reason: "to be said", replacement: null, replacementAt: null };
  const order = { id: entryId, type: "EntryCorrected" as const, at: context.now, by: view.me.staffId, data };
  const { EntryCorrected: judge } = recordRules;
  return judge(infusion, order, context).length === 0;
}

/** Everything entered, in the order it happened: when, what, by whom, what was late, and what it said before. */
export function Entries({ opened, onDone }: Props) {
  const [correcting, setCorrecting] = useState<string | null>(null);
  const { record, nameOf, view } = opened;
  const may = view.me.permissions.includes("chart");
  return (
    <section className={styles.section} aria-labelledby="entries">
      <h3 id="entries">Everything entered, in the order it happened</h3>
      <ol className={styles.entries}>
        {record.rows.map((row) => (
          <Line
            key={row.id}
            row={row}
            nameOf={nameOf}
            onCorrect={may && isCorrectable(opened, row.id) ? () => setCorrecting(row.id) : null}
          />
        ))}
      </ol>
      <Correcting
        key={correcting}
        entryId={correcting}
        opened={opened}
        onClose={() => setCorrecting(null)}
        onDone={() => {
          setCorrecting(null);
          onDone();
        }}
      />
    </section>
  );
}

function Line({
  row,
  nameOf,
  onCorrect,
}: {
  readonly row: RecordRow;
  readonly nameOf: Opened["nameOf"];
  readonly onCorrect: (() => void) | null;
}) {
  return (
    <li data-withdrawn={row.withdrawn}>
      <time dateTime={new Date(row.at).toISOString()}>{row.clock}</time>
      <div>
        {row.struck.map((was) => (
          <Struck key={was.correctionId} was={was} nameOf={nameOf} />
        ))}
        {!row.withdrawn && <p>{row.says}</p>}
        <Marks row={row} />
      </div>
      <span className={styles.by}>{nameOf(row.by)}</span>
      {onCorrect !== null && (
        <button
          type="button"
          className={styles.correct}
          aria-label={`Correct the entry of ${row.clock}: ${row.says}`}
          onClick={onCorrect}
        >
          Correct
        </button>
      )}
    </li>
  );
}

/** What an entry said before it was corrected: struck through, never gone. */
function Struck({ was, nameOf }: { readonly was: StruckWords; readonly nameOf: Opened["nameOf"] }) {
  return (
    <p className={styles.struck}>
      <del>
        {was.clock} {was.said}
      </del>
      <small>
        Struck by {nameOf(was.by)}: {was.reason}
      </small>
    </p>
  );
}

const SOURCES = {
  monitor: "from the monitor",
  "monitor-edited": "from the monitor, changed",
  hand: "by hand",
} as const;

function Marks({ row: { lateMin, source, withdrawn, sinceSigned } }: { readonly row: RecordRow }) {
  const marks = [
    ...(source === null ? [] : [SOURCES[source]]),
    ...(lateMin === null ? [] : [`entered ${lateMin < 1 ? "over a minute" : lateOf(lateMin)} later`]),
    ...(withdrawn ? ["entered in error"] : []),
    ...(sinceSigned ? ["entered after the signature"] : []),
  ];
  return marks.length === 0 ? null : (
    <p className={styles.marks}>
      {marks.map((mark) => (
        <span key={mark}>{mark}</span>
      ))}
    </p>
  );
}

const lateOf = (minutes: number): string =>
  minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
