import { Drawing } from "#ui/Drawing.tsx";
import { axesOf, type Axes, bandOf, BOX, middleOf, type Plotted, responseAt, windowIn, withRoom } from "./chart.ts";
import styles from "./ResponseChart.module.css";
import type { ForecastSeen } from "./rules/watch-seen.ts";
import { dayWords, shortDay } from "./words.ts";

type Props = { readonly plotted: Plotted; readonly baseline: number | null; readonly zone: string };

/** Scores against infusions: the bands of the scale, the line of response, a mark for each infusion; and, dashed, what is expected. */
export function ResponseChart({ plotted, baseline, zone }: Props) {
  const drawn = (width: number) => {
    const axes = axesOf(plotted, width);
    return (
      <>
        <Bands plotted={plotted} axes={axes} width={width} />
        <Response plotted={plotted} baseline={baseline} axes={axes} width={width} />
        <Ahead plotted={plotted} axes={axes} width={width} />
        <Curve plotted={plotted} axes={axes} zone={zone} />
        <Marks plotted={plotted} axes={axes} width={width} />
        <Days axes={axes} zone={zone} width={width} />
      </>
    );
  };
  const caption = plotted.scores.length === 0 ? "Nothing has been measured yet." : null;
  return (
    <Drawing height={BOX.height} says={inWords(plotted, zone)} caption={caption}>
      {drawn}
    </Drawing>
  );
}

/** The same for whoever does not see it. */
function inWords({ scale, scores, given, forecast }: Plotted, zone: string): string {
  const told = scores.map(({ at, total }) => `${shortDay(zone, at)}: ${total}, ${bandOf(scale, total)}`);
  return `${scale.name} over time. ${told.join("; ")}. Infusions: ${given.map((at) => shortDay(zone, at)).join(", ")}.${forecast === null ? "" : ` ${forecast.says}`}`;
}

type Drawn = { readonly plotted: Plotted; readonly axes: Axes };
type DrawnWide = Drawn & { readonly width: number };

const SHADES = 5;
const WIDE = 560;
/** The line of response ends before the names of the bands, so that it strikes none out. */
const NAME_ROOM = 120;

function Bands({ plotted: { scale }, axes: { y }, width }: DrawnWide) {
  const right = width - BOX.right;
  return scale.bands.map(({ from, name }, n) => {
    const to = scale.bands[n + 1]?.from ?? scale.range[1];
    const shade = Math.round((n / Math.max(1, scale.bands.length - 1)) * (SHADES - 1));
    return (
      <g key={name}>
        <rect
          x={BOX.left}
          y={y(to)}
          width={right - BOX.left}
          height={y(from) - y(to)}
          data-shade={shade}
          className={styles.band}
        />
        <text x={BOX.left - 8} y={y(from) + 4} className={styles.tick} textAnchor="end">
          {from}
        </text>
        {n === scale.bands.length - 1 && (
          <text x={BOX.left - 8} y={y(to) + 4} className={styles.tick} textAnchor="end">
            {to}
          </text>
        )}
        {width >= WIDE && (
          <text x={right - 4} y={y(from) - 5} className={styles.name} textAnchor="end">
            {name}
          </text>
        )}
      </g>
    );
  });
}

function Response({
  plotted: { scale },
  axes: { y },
  baseline,
  width,
}: DrawnWide & { readonly baseline: number | null }) {
  const at = responseAt(baseline, scale);
  if (at === null) return null;
  const says = scale.responsePct === 50 ? "half of baseline: response" : `${scale.responsePct ?? ""}% better: response`;
  return (
    <g>
      <line
        x1={BOX.left}
        x2={width - BOX.right - (width >= WIDE ? NAME_ROOM : 0)}
        y1={y(at)}
        y2={y(at)}
        className={styles.response}
      />
      <text x={BOX.left + 8} y={y(at) - 6} className={styles.responseName}>
        {says}
      </text>
    </g>
  );
}

function Curve({ plotted: { scores, scale }, axes: { x, y }, zone }: Drawn & { readonly zone: string }) {
  const path = scores.map(({ at, total }, n) => `${n === 0 ? "M" : "L"}${x(at)} ${y(total)}`).join("");
  return (
    <g>
      <path d={path} className={styles.curve} />
      {scores.map(({ at, total }) => (
        <circle key={`${at} ${total}`} cx={x(at)} cy={y(total)} r={4.5} className={styles.point}>
          <title>{`${dayWords(zone, at)}: ${total}, ${bandOf(scale, total)}`}</title>
        </circle>
      ))}
    </g>
  );
}

/** What the score is expected to be with its band, and between which days another infusion is worth considering. */
function Ahead({ plotted, axes, width }: DrawnWide) {
  const { forecast } = plotted;
  const window = windowIn(plotted, axes);
  if (forecast === null) return null;
  const { x, y } = axes;
  const along = (score: (day: ForecastSeen["fan"][number]) => number) =>
    forecast.fan.map((day) => `${x(day.at)} ${y(score(day))}`);
  const [high, low] = [along((day) => day.high), along((day) => day.low)];
  return (
    <g>
      {window !== null && <Window from={x(window.from)} to={x(window.to)} width={width} />}
      <path d={`M${[...high, ...low.toReversed()].join("L")}Z`} className={styles.fan} />
      <path d={`M${along((day) => day.middle).join("L")}`} className={styles.ahead} />
    </g>
  );
}

const WINDOW = "booster window";

type WindowProps = { readonly from: number; readonly to: number; readonly width: number };

function Window({ from, to, width }: WindowProps) {
  const foot = BOX.height - BOX.bottom;
  return (
    <g>
      <rect x={from} y={BOX.top} width={Math.max(2, to - from)} height={foot - BOX.top} className={styles.window} />
      <text
        x={middleOf((from + to) / 2, WINDOW, width)}
        y={BOX.top - 3}
        className={styles.windowName}
        textAnchor="middle"
      >
        {WINDOW}
      </text>
    </g>
  );
}

const MARK_ROOM = 22;

function Marks({ plotted: { given, planned }, axes: { x }, width }: DrawnWide) {
  const foot = BOX.height - BOX.bottom;
  const all = [...given.map((at) => ({ at, isGiven: true })), ...planned.map((at) => ({ at, isGiven: false }))];
  const named = withRoom(
    all.map(({ at }) => x(at)),
    MARK_ROOM,
  );
  return all.map(({ at, isGiven }, n) => (
    <g key={`${isGiven ? "given" : "planned"} ${at}`}>
      <path d={`M${x(at)} ${foot + 5}l6 11h-12z`} className={isGiven ? styles.given : styles.planned} />
      {named[n] === true && (
        <text x={middleOf(x(at), `#${n + 1}`, width)} y={foot + 30} className={styles.nth} textAnchor="middle">
          #{n + 1}
        </text>
      )}
    </g>
  ));
}

type DaysProps = { readonly axes: Axes; readonly zone: string; readonly width: number };

const Days = ({ axes: { x, days }, zone, width }: DaysProps) =>
  days.map((at) => (
    <text
      key={at}
      x={middleOf(x(at), shortDay(zone, at), width)}
      y={BOX.height - 8}
      className={styles.tick}
      textAnchor="middle"
    >
      {shortDay(zone, at)}
    </text>
  ));
