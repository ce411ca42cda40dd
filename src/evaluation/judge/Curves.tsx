import { Card } from "#ui/Card.tsx";
import type { EvaluationView, ScaleCurve } from "../evaluation-view.ts";
import styles from "./Evaluation.module.css";

const dayWords = (zone: string, at: number): string =>
  new Intl.DateTimeFormat("en-US", { timeZone: zone, dateStyle: "medium" }).format(at);

const [WIDTH, HEIGHT, EDGE] = [280, 64, 6];

/** Symptoms over time: one small curve for each scale, with its first, its best and its newest total in words. */
export function Curves({ view: { curves, zone } }: { readonly view: EvaluationView }) {
  return (
    <Card title="Symptoms over time">
      {curves.length === 0 && <p>No questionnaire is finished.</p>}
      <div className={styles.curves}>
        {curves.map((curve) => (
          <Curve key={curve.scaleId} curve={curve} zone={zone} />
        ))}
      </div>
    </Card>
  );
}

function Curve({ curve: { name, range, points }, zone }: { readonly curve: ScaleCurve; readonly zone: string }) {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const span = Math.max(1, last.at - first.at);
  const x = (at: number) => EDGE + ((at - first.at) / span) * (WIDTH - 2 * EDGE);
  const y = (total: number) => HEIGHT - EDGE - ((total - range[0]) / (range[1] - range[0])) * (HEIGHT - 2 * EDGE);
  const said = `${name}: ${points.map(({ total, at }) => `${total} on ${dayWords(zone, at)}`).join(", ")}`;
  return (
    <figure className={styles.curve}>
      <figcaption>
        <b>{name}</b> {last.total} <small>of {range[1]}</small>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={said}>
        <polyline points={points.map(({ at, total }) => `${x(at)},${y(total)}`).join(" ")} />
        {points.map(({ at, total }) => (
          <circle key={at} cx={x(at)} cy={y(total)} r={3} />
        ))}
      </svg>
      <small>
        {points.length === 1
          ? dayWords(zone, first.at)
          : `${first.total} on ${dayWords(zone, first.at)}, ${last.total} on ${dayWords(zone, last.at)}; ${points.length} in all`}
      </small>
    </figure>
  );
}
