import type { Language } from "#clinic/events.ts";
import { idOf } from "#plumbing/derived-id.ts";
import { lockChain } from "#plumbing/event-store.ts";
import type { AlertFact, AlertSource } from "./facts.ts";
import { isGraver, type Level } from "./fold.ts";
import { alertFacts, alertStream, type Doing } from "./store.ts";
import { clinicNow, firstPage, safetyPolicy, whoReads } from "./who-reads.ts";

export type Raising = {
  /** The alert's from then on. */
  readonly id: string;
  /** Null in a drill, and of somebody the clinic does not know. */
  readonly patientId: string | null;
  readonly enquiryId?: string | null;
  readonly source: AlertSource;
  /** What was said, by the number of the fact or questionnaire: the same one raises one alert. */
  readonly sourceId: string;
  readonly level: Level;
  /** In words for the one who is paged. Never sent outside the house. */
  readonly says: string;
  readonly language: Language;
  /** What their screen said of who reads it, where it was another sentence than the usual one. */
  readonly toldPatient?: string;
};

type Raised = { readonly alertId: string; readonly told: string };

/**
 * Makes a word of danger an alert, and pages it, in the transaction that stores what was said. While the same person's last one
 * is open, it is added there: one crisis is one alert, however many messages tell of it.
 */
export async function raiseAlert(asked: Doing, { id, language, ...said }: Raising): Promise<Raised> {
  // Whoever said it stands in what was said; the alert is the house's own, and is not heard as their words once more.
  const doing = { ...asked, by: "system" };
  const { tx, now } = doing;
  await lockChain(tx);
  const told = said.toldPatient ?? (await whoReads(tx, now)).words[language];
  const known = await knownSource(doing, said.sourceId);
  if (known !== undefined && !isGraver(said.level, known.level)) return { alertId: known.alert_id, told };
  const open = await openOf(doing, said);
  const alertId = open ?? id;
  const { patientId, enquiryId = null, ...words } = said;
  const heard = { ...words, toldPatient: told };
  const more = {
    id: idOf("alert heard more", said.sourceId, said.level),
    type: "AlertHeardMore",
    data: heard,
  } as const;
  if (open === undefined) {
    const { isOpen: isOpenHours } = await clinicNow(tx, now);
    await append(doing, id, { id, type: "AlertRaised", data: { patientId, enquiryId, isOpenHours, ...heard } });
  } else await append(doing, alertId, more);
  await pageFirst(doing, alertId);
  return { alertId, told };
}

const knownSource = ({ tx }: Doing, sourceId: string) =>
  tx.q.selectFrom("alert_sources").select(["alert_id", "level"]).where("source_id", "=", sourceId).executeTakeFirst();

/** The open alert of the same person; a drill stands for itself. */
async function openOf(
  { tx }: Doing,
  { patientId, enquiryId = null }: Pick<Raising, "patientId" | "enquiryId">,
): Promise<string | undefined> {
  if (patientId === null && enquiryId === null) return undefined;
  const whose = tx.q.selectFrom("alerts").select("id").where("closed_at", "is", null).where("drill", "=", false);
  const row = await (
    patientId === null ? whose.where("enquiry_id", "=", enquiryId) : whose.where("patient_id", "=", patientId)
  ).executeTakeFirst();
  return row?.id;
}

type Undated = { [F in AlertFact as F["type"]]: Pick<F, "id" | "type" | "data"> }[AlertFact["type"]];

/** One more fact about an alert. */
export async function append({ tx, store, by, now }: Doing, alertId: string, fact: Undated): Promise<void> {
  const { length } = await alertFacts(tx, alertId);
  await store.append(tx, alertStream(alertId), length, { ...fact, at: now, by });
}

/** Pages the first step where none was paged since it was last heard; while the rule says nobody is, the opening hour does. */
async function pageFirst(doing: Doing, alertId: string): Promise<void> {
  const { tx, now } = doing;
  const facts = await alertFacts(tx, alertId);
  const last = facts.findLast(({ type }) => type === "AlertAcknowledged" || type === "AlertRaised");
  const since = facts.slice(last === undefined ? 0 : facts.indexOf(last));
  if (since.some(({ type }) => type === "AlertPaged")) return;
  const { staffIds, why } = await firstPage(tx, await clinicNow(tx, now), await safetyPolicy(tx), now);
  if (staffIds.length === 0) return;
  const id = idOf("alert paged", alertId, "first", facts.length);
  await append(doing, alertId, { id, type: "AlertPaged", data: { step: "first", staffIds, why } });
}
