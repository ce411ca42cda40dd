import { useState } from "react";
import type { Refusal } from "#plumbing/facts.ts";
import { isMute, useChime } from "#ui/chime.ts";
import { ageOf } from "#ui/clock.ts";
import { ringing } from "../fold/calls.ts";
import { mayDo, useCockpit } from "./cockpit.ts";
import styles from "./Alarm.module.css";

/** The patient pressed the button: it rings and stands here until somebody says that they are coming. A trial says that it works. */
export function CallBanner() {
  const cockpit = useCockpit();
  const { infusion, now, place } = cockpit;
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const open = ringing(infusion);
  const first = open.find(({ trial }) => !trial) ?? open[0];
  useChime(first !== undefined);
  const newest = open.findLast(({ trial }) => trial === first?.trial);
  if (first === undefined || newest === undefined) return null;
  const answer = async () => {
    const placed = await place("CallAnswered", { callId: newest.id });
    setRefusals("refusals" in placed ? placed.refusals : []);
  };
  return (
    <div className={styles.alarm} data-priority={first.trial ? "low" : "high"} role="alert">
      <b aria-hidden="true">{first.trial ? "*" : "***"}</b>
      <span>
        <strong>{first.trial ? "The patient tries the button: it rings here." : "The patient needs someone."}</strong>
        <Particulars since={now - first.at} times={open.length} />
      </span>
      {refusals.map(({ rule, says }) => (
        <em key={rule}>{says}</em>
      ))}
      {mayDo(cockpit, "chart") && (
        <button type="button" onClick={() => void answer()}>
          {first.trial ? "I hear it" : "I’m coming"}
        </button>
      )}
    </div>
  );
}

const Particulars = ({ since, times }: { readonly since: number; readonly times: number }) => (
  <>
    <span> · {ageOf(since)}</span>
    {times > 1 && <span> · pressed {times} times</span>}
    {isMute() && <span> · this screen rings only after it was touched once</span>}
  </>
);
