/** How long a hold lasts before it counts, in milliseconds. */
export const HOLD_MS = 1000;

export type Timer = {
  readonly after: (ms: number, work: () => void) => number;
  readonly cancel: (id: number) => void;
};

/**
 * One hold at a time: counted only when held for a whole second without letting go. Letting go early does nothing,
 * a second press while one runs does nothing, and one hold counts once however long it goes on.
 */
export function hold(timer: Timer, done: () => void, ms: number = HOLD_MS) {
  let running: number | null = null;
  const release = () => {
    if (running !== null) timer.cancel(running);
    running = null;
  };
  const press = () => {
    if (running !== null) return;
    running = timer.after(ms, () => {
      running = null;
      done();
    });
  };
  return { press, release };
}
