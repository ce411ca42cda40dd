import styles from "./CheckIns.module.css";
import type { Mood } from "./rules/check-ins.ts";

const BOX = { width: 420, height: 120, left: 26, right: 10, top: 8, bottom: 22 } as const;
const DAY_MS = 86_400_000;
const dayOf = ({ day }: Mood): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** Daily moods, 0 to 10, by the patient's own calendar. Days without a tap stay empty: no line runs over them. */
export function MoodCurve({ moods }: { readonly moods: readonly Mood[] }) {
  const [first, last] = [moods[0], moods.at(-1)];
  if (first === undefined || last === undefined) return null;
  const span = Math.max(dayOf(last) - dayOf(first), 1);
  const x = (mood: Mood) => BOX.left + ((dayOf(mood) - dayOf(first)) / span) * (BOX.width - BOX.left - BOX.right);
  const y = (value: number) => BOX.height - BOX.bottom - (value / 10) * (BOX.height - BOX.top - BOX.bottom);
  return (
    <svg
      className={styles.curve}
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      role="img"
      aria-label={`Mood each day, 0 to 10, from ${first.day} to ${last.day}: ${moods.map(({ value }) => value).join(", ")}`}
    >
      {[0, 5, 10].map((value) => (
        <g key={value}>
          <line className={styles.grid} x1={BOX.left} x2={BOX.width - BOX.right} y1={y(value)} y2={y(value)} />
          <text x={BOX.left - 6} y={y(value) + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {runsOf(moods).map((run) => (
        <polyline
          key={run[0]?.day}
          className={styles.line}
          points={run.map((mood) => `${x(mood).toFixed(1)},${y(mood.value).toFixed(1)}`).join(" ")}
        />
      ))}
      {moods.map((mood) => (
        <circle key={mood.day} className={styles.dot} cx={x(mood)} cy={y(mood.value)} r={3} />
      ))}
      <text x={BOX.left} y={BOX.height - 6}>
        {first.day}
      </text>
      <text x={BOX.width - BOX.right} y={BOX.height - 6} textAnchor="end">
        {last.day}
      </text>
    </svg>
  );
}

/** Days that follow on each other. */
function runsOf(moods: readonly Mood[]): readonly (readonly Mood[])[] {
  const runs: Mood[][] = [];
  for (const mood of moods) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run !== undefined && before !== undefined && dayOf(mood) - dayOf(before) === 1) run.push(mood);
    else runs.push([mood]);
  }
  return runs.filter((run) => run.length > 1);
}
