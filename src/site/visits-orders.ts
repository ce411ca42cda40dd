import type { Context } from "hono";
import { z } from "zod";
import {
  cancelAppointment,
  declineOffer,
  joinWaiting,
  leaveWaiting,
  moveAppointment,
  type Ok,
  onTheWay,
  type Refused,
  takeOffer,
} from "#booking/desk.ts";
import { rulesOf, type WaitingRow } from "#booking/read.ts";
import { idOf } from "#plumbing/derived-id.ts";
import type { Signed } from "#plumbing/http.ts";
import { type Entered, readForm } from "./ask.ts";
import { type Asking, onTo, provenBy } from "./asking.ts";
import { bookingWords } from "./booking-words.ts";
import { ChosenTime, sentTime } from "./chosen-time.ts";
import { freeTimesOf } from "./free-times.ts";
import { answer } from "./layout.ts";
import { moveTallies } from "./limits.ts";
import { tooOften } from "./slow-page.ts";
import { cancelPage, moveLostPage, movePage, refusedPage, soonerPage } from "./visits-change.ts";
import { mineAt, type Visit } from "./visits-mine.ts";
import { offerOverPage } from "./visits-offer.ts";
import { visitPath, wayIsNear } from "./visits-one.ts";
import { withVisit, withWaiting } from "./visits-own.ts";
import { visitsWords } from "./visits-words.ts";

/** Whoever changes a visit of theirs does so in their own name. */
export const actingFor = (asking: Asking, { enquiryId, patientId }: Pick<Visit, "enquiryId" | "patientId">) => ({
  ...asking,
  by: enquiryId === null ? `patient:${patientId ?? ""}` : `enquiry:${enquiryId}`,
});

/** The no of a rule, in the visitor's language. */
async function refused({ c, tx, site, lang }: Asking, visit: Visit, { refusals }: Refused): Promise<Response> {
  const said = visitsWords[lang];
  const { cutoffHours } = await rulesOf(tx);
  const sentences: Readonly<Record<string, string>> = {
    "call-us": visit.canCancel ? said.planned : said.tooLate(cutoffHours),
    "own-visit": said.ownVisit,
  };
  const says = sentences[refusals[0].rule] ?? said.refusedAbout;
  return answer(c, site, refusedPage(site, lang, visit, says), 409);
}

export const settled = (
  asking: Asking,
  visit: Visit,
  outcome: Ok | Refused,
  path: string,
): Response | Promise<Response> => ("ok" in outcome ? onTo(asking, path) : refused(asking, visit, outcome));

const mayNot = (asking: Asking, visit: Visit): Promise<Response> =>
  refused(asking, visit, { refusals: [{ rule: "call-us", says: "", satisfy: "" }], next: [] });

export async function chooseMove(asking: Asking, visit: Visit): Promise<Response> {
  if (!visit.canMove) return mayNot(asking, visit);
  const { c, tx, site, lang, now } = asking;
  const { typeId, zone, id } = visit;
  const found = await freeTimesOf(tx, { typeId, now, zone, from: c.req.query("from"), besides: id });
  return answer(c, site, movePage(site, lang, visit, found));
}

const Moving = z.object({ at: ChosenTime, form: z.uuid() });

export async function move(c: Context<Signed>): Promise<Response> {
  const form = await readForm(c, Moving);
  if ("response" in form) return form.response;
  return withVisit(c, async (asking, visit) => {
    if ("faults" in form) return onTo(asking, visitPath(visit, "/move"));
    const { startAt, siteId } = form.value.at;
    const slow = await tooOften(asking, moveTallies(visit.id), visitsWords[asking.lang].slowMoves, {
      action: visitPath(visit, "/move"),
      fields: { at: sentTime(startAt, siteId), form: form.value.form },
    });
    if (slow !== null) return slow;
    const id = idOf(form.value.form, visit.id, startAt, siteId ?? "");
    const wish = { id, appointmentId: visit.id, startAt, siteId, byWhom: "patient" as const, override: null };
    const outcome = await moveAppointment(actingFor(asking, visit), wish);
    if ("refusals" in outcome && outcome.refusals[0].rule === "not-free")
      return answer(c, asking.site, moveLostPage(asking.site, asking.lang, visit, outcome.next), 409);
    return settled(asking, visit, outcome, visitPath(visit, "?said=moved"));
  });
}

export const askCancel = (asking: Asking, visit: Visit): Promise<Response> =>
  visit.canCancel ? answer(asking.c, asking.site, cancelPage(asking.site, asking.lang, visit)) : mayNot(asking, visit);

export const Act = z.object({ id: z.uuid() });
const Cancelling = Act.extend({
  why: z
    .string()
    .default("")
    .transform((why) => why.replaceAll(/\p{Cc}/gu, " ").slice(0, 200)),
});

