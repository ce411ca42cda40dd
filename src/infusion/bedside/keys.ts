import { useEffect, useEffectEvent } from "react";
import type { Cockpit, PanelId } from "./cockpit.ts";

const KEYS: Readonly<Record<string, PanelId>> = { v: "vitals", s: "symptom", m: "medicine", n: "note" };

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    (target.matches("input, textarea, select") && !target.matches("[type=radio], [type=checkbox]")));

/** V, S, M and N open their panels, Escape goes back: never while somebody types, never on a locked screen. */
export function useKeys({ open, infusion }: Pick<Cockpit, "open" | "infusion">, locked: boolean): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (locked || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.key === "Escape") return open(null);
    const panel = KEYS[event.key.toLowerCase()];
    if (panel === undefined || isTyping(event.target) || infusion.phase === "cancelled") return;
    event.preventDefault();
    open(panel);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
