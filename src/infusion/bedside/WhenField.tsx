import { showDay } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import { Choice, Field } from "#ui/Field.tsx";
import { clockTime } from "#ui/clock.ts";
import { useCockpit } from "./cockpit.ts";
import { faultIn, instantOf, LATE_MS, type When } from "./when.ts";
import styles from "./Panel.module.css";

const AGO = [2, 5, 10, 15, 30];

/** When it happened. Now unless said otherwise; what is entered late is shown as late. */
export function WhenField({ when, onChange }: { readonly when: When; readonly onChange: (when: When) => void }) {
  const { now, zone } = useCockpit();
  const fault = faultIn(when, now, zone);
  return (
    <details
      className={styles.when}
      onToggle={({ currentTarget }) => currentTarget.parentElement?.scrollIntoView({ block: "nearest" })}
    >
      <Said when={when} fault={fault} />
      <div className={styles.whenBody}>
        <Choice
          label="It happened"
          value={when.kind === "ago" ? String(when.minutes) : when.kind}
          columns={7}
          options={[
            { value: "now", label: "now" },
            ...AGO.map((minutes) => ({ value: String(minutes), label: `${minutes} min ago` })),
            { value: "time", label: "at…" },
          ]}
          onChange={(value) => onChange(whenOf(value, { text: clockTime(now, zone), day: showDay(dayIn(zone, now)) }))}
        />
        {when.kind === "time" && (
          <div className={styles.two} ref={intoSight}>
            <Field label="Day" type="date" value={when.day ?? ""} onChange={(day) => onChange({ ...when, day })} />
            <Field
              label="Time, 24-hour clock"
              value={when.text}
              onChange={(text) => onChange({ ...when, text })}
              says={
                fault === null
                  ? null
                  : `${fault.charAt(0).toUpperCase()}${fault.slice(1)}. A day and a time that are past, such as 14:05.`
              }
            />
          </div>
        )}
      </div>
    </details>
  );
}

function Said({ when, fault }: { readonly when: When; readonly fault: string | null }) {
  const { now, zone } = useCockpit();
  const at = instantOf(when, now, zone);
  const said = at === null ? (fault ?? "") : moment(at, now, zone);
  return (
    <summary>
      When: <b>{when.kind === "now" ? "now" : said}</b>
      <span>{besideOf(when, at, now)}</span>
    </summary>
  );
}

/** A minute late is late: what is of this minute is not. */
function besideOf(when: When, at: Instant | null, now: Instant): string {
  if (when.kind === "now") return "change if it was earlier";
  if (at === null) return "";
  return now - at > LATE_MS ? "entered late; shown so in the record" : "this minute";
}

/** The time, with its day where that is not today. */
const moment = (at: Instant, now: Instant, zone: string): string => {
  const day = showDay(dayIn(zone, at));
  return day === showDay(dayIn(zone, now)) ? clockTime(at, zone) : `${day} ${clockTime(at, zone)}`;
};

const intoSight = (fields: HTMLDivElement | null) =>
  fields?.closest("details")?.parentElement?.scrollIntoView({ block: "nearest" });

function whenOf(value: string, clock: { readonly text: string; readonly day: string }): When {
  if (value === "now") return { kind: "now" };
  return value === "time" ? { kind: "time", ...clock } : { kind: "ago", minutes: Number(value) };
}
