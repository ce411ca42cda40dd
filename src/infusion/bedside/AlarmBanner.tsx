import { useState } from "react";
import type { Refusal } from "#plumbing/facts.ts";
import type { Alarm } from "#monitoring/events.ts";
import { ageOf, spanOf } from "#ui/clock.ts";
import { ALARM_MARK, gravestFirst } from "#ui/tile.ts";
import { mayDo, useCockpit } from "./cockpit.ts";
import { acknowledge } from "./data.ts";
import styles from "./Alarm.module.css";

/** Every alarm of this patient, gravest first: value against limit, age, who silenced it and for how long still. */
export function AlarmBanner() {
  const { device, lost } = useCockpit();
  const alarms = gravestFirst(device?.alarms ?? []);
  return (
    <>
      {lost && (
        <div className={styles.alarm} data-priority="high" role="alert">
          <b aria-hidden="true">***</b>
          <span>
            <strong>Connection lost: numbers not updating.</strong> Look at the bedside monitor itself. Entries are kept
            here and sent when the connection is back.
          </span>
        </div>
      )}
      {alarms.slice(0, 3).map((alarm) => (
        <OneAlarm key={alarm.id} alarm={alarm} />
      ))}
      {alarms.length > 3 && <p className={styles.more}>and {alarms.length - 3} more alarms</p>}
    </>
  );
}

function OneAlarm({ alarm }: { readonly alarm: Alarm }) {
  const { now } = useCockpit();
  const { priority, kind, says, endedAt, silencedUntil } = alarm;
  const silent = silencedUntil !== null && silencedUntil > now;
  const ended = endedAt !== null;
  return (
    <div
      className={styles.alarm}
      data-priority={priority}
      data-ended={ended}
      data-silent={silent}
      role={silent || ended ? "status" : "alert"}
    >
      <b aria-hidden="true">{ALARM_MARK[priority]}</b>
      <span>
        <strong>
          {kind === "limit" ? "" : "Technical: "}
          {says}
        </strong>
        <Particulars alarm={alarm} />
        {silent && ` · silent for ${spanOf(silencedUntil - now)} more`}
      </span>
      {!silent && <Acknowledge alarm={alarm} />}
    </div>
  );
}

function Particulars({ alarm: { value, limit, raisedAt, endedAt, acknowledgedBy } }: { readonly alarm: Alarm }) {
  const { view, now } = useCockpit();
  const parts = [
    value !== null && limit !== null ? `${value} against ${limit}` : null,
    ageOf(now - raisedAt),
    endedAt === null ? null : "over now, not yet seen by anyone",
    acknowledgedBy === null ? null : `${view.people[acknowledgedBy]?.name ?? "somebody"} has seen it`,
  ];
  return parts.filter((part) => part !== null).map((part) => <span key={part}> · {part}</span>);
}

function Acknowledge({ alarm }: { readonly alarm: Alarm }) {
  const cockpit = useCockpit();
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  if (!mayDo(cockpit, "acknowledge-alarm")) return null;
  const seen = async () => {
    const answer = await acknowledge(cockpit.view.infusionId, alarm.id);
    if (answer.kind === "refused") setRefusals(answer.refusals);
    if (answer.kind === "no-answer")
      setRefusals([{ rule: "no-answer", says: "No answer from the server.", satisfy: "Try again." }]);
  };
  return (
    <>
      {refusals.map(({ rule, says }) => (
        <em key={rule}>{says}</em>
      ))}
      <button type="button" onClick={() => void seen()}>
        Acknowledge
      </button>
    </>
  );
}
