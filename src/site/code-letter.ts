import { uuidv7 } from "uuidv7";
import { letterFor } from "#booking/desk.ts";
import type { Language } from "#clinic/events.ts";
import type { Tx } from "#plumbing/db.ts";
import { dropLetters, postLetter } from "#plumbing/letters.ts";
import { type Binding, makeCode } from "#plumbing/proofs.ts";
import { sameAddress } from "#plumbing/visitors.ts";
import { after, type Instant, minutes } from "#science/units.ts";
import type { Site } from "./about.ts";
import { pathIn } from "./tongues.ts";

const MINUTES = 10;

/**
 * What a code may be asked for: to book or wait, to look at one's visits, to open one's own pages, to see what a patient granted,
 * or to take one's data along.
 */
export type CodePurpose = "booking" | "visits" | "portal" | "partner" | "data";

export type CodeAsked = {
  readonly purpose: CodePurpose;
  readonly email: string;
  readonly binding: Binding;
  readonly language: Language;
  readonly now: Instant;
  /** False where nobody here has this address: all is done as for one who has, and nothing is sent. */
  readonly isSent: boolean;
};

/** Makes a code and puts it in the mail. The work is the same whether it is sent or not, so that its time tells nothing. */
export async function sendCode(tx: Tx, site: Site, asked: CodeAsked): Promise<void> {
  const { purpose, email, binding, language, now, isSent } = asked;
  const code = await makeCode(tx, { purpose, subject: sameAddress(email), minutes: MINUTES, binding, now });
  const { name, phone, street, town } = site.profile;
  const clinic = { name: name === "" ? site.name : name, phone, street, town };
  const link = purpose === "portal" ? `${site.origin}${pathIn(language, `/my/door/code/${code}`)}` : null;
  const { subject, body } = letterFor("code", language, { clinic, code, minutes: MINUTES, link });
  const key = `code:${uuidv7()}`;
  await postLetter(tx, {
    key,
    channel: "mail",
    template: "code",
    language,
    recipient: isSent ? email : "nobody",
    subject,
    body,
    about: "code",
    notBefore: now,
    notAfter: after(now, minutes(MINUTES)),
    now,
  });
  await dropLetters(tx, [isSent ? `${key}, never written` : key], "Nobody here has the address that was given.", now);
}
