const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "40 s", "90 min", "47 h", "3 days": a length of time as a person says it, whole and never more than has passed. */
export function lengthWords(ms: number): string {
  const length = Math.max(0, ms);
  if (length < MINUTE) return `${Math.floor(length / 1000)} s`;
  if (length < 2 * HOUR) return `${Math.floor(length / MINUTE)} min`;
  return length < 2 * DAY ? `${Math.floor(length / HOUR)} h` : `${Math.floor(length / DAY)} days`;
}
