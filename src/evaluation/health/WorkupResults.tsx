import { Button } from "@mantine/core";
import { useState } from "react";
import { Line, Lines } from "#ui/Card.tsx";
import { showNumber } from "#science/display.ts";
import type { Workup } from "../events.ts";
import type { HistoryView } from "../history-view.ts";
import type { WorkupRow } from "../workup/items.ts";
import { useWriting } from "./history-data.ts";
import { WithReason } from "./WithReason.tsx";

type Of = { readonly row: WorkupRow; readonly view: HistoryView };

/** Every result of one examination, the newest first: one that is wrong is taken out with a reason, and stays in the record. */
export function WorkupResults({ row, view }: Of) {
  const results = view.history.workups.filter(({ item }) => item === row.item);
  if (results.length === 0) return null;
  return (
    <Lines>
      {results.map((one) => (
        <OneResult key={one.workupId} result={one} row={row} view={view} />
      ))}
    </Lines>
  );
}

function OneResult({ result, row, view }: Of & { readonly result: HistoryView["history"]["workups"][number] }) {
  const [isLeaving, setLeaving] = useState(false);
  const writing = useWriting(view.patient.id);
  const { workupId, doneOn, by } = result;
  return (
    <Line
      aside={
        <Button
          variant="subtle"
          size="md"
          aria-label={`Entered in error: ${row.name}, ${doneOn}`}
          onClick={() => setLeaving(!isLeaving)}
        >
          In error
        </Button>
      }
      under={
        isLeaving && (
          <WithReason
            asks="Why it is wrong"
            does="Take this result out"
            refusals={writing.refusals}
            isSaving={writing.state === "saving"}
            onSay={(why) => writing.write({ type: "WorkupRecordedInError", data: { workupId, why } })}
            onLeave={() => setLeaving(false)}
          />
        )
      }
    >
      <ResultWords result={result} row={row} until="" />
      <small>written by {view.names[by] ?? "the clinic"}</small>
    </Line>
  );
}

/** "2026-11-02, good until 2027-01-31: SpO2 97 % · not judged" */
export function ResultWords({
  result,
  row,
  until,
}: {
  readonly result: Workup;
  readonly row: WorkupRow;
  readonly until: string;
}) {
  return (
    <>
      {result.doneOn}
      {until}: {valueWords(result, row)}
      {result.abnormal === "yes" && <b> · not normal</b>}
      {result.abnormal === "unknown" && " · not judged"}
      {result.note !== "" && ` · ${result.note}`}
    </>
  );
}

/** TSH, the finest of them, is given to a thousandth. */
const PLACES = 3;

function valueWords({ values }: Workup, { fields }: WorkupRow): string {
  const said = fields.flatMap(({ key, label, unit }) => {
    const value = values[key];
    const words = typeof value === "number" ? showNumber(value, PLACES) : value;
    return words === undefined ? [] : [`${label} ${words}${unit === "" ? "" : ` ${unit}`}`];
  });
  return said.length === 0 ? "no values" : said.join(", ");
}
