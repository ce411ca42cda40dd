import { profileOf, siteNamesOf } from "#clinic/read.ts";
import { addressLine, type Profile } from "#clinic/events.ts";
import type { Tx } from "#plumbing/db.ts";
import { postLetter } from "#plumbing/letters.ts";
import { after, type Instant, minutes } from "#science/units.ts";
import { rulesOf } from "./booking-rules.ts";
import type { AppointmentType, BookingRules } from "./events.ts";
import type { FactsOf, LetterKind, Sender, VisitFacts, Written } from "./letters/facts.ts";
import { neutralOr } from "./letters/unspoken.ts";
import { addressFor, type Address, type Contact, dialled } from "./letters/whom.ts";
import { letterFor } from "./letters/write.ts";
import { icsOf } from "./rules/ics.ts";
import { afterQuiet, inQuiet, quietFor } from "./rules/quiet.ts";
import { calendarNameOf, type Swaps, swapsOf } from "./swaps.ts";

/** What every letter of one round is written with. */
export type Desk = {
  readonly tx: Tx;
  readonly now: Instant;
  readonly rules: BookingRules;
  readonly profile: Profile;
  /** What each site is called; empty where there is only one. */
  readonly siteNames: ReadonlyMap<string, string>;
  /** Where the clinic's pages are, "https://clinic.example". */
  readonly origin: string;
  /** Which visits were given up for which others. */
  readonly swaps: Swaps;
};

/** Opens the desk: how the clinic books, what it says of itself, and where its pages are. */
export async function openDesk(tx: Tx, now: Instant, baseUrl: string): Promise<Desk> {
  const profile = await profileOf(tx);
  const origin = profile.host === null ? new URL(baseUrl).origin : `${new URL(baseUrl).protocol}//${profile.host}`;
  const [siteNames, rules, swaps] = [await siteNamesOf(tx), await rulesOf(tx), await swapsOf(tx)];
  return { tx, now, profile, siteNames, origin, rules, swaps };
}

export const senderOf = ({ name, phone, street, town }: Profile): Sender => ({ name, phone, street, town });

export type VisitOf = {
  readonly id: string;
  readonly typeId: string;
  readonly startAt: Instant;
  readonly endAt: Instant;
  readonly zone: string;
  readonly siteId: string;
};

/** The page of one visit, or of all where there is none yet, in the reader's language. */
export const visitsPage = ({ origin }: Desk, language: "en" | "es", id: string | null): string =>
  `${origin}${language === "es" ? "/es" : ""}/visits${id === null ? "" : `/${id}`}`;

/** What letters say of a visit; undefined for a type the clinic no longer knows. */
export function visitFacts(desk: Desk, visit: VisitOf, link: string): VisitFacts | undefined {
  const type = desk.rules.types.find(({ id }) => id === visit.typeId);
  if (type === undefined) return undefined;
  const { startAt, endAt, zone } = visit;
  const { neutral: name, video, videoLink: given, escort } = type;
  const videoLink = given === undefined || given === "" ? null : given;
  const { cutoffHours } = desk.rules;
  const selfService = after(desk.now, minutes(cutoffHours * 60)) < startAt;
  const site = desk.siteNames.get(visit.siteId) ?? null;
  return { name, startAt, endAt, zone, site, video, videoLink, escort, cutoffHours, selfService, link };
}

export type Posting<K extends LetterKind> = {
  readonly kind: K;
  readonly key: string;
  readonly about: string;
  readonly contact: Contact;
  readonly facts: FactsOf[K];
  readonly notAfter: Instant;
  readonly attachment?: string;
};

/** Told at once when it goes by mail, which wakes nobody. */
const AT_ONCE: ReadonlySet<LetterKind> = new Set<LetterKind>([
  "booked",
  "moved",
  "cancelled",
  "enquiry-received",
  "wait-offer",
  "forms",
  "passkey-made",
]);

/** Posts one letter to the patient, by the way they chose and outside their quiet hours. "nobody" where there is no way to reach them. */
export async function postTo<K extends LetterKind>(
  desk: Desk,
  posting: Posting<K>,
): Promise<"posted" | "known" | "nobody"> {
  const { kind, contact, facts } = posting;
  const address = awake(desk, kind, contact);
  return address === null ? "nobody" : postAs(desk, posting, address, letterFor(kind, contact.language, facts));
}

/** An offer does not wait for the morning: at night it goes by mail, where there is an address. */
function awake({ rules, now }: Desk, kind: LetterKind, contact: Contact): Address | null {
  const isNight = kind === "wait-offer" && inQuiet(now, quietFor(rules, contact), contact.zone);
  return addressFor(kind, isNight && contact.email !== null ? { ...contact, texts: false } : contact);
}

/** To the driver, by text alone: of them nothing is known but a number. */
export async function postToDriver(
  desk: Desk,
  posting: Posting<"ride-ask-driver">,
  mobile: string,
): Promise<"posted" | "known" | "nobody"> {
  const recipient = dialled(mobile);
  const { contact, facts } = posting;
  if (recipient === null) return "nobody";
  return postAs(desk, posting, { channel: "text", recipient }, letterFor("ride-ask-driver", contact.language, facts));
}

async function postAs<K extends LetterKind>(
  { tx, now, rules }: Desk,
  { kind, key, about, contact, notAfter, attachment }: Posting<K>,
  { channel, recipient }: Address,
  { subject, body, text }: Written,
): Promise<"posted" | "known"> {
  const atOnce = channel === "mail" && AT_ONCE.has(kind);
  return postLetter(tx, {
    key,
    channel,
    template: kind,
    language: contact.language,
    recipient,
    subject: channel === "mail" ? subject : "",
    body: channel === "mail" ? body : text,
    ...(channel === "mail" && attachment !== undefined && { attachment }),
    about,
    notBefore: atOnce ? now : afterQuiet(now, quietFor(rules, contact), contact.zone),
    notAfter,
    now,
  });
}

/** The visit for the reader's calendar, or its taking back. Names of the clinic that would give something away are left out. */
export async function calendarOf(
  { tx, profile, siteNames, swaps, now }: Desk,
  visit: Pick<VisitOf, "id" | "startAt" | "endAt" | "siteId"> & { readonly moves: number },
  { neutral, video }: AppointmentType,
  { language, link, cancelled }: { readonly language: "en" | "es"; readonly link: string; readonly cancelled: boolean },
): Promise<string> {
  const { name: uid, version } = await calendarNameOf(tx, swaps, visit);
  const instead = { en: "Appointment", es: "Cita" }[language];
  const name = neutralOr(profile.name, { en: "Your clinic", es: "Su clínica" }[language]);
  const site = siteNames.get(visit.siteId);
  const place = site === undefined ? addressLine(profile) : neutralOr(site, "");
  return icsOf({
    uid: `${uid}@afterglow`,
    sequence: version + (cancelled ? 1 : 0),
    cancelled,
    startAt: visit.startAt,
    endAt: visit.endAt,
    title: neutralOr(neutral[language], instead),
    place: video ? "" : place,
    about: "",
    url: link,
    organizer: profile.email === "" ? null : { name, email: profile.email },
    writtenAt: now,
  });
}
