import { Link } from "@tanstack/react-router";
import { Card } from "#ui/Card.tsx";
import { showNumber, showQuantity } from "#science/display.ts";
import styles from "./Course.module.css";
import type { GivenInfusion } from "./rules/given.ts";
import type { Score } from "./rules/response.ts";
import type { CourseView } from "./view-shape.ts";
import { dayWords } from "./words.ts";

/** Every infusion of the patient, as the records tell it. */
export const Infusions = ({ view }: { readonly view: CourseView }) => (
  <Card title="Infusions">
    {view.infusions.length === 0 ? <p className={styles.muted}>None was given yet.</p> : <Given view={view} />}
  </Card>
);

/** Each column, and whether it holds numbers. */
const columnsFor = (scale: string): readonly (readonly [string, boolean])[] => [
  ["#", false],
  ["Date", false],
  ["Dose", true],
  ["mg/kg", true],
  ["Minutes", true],
  ["Peak BP", true],
  ["Lowest SpO₂", true],
  ["Dissociation", true],
  ["Symptoms", false],
  ["Recovery", true],
  [`${scale} before`, true],
  ["Record", false],
];

const Given = ({ view: { infusions, scale, zone, scores } }: { readonly view: CourseView }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wider than a phone: whoever has only keys scrolls it too
  <div className={styles.scrolls} role="region" aria-label="Infusions so far" tabIndex={0}>
    <table className={styles.table}>
      <thead>
        <tr>
          {columnsFor(scale?.name ?? "Score").map(([name, isNumber]) => (
            <th key={name} scope="col" data-n={isNumber ? true : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {infusions.map((one) => (
          <Row key={one.infusionId} infusion={one} zone={zone} before={scoreBefore(scores, one)} />
        ))}
      </tbody>
    </table>
  </div>
);

/** Two weeks: what the PHQ-9 itself asks about. An older score says nothing of this infusion. */
const FRESH_MS = 14 * 86_400_000;

const scoreBefore = (scores: readonly Score[], { startedAt }: GivenInfusion): number | null =>
  scores.findLast(({ at, complete }) => complete && at <= startedAt && startedAt - at <= FRESH_MS)?.total ?? null;

type RowProps = { readonly infusion: GivenInfusion; readonly zone: string; readonly before: number | null };

const Row = ({ infusion, zone, before }: RowProps) => (
  <tr>
    <td>{infusion.of === null ? `Maintenance ${infusion.number}` : infusion.number}</td>
    <td>{dayWords(zone, infusion.startedAt)}</td>
    <Measured value={infusion.doseMg} shown={(mg) => showQuantity(mg, "mg")} />
    <Measured value={infusion.mgPerKg} shown={(perKg) => showNumber(perKg, 3)} />
    <td data-n>
      {infusion.minutes ?? "running"}
      {infusion.pausedMinutes > 0 && <small> paused {infusion.pausedMinutes}</small>}
    </td>
    <Measured value={infusion.peakBp} shown={({ sbp, dbp }) => `${sbp}/${dbp ?? "?"}`} />
    <Measured value={infusion.lowestSpo2} shown={(spo2) => showQuantity(spo2, "%")} />
    <Measured value={infusion.worstDissociation} shown={(nrs) => `${nrs} of 10`} />
    <td>{happened(infusion)}</td>
    <Measured value={infusion.recoveryMinutes} shown={(minutes) => `${minutes} min`} />
    <Measured value={before} shown={String} />
    <td>
      <RecordOf infusion={infusion} />
    </td>
  </tr>
);

type MeasuredProps<T> = { readonly value: T | null; readonly shown: (value: T) => string };

/** Not known is said, and never left empty. */
const Measured = <T,>({ value, shown }: MeasuredProps<T>) => (
  <td data-n data-missing={value === null}>
    {value === null ? "not known" : shown(value)}
  </td>
);

function happened({ symptoms, rescues, stoppedBecause, seriousEvent }: GivenInfusion): string {
  const told = [
    ...(seriousEvent === "yes" ? ["serious event"] : []),
    ...(stoppedBecause === null ? [] : [`stopped: ${stoppedBecause}`]),
    ...symptoms,
  ].join(", ");
  const given = rescues.length === 0 ? "" : ` → ${rescues.join(", ")}`;
  return told === "" && given === "" ? "none noted" : `${told}${given}`;
}

function RecordOf({ infusion: { infusionId, record, signedBy } }: { readonly infusion: GivenInfusion }) {
  const says = {
    open: "Open",
    "to-sign": "To be signed",
    signed: `Signed${signedBy === null ? "" : ` · ${familyOf(signedBy)}`}`,
  };
  return (
    <Link
      className={styles.record}
      to={record === "open" ? "/infusions/$infusionId" : "/infusions/$infusionId/record"}
      params={{ infusionId }}
    >
      {says[record]}
    </Link>
  );
}

/** "Ines Reyes, MD" is "Reyes" where there is little room. */
const familyOf = (printed: string): string => printed.split(",")[0]?.trim().split(" ").at(-1) ?? printed;
