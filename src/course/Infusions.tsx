import { Link } from "@tanstack/react-router";
import { Card } from "#ui/Card.tsx";
import { showNumber, showQuantity } from "#science/display.ts";
import styles from "./Course.module.css";
import type { GivenInfusion } from "./rules/given.ts";
import type { Score } from "./rules/response.ts";
import type { CourseView } from "./view-shape.ts";
import { dayWords } from "./words.ts";

/** Every infusion of the patient, as the records tell it. */
export function Infusions({ view }: { readonly view: CourseView }) {
  const { infusions, scale, zone, scores } = view;
  return (
    <Card title="Infusions">
      {infusions.length === 0 ? (
        <p className={styles.muted}>None was given yet.</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wider than a phone: whoever has only keys scrolls it too
        <div className={styles.scrolls} role="region" aria-label="Infusions so far" tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">#</th>
                <th scope="col">Date</th>
                <th scope="col" data-n>
                  Dose
                </th>
                <th scope="col" data-n>
                  mg/kg
                </th>
                <th scope="col" data-n>
                  Minutes
                </th>
                <th scope="col" data-n>
                  Peak BP
                </th>
                <th scope="col" data-n>
                  Lowest SpO₂
                </th>
                <th scope="col" data-n>
                  Dissociation
                </th>
                <th scope="col">Symptoms</th>
                <th scope="col" data-n>
                  Recovery
                </th>
                <th scope="col" data-n>
                  {scale?.name ?? "Score"} before
                </th>
                <th scope="col">Record</th>
              </tr>
            </thead>
            <tbody>
              {infusions.map((one) => (
                <Row key={one.infusionId} infusion={one} zone={zone} before={scoreBefore(scores, one)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

/** Two weeks: what the PHQ-9 itself asks about. An older score says nothing of this infusion. */
const FRESH_MS = 14 * 86_400_000;

const scoreBefore = (scores: readonly Score[], { startedAt }: GivenInfusion): number | null =>
  scores.findLast(({ at, complete }) => complete && at <= startedAt && startedAt - at <= FRESH_MS)?.total ?? null;

type RowProps = { readonly infusion: GivenInfusion; readonly zone: string; readonly before: number | null };

const Row = ({ infusion, zone, before }: RowProps) => (
  <tr>
    <td>{infusion.number}</td>
    <td>{dayWords(zone, infusion.startedAt)}</td>
    <Measured value={infusion.doseMg === null ? null : showQuantity(infusion.doseMg, "mg")} />
    <Measured value={infusion.mgPerKg === null ? null : showNumber(infusion.mgPerKg, 3)} />
    <td data-n>
      {infusion.minutes ?? "running"}
      {infusion.pausedMinutes > 0 && <small> paused {infusion.pausedMinutes}</small>}
    </td>
    <Measured value={infusion.peakBp === null ? null : `${infusion.peakBp.sbp}/${infusion.peakBp.dbp ?? "?"}`} />
    <Measured value={infusion.lowestSpo2 === null ? null : showQuantity(infusion.lowestSpo2, "%")} />
    <Measured value={infusion.worstDissociation === null ? null : `${infusion.worstDissociation} of 10`} />
    <td>{happened(infusion)}</td>
    <Measured value={infusion.recoveryMinutes === null ? null : `${infusion.recoveryMinutes} min`} />
    <Measured value={before === null ? null : String(before)} />
    <td>
      <RecordOf infusion={infusion} />
    </td>
  </tr>
);

/** Not known is said, and never left empty. */
const Measured = ({ value }: { readonly value: string | null }) => (
  <td data-n data-missing={value === null}>
    {value ?? "not known"}
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
