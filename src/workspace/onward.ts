import { STAFF } from "#ui/ways.ts";

/** Where to go after signing in: the page one came from, or the board. Only ways within the staff app, never to another host. */
export function wayOnward(search: string): string {
  const asked = new URLSearchParams(search).get("to") ?? STAFF;
  const ours = asked === STAFF || asked.startsWith(`${STAFF}/`);
  return ours && !asked.startsWith(`${STAFF}/sign-in`) ? asked : STAFF;
}
