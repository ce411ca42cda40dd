import { keepLetterNeeds, sayWhatIsMissing } from "#booking/letter-desk.ts";
import { everyClinic, inClinic } from "#plumbing/db.ts";
import { sendDue } from "#plumbing/letter-sending.ts";
import { type Mailer, openMailer } from "#plumbing/mail.ts";
import { openTexter, type Texter } from "#plumbing/sms.ts";
import type { House } from "./house.ts";

/** How letters leave this installation; null where it was not told how. */
export type PostOffice = { readonly mailer: Mailer | null; readonly texter: Texter | null };

/** The ways out as the environment names them. Throws a plain sentence for half a setting: letters would wait and nobody know why. */
export function postOfficeFrom(env: Readonly<Record<string, string | undefined>>): PostOffice {
  const mail = together(env, ["SMTP_URL", "MAIL_FROM"]);
  const texts = together(env, ["SMS_ACCOUNT", "SMS_TOKEN", "SMS_FROM"]);
  const baseUrl = env["SMS_URL"] ?? "https://api.twilio.com";
  return {
    mailer: mail === null ? null : openMailer(mail["SMTP_URL"] ?? "", mail["MAIL_FROM"] ?? ""),
    texter:
      texts === null
        ? null
        : openTexter({
            baseUrl,
            account: texts["SMS_ACCOUNT"] ?? "",
            token: texts["SMS_TOKEN"] ?? "",
            from: texts["SMS_FROM"] ?? "",
          }),
  };
}

function together(env: Readonly<Record<string, string | undefined>>, names: readonly string[]) {
  const missing = names.filter((name) => (env[name] ?? "") === "");
  if (missing.length === names.length) return null;
  if (missing.length > 0) throw new Error(`${names.join(", ")} go together; missing: ${missing.join(", ")}.`);
  return env;
}

const ROUND_MS = 1_000;

/** Carries letters out as they come due, a round a second. Any number of processes may do this at once. */
export function startPostman({ db, now, log }: House, office: PostOffice): { readonly stop: () => Promise<void> } {
  let round: Promise<unknown> = Promise.resolve();
  let busy = false;
  const note = (what: string) => log.warn(what);
  const go = async () => {
    busy = true;
    await sendDue({ ...office, db, now, note, settled: keepLetterNeeds }).catch((error: unknown) =>
      log.warn({ err: error }, "a round of letters failed"),
    );
    busy = false;
  };
  const tick = setInterval(() => {
    if (!busy) round = go();
  }, ROUND_MS);
  const stop = async () => {
    clearInterval(tick);
    await round;
  };
  return { stop };
}

/** Says on every board which way out is missing, while letters wait for it. */
export async function sayMissingWays({ db }: House, { mailer, texter }: PostOffice): Promise<void> {
  for (const clinicId of await everyClinic(db))
    await inClinic(db, clinicId, (tx) => sayWhatIsMissing(tx, { mail: mailer !== null, texts: texter !== null }));
}
