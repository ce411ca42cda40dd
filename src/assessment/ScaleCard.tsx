import { Link } from "@tanstack/react-router";
import { Card } from "#ui/Card.tsx";
import { changeWords, type Finished, type OfScale } from "./by-scale.ts";
import type { Score } from "./events.ts";
import styles from "./Questionnaires.module.css";
import { ScoreCurve } from "./ScoreCurve.tsx";
import { dayWords, howWords, levelWords, shortPoint } from "./words.ts";
import type { ShownAssessment } from "./view.ts";

type Props = { readonly of: OfScale; readonly patientId: string; readonly zone: string };

/** One instrument: what it last came to, how that stands beside the baseline, its curve, and every time it was answered. */
export function ScaleCard({ of, patientId, zone }: Props) {
  const { scale, done, struck } = of;
  const last = done.at(-1);
  return (
    <Card title={scale.name.en}>
      {last !== undefined && <Latest of={of} last={last} />}
      <ScoreCurve of={of} zone={zone} />
      <ul className={styles.times}>
        {[...done.toReversed(), ...struck].map((one) => (
          <Time key={one.id} one={one} patientId={patientId} zone={zone} />
        ))}
      </ul>
      <p className={styles.fine}>
        {scale.licence === "own" ? "Our own wording, not validated. " : ""}
        From {scale.range[0]} to {scale.range[1]}; {scale.betterIs} is better. Source: {scale.source.from} [
        {scale.source.evidence}]
      </p>
    </Card>
  );
}

function Latest({ of, last: { chart } }: { readonly of: OfScale; readonly last: Finished }) {
  const change = changeWords(of);
  if (chart === null) return <p className={styles.fine}>Answered. The scores are for the clinicians.</p>;
  return (
    <p className={styles.latest}>
      <b>{chart.score?.total ?? "no total"}</b>
      <span>{chart.score?.band?.en ?? (chart.score?.total === null ? "too much is missing" : "")}</span>
      {change !== "" && <span className={styles.change}>{change}</span>}
    </p>
  );
}

function Time({ one, patientId, zone }: { readonly one: ShownAssessment } & Omit<Props, "of">) {
  const { id, finishedAt, askedAt, chart, how, point, state } = one;
  const day = dayWords(finishedAt ?? askedAt, zone);
  return (
    <li data-struck={state === "voided"}>
      {chart === null ? (
        <span>{day}</span>
      ) : (
        <Link to="/patients/$patientId/questionnaires/$assessmentId" params={{ patientId, assessmentId: id }}>
          {day}
        </Link>
      )}
      {chart !== null && <Came one={chart} struck={state === "voided"} />}
      <small>
        {[howWords[how], shortPoint[point], chart?.entered?.ratedBy ?? ""].filter((word) => word !== "").join(" · ")}
      </small>
    </li>
  );
}

type CameProps = { readonly one: NonNullable<ShownAssessment["chart"]>; readonly struck: boolean };

const Came = ({ one: { score, worst }, struck }: CameProps) => (
  <span>
    {struck ? "struck out" : cameTo(score)}
    {score?.prorated === true && !struck && (
      <small>
        reckoned up: {score.answered} of {score.of} answered
      </small>
    )}
    {worst !== "none" && (
      <b className={styles.flag} data-level={worst}>
        {levelWords[worst]}
      </b>
    )}
  </span>
);

const cameTo = (score: Score | null): string => `${score?.total ?? "no total"} ${score?.band?.en ?? ""}`.trim();
