import { letterFor } from "#booking/letters/write.ts";
import type { PostInvitation } from "#people/invitation-routes.ts";
import { postLetter } from "#plumbing/letters.ts";
import { STAFF } from "#ui/ways.ts";
import { after, minutes as inMinutes } from "#science/units.ts";

/** Where an invited colleague makes their way in. The word stands behind the #, which no browser sends and no server logs. */
export const joinUrl = (baseUrl: string, word: string): string => new URL(`${STAFF}/join#${word}`, baseUrl).href;

/** Words and posts the letter to somebody invited, or to a colleague who lost their way in. Later than its link works, it is not sent. */
export const invitationPost =
  (baseUrl: string): PostInvitation =>
  async (tx, { clinic, invitation, inviter, word, minutes, now }) => {
    const { id, kind, staffId, name, email } = invitation;
    const language = clinic.languages[0] ?? "en";
    const link = joinUrl(baseUrl, word);
    const { subject, body } = letterFor(kind, language, { clinic, name, inviter, link, minutes });
    await postLetter(tx, {
      key: `invitation:${id}:${now}`,
      channel: "mail",
      template: kind,
      language,
      recipient: email,
      subject,
      body,
      about: `staff:${staffId}`,
      notBefore: now,
      notAfter: after(now, inMinutes(minutes)),
      now,
    });
  };
