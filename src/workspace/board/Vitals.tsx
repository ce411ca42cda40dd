import type { DeviceNow } from "#monitoring/events.ts";
import type { Instant } from "#science/units.ts";
import { numbersOf, type ShownNumber } from "./numbers.ts";
import styles from "./Vitals.module.css";

/** The monitor's four numbers, each with its label; old ones pale and with their age, a probe that is off said in words. */
export function Vitals({
  device,
  now,
  lost,
}: {
  readonly device: DeviceNow;
  readonly now: Instant;
  readonly lost: boolean;
}) {
  const numbers = numbersOf(device, now, lost);
  const off = numbers.filter(({ text, note }) => text === null && note !== "no data");
  return (
    <div>
      <dl className={styles.vitals}>
        {numbers.map((number) => (
          <Vital key={number.color} {...number} />
        ))}
      </dl>
      {off.length > 0 && <p className={styles.technical}>{whyOff(off, numbers.length)}</p>}
    </div>
  );
}

/** Each reason once, with the numbers it takes away; without their names where it takes them all. */
function whyOff(off: readonly Pick<ShownNumber, "name" | "note">[], all: number): string {
  const reasons = [...new Set(off.map(({ note }) => note))];
  return reasons
    .map((reason) => ({ reason, names: off.filter(({ note }) => note === reason).map(({ name }) => name) }))
    .map(({ reason, names }) => (names.length === all ? reason : `${names.join(", ")}: ${reason}`))
    .join(" · ");
}

function Vital({ name, spoken, color, text, stale, note, alarm, quiet }: ShownNumber) {
  return (
    <div data-color={color} data-stale={stale} data-alarm={alarm ?? undefined} data-quiet={quiet}>
      <dt>
        <abbr title={spoken}>{name}</abbr>
      </dt>
      <dd>
        {text === null ? <i>{note === "no data" ? "no data" : "off"}</i> : <b>{text}</b>}
        {text !== null && note !== null && <small>{stale ? `old, ${note.replace(" ago", "")}` : note}</small>}
      </dd>
    </div>
  );
}
