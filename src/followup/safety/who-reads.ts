import { calendarOf } from "#booking/read.ts";
import type { FollowupPolicy, Language, Said } from "#clinic/events.ts";
import { currentProtocol, placeOf, sitesOf } from "#clinic/read.ts";
import { isAllowed } from "#people/events.ts";
import { type Staff, staffList } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { zoneOffset } from "#science/civil.ts";
import { as, type Instant } from "#science/units.ts";
import { canReach, onCallWeek, pageWays, swapsFrom, waysOpen } from "./on-call-store.ts";
import { onCallAt, type WeekMoment } from "./rules/on-call.ts";
import { type Reach, whomToPage } from "./rules/paging.ts";

const DAY_MS = 86_400_000;

export type Policy = FollowupPolicy["safety"] & { readonly isSigned: boolean };

/** What the director signed for words of danger; unsigned, help and pages work all the same, and the screens say so. */
export async function safetyPolicy(tx: Tx): Promise<Policy> {
  const { protocol, signed, lacks } = await currentProtocol(tx);
  const isSigned = signed !== null && !lacks.includes("followup");
  // An example nobody signed must not send a page to nobody.
  return { ...protocol.followup.safety, isSigned, ...(!isSigned && { afterHours: "on-call" as const }) };
}

export type Now = {
  readonly reach: Reach;
  readonly isOpen: boolean;
  readonly opensAt: Instant | null;
  readonly zone: string;
};

const momentIn = (zone: string, now: Instant): WeekMoment => {
  const wall = now + zoneOffset(zone, now);
  const day = Math.floor(wall / DAY_MS);
  // 1970-01-01 was a Thursday.
  return { weekday: ((((day + 3) % 7) + 7) % 7) + 1, minute: Math.floor((wall - day * DAY_MS) / 60_000) };
};

/** Who is on call, who works, and whether the clinic is open at a moment. */
export async function clinicNow(tx: Tx, now: Instant): Promise<Now> {
  const place = await placeOf(tx);
  const staff = (await staffList(tx)).filter(({ active }) => active);
  const zone = place?.site.zone ?? "UTC";
  const { spans, onDuty } = await openSpans(tx, now);
  const isOpen = spans.some(({ from, to }) => from <= now && now < to);
  const opensAt = spans.map(({ from }) => from).filter((from) => from > now);
  const answering = staff.filter(({ roles }) => isAllowed(roles, "answer-safety"));
  const has = (role: string) => staff.filter(({ roles }) => roles.includes(role)).map(({ id }) => id);
  const { weekly } = await onCallWeek(tx);
  const onCall = onCallAt({ weekly, swaps: await swapsFrom(tx, now) }, now, momentIn(zone, now));
  const reach = {
    onCall: onCall.filter((id) => answering.some((one) => one.id === id)),
    onDuty: isOpen ? answering.filter(({ id }) => onDuty.has(id)).map(({ id }) => id) : [],
    directors: has("medical-director"),
    physicians: answering.filter(isPhysician).map(({ id }) => id),
  };
  return { reach, isOpen, zone, opensAt: opensAt.length === 0 ? null : as<Instant>(Math.min(...opensAt)) };
}

const isPhysician = ({ roles }: Staff): boolean => roles.includes("prescriber") || roles.includes("medical-director");

async function openSpans(tx: Tx, now: Instant) {
  const window = { from: as<Instant>(now - DAY_MS), to: as<Instant>(now + 14 * DAY_MS) };
  const calendars = [];
  for (const { id } of await sitesOf(tx)) {
    const calendar = await calendarOf(tx, id, window);
    if (calendar !== null) calendars.push(calendar);
  }
  const on = calendars
    .flatMap(({ people }) => people)
    .filter((one) => one.on.some(({ from, to }) => from <= now && now < to));
  return { spans: calendars.flatMap(({ open }) => open), onDuty: new Set(on.map(({ id }) => id)) };
}

