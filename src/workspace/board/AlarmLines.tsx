import { useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Alarm, DeviceNow } from "#monitoring/events.ts";
import type { Instant } from "#science/units.ts";
import { send } from "#ui/ask.ts";
import { ageOf, serverTime, spanOf } from "#ui/clock.ts";
import { ALARM_MARK } from "#ui/tile.ts";
import styles from "./AlarmLines.module.css";
import { againstLimit, alarmsOf } from "./numbers.ts";

type Whose = { readonly infusionId: string; readonly now: Instant };

/** The chair's gravest alarm in words, with its value against its limit, and a way to say that it was seen; then the next comes up. */
export function AlarmLines({ device, ...whose }: Whose & { readonly device: DeviceNow }) {
  const { open, quiet } = alarmsOf(device, whose.now);
  if (open.length === 0 && quiet.length === 0) return null;
  return (
    <ul className={styles.alarms} aria-label="Alarms">
      {open.slice(0, 1).map((alarm) => (
        <AlarmLine key={alarm.id} alarm={alarm} {...whose} />
      ))}
      {open.length > 1 && <li className={styles.more}>and {open.length - 1} more, shown after this one</li>}
      {quiet.map(({ id, says, silencedUntil }) => (
        <li key={id} className={styles.quiet}>
          {says}: seen, quiet for {spanOf((silencedUntil ?? whose.now) - whose.now)}
        </li>
      ))}
    </ul>
  );
}

function AlarmLine({ alarm, infusionId, now }: Whose & { readonly alarm: Alarm }) {
  const [id] = useState(uuidv7);
  const [fault, setFault] = useState<string | null>(null);
  const acknowledge = async () => {
    const answer = await send(`/api/alarms/${alarm.id}/acknowledge`, { id, infusionId, at: serverTime() });
    if (answer.kind === "no-answer") setFault("Not saved: the server does not answer. Press again.");
    else setFault(answer.kind === "refused" ? (answer.refusals[0]?.says ?? "Refused.") : null);
  };
  const over = alarm.endedAt !== null;
  const against = againstLimit(alarm);
  return (
    <li className={styles.alarm} data-priority={alarm.priority} data-over={over}>
      <span role={over ? undefined : "alert"}>
        <b aria-hidden="true">{ALARM_MARK[alarm.priority]}</b> <b>{alarm.says}</b>
        <small>
          {[against, over ? "over, nobody has seen it" : ageOf(now - alarm.raisedAt)].filter(Boolean).join(" · ")}
        </small>
        {fault !== null && <em>{fault}</em>}
      </span>
      <button type="button" onClick={() => void acknowledge()} aria-label={`Seen: acknowledge ${alarm.says}`}>
        Seen
      </button>
    </li>
  );
}
