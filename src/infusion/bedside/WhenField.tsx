import { Choice, Field } from "#ui/Field.tsx";
import { clockTime } from "#ui/clock.ts";
import { useCockpit } from "./cockpit.ts";
import { instantOf, type When } from "./when.ts";
import styles from "./Panel.module.css";

const AGO = [2, 5, 10, 15, 30];

/** When it happened. Now unless said otherwise; what is entered late is shown as late. */
export function WhenField({ when, onChange }: { readonly when: When; readonly onChange: (when: When) => void }) {
  const { now, zone } = useCockpit();
  const at = instantOf(when, now, zone);
  return (
    <details className={styles.when}>
      <summary>
        When: <b>{when.kind === "now" ? "now" : at === null ? "time not complete" : clockTime(at, zone)}</b>
        <span>{when.kind === "now" ? "change if it was earlier" : "entered late; shown so in the record"}</span>
      </summary>
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
          onChange={(value) => onChange(whenOf(value, clockTime(now, zone)))}
        />
        {when.kind === "time" && (
          <Field
            label="Time, 24-hour clock"
            value={when.text}
            onChange={(text) => onChange({ kind: "time", text })}
            says={at === null ? "Hours and minutes, such as 14:05." : null}
          />
        )}
      </div>
    </details>
  );
}

function whenOf(value: string, clock: string): When {
  if (value === "now") return { kind: "now" };
  return value === "time" ? { kind: "time", text: clock } : { kind: "ago", minutes: Number(value) };
}