/** Whom a word of danger would page at this moment, and whether they can be reached; nobody where the signed rule says so. */
export async function firstPage(tx: Tx, at: Now, policy: Policy, now: Instant) {
  if (!at.isOpen && policy.afterHours === "nobody") return { staffIds: [], reached: [], why: "The clinic is shut." };
  const { staffIds, why } = whomToPage("first", at.reach, policy.isSigned);
  const open = await waysOpen(tx, now);
  const reached = (await pageWays(tx, staffIds)).filter((way) => canReach(way, open)).map(({ staffId }) => staffId);
  return { staffIds, reached, why };
}

export type WhoReads = {
  /** After a word of danger: who is told of it now. Never more than is true. */
  readonly words: Said;
  /** Where ordinary messages are written: when somebody reads them. */
  readonly ordinary: Said;
  readonly isOpen: boolean;
  /** Somebody is being paged who can be reached. */
  readonly isTold: boolean;
};

/** The honest sentence: who reads what a patient just said, and when. */
export async function whoReads(tx: Tx, now: Instant): Promise<WhoReads> {
  const [at, policy, staff] = [await clinicNow(tx, now), await safetyPolicy(tx), await staffList(tx)];
  const { reached } = await firstPage(tx, at, policy, now);
  const names = reached
    .slice(0, 2)
    .flatMap((id) => staff.filter((one) => one.id === id))
    .map(({ name, credential }) => (credential === "" ? name : `${name}, ${credential}`));
  return {
    words: { en: toldWords("en", at, names), es: toldWords("es", at, names) },
    ordinary: { en: ordinaryWords("en", at), es: ordinaryWords("es", at) },
    isOpen: at.isOpen,
    isTold: reached.length > 0,
  };
}

const SAID = {
  en: {
    and: " and ",
    open: (who: string) =>
      `The clinic is open. We are calling ${who} to this now. They may need some minutes to see it.`,
    screens: "The clinic is open, and this stands on our staff’s screens now. They may need some minutes to see it.",
    shut: (who: string) =>
      `The clinic is closed. We are calling ${who}, who is on call, to this now. They may need some minutes to see it.`,
    nobody: "The clinic is closed. Nobody here is reading this now.",
    from: (when: string) => ` Somebody reads it from ${when} on.`,
    openReads: "The clinic is open. Our staff read messages between patients.",
    shutReads: "The clinic is closed. Nobody is reading messages now.",
  },
  es: {
    and: " y a ",
    open: (who: string) =>
      `La clínica está abierta. Estamos avisando ahora a ${who}. Puede tardar unos minutos en verlo.`,
    screens:
      "La clínica está abierta y esto ya está en las pantallas del personal. Puede tardar unos minutos en verlo.",
    shut: (who: string) =>
      `La clínica está cerrada. Estamos avisando ahora a ${who}, de guardia. Puede tardar unos minutos en verlo.`,
    nobody: "La clínica está cerrada. Nadie aquí está leyendo esto ahora.",
    from: (when: string) => ` Alguien lo leerá a partir del ${when}.`,
    openReads: "La clínica está abierta. El personal lee los mensajes entre pacientes.",
    shutReads: "La clínica está cerrada. Nadie está leyendo mensajes ahora.",
  },
} as const;

function toldWords(lang: Language, { isOpen, opensAt, zone }: Now, names: readonly string[]): string {
  const said = SAID[lang];
  const who = names.join(said.and);
  if (who !== "") return isOpen ? said.open(who) : said.shut(who);
  return isOpen ? said.screens : said.nobody + fromWhen(lang, opensAt, zone);
}

const ordinaryWords = (lang: Language, { isOpen, opensAt, zone }: Now): string =>
  isOpen ? SAID[lang].openReads : SAID[lang].shutReads + fromWhen(lang, opensAt, zone);

const fromWhen = (lang: Language, opensAt: Instant | null, timeZone: string): string =>
  opensAt === null
    ? ""
    : SAID[lang].from(
        new Intl.DateTimeFormat(lang === "es" ? "es-US" : "en-US", {
          weekday: "long",
          hour: "numeric",
          minute: "2-digit",
          timeZone,
        }).format(opensAt),
      );
