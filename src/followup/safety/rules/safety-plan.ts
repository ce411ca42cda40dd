const BEGINS = /^Safety plan:[ \t]*/m;
/** A line of the note's own headings: words and a colon. */
const NEXT_HEADING = /\n[A-Z][^:\n]{2,60}:/;

/** What the plan of an evaluation says to do in danger; null where nothing is written there. */
export function safetyPlanIn(note: string): string | null {
  const begins = BEGINS.exec(note);
  if (begins === null) return null;
  const rest = note.slice(begins.index + begins[0].length);
  const ends = NEXT_HEADING.exec(rest)?.index ?? rest.length;
  const plan = rest.slice(0, ends).trim();
  return plan === "" ? null : plan;
}
