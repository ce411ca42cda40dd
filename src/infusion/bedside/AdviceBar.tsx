import { ageOf } from "#ui/clock.ts";
import { latest } from "../fold/infusion.ts";
import { type Advice, adviceFor } from "../rules/thresholds.ts";
import { useCockpit } from "./cockpit.ts";
import { readingContextOf } from "./reading-context.ts";
import styles from "./Bedside.module.css";

const OFFERS: Readonly<Record<Advice["offers"], string>> = {
  stop: "Hold STOP below if you decide so.",
  "repeat-nibp": "Repeat the cuff.",
  call: "Call the prescriber.",
  none: "",
};

/** What the newest charted numbers ask of a person. Advises; never stops a pump. */
export function AdviceBar() {
  const cockpit = useCockpit();
  const { infusion, context, panel, now } = cockpit;
  const last = latest(infusion.done.VitalsCharted);
  const underway = infusion.phase === "running" || infusion.phase === "paused" || infusion.phase === "recovery";
  if (last === null || !underway || (panel !== "chart" && panel !== "recovery")) return null;
  const advice = adviceFor(
    last.data.values,
    readingContextOf(cockpit, last.data.symptomatic, last.at),
    context.protocol,
  );
  return advice.slice(0, 2).map(({ id, severity, says, offers }) => (
    <p key={id} className={styles.advice} data-severity={severity} role="status">
      <b>{severity === "red" ? "Urgent" : "Look"}</b> {says} {OFFERS[offers]}{" "}
      <small>charted {ageOf(now - last.at)}</small>
    </p>
  ));
}
