import { Button } from "@mantine/core";
import { useState } from "react";
import { Card, Line, Lines } from "#ui/Card.tsx";
import type { HistoryView } from "../history-view.ts";
import type { WorkupStanding } from "../workup/standing.ts";
import styles from "./Health.module.css";
import { sourceWords } from "./words.ts";
import { WorkupForm } from "./WorkupForm.tsx";
import { ResultWords, WorkupResults } from "./WorkupResults.tsx";

const STATE: Readonly<Record<WorkupStanding["state"], string>> = {
  valid: "done",
  "once-more": "once more, on another day",
  expired: "too old",
  missing: "missing",
  "not-needed": "not needed",
  "clinician-decides": "if there is a reason",
};

const toneOf = (state: WorkupStanding["state"]): "good" | "look" | undefined => {
  if (state === "valid") return "good";
  return state === "not-needed" || state === "clinician-decides" ? undefined : "look";
};

/** What has to be examined before induction: whether it is needed, done, and until when it is good. */
export function WorkupList({ view }: { readonly view: HistoryView }) {
  const open = view.workup.filter(({ state }) => toneOf(state) === "look").length;
  return (
    <Card title="Work-up" says={open === 0 ? "Everything needed is done and in date." : `${open} still open.`}>
      <Lines>
        {view.workup.map((one) => (
          <OneItem key={one.row.item} standing={one} view={view} />
        ))}
      </Lines>
    </Card>
  );
}

function OneItem({ standing, view }: { readonly standing: WorkupStanding; readonly view: HistoryView }) {
  const [isOpen, setOpen] = useState(false);
  const { row, state, because, needed } = standing;
  return (
    <Line
      aside={
        <Button
          variant="default"
          size="md"
          aria-expanded={isOpen}
          aria-label={`${isOpen ? "Close" : "Record"}: ${row.name}`}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? "Close" : "Record"}
        </Button>
      }
      under={
        isOpen && (
          <>
            <WorkupForm row={row} view={view} onDone={() => setOpen(false)} />
            <WorkupResults row={row} view={view} />
          </>
        )
      }
    >
      <b>{row.name}</b>{" "}
      <span className={styles.badge} data-tone={toneOf(state)}>
        {STATE[state]}
      </span>
      <Newest standing={standing} />
      <small>
        {[
          needed === "unknown" ? `Open: ${because}` : because,
          ...(row.note === "" ? [] : [row.note]),
          sourceWords(row.source),
        ].join(" · ")}
      </small>
    </Line>
  );
}

function Newest({ standing: { newest, row, validUntil } }: { readonly standing: WorkupStanding }) {
  if (newest === null) return null;
  const until = validUntil === null ? "" : `, good until ${validUntil}`;
  return (
    <div>
      <ResultWords result={newest} row={row} until={until} />
    </div>
  );
}