export async function cancel(c: Context<Signed>): Promise<Response> {
  const form = await readForm(c, Cancelling);
  if ("response" in form) return form.response;
  return withVisit(c, async (asking, visit) => {
    if ("faults" in form) return onTo(asking, visitPath(visit, "/cancel"));
    const { id, why } = form.value;
    const outcome = await cancelAppointment(actingFor(asking, visit), {
      id,
      appointmentId: visit.id,
      byWhom: "patient",
      why,
    });
    return settled(asking, visit, outcome, "/visits?said=cancelled");
  });
}

export const askSooner = (asking: Asking, visit: Visit): Promise<Response> =>
  visit.canMove
    ? answer(asking.c, asking.site, soonerPage(asking.site, asking.lang, visit, {}, {}))
    : mayNot(asking, visit);

const hour = z.union([z.literal(""), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)]).catch("");
const Wishing = Act.extend({
  day: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((day) => (day === undefined ? [] : [day].flat()).filter((one) => /^[1-7]$/.test(one)).map(Number)),
  from: hour,
  to: hour,
});

export async function sooner(c: Context<Signed>): Promise<Response> {
  const form = await readForm(c, Wishing);
  if ("response" in form) return form.response;
  return withVisit(c, async (asking, visit) => {
    if ("faults" in form || visit.state !== "booked") return onTo(asking, visitPath(visit));
    if (!visit.canMove) return mayNot(asking, visit);
    const { id, day, from, to } = form.value;
    if (from !== "" && to !== "" && from >= to) {
      const entered: Entered = { id, day: day.map(String), from, to };
      const faults = { to: bookingWords[asking.lang].faultHours };
      return answer(c, asking.site, soonerPage(asking.site, asking.lang, visit, entered, faults), 422);
    }
    const hours = { from: from || "00:00", to: to || "24:00" };
    const preference = { weekdays: day, ...hours, notBefore: asking.now, notAfter: visit.startAt };
    const { enquiryId, patientId, typeId } = visit;
    const forWhom = enquiryId === null ? { enquiryId, patientId } : { enquiryId, patientId: null };
    const wish = { id, typeId, forWhom, preference, insteadOf: visit.id };
    return settled(asking, visit, await joinWaiting(actingFor(asking, visit), wish), "/visits?said=waiting");
  });
}

export async function setOut(c: Context<Signed>): Promise<Response> {
  const form = await readForm(c, Act);
  if ("response" in form) return form.response;
  return withVisit(c, async (asking, visit) => {
    if ("faults" in form || !wayIsNear(visit, asking.now)) return onTo(asking, visitPath(visit));
    const outcome = await onTheWay(actingFor(asking, visit), { id: form.value.id, appointmentId: visit.id });
    return settled(asking, visit, outcome, visitPath(visit, "?said=way"));
  });
}

const Answering = Act.extend({ answer: z.enum(["take", "decline"]) });

export async function answerOffer(c: Context<Signed>): Promise<Response> {
  const form = await readForm(c, Answering);
  if ("response" in form) return form.response;
  return withWaiting(c, async (asking, one) => {
    if ("faults" in form) return onTo(asking, "/visits");
    const { id, answer: given } = form.value;
    const who = actingFor(asking, one);
    if (given === "decline") {
      await declineOffer(who, { id, waitingId: one.id });
      return onTo(asking, "/visits?said=declined");
    }
    const outcome = await takeOffer(who, { id, waitingId: one.id, language: asking.lang });
    if ("ok" in outcome) return onTo(asking, "/visits?said=taken");
    const later = await visitGivenUp(asking, one, outcome);
    return later === null
      ? answer(c, asking.site, offerOverPage(asking.site, asking.lang), 409)
      : refused(asking, later, outcome);
  });
}

/** The visit that stands against an offer, because it may not be given up any more without a call. */
async function visitGivenUp(asking: Asking, one: WaitingRow, { refusals }: Refused): Promise<Visit | null> {
  const address = refusals[0].rule === "call-us" ? await provenBy(asking) : null;
  if (address === null) return null;
  const { visits } = await mineAt(asking.tx, address, asking.now);
  return visits.find(({ id }) => id === one.insteadOf) ?? null;
}

export async function leaveList(c: Context<Signed>): Promise<Response> {
  const form = await readForm(c, Act);
  if ("response" in form) return form.response;
  return withWaiting(c, async (asking, one) => {
    if ("faults" in form) return onTo(asking, "/visits");
    await leaveWaiting(actingFor(asking, one), { id: form.value.id, waitingId: one.id, why: "asked by themselves" });
    return onTo(asking, "/visits?said=left");
  });
}
