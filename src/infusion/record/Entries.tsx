import { useState } from "react";
import { recordRules } from "../decide/record-orders.ts";
import { lengthWords } from "#science/length.ts";
import type { Instant } from "#science/units.ts";
import { dayAt } from "./Head.tsx";
import { Correcting } from "./Correcting.tsx";
import type { Opened } from "./opened.ts";
import type { RecordRow, StruckWords } from "./record.ts";
import styles from "./Record.module.css";

type Props = { readonly opened: Opened; readonly onDone: () => void };

/** What a correction that strikes an entry would be answered now; the reason is a stand-in long enough to pass. */
function isCorrectable({ infusion, context, view }: Opened, entryId: string): boolean {
  const data = { entryId, reason: "to be said", replacement: null, replacementAt: null };
  const order = { id: entryId, type: "EntryCorrected" as const, at: context.now, by: view.me.staffId, data };
  const { EntryCorrected: judge } = recordRules;
  return judge(infusion, order, context).length === 0;
}

/** Everything entered, in the order it happened: when, what, by whom, what was late, and what it said before. */
export function Entries({ opened, onDone }: Props) {
  const [correcting, setCorrecting] = useState<string | null>(null);
  const { record, view } = opened;
  const may = view.me.permissions.includes("chart");
  return (
    <section className={styles.section} aria-labelledby="entries">
      <h3 id="entries">Everything entered, in the order it happened</h3>
      <ol className={styles.entries}>
        {record.rows.map((row) => (
          <Line
            key={row.id}
            row={row}
            day={otherDay(opened, row.at)}
            opened={opened}
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

/** The day of an entry that is not of the visit's own day; null for all others. */
function otherDay({ infusion: { zone, plannedStartAt, startedAt } }: Opened, at: Instant): string | null {
  const day = dayAt(at, zone);
  return day === dayAt(startedAt ?? plannedStartAt, zone) ? null : day;
}

function Line({
  row,
  day,
  opened,
  onCorrect,
}: {
  readonly row: RecordRow;
  readonly day: string | null;
  readonly opened: Opened;
  readonly onCorrect: (() => void) | null;
}) {
  return (
    <li data-withdrawn={row.withdrawn}>
      <time dateTime={new Date(row.at).toISOString()}>
        {row.clock}
        {day !== null && <small>{day}</small>}
      </time>
      <div>
        {row.struck.map((was) => (
          <Struck key={was.correctionId} was={was} opened={opened} />
        ))}
        {!row.withdrawn && <p>{row.says}</p>}
        <Marks row={row} />
      </div>
      <span className={styles.by}>{opened.nameOf(row.by)}</span>
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
function Struck({ was, opened }: { readonly was: StruckWords; readonly opened: Opened }) {
  const { nameOf, clock } = opened;
  const when = [otherDay(opened, was.at), clock(was.at)].filter((part) => part !== null).join(" ");
  return (
    <p className={styles.struck}>
      <del>
        {was.clock} {was.said}
      </del>
      <small>
        Struck {when} by {nameOf(was.by)}: {was.reason}
      </small>
    </p>
  );
}

const SOURCES = {
  monitor: "from the monitor",
  "monitor-edited": "from the monitor, changed",
  hand: "by hand",
} as const;

const MINUTE = 60_000;

function Marks({ row: { lateMin, source, withdrawn, sinceSigned } }: { readonly row: RecordRow }) {
  const marks = [
    ...(source === null ? [] : [SOURCES[source]]),
    ...(lateMin === null ? [] : [`entered ${lateMin < 1 ? "over a minute" : lengthWords(lateMin * MINUTE)} later`]),
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
