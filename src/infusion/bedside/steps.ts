import { CHECKS } from "../rules/checks.ts";
import type { DecideContext } from "../decide/context.ts";
import { type Requirement, startRequirements } from "../decide/start.ts";
import type { InfusionPhase } from "../events.ts";
import type { Infusion } from "../fold/infusion.ts";
import { minimumOf } from "../rules/recovery-state.ts";
import type { PanelId } from "./cockpit.ts";

export type Stage = "check-in" | "checks" | "dose" | "infusing" | "recovery" | "discharge" | "sign";

/** One stage of the visit as the bar at the top shows it, with the steps inside it. */
export type StageState = {
  readonly id: Stage;
  readonly title: string;
  readonly done: boolean;
  readonly now: boolean;
  readonly steps: readonly Step[];
  /** Where touching it leads. */
  readonly panel: PanelId;
};

export type Step = { readonly panel: PanelId; readonly title: string; readonly met: boolean };

const checkPanels = CHECKS.map(({ item }): PanelId => item);

const STEPS: Readonly<Record<Stage, readonly PanelId[]>> = {
  "check-in": ["identity", "plan", "weight"],
  checks: checkPanels,
  dose: ["line", "monitor", "baseline", "sedation", "order", "prepare", "second-check"],
  infusing: [],
  recovery: ["recovery", "aldrete", "padss", "readiness"],
  discharge: [],
  sign: [],
};

/** What only the medical director, or time, can bring about: no panel of the bedside leads there. */
export const beyondTheBedside: ReadonlySet<string> = new Set(["protocol", "spacing"]);

/** What is put right in the patient's chart: the bedside shows how it stands, and goes on meanwhile. */
const inTheChart: ReadonlySet<string> = new Set(["consent-valid", "evaluation", "course-order"]);

export function panelOf(requirement: string): PanelId {
  if (inTheChart.has(requirement)) return "plan";
  return requirement === "prepared" ? "prepare" : (requirement as PanelId);
}

/** The stage a panel belongs to; null for what can be opened at any time. */
export const stageOf = (panel: PanelId): Stage | null => {
  const found = Object.entries(STEPS).find(([, panels]) => panels.includes(panel));
  if (found !== undefined) return found[0] as Stage;
  if (panel === "start" || panel === "chart") return "infusing";
  return panel === "discharge" || panel === "sign" ? panel : null;
};

/** What the screen shows when nobody chose anything: the next thing that is open. */
export function defaultPanel(infusion: Infusion, context: DecideContext): PanelId {
  const { phase } = infusion;
  if (phase === "running" || phase === "paused") return "chart";
  if (phase === "recovery") return "recovery";
  if (phase !== "checking-in" && phase !== "ready") return "sign";
  const open = startRequirements(infusion, context).find(
    ({ id, met }) => !met && !beyondTheBedside.has(id) && !inTheChart.has(id),
  );
  return open === undefined ? "start" : panelOf(open.id);
}

const AFTER: Readonly<Record<InfusionPhase, number>> = {
  "checking-in": 0,
  ready: 0,
  running: 1,
  paused: 1,
  recovery: 2,
  discharged: 3,
  cancelled: 3,
  signed: 4,
};

/** The seven stages of the visit with what is done of each. */
export function stagesOf(infusion: Infusion, context: DecideContext): readonly StageState[] {
  const requirements = startRequirements(infusion, context);
  const [inside, reached] = [stepsOf(requirements, infusion), AFTER[infusion.phase]];
  const stages = (Object.keys(STEPS) as Stage[]).map((id) => {
    const steps = inside[id];
    return { id, steps, title: titleOf(id, steps, infusion, context), done: isDone(id, steps, reached) };
  });
  const current =
    reached === 0 ? stages.findIndex(({ done }) => !done) : stages.findIndex(({ id }) => id === AT[reached]);
  return stages.map((stage, n) => ({ ...stage, now: n === current, panel: entryOf(stage.id, stage.steps, reached) }));
}

const AT: readonly Stage[] = ["check-in", "infusing", "recovery", "sign", "sign"];
const ORDER: readonly Stage[] = ["infusing", "recovery", "discharge", "sign"];

function isDone(id: Stage, steps: readonly Step[], reached: number): boolean {
  const place = ORDER.indexOf(id);
  if (place === -1) return reached > 0 || steps.every(({ met }) => met);
  return reached > (id === "infusing" ? 1 : id === "sign" ? 3 : 2);
}

function entryOf(id: Stage, steps: readonly Step[], reached: number): PanelId {
  if (id === "infusing") return reached === 0 ? "start" : "chart";
  if (id === "discharge" || id === "sign" || id === "recovery") return id;
  return (steps.find(({ met }) => !met) ?? steps[0])?.panel ?? "identity";
}

function stepsOf(requirements: readonly Requirement[], infusion: Infusion): Record<Stage, readonly Step[]> {
  const plan = requirements.filter(({ id }) => inTheChart.has(id));
  const planStep: Step = { panel: "plan", title: "Consent and order", met: plan.every(({ met }) => met) };
  const before = requirements.flatMap(({ id, title, met }): readonly Step[] => {
    if (id === plan[0]?.id) return [planStep];
    return inTheChart.has(id) ? [] : [{ panel: panelOf(id), title, met }];
  });
  const of = (stage: Stage) => before.filter(({ panel }) => STEPS[stage].includes(panel));
  const { done, endedAt } = infusion;
  const since = (things: readonly { readonly at: number }[]) =>
    things.some(({ at }) => endedAt !== null && at >= endedAt);
  return {
    "check-in": of("check-in"),
    checks: of("checks"),
    dose: of("dose"),
    infusing: [],
    recovery: [
      { panel: "recovery", title: "Recovery", met: since(done.VitalsCharted) },
      { panel: "aldrete", title: "Aldrete", met: since(done.AldreteScored) },
      { panel: "padss", title: "Discharge score", met: since(done.PadssScored) },
      { panel: "readiness", title: "Readiness", met: since(done.ReadinessChecked) },
    ],
    discharge: [],
    sign: [],
  };
}

/** Nothing infuses before the start. */
function infusingTitle({ phase, startedAt }: Infusion): string {
  if (startedAt === null) return "Start";
  return phase === "paused" ? "Paused" : "Infusing";
}

function titleOf(id: Stage, steps: readonly Step[], infusion: Infusion, { protocol }: DecideContext): string {
  const titles: Readonly<Record<Stage, string>> = {
    "check-in": "Check-in",
    checks: `Safety checks ${steps.filter(({ met }) => met).length}/${CHECKS.length}`,
    dose: "Dose verified ×2",
    infusing: infusingTitle(infusion),
    recovery: `Recovery ≥ ${minimumOf(infusion, protocol)} min`,
    discharge: "Discharge",
    sign: "Sign",
  };
  return titles[id];
}
