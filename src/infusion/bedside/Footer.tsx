import { useClickOutside } from "@mantine/hooks";
import { useState } from "react";
import type { Refusal } from "#plumbing/facts.ts";
import { serverTime } from "#ui/clock.ts";
import { HoldButton } from "#ui/HoldButton.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { REASON_TO_FOLLOW } from "../rules/stop-reason.ts";
import { type PanelId, useCockpit } from "./cockpit.ts";
import { leaveScreen } from "./data.ts";
import styles from "./Bedside.module.css";

const KEYED: readonly { readonly panel: PanelId; readonly label: string; readonly key: string }[] = [
  { panel: "vitals", label: "Vital signs", key: "V" },
  { panel: "symptom", label: "Symptom", key: "S" },
  { panel: "medicine", label: "Give medication", key: "M" },
  { panel: "note", label: "Note", key: "N" },
];

/** What can be done at any time: four entries, the event, pause, and STOP, which works on a locked screen too. */
export function Footer({ locked, onLock }: { readonly locked: boolean; readonly onLock: () => void }) {
  const { infusion, panel, open } = useCockpit();
  const { phase } = infusion;
  const underway = phase === "running" || phase === "paused";
  return (
    <footer className={styles.footer}>
      <div className={styles.entries} inert={locked} data-locked={locked}>
        {KEYED.map(({ panel: id, label, key }) => (
          <button key={id} type="button" data-on={panel === id} data-first={id === "vitals"} onClick={() => open(id)}>
            {label} <kbd>{key}</kbd>
          </button>
        ))}
        <More underway={underway} onLock={onLock} />
        {underway && <Turns paused={phase === "paused"} />}
      </div>
      {underway && <Stop />}
    </footer>
  );
}

function Turns({ paused }: { readonly paused: boolean }) {
  const { open } = useCockpit();
  return (
    <span className={styles.turns}>
      {paused ? (
        <button type="button" onClick={() => open("resume")}>
          ▶ Resume
        </button>
      ) : (
        <>
          <button type="button" onClick={() => open("complete")}>
            Complete
          </button>
          <button type="button" onClick={() => open("pause")}>
            <span aria-hidden="true">❚❚ </span>Pause
          </button>
        </>
      )}
    </span>
  );
}

/** `underway`: only while there is a pump to speak of. */
const MORE: readonly { readonly panel: PanelId; readonly label: string; readonly underway?: boolean }[] = [
  { panel: "scores", label: "Check the patient" },
  { panel: "flowsheet", label: "Flowsheet" },
  { panel: "rate", label: "Change the rate", underway: true },
  { panel: "adverse", label: "Adverse event" },
  { panel: "room-screen", label: "Screen for the patient" },
];

function More({ underway, onLock }: { readonly underway: boolean; readonly onLock: () => void }) {
  const { open } = useCockpit();
  const [shown, show] = useState(false);
  const menu = useClickOutside(() => show(false));
  const choose = (work: () => void) => {
    show(false);
    work();
  };
  return (
    <span ref={menu} className={styles.more} onKeyDown={({ key }) => key === "Escape" && show(false)}>
      <button type="button" aria-expanded={shown} onClick={() => show(!shown)}>
        More
      </button>
      {shown && (
        <span className={styles.menu}>
          {MORE.filter((one) => underway || one.underway !== true).map(({ panel, label }) => (
            <button key={panel} type="button" onClick={() => choose(() => open(panel))}>
              {label}
            </button>
          ))}
          <button type="button" onClick={() => choose(onLock)}>
            Lock this screen
          </button>
          <button type="button" onClick={() => choose(() => void leaveScreen())}>
            Sign out
          </button>
        </span>
      )}
    </span>
  );
}

/** Records the stop at the moment it is held; the reason is asked after, so that nothing waits for it. */
function Stop() {
  const { place, open } = useCockpit();
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [stopping, setStopping] = useState(false);
  const stop = async () => {
    setStopping(true);
    const placed = await place(
      "InfusionStopped",
      { ...REASON_TO_FOLLOW, pumpVolumeMl: null, fromLockedScreen: false },
      { at: serverTime() },
    );
    setStopping(false);
    if ("refusals" in placed) setRefusals(placed.refusals);
    else open("stopped");
  };
  return (
    <span className={styles.stop}>
      {refusals.length > 0 && (
        <Refusals refusals={refusals} title="The stop was not recorded. Stop the pump by hand." />
      )}
      <HoldButton tone="stop" onHeld={() => void stop()}>
        {stopping ? "■ Recording the stop…" : "■ STOP infusion"}
      </HoldButton>
    </span>
  );
}
