import { STAFF } from "#ui/ways.ts";

export type PageLetter = { readonly subject: string; readonly body: string };

/**
 * What a call to a colleague says outside the house: that it is urgent, whether it is a drill, and where to look. Whose it is and
 * what was said stand behind the sign-in alone. The link leads to where this installation's staff sign in (`signsInAt`), also for a
 * clinic whose public pages have a host of their own: there nobody can sign in, and whoever is called would stand before a shut door.
 */
export function pageLetter(alertId: string, isDrill: boolean, signsInAt: string): PageLetter {
  const subject = isDrill ? "Afterglow: DRILL, urgent" : "Afterglow: urgent";
  return { subject, body: `${subject}. Open ${new URL(`${STAFF}/alerts/${alertId}`, signsInAt).href}` };
}
