/** Where to go after signing in: the page one came from, or the board. Only ways within the app, never to another host. */
export function wayOnward(search: string): string {
  const asked = new URLSearchParams(search).get("to") ?? "/";
  return /^\/(?![/\\])/.test(asked) && !asked.startsWith("/sign-in") ? asked : "/";
}
