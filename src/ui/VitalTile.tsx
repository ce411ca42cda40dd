import { type AlarmLook, ALARM_MARK, tileState } from "./tile.ts";
import styles from "./VitalTile.module.css";

export type VitalTileProps = {
  /** "HR", "SpO₂" */
  readonly name: string;
  /** "Heart rate": read out in full. */
  readonly spoken: string;
  readonly color: "hr" | "spo2" | "nibp" | "rr";
  /** Null when there is none: the tile says so. */
  readonly value: string | null;
  /** "/98" */
  readonly beside?: string;
  readonly unit: string;
  /** Alarm limits, high first. */
  readonly limits: readonly string[];
  /** Age and source; a number never stands without them. */
  readonly note: string;
  /** "Probe off": stands in place of the number. */
  readonly technical: string | null;
  readonly stale: boolean;
  readonly alarm: AlarmLook | null;
};

/** One vital sign, large, with unit, limits and age. What is missing, stale or failed is louder than what is well. */
export function VitalTile(props: VitalTileProps) {
  const { name, spoken, color, limits, note, alarm } = props;
  const state = tileState(props);
  return (
    <section
      className={styles.tile}
      data-color={color}
      data-state={state}
      data-alarm={alarm?.priority}
      aria-label={spoken}
    >
      <div className={styles.head}>
        <span className={styles.name}>{name}</span>
        <span className={styles.limits}>
          {limits.map((limit) => (
            <span key={limit}>{limit}</span>
          ))}
        </span>
      </div>
      <TileValue {...props} />
      {alarm !== null && (
        <div className={styles.alarm}>
          <b aria-hidden="true">{ALARM_MARK[alarm.priority]}</b> {alarm.says}
        </div>
      )}
      <div className={styles.note}>{state === "stale" ? `Stale · ${note}` : note}</div>
    </section>
  );
}

function TileValue({ value, beside, unit, technical }: VitalTileProps) {
  if (technical !== null) return <div className={styles.technical}>{technical}</div>;
  if (value === null) return <div className={styles.technical}>No data</div>;
  return (
    <div className={styles.value}>
      {value}
      {beside !== undefined && <span className={styles.beside}>{beside}</span>}
      <span className={styles.unit}>{unit}</span>
    </div>
  );
}
