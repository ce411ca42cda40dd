import type { Finished, OfScale } from "./by-scale.ts";
import { BOX, type Curve, curveOf } from "./curve.ts";
import styles from "./Questionnaires.module.css";
import { dayWords } from "./words.ts";

/** A band lower than this has no room for its name. */
const LINE_OF_TEXT = 13;
const RIGHT = BOX.width - BOX.right;

/** A patient's scores on one instrument over time. Every figure of it stands in the list beneath as well. */
export function ScoreCurve({ of: { scale, done }, zone }: { readonly of: OfScale; readonly zone: string }) {
  const points = done.map(({ finishedAt: at, chart }) => ({ at, total: chart?.score?.total ?? null }));
  const curve = curveOf(scale, points);
  const [first, last] = [done[0], done.at(-1)];
  if (first === undefined || last === undefined || curve.spots.length < 2) return null;
  const [least, most] = scale.range;
  return (
    <svg
      className={styles.curve}
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      role="img"
      aria-label={saidOf(scale.name.en, done)}
    >
      <Bands curve={curve} />
      <text x={BOX.left - 6} y={BOX.top + 10} textAnchor="end">
        {most}
      </text>
      <text x={BOX.left - 6} y={BOX.height - BOX.bottom} textAnchor="end">
        {least}
      </text>
      <text x={BOX.left} y={BOX.height - 6}>
        {dayWords(first.finishedAt, zone)}
      </text>
      <text x={RIGHT} y={BOX.height - 6} textAnchor="end">
        {dayWords(last.finishedAt, zone)}
      </text>
      {curve.lines.map((line) => (
        <polyline key={line} className={styles.line} points={line} />
      ))}
      <BandNames curve={curve} />
      {curve.spots.map(({ x, y, at }) => (
        <circle key={at} className={styles.spot} cx={x} cy={y} r={4.5} />
      ))}
    </svg>
  );
}

const Bands = ({ curve: { bands } }: { readonly curve: Curve }) =>
  bands.map(({ y, height, from }, at) => (
    <rect
      key={from}
      className={styles.band}
      data-nth={at}
      x={BOX.left}
      y={y}
      width={RIGHT - BOX.left}
      height={Math.max(0, height)}
    />
  ));

/** Over the line, not under it: a name stays readable where the line runs through it. */
const BandNames = ({ curve: { bands } }: { readonly curve: Curve }) =>
  bands
    .filter(({ height }) => height > LINE_OF_TEXT)
    .map(({ y, height, name, from }) => (
      <text key={from} className={styles.bandName} x={RIGHT - 4} y={y + height - 4} textAnchor="end">
        {name}
      </text>
    ));

const saidOf = (name: string, done: readonly Finished[]): string =>
  `${name} over time: ${done.map(({ chart }) => chart?.score?.total ?? "not known").join(", ")}`;
