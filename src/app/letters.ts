import { keepLetterNeeds, sayWhatIsMissing } from "#booking/letter-desk.ts";
import { releaseExpired } from "#booking/desk.ts";
import { postDueLetters } from "#booking/reminding.ts";
import { everyClinic, inClinic, type Tx } from "#plumbing/db.ts";
import { headOf } from "#plumbing/event-store.ts";
import { cursor } from "#plumbing/feed.ts";
import { followTexts } from "#plumbing/letter-following.ts";
import { sendDue } from "#plumbing/letter-sending.ts";
import { type Mailer, openMailer } from "#plumbing/mail.ts";
import { openTexter, type Texter } from "#plumbing/sms.ts";
import type { Instant } from "#science/units.ts";
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

/** What is booked, asked or offered changes what is to be written; the rest of a clinic's day does not. */
const ABOUT_BOOKING = /^(appointment|enquiry|waiting|booking):/;

/**
 * Carries letters out as they come due, a round a second, and writes those that a new booking calls for. Any number of
 * processes may do this at once. `baseUrl` is where the clinic's pages are, where it names no host of its own.
 */
export function startPostman(
  house: House,
  office: PostOffice,
  baseUrl: string,
): { readonly stop: () => Promise<void> } {
  const { db, now, log } = house;
  const note = (what: string) => log.warn(what);
  const news = bookingNews(house);
  const go = async () => {
    for (const clinicId of await news()) await writeIn(house, clinicId, baseUrl);
    await sendDue({ ...office, db, now, note, settled: keepLetterNeeds });
  };
  let round: Promise<unknown> | null = null;
  const tick = setInterval(() => {
    round ??= go()
      .catch((error: unknown) => log.warn({ err: error }, "a round of letters failed"))
      .finally(() => (round = null));
  }, ROUND_MS);
  const stop = async () => {
    clearInterval(tick);
    await round;
  };
  return { stop };
}

/** Which clinics have booked, moved, named a ride or the like since it was asked last. */
function bookingNews({ db }: House): () => Promise<readonly string[]> {
  const places = new Map<string, ReturnType<typeof cursor>>();
  return async () => {
    const found: string[] = [];
    for (const clinicId of await everyClinic(db)) {
      const place = places.get(clinicId);
      if (place === undefined) {
        const { position } = await inClinic(db, clinicId, headOf);
        places.set(clinicId, cursor(db, clinicId, position));
      } else if ((await place.catchUp()).some(({ stream }) => ABOUT_BOOKING.test(stream))) found.push(clinicId);
    }
    return found;
  };
}

async function writeIn({ db, now, log }: House, clinicId: string, baseUrl: string): Promise<void> {
  await inClinic(db, clinicId, (tx) => postDueLetters(tx, now(), baseUrl)).catch((error: unknown) =>
    log.warn({ err: error }, "the letters of a clinic could not be written"),
  );
}

/** Each minute, in every clinic: texts are asked after, holds that ran out let go, what is due written, a missing way out said. */
export async function lettersChore(house: House, { mailer, texter }: PostOffice, baseUrl: string): Promise<void> {
  const { db, store, now } = house;
  await followTexts({ db, texter, now, settled: keepLetterNeeds });
  for (const clinicId of await everyClinic(db)) {
    await inClinic(db, clinicId, async (tx) => {
      if (await hasExpired(tx, now())) await releaseExpired({ tx, store, by: "system", now: now() });
    });
    await writeIn(house, clinicId, baseUrl);
    await inClinic(db, clinicId, (tx) => sayWhatIsMissing(tx, { mail: mailer !== null, texts: texter !== null }));
  }
}

/** Looked at first, so that a quiet minute makes no writer of the clinic wait. */
const hasExpired = async (tx: Tx, now: Instant): Promise<boolean> =>
  (await tx.q
    .selectFrom("appointments")
    .select("id")
    .where("state", "=", "held")
    .where("held_until", "<=", new Date(now))
    .limit(1)
    .executeTakeFirst()) !== undefined;
