import { useEffect, useSyncExternalStore } from "react";

/** A fact as the feed announces it. Who may not know more gets the position alone. */
export type Told = {
  readonly position: number;
  readonly stream?: string;
  readonly type?: string;
  readonly at?: number;
};

/** What the feed has said lately. `lost`: nothing was heard for ten seconds, so no number on the screen is to be trusted. */
export type Live = { readonly lost: boolean; readonly devices: ReadonlyMap<string, unknown> };

/** Two beats missed. */
const SILENT_MS = 10_000;
/** A refused feed is asked for again, not in a hurry. */
const REOPEN_MS = 5_000;

const start: Live = { lost: false, devices: new Map() };
let now: Live = start;
let heardAt = 0;
let openedAt = 0;
let source: EventSource | null = null;
let watching = 0;
const screens = new Set<() => void>();
const listeners = new Set<(told: Told) => void>();

function become(next: Live) {
  now = next;
  for (const tell of screens) tell();
}

function heard() {
  heardAt = performance.now();
  if (now.lost) become({ ...now, lost: false });
}

function open() {
  openedAt = performance.now();
  source = new EventSource("/api/feed");
  source.addEventListener("beat", heard);
  source.addEventListener("fact", ({ data }: MessageEvent<string>) => {
    heard();
    const told = JSON.parse(data) as Told;
    for (const listen of listeners) listen(told);
  });
  source.addEventListener("device", ({ data }: MessageEvent<string>) => {
    heard();
    const device = JSON.parse(data) as { deviceId: string };
    become({ ...now, devices: new Map(now.devices).set(device.deviceId, device) });
  });
}

/** A browser gives up on a feed that was refused; we do not. */
function lookAround() {
  if (performance.now() - heardAt > SILENT_MS && !now.lost) become({ ...now, lost: true });
  if (source?.readyState === EventSource.CLOSED && performance.now() - openedAt > REOPEN_MS) open();
}

function subscribe(tell: () => void) {
  screens.add(tell);
  if (screens.size === 1) {
    heardAt = performance.now();
    open();
    watching = window.setInterval(lookAround, 1000);
  }
  return () => {
    screens.delete(tell);
    if (screens.size > 0) return;
    source?.close();
    clearInterval(watching);
    now = start;
  };
}

/** The live feed: every monitor's newest numbers, and whether the feed is still there. One connection a page. */
export const useLive = (): Live =>
  useSyncExternalStore(
    subscribe,
    () => now,
    () => start,
  );

/** Hears every fact the feed announces while the screen is up. */
export function useTold(listen: (told: Told) => void): void {
  useEffect(() => {
    listeners.add(listen);
    return () => void listeners.delete(listen);
  }, [listen]);
}
