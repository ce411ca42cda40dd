import type { Cuff, Source } from "./source.ts";

/** A cuff reading as the monitor shows it: with the time by its clock at which it was taken. */
export type Taken = Omit<Cuff, "readAt"> & { readonly at: Date };

/** The cuff of one monitor: read on a cycle or, in a recording, when it was recorded; and whenever asked. Keeps showing the last one. */
export class CuffCycle {
  readonly #source: Source;
  readonly #everySeconds: number;
  #dueAt = Number.NEGATIVE_INFINITY;
  #replayed: number | null = null;
  #last: Taken | null = null;

  constructor(source: Source, everySeconds: number) {
    this.#source = source;
    this.#everySeconds = everySeconds;
  }

  get last(): Taken | null {
    return this.#last;
  }

  /** Takes a reading if one is due. `seconds` of the source, `now` in ms since 1970. */
  tick(seconds: number, now: number): void {
    if (!this.#source.ownCuffTimes) {
      if (seconds >= this.#dueAt) this.take(seconds, now);
      return;
    }
    const cuff = this.#source.cuffAt(seconds);
    if (cuff === null || cuff.readAt === this.#replayed) return;
    this.#replayed = cuff.readAt;
    this.#show(cuff, now - (seconds - cuff.readAt) * 1000);
  }

  /** Takes a reading now. A recording has none to take: its last one is shown again with the time of now. */
  take(seconds: number, now: number): void {
    this.#dueAt = seconds + this.#everySeconds;
    const cuff = this.#source.cuffAt(seconds);
    if (cuff !== null) this.#show(cuff, now);
  }

  #show({ sys, dia, mean }: Cuff, at: number): void {
    this.#last = { sys, dia, mean, at: new Date(at) };
  }
}
