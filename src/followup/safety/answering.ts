import { placeOf } from "#clinic/read.ts";
import { staffOf } from "#people/read.ts";
import { isAllowed } from "#people/events.ts";
import { idOf } from "#plumbing/derived-id.ts";
import { IdTaken, lockChain } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { dropLetters, lettersAbout } from "#plumbing/letters.ts";
import { showDay } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import { reportSetback } from "../watch/deciding.ts";
import type { AlertFact } from "./facts.ts";
import { type Alert, foldAlert } from "./fold.ts";
import { append } from "./raising.ts";
import { alertFacts, alertStream, type Doing } from "./store.ts";

type Data<T extends AlertFact["type"]> = Extract<AlertFact, { type: T }>["data"];
type Of = { readonly id: string; readonly alertId: string };
export type AnswerOutcome =
  | { readonly ok: true; readonly patientId: string | null }
  | { readonly refusals: readonly Refusal[] }
  | "no-such-alert";

const no = (rule: string, says: string, satisfy: string, field?: string): Refusal => ({
  rule,
  says,
  satisfy,
  ...(field !== undefined && { field }),
});

const CLOSED = no("alert-closed", "This alert is closed.", "Look at what came of it below.");
const NOT_YOURS = no("not-acknowledged", "Nobody has said that they have this.", "Press “I have this” first.");

type Answer = {
  [T in "AlertAcknowledged" | "AlertHandedOver" | "AlertTried" | "AlertClosed"]: {
    readonly type: T;
    readonly data: Data<T>;
  };
}["AlertAcknowledged" | "AlertHandedOver" | "AlertTried" | "AlertClosed"];

/** Adds what somebody did about an alert, once, where nothing stands against it; then pages that are still on their way stop. */
async function note(
  doing: Doing,
  { id, alertId }: Of,
  fact: Answer,
  against: (alert: Alert) => Promise<Refusal | null> | Refusal | null,
): Promise<AnswerOutcome> {
  const { tx, now } = doing;
  await lockChain(tx);
  const alert = foldAlert(await alertFacts(tx, alertId));
  if (alert === null) return "no-such-alert";
  const { patientId } = alert;
  if (await isStored(doing, alertStream(alertId), id, fact.type)) return { ok: true, patientId };
  const refusal = alert.closed === null ? await against(alert) : CLOSED;
  if (refusal !== null) return { refusals: [refusal] };
  await append(doing, alertId, { id, ...fact });
  const waiting = (await lettersAbout(tx, alertStream(alertId))).filter(({ state }) => state === "waiting");
  if (fact.type === "AlertAcknowledged" || fact.type === "AlertClosed")
    await dropLetters(
      tx,
      waiting.map(({ key }) => key),
      "Somebody has it.",
      now,
    );
  return { ok: true, patientId };
}

async function isStored({ tx }: Doing, stream: string, id: string, type: string): Promise<boolean> {
  const known = await tx.q.selectFrom("events").select(["stream", "type"]).where("id", "=", id).executeTakeFirst();
  if (known !== undefined && (known.stream !== stream || known.type !== type)) throw new IdTaken(id);
  return known !== undefined;
}

/** "I have this": the next steps of paging stop. Whoever has it already says nothing new; somebody else takes it over. */
export const acknowledge = (doing: Doing, { how, ...of }: Of & Data<"AlertAcknowledged">): Promise<AnswerOutcome> =>
  note(doing, of, { type: "AlertAcknowledged", data: { how } }, () => null);

/** From now on it is a colleague's. They must be able to do something about it. */
export const handOver = (
  doing: Doing,
  { to, note: words, ...of }: Of & Data<"AlertHandedOver">,
): Promise<AnswerOutcome> =>
  note(doing, of, { type: "AlertHandedOver", data: { to, note: words } }, async ({ acknowledged }) => {
    const colleague = await staffOf(doing.tx, to);
    if (colleague === undefined || !colleague.active || !isAllowed(colleague.roles, "answer-safety"))
      return no("hand-over", "Nobody of that name can answer this.", "Choose a nurse or a prescriber.", "to");
    return acknowledged === null ? NOT_YOURS : null;
  });

/** A call, whatever came of it. The alert stays open and stays on the board. */
export const noteTried = (
  doing: Doing,
  { what, note: words, againAt, ...of }: Of & Data<"AlertTried">,
): Promise<AnswerOutcome> =>
  note(doing, of, { type: "AlertTried", data: { what, note: words, againAt } }, ({ acknowledged }) =>
    acknowledged === null ? NOT_YOURS : againAt !== null && isBefore(againAt, doing.now) ? IN_PAST : null,
  );

const isBefore = (at: Instant, now: Instant): boolean => at <= now;
const IN_PAST = no("again-at", "That time is over.", "Say when to try again, from now on.", "againAt");

/**
 * Closed only with what came of it, whom somebody spoke with, and what they were told. A hospital is a setback: the relapse watch
 * knows of it from here on.
 */
export async function closeAlert(
  doing: Doing,
  { id, alertId, ...data }: Of & Data<"AlertClosed">,
): Promise<AnswerOutcome> {
  const closing = { type: "AlertClosed", data } as const;
  const outcome = await note(doing, { id, alertId }, closing, (alert) => againstClosing(alert, data));
  if (typeof outcome === "string" || "refusals" in outcome || outcome.patientId === null) return outcome;
  if (data.outcome === "hospital") await noteHospital(doing, alertId, outcome.patientId);
  return outcome;
}

async function noteHospital(doing: Doing, alertId: string, patientId: string): Promise<void> {
  const on = showDay(dayIn((await placeOf(doing.tx))?.site.zone ?? "UTC", doing.now));
  const of = { id: idOf("hospital of alert", alertId), patientId };
  const told = { ...of, what: "hospital-stay", on, note: "What came of an alert." } as const;
  const outcome = await reportSetback(doing, told);
  if ("refusals" in outcome) throw new Error(`a setback was not noted: ${outcome.refusals[0].says}`);
}

function againstClosing(
  { acknowledged, isDrill }: Alert,
  { outcome, spokeWith, told, note: words }: Data<"AlertClosed">,
): Refusal | null {
  if (acknowledged === null) return NOT_YOURS;
  if (isDrill !== (outcome === "drill-done"))
    return isDrill
      ? no("drill", "This is a drill: there is no patient.", "Close it as “drill done”.", "outcome")
      : no("no-drill", "This is no drill.", "Say what came of it for the patient.", "outcome");
  if (isDrill) return null;
  if (spokeWith.trim() === "")
    return no(
      "spoke-with",
      "It is not said who was spoken with.",
      "Name the patient, a relative, or the service.",
      "spokeWith",
    );
  if (told.trim() === "") return no("told", "It is not said what they were told.", "Write it in a sentence.", "told");
  return outcome === "misunderstanding" && words.trim() === ""
    ? no("why", "A misunderstanding needs its reason.", "Write how you know, and from whom.", "note")
    : null;
}
