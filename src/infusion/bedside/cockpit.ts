import { createContext, type ReactNode, useContext } from "react";
import type { DeviceNow } from "#monitoring/events.ts";
import type { Instant } from "#science/units.ts";
import type { BedsideView, SampleSeries } from "../bedside.ts";
import type { DecideContext } from "../decide/context.ts";
import type { ChecklistItem } from "../events.ts";
import type { Infusion } from "../fold/infusion.ts";
import type { Place } from "./placing.ts";

/** Everything that can be worked on at the bedside, one at a time. */
export type PanelId =
  | "identity"
  | "plan"
  | "weight"
  | ChecklistItem
  | "monitor"
  | "line"
  | "baseline"
  | "sedation"
  | "order"
  | "prepare"
  | "second-check"
  | "start"
  | "chart"
  | "vitals"
  | "flowsheet"
  | "scores"
  | "symptom"
  | "medicine"
  | "note"
  | "adverse"
  | "rate"
  | "pause"
  | "resume"
  | "stopped"
  | "complete"
  | "recovery"
  | "aldrete"
  | "padss"
  | "readiness"
  | "discharge"
  | "room-screen"
  | "sign";

/** One visit as the bedside works on it: what the server knows, folded here by the same rules, at this second. */
export type Cockpit = {
  readonly view: BedsideView;
  readonly infusion: Infusion;
  readonly context: DecideContext;
  readonly now: Instant;
  readonly zone: string;
  /** The monitor on this patient, as it was last heard. */
  readonly device: DeviceNow | null;
  readonly devices: ReadonlyMap<string, DeviceNow>;
  /** Nothing is heard of our own server: no number here is current. */
  readonly lost: boolean;
  readonly samples: SampleSeries;
  readonly place: Place;
  readonly panel: PanelId;
  /** What was heard of the patient since the infusion before, as the rooms of the time between tell it. */
  readonly sinceLast: ReactNode;
  readonly open: (panel: PanelId | null) => void;
  /** Draws the panel anew, as it opens when nothing was written in it; `drawn` counts how often. */
  readonly startAnew: () => void;
  readonly drawn: number;
};

export const CockpitContext = createContext<Cockpit | null>(null);

/** The visit this screen is on. */
export function useCockpit(): Cockpit {
  const cockpit = useContext(CockpitContext);
  if (cockpit === null) throw new Error("a bedside panel stands outside the bedside");
  return cockpit;
}

export const mayDo = ({ view }: Pick<Cockpit, "view">, permission: string): boolean =>
  view.me.permissions.includes(permission);
