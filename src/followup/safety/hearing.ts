import { assessmentOf } from "#assessment/read.ts";
import { appointmentOf, enquiryOf } from "#booking/read.ts";
import { placeOf } from "#clinic/read.ts";
import { contactOf, namesOf } from "#people/read.ts";
import { inClinic, type Db, type Tx } from "#plumbing/db.ts";
import { idOf } from "#plumbing/derived-id.ts";
import { type EventStore, factOf, load, type Reaction } from "#plumbing/event-store.ts";
import type { Recorded } from "#plumbing/facts.ts";
import { inSavepoint } from "#plumbing/savepoint.ts";
import type { AlertSource } from "./facts.ts";
import { whatFails } from "./one-by-one.ts";
import { raiseAlert, type Raising } from "./raising.ts";
import { crisisIn } from "./rules/crisis-words.ts";
import { typedIn } from "./rules/typed.ts";
import { askedOf, copiedWords } from "./rules/questionnaire-words.ts";

/** Where a text came from, by the stream it stands in; any other is a form of the patient's own pages. */
const SOURCES: Readonly<Record<string, AlertSource>> = {
  thread: "message",
  checkins: "check-in",
  appointment: "evening-answer",
  enquiry: "enquiry",
};

const PATIENT = "patient:";
/** Somebody at the public pages, known or not. */
const isByPublic = ({ by }: Recorded): boolean =>
  by.startsWith(PATIENT) || by.startsWith("enquiry:") || by === "visitor";

/**
 * Hears every fact as it is stored: an answer about suicide, whoever entered it, and whatever a patient or visitor wrote, in
 * whatever form. What calls for an alert raises it in the same transaction: neither stands without the other.
 */
export const hearing: Reaction = async (store, tx, fact) => {
  if (!fact.stream.startsWith("assessment:") && !isByPublic(fact)) return;
  const heard = await inSavepoint(
    tx,
    async () => {
      await hear(store, tx, fact);
      return true;
    },
    () => false,
  );
  // The answer is kept all the same, and with it that it was not judged: the round of pages does it within a second.
  if (!heard)
    await tx.q
      .insertInto("unheard")
      .values({ clinic_id: tx.clinicId, fact_id: fact.id, since: new Date(fact.recordedAt) })
      .onConflict((clash) => clash.columns(["clinic_id", "fact_id"]).doNothing())
      .execute();
};

type Judged = { readonly judged: number; readonly failed: readonly Error[] };

/** Judges what could not be judged when it was stored; what fails again waits for the next round. */
export async function hearMissed(db: Db, clinicId: string, store: EventStore): Promise<Judged> {
  const missed = await inClinic(db, clinicId, (tx) =>
    tx.q.selectFrom("unheard").select("fact_id").orderBy("since").limit(50).execute(),
  );
  const failed = await whatFails(missed, ({ fact_id }) =>
    inClinic(db, clinicId, async (tx) => {
      const fact = await factOf(tx, fact_id);
      if (fact !== undefined) await hear(store, tx, fact);
      await tx.q.deleteFrom("unheard").where("fact_id", "=", fact_id).execute();
    }),
  );
  return { judged: missed.length - failed.length, failed };
}

async function hear(store: EventStore, tx: Tx, fact: Recorded): Promise<void> {
  const raising = fact.stream.startsWith("assessment:") ? await fromAnswers(tx, fact) : await fromWords(tx, fact);
  if (raising !== null) await raiseAlert({ tx, store, by: fact.by, now: fact.recordedAt }, raising);
}

/** The gravest that was ever answered on this questionnaire. A later answer or a correction does not take it back. */
async function fromAnswers(tx: Tx, fact: Recorded): Promise<Raising | null> {
  const assessmentId = fact.stream.slice("assessment:".length);
  const row = await assessmentOf(tx, assessmentId);
  const asked = row === undefined ? null : askedOf(row);
  if (row === undefined || asked === null) return null;
  const { patientId, language } = row;
  const id = idOf("alert", assessmentId, asked.level);
  const { level } = asked;
  const says = row.entered === null ? asked.says : `${asked.says}. ${await copied(tx, fact, row.entered.ratedBy)}`;
  return { id, patientId, source: "questionnaire", sourceId: assessmentId, language, level, says };
}

/** Somebody of ours typed it from a form: the danger may be of long ago, and whoever is called must not take it for tonight's. */
async function copied(tx: Tx, { stream, at, recordedAt, by }: Recorded, ratedBy: string): Promise<string> {
  const entered = (await load(tx, stream)).findLast(({ type }) => type === "TotalEntered");
  const names = await namesOf(tx);
  return copiedWords({
    answeredAt: entered?.at ?? at,
    enteredAt: recordedAt,
    enteredBy: names[by]?.name ?? "somebody",
    ratedBy,
    zone: (await placeOf(tx))?.site.zone ?? "UTC",
  });
}

async function fromWords(tx: Tx, fact: Recorded): Promise<Raising | null> {
  const texts = typedIn(fact.data);
  const said = texts.find((text) => crisisIn(text) !== null);
  const heard = said === undefined ? null : crisisIn(said);
  if (said === undefined || heard === null) return null;
  const whose = await whoseIs(tx, fact);
  const kind = fact.stream.slice(0, fact.stream.indexOf(":"));
  return {
    id: idOf("alert", fact.id),
    ...whose,
    source: SOURCES[kind] ?? "form",
    sourceId: fact.id,
    level: "ask-more",
    says: `Wrote: “${excerpt(said)}”${heard.denied ? " (behind a no: read it all the same)" : ""}`,
  };
}

const LONGEST = 280;
/** The part around the words, of a text too long for a list. */
function excerpt(text: string): string {
  const flat = text.replaceAll(/\s+/g, " ").trim();
  return flat.length <= LONGEST ? flat : `${flat.slice(0, LONGEST - 1)}…`;
}

type Whose = Pick<Raising, "patientId" | "enquiryId" | "language">;

async function whoseIs(tx: Tx, { by, stream }: Recorded): Promise<Whose> {
  const [kind, id = ""] = stream.split(":");
  if (by.startsWith(PATIENT)) return ofPatient(tx, by.slice(PATIENT.length));
  if (kind === "enquiry") return ofEnquiry(tx, id);
  const visit = kind === "appointment" ? await appointmentOf(tx, id) : null;
  if (visit === null || visit.patientId === null) return ofEnquiry(tx, visit?.enquiryId ?? null);
  return ofPatient(tx, visit.patientId);
}

async function ofEnquiry(tx: Tx, enquiryId: string | null): Promise<Whose> {
  const enquiry = enquiryId === null ? null : await enquiryOf(tx, enquiryId);
  if (enquiry === null) return { patientId: null, language: "en" };
  const { patientId, id, language } = enquiry;
  return patientId === null ? { patientId, enquiryId: id, language } : ofPatient(tx, patientId);
}

const ofPatient = async (tx: Tx, patientId: string): Promise<Whose> => ({
  patientId,
  language: (await contactOf(tx, patientId))?.language ?? "en",
});
