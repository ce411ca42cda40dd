import { useState } from "react";
import { Card } from "#ui/Card.tsx";
import { Choice } from "#ui/Field.tsx";
import { Doubts } from "./Doubts.tsx";
import styles from "./Outcomes.module.css";
import type { At, Curve } from "./rules/curve.ts";
import type { Care } from "./rules/lasting.ts";
import { studies } from "./rules/studies.ts";
import { SurvivalCurve } from "./SurvivalCurve.tsx";
import type { OutcomesView } from "./view.ts";
import { between, percent, spanWords, TOO_FEW } from "./words.ts";

const CARES = [
  { value: "without-more", label: "Without more infusions", hint: "The next infusion ends the watching" },
  { value: "whatever-was-done", label: "With all that was done", hint: "Boosters and maintenance go on" },
] as const satisfies readonly { readonly value: Care; readonly label: string; readonly hint: string }[];

/** How long a response lasts. */
export function Lasting({ view }: { readonly view: OutcomesView }) {
  const [care, setCare] = useState<Care>("without-more");
  const curve = view.lasting[care];
  return (
    <Card
      title="How long it lasts"
      says={`Responders from their last infusion to a relapse by ${view.relapseBy === "signed" ? "the signed protocol" : "the unapproved example, for nobody has signed these numbers"}. Whoever is not measured any more is watched to their last score, and not called well after it.`}
    >
      <Choice label="What is counted" options={CARES} value={care} onChange={setCare} columns={2} />
      {curve === null ? <p className={styles.hidden}>{TOO_FEW}</p> : <Shown curve={curve} care={care} view={view} />}
    </Card>
  );
}

type ShownProps = { readonly curve: Curve; readonly care: Care; readonly view: OutcomesView };

const Shown = ({ curve, care, view }: ShownProps) => (
  <>
    <SurvivalCurve curve={curve} published={care === "without-more"} />
    <p className={styles.whom}>
      <b>
        {curve.people} responders, {curve.relapsed} relapsed.
      </b>{" "}
      {curve.lost} lost from sight: no score for {view.lostAfterDays} days. {medianWords(curve)}
      {care === "without-more" &&
        " Who is given another infusion leaves the curve there. Where that is done because they slide, the curve is too kind."}
    </p>
    {curve.at.length > 0 && <Table curve={curve} care={care} />}
    <Doubts doubts={curve.doubts} />
  </>
);

function medianWords({ median: { time, lower, upper } }: Curve): string {
  if (time === null) return "Half had not relapsed while ten were watched.";
  const from = lower === null ? "not known" : String(lower);
  return `Half had relapsed by day ${time} (95%: ${from} to ${upper ?? "not reached"}).`;
}

const Table = ({ curve, care }: Pick<ShownProps, "curve" | "care">) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wider than a phone: whoever has only keys scrolls it too
  <div className={styles.scrolls} role="region" aria-label="Still well, in figures" tabIndex={0}>
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">After</th>
          <th scope="col" data-n>
            Watched
          </th>
          <th scope="col" data-n>
            Still well
          </th>
          <th scope="col" data-n>
            All lost relapsed / none did
          </th>
          <th scope="col">Published</th>
        </tr>
      </thead>
      <tbody>
        {curve.at.map((at) => (
          <tr key={at.days}>
            <th scope="row">{spanWords(at.days)}</th>
            <td data-n>{at.atRisk}</td>
            <td data-n>
              <b>{percent(at.share)}</b>
              <small>{intervalOf(at)}</small>
            </td>
            <td data-n>
              {at.worst === null ? "—" : percent(at.worst)} / {at.best === null ? "—" : percent(at.best)}
            </td>
            <td>{publishedAt(at.days, care)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const intervalOf = ({ low, high }: At): string => (low === null || high === null ? "" : between(low, high));

const publishedAt = (days: number, care: Care): string =>
  studies
    .flatMap(({ still, source }) =>
      still
        .filter(
          (one) =>
            one.days === days && (one.of === "responders" ? care === "without-more" : care === "whatever-was-done"),
        )
        .map(({ pct, of }) => `about ${pct}% of ${of}: ${source.from}`),
    )
    .join("; ");
