import { type ReactNode, useEffect, useRef } from "react";
import type { ChecklistItem } from "../events.ts";
import { CHECKS } from "../rules/checks.ts";
import { AdviceBar } from "./AdviceBar.tsx";
import { Chart } from "./Chart.tsx";
import { type PanelId, useCockpit } from "./cockpit.ts";
import { Identity, Weight } from "./panels/CheckIn.tsx";
import { CheckPanel } from "./panels/Checks.tsx";
import { Discharge, Sign } from "./panels/Discharge.tsx";
import { Flowsheet } from "./panels/Flowsheet.tsx";
import { Line } from "./panels/Line.tsx";
import { Medicine } from "./panels/Medicine.tsx";
import { Monitor } from "./panels/Monitor.tsx";
import { AdverseEvent, Note } from "./panels/Note.tsx";
import { Order } from "./panels/Order.tsx";
import { PlanPanel } from "./panels/Plan.tsx";
import { Prepare } from "./panels/Prepare.tsx";
import { Complete, Pause, RateChange, Resume } from "./panels/PumpTurns.tsx";
import { Aldrete, Padss, Readiness, Recovery } from "./panels/Recovery.tsx";
import { RoomScreen } from "./panels/RoomScreen.tsx";
import { Scores, Sedation } from "./panels/Scores.tsx";
import { SecondCheck } from "./panels/SecondCheck.tsx";
import { Start } from "./panels/Start.tsx";
import { Stopped } from "./panels/Stopped.tsx";
import { SymptomPanel } from "./panels/Symptom.tsx";
import { BaselineVitals, VitalSigns } from "./panels/Vitals.tsx";
import { StepBar } from "./StageBar.tsx";
import { stageOf, stagesOf } from "./steps.ts";
import styles from "./Bedside.module.css";

const PANELS: Readonly<Record<Exclude<PanelId, ChecklistItem>, () => ReactNode>> = {
  identity: Identity,
  plan: PlanPanel,
  weight: Weight,
  monitor: Monitor,
  line: Line,
  baseline: BaselineVitals,
  sedation: Sedation,
  order: Order,
  prepare: Prepare,
  "second-check": SecondCheck,
  start: Start,
  chart: Chart,
  vitals: VitalSigns,
  flowsheet: Flowsheet,
  scores: Scores,
  symptom: SymptomPanel,
  medicine: Medicine,
  note: Note,
  adverse: AdverseEvent,
  rate: RateChange,
  pause: Pause,
  resume: Resume,
  stopped: Stopped,
  complete: Complete,
  recovery: Recovery,
  aldrete: Aldrete,
  padss: Padss,
  readiness: Readiness,
  discharge: Discharge,
  sign: Sign,
  "room-screen": RoomScreen,
};

const isCheck = (panel: PanelId): panel is ChecklistItem => CHECKS.some(({ item }) => item === panel);

/** What is being worked on: the chart while the drug runs, or one panel at a time. */
export function Main() {
  const { panel, drawn, infusion, context } = useCockpit();
  const Panel = isCheck(panel) ? null : PANELS[panel];
  const main = useSight(panel);
  const stage = stagesOf(infusion, context).find(({ id }) => id === stageOf(panel));
  return (
    <main key={`${panel} ${drawn}`} ref={main} className={styles.main} data-panel={panel}>
      {stage !== undefined && stage.steps.length > 0 && <StepBar stage={stage} />}
      <AdviceBar />
      {Panel === null ? <CheckPanel item={panel as ChecklistItem} /> : <Panel />}
    </main>
  );
}

const PHONE = "(max-width: 720px)";

/**
 * What was just opened is ready to be written in: its first field has the keys, so that a note's letters are no shortcuts.
 * On a phone, where the work lies beneath the numbers, it is brought up; the chart gives way to them again.
 */
function useSight(panel: PanelId) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(panel);
  useEffect(() => {
    if (before.current === panel) return;
    before.current = panel;
    const fields = [...(main.current?.querySelectorAll<HTMLElement>("input, textarea") ?? [])];
    fields.find((field) => field.checkVisibility())?.focus({ preventScroll: true });
    if (!matchMedia(PHONE).matches) return;
    if (panel === "chart") scrollTo({ top: 0 });
    else main.current?.scrollIntoView({ block: "start" });
  }, [panel]);
  return main;
}
