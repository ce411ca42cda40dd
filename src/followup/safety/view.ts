import { scaleOf } from "#assessment/events.ts";
import { scoresOf } from "#assessment/read.ts";
import { enquiryOf } from "#booking/read.ts";
import { evaluationsOf } from "#evaluation/read.ts";
import { type CirclePerson, isAllowed } from "#people/events.ts";
import { circleOf, contactOf, namesOf, patientOf, staffList } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { LetterState } from "#plumbing/letters.ts";
import type { Instant } from "#science/units.ts";
import { planOf, type PlanVersion } from "../plan/store.ts";
import { pageLetters } from "./paging.ts";
import { type AlertRow, alertOf, newestAlerts } from "./reading.ts";
import { safetyPlanIn } from "./rules/safety-plan.ts";
import { clinicNow, safetyPolicy } from "./who-reads.ts";

type Names = Readonly<Record<string, string>>;

/** What whoever is called needs to see at once: what was said, how the person is reached, who is near them. */
export type AlertView = {
  readonly alert: AlertRow;
  readonly patient: {
    readonly id: string;
    readonly name: string;
    readonly birthDate: string;
    readonly mrn: string;
    readonly mobile: string | null;
    readonly language: "en" | "es";
    readonly zone: string;
  } | null;
  /** Of somebody the clinic does not know. */
  readonly asked: { readonly name: string; readonly email: string | null; readonly mobile: string | null } | null;
  readonly circle: readonly CirclePerson[];
  readonly scores: readonly {
    readonly scale: string;
    readonly at: Instant;
    readonly total: number | null;
    readonly band: string;
  }[];
  /** What was written down with the patient for a crisis; where nothing was, what a note of an evaluation says of it. */
  readonly safetyPlan: PlanVersion | null;
  readonly plan: { readonly text: string; readonly at: Instant } | null;
  readonly letters: readonly {
    readonly staffId: string;
    readonly nth: number;
    readonly channel: "mail" | "text";
    readonly state: LetterState;
    readonly says: string | null;
    readonly doneAt: Instant | null;
  }[];
  readonly names: Names;
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  readonly isSigned: boolean;
  readonly zone: string;
};

const SHOWN_SCALES = ["phq-9", "asq", "c-ssrs"];

export async function alertView(tx: Tx, alertId: string, now: Instant): Promise<AlertView | undefined> {
  const alert = await alertOf(tx, alertId);
  if (alert === undefined) return undefined;
  const [{ isSigned }, { zone }, people] = [await safetyPolicy(tx), await clinicNow(tx, now), await staffList(tx)];
  const able = people.filter(({ active, roles }) => active && isAllowed(roles, "answer-safety"));
  return {
    alert,
    ...(await ofPatient(tx, alert.patientId)),
    asked: alert.enquiryId === null ? null : await askedBy(tx, alert.enquiryId),
    letters: (await pageLetters(tx, alertId)).map(({ key, channel, state, says, doneAt }) => {
      const [, , nth = "", staffId = ""] = key.split(":");
      return { staffId, nth: Number(nth), channel, state, says, doneAt };
    }),
    names: await shownNames(tx),
    colleagues: able.map(({ id, name, credential }) => ({ id, name: `${name}, ${credential}` })),
    isSigned,
    zone,
  };
}

const shownNames = async (tx: Tx): Promise<Names> =>
  Object.fromEntries(
    Object.entries(await namesOf(tx)).map(([id, { name, credential }]) => [
      id,
      credential === "" ? name : `${name}, ${credential}`,
    ]),
  );

async function askedBy(tx: Tx, enquiryId: string): Promise<AlertView["asked"]> {
  const enquiry = await enquiryOf(tx, enquiryId);
  if (enquiry === null) return null;
  const { name, email, mobile } = enquiry;
  return { name, email, mobile };
}

async function ofPatient(
  tx: Tx,
  patientId: string | null,
): Promise<Pick<AlertView, "patient" | "circle" | "scores" | "plan" | "safetyPlan">> {
  const patient = patientId === null ? undefined : await patientOf(tx, patientId);
  if (patient === undefined) return { patient: null, circle: [], scores: [], safetyPlan: null, plan: null };
  const { id, name, birthDate, mrn } = patient;
  const contact = await contactOf(tx, id);
  const reached = { mobile: contact?.mobile ?? null, language: contact?.language ?? "en", zone: contact?.zone ?? "" };
  return {
    patient: { id, name, birthDate, mrn, ...reached },
    circle: await circleOf(tx, id),
    scores: await lastScores(tx, id),
    safetyPlan: await planOf(tx, id),
    plan: await notedPlan(tx, id),
  };
}

async function lastScores(tx: Tx, patientId: string): Promise<AlertView["scores"]> {
  const lasts = [];
  for (const scaleId of SHOWN_SCALES) {
    const last = (await scoresOf(tx, patientId, scaleId)).slice(-3);
    const scale = scaleOf(scaleId)?.name.en ?? scaleId;
    lasts.push(...last.map(({ at, total, band }) => ({ scale, at, total, band: band?.en ?? "" })));
  }
  return lasts.toReversed();
}

async function notedPlan(tx: Tx, patientId: string): Promise<AlertView["plan"]> {
  const notes = (await evaluationsOf(tx, patientId)).flatMap(({ notes: { plan } }) =>
    plan === undefined ? [] : [plan],
  );
  const plans = notes.flatMap(({ text, at }) => {
    const plan = safetyPlanIn(text);
    return plan === null ? [] : [{ text: plan, at }];
  });
  return plans.toSorted((a, b) => b.at - a.at)[0] ?? null;
}

export type AlertLine = Pick<
  AlertRow,
  | "id"
  | "patientId"
  | "isDrill"
  | "raisedAt"
  | "level"
  | "isOpenHours"
  | "firstAcknowledged"
  | "acknowledged"
  | "closed"
> & {
  readonly whose: string;
  readonly says: string;
};

export type AlertsView = {
  readonly open: readonly AlertLine[];
  readonly past: readonly AlertLine[];
  readonly names: Names;
  readonly isSigned: boolean;
  readonly zone: string;
};

/** Open alerts, the oldest first, and what came of the newest ones before. */
export async function alertsView(tx: Tx, now: Instant): Promise<AlertsView> {
  const lines: AlertLine[] = [];
  for (const alert of await newestAlerts(tx)) lines.push(await lineOf(tx, alert));
  const [{ isSigned }, { zone }] = [await safetyPolicy(tx), await clinicNow(tx, now)];
  return {
    open: lines.filter(({ closed }) => closed === null).toReversed(),
    past: lines.filter(({ closed }) => closed !== null),
    names: await shownNames(tx),
    isSigned,
    zone,
  };
}

async function lineOf(tx: Tx, alert: AlertRow): Promise<AlertLine> {
  const { id, patientId, enquiryId, isDrill, raisedAt, level, isOpenHours, firstAcknowledged, acknowledged, closed } =
    alert;
  const patient = patientId === null ? undefined : await patientOf(tx, patientId);
  const asked = enquiryId === null ? null : await enquiryOf(tx, enquiryId);
  const whose = isDrill ? "Drill" : (patient?.name ?? asked?.name ?? "Somebody on the public pages");
  const says = alert.heard.at(-1)?.says ?? "";
  return { id, patientId, isDrill, raisedAt, level, isOpenHours, firstAcknowledged, acknowledged, closed, whose, says };
}
