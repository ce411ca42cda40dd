import { openMailer } from "#plumbing/mail.ts";
import { openTexter } from "#plumbing/sms.ts";
import type { Instant } from "#science/units.ts";
import type { PostOffice } from "../letters.ts";
import { type DemoMail, openMailReceiver } from "./mail-receiver.ts";
import { type DemoText, openTextReceiver } from "./text-receiver.ts";

export type DemoPost = {
  /** The ways out of the demonstration, by the same wires as anywhere: SMTP, and HTTP as a provider of texts speaks it. */
  readonly office: PostOffice;
  readonly mails: readonly DemoMail[];
  readonly texts: readonly DemoText[];
  readonly close: () => Promise<void>;
};

/** Opens the demonstration's post office: nothing leaves this machine. */
export async function openDemoPost(now: () => Instant): Promise<DemoPost> {
  const mail = await openMailReceiver(now);
  const texts = await openTextReceiver(now);
  return {
    office: {
      mailer: openMailer(mail.url, "Dusk Demonstration Clinic <front-desk@demo.example>"),
      texter: openTexter(texts.settings),
    },
    mails: mail.box,
    texts: texts.box,
    close: async () => {
      await mail.close();
      await texts.close();
    },
  };
}
