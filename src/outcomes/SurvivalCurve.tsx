import { Drawing } from "#ui/Drawing.tsx";
import styles from "./Outcomes.module.css";
import { type Curve, CURVE_DAYS, type CurvePoint } from "./rules/curve.ts";
import { studies } from "./rules/studies.ts";
import { percent, spanWords } from "./words.ts";

const BOX = { height: 300, left: 48, right: 16, top: 12, bottom: 62 } as const;
const SHARES = [0, 0.25, 0.5, 0.75, 1] as const;
const ROOM = 46;
const NEAR_END = 0.93;
const PUBLISHED_SAYS = "Hollow: what was published of responders, without more infusions. Shaded: the 95% interval.";

type Axes = { readonly x: (day: number) => number; readonly y: (share: number) => number; readonly to: number };

/** The share still well, day by day, with its interval; below it how many are watched. */
export function SurvivalCurve({ curve, published }: { readonly curve: Curve; readonly published: boolean }) {
  const drawn = (width: number) => {
    const axes = axesOf(curve, width);
    return (
      <>
        {SHARES.map((share) => (
          <g key={share}>
            <line x1={BOX.left} x2={width - BOX.right} y1={axes.y(share)} y2={axes.y(share)} className={styles.grid} />
            <text x={BOX.left - 8} y={axes.y(share) + 4} className={styles.tick} textAnchor="end">
              {percent(share)}
            </text>
          </g>
        ))}
        <path d={bandPath(curve.points, axes)} className={styles.band} />
        <path d={`M${stepped(curve.points, ({ share }) => share, axes).join("L")}`} className={styles.curve} />
        {published && <Published axes={axes} />}
        <Below curve={curve} axes={axes} />
      </>
    );
  };
  return (
    <Drawing height={BOX.height} says={inWords(curve)} caption={published ? PUBLISHED_SAYS : null}>
      {drawn}
    </Drawing>
  );
}

function axesOf({ points }: Curve, width: number): Axes {
  const to = Math.max(56, points.at(-1)?.day ?? 0);
  const [wide, tall] = [width - BOX.left - BOX.right, BOX.height - BOX.top - BOX.bottom];
  return { to, x: (day) => BOX.left + (day / to) * wide, y: (share) => BOX.top + (1 - share) * tall };
}

/** Flat until the next relapse, then down. */
const stepped = (points: readonly CurvePoint[], of: (point: CurvePoint) => number, { x, y }: Axes): readonly string[] =>
  points.flatMap((point, at) => {
    const before = points[at - 1];
    const here = `${x(point.day).toFixed(1)} ${y(of(point)).toFixed(1)}`;
    return before === undefined ? [here] : [`${x(point.day).toFixed(1)} ${y(of(before)).toFixed(1)}`, here];
  });

const bandPath = (points: readonly CurvePoint[], axes: Axes): string =>
  `M${[...stepped(points, ({ high }) => high, axes), ...stepped(points, ({ low }) => low, axes).toReversed()].join("L")}Z`;

const marks = studies.flatMap(({ id, source, still }) =>
  still
    .filter(({ of }) => of === "responders")
    .map(({ days, pct }) => ({ key: `${id} ${days}`, days, pct, name: source.from })),
);

const Published = ({ axes: { x, y, to } }: { readonly axes: Axes }) =>
  marks
    .filter(({ days }) => days <= to)
    .map(({ key, days, pct, name }) => (
      <circle key={key} cx={x(days)} cy={y(pct / 100)} r={5} className={styles.published}>
        <title>{`${name}: about ${pct}% still well after ${days} days`}</title>
      </circle>
    ));

/** The first and the last words stay within the drawing. */
const anchorAt = (days: number, to: number) => (days === 0 ? "start" : days > to * NEAR_END ? "end" : "middle");

function Below({ curve: { at, people }, axes: { x, to } }: { readonly curve: Curve; readonly axes: Axes }) {
  const watched = [{ days: 0, atRisk: people }, ...at].filter(
    ({ days }, n, all) => days <= to && (n === 0 || x(days) - x(all[n - 1]?.days ?? 0) >= ROOM),
  );
  return (
    <>
      {watched.map(({ days, atRisk }) => (
        <g key={days}>
          <text x={x(days)} y={BOX.height - 40} className={styles.tick} textAnchor={anchorAt(days, to)}>
            {days === 0 ? "last infusion" : spanWords(days)}
          </text>
          <text x={x(days)} y={BOX.height - 20} className={styles.atRisk} textAnchor={anchorAt(days, to)}>
            {atRisk}
          </text>
        </g>
      ))}
      <text x={BOX.left} y={BOX.height - 4} className={styles.tick}>
        watched until then
      </text>
    </>
  );
}

/** The same for whoever does not see it. */
const inWords = ({ at, people }: Curve): string =>
  `Share still well, of ${people} responders. ${at
    .filter(({ days }) => (CURVE_DAYS as readonly number[]).includes(days))
    .map(({ days, share, atRisk }) => `After ${spanWords(days)} ${percent(share)}, ${atRisk} watched`)
    .join("; ")}.`;
