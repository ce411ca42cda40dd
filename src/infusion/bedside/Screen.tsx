import { type ReactNode, useCallback, useMemo, useState } from "react";
import type { DeviceNow } from "#monitoring/events.ts";
import { as, type Centimetres } from "#science/units.ts";
import { useNow } from "#ui/clock.ts";
import { useLive } from "#ui/live.ts";
import type { Saved } from "#ui/SavedState.tsx";
import type { BedsideView } from "../bedside.ts";
import type { DecideContext } from "../decide/context.ts";
import { attachedMonitor } from "../decide/start.ts";
import type { Infusion } from "../fold/infusion.ts";
import { fold } from "../fold/fold.ts";
import { AlarmBanner } from "./AlarmBanner.tsx";
import { Aside } from "./Aside.tsx";
import { CallBanner } from "./CallBanner.tsx";
import { type Cockpit, CockpitContext, type PanelId } from "./cockpit.ts";
import { useSamples } from "./data.ts";
import { useDraftsOfVisit } from "./drafting.ts";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import { useKeys } from "./keys.ts";
import { PinPad, useLock } from "./Lock.tsx";
import { Main } from "./Main.tsx";
import { usePlacing } from "./placing.ts";
import { StageBar } from "./StageBar.tsx";
import { defaultPanel, stagesOf } from "./steps.ts";
import { useUndo } from "./undoing.tsx";
import styles from "./Bedside.module.css";

/** The whole cockpit, drawn anew every second from the facts. */
export function Screen({ view, sinceLast }: { readonly view: BedsideView; readonly sinceLast: ReactNode }) {
  const lock = useLock(view);
  const { cockpit, saved, undo } = useCockpitOf(view, sinceLast, lock.askPin);
  useKeys(cockpit, lock.pinFor !== null);
  return (
    <CockpitContext.Provider value={cockpit}>
      <div className={styles.cockpit} data-scene="dusk" data-phase={cockpit.infusion.phase}>
        <Header saved={saved} />
        <StageBar stages={stagesOf(cockpit.infusion, cockpit.context)} />
        <div className={styles.alarms}>
          <CallBanner />
          <AlarmBanner />
        </div>
        <div className={styles.left}>
          <div className={styles.under} inert={lock.pinFor !== null} data-covered={lock.pinFor !== null}>
            <Main />
          </div>
          {lock.pinFor !== null && <PinPad lock={lock} />}
        </div>
        <Aside />
        <Footer locked={lock.pinFor !== null} onLock={lock.lock} />
        <div className={styles.undo}>
          {lock.warnsIn !== null && <p role="status">This screen locks in {lock.warnsIn} s. Touch it to stay.</p>}
          {lock.pinFor === null && undo}
        </div>
      </div>
    </CockpitContext.Provider>
  );
}

function useCockpitOf(view: BedsideView, sinceLast: ReactNode, askPin: Parameters<typeof usePlacing>[1]) {
  const now = useNow();
  const live = useLive();
  const samples = useSamples(view.infusionId);
  const infusion = useMemo(() => fold(view.facts), [view.facts]);
  const placing = usePlacing({ infusionId: view.infusionId, patientId: view.patient.id }, askPin);
  const { place, undo } = useUndo(placing.place, infusion);
  const [chosen, choose] = useState<{ readonly panel: PanelId | null; readonly phase: Infusion["phase"] | null }>({
    panel: null,
    phase: null,
  });
  const [drawn, draw] = useState(0);
  const context = contextOf(view, now);
  const devices = live.devices as ReadonlyMap<string, DeviceNow>;
  const open = useCallback((panel: PanelId | null) => choose({ panel, phase: infusion.phase }), [infusion.phase]);
  const isOfNow = chosen.panel !== null && (chosen.phase === infusion.phase || chosen.panel === "stopped");
  const cockpit: Cockpit = {
    sinceLast,
    view,
    infusion,
    context,
    now,
    zone: infusion.zone,
    device: deviceOf(view, infusion, devices),
    devices,
    lost: live.lost,
    samples,
    place,
    panel: isOfNow && chosen.panel !== null ? chosen.panel : defaultPanel(infusion, context),
    open,
    startAnew: useCallback(() => draw((n) => n + 1), []),
    drawn,
  };
  useDraftsOfVisit(view, infusion.phase);
  return { cockpit, saved: placing.saved satisfies Saved, undo };
}

/** The monitor confirmed on this patient, by the feed where it has spoken since, else as the server last knew it. */
function deviceOf(view: BedsideView, infusion: Infusion, devices: ReadonlyMap<string, DeviceNow>): DeviceNow | null {
  const attached = attachedMonitor(infusion);
  const heard = attached === null ? undefined : devices.get(attached.deviceId);
  if (attached === null) return null;
  return heard?.infusionId === view.infusionId ? heard : view.now;
}

const heightOf = ({ patient: { heightCm } }: BedsideView): DecideContext["heightCm"] =>
  heightCm === null ? null : as<Centimetres>(heightCm);

/** What the rules judge by. The record's hash is the server's to know, so signing happens there. */
const contextOf = (view: BedsideView, now: DecideContext["now"]): DecideContext => ({
  ...view.context,
  now,
  protocol: view.protocol,
  roles: view.me.roles,
  allergies: view.patient.allergiesKnown ? view.patient.allergies : null,
  heightCm: heightOf(view),
  contentHash: "",
  signsAs: "",
});
