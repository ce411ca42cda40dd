import { assessmentOf, waitingAtHome } from "#assessment/read.ts";
import { openDesk, postTo, senderOf } from "#booking/desk.ts";
import { contactOf, patientOf } from "#people/read.ts";
import { type Db, inClinic, type Tx } from "#plumbing/db.ts";
import { dropLetters } from "#plumbing/letters.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";
import { checkInOf, waitingCheckIns, wishesOf } from "./reading.ts";
import { policyOf, zoneOf } from "./round.ts";
import { type AskedThing, letterDue } from "./rules/letters-due.ts";
import { isOpen } from "./rules/check-ins.ts";

const DAY = 24 * 60;
/** A letter that was held through the night may still come when somebody is to call already: a late answer ends that. */
const STILL_HELPS = minutes(12 * 60);
/** A questionnaire is reminded of for a week; then it is asked anew, or a person asks. Ours [P]. */
const QUESTIONNAIRE_FOR = minutes(7 * DAY);

const checkInKey = (id: string): string => `check-in:${id}`;
const questionnaireKey = (id: string): string => `questionnaire:${id}`;

type Writing = { readonly db: Db; readonly now: Instant; readonly baseUrl: string };

/**
 * Writes to everybody who is asked for something and has not answered, and takes back what was answered meanwhile. A patient is a
 * transaction of their own, and for one reason a letter is written once. Gives back how many were written.
 */
export async function writeForCheckIns({ db, now, baseUrl }: Writing, clinicId: string): Promise<number> {
  const most = await inClinic(db, clinicId, async (tx) => {
    await takeBack(tx, now);
    return (await policyOf(tx))?.remindersMost ?? null;
  });
  if (most === null) return 0;
  let written = 0;
  const asked = await inClinic(db, clinicId, (tx) => everythingAsked(tx, now));
  for (const [patientId, things] of asked)
    written += await inClinic(db, clinicId, (tx) => writeTo({ tx, now, baseUrl, most }, patientId, things));
  return written;
}

async function everythingAsked(tx: Tx, now: Instant): Promise<ReadonlyMap<string, readonly AskedThing[]>> {
  const checkIns = (await waitingCheckIns(tx, now)).map(({ id, patientId, dueAt, silentAt }) => ({
    patientId,
    thing: { key: checkInKey(id), dueAt, until: silentAt },
  }));
  const questionnaires = (await waitingAtHome(tx)).map(({ id, patientId, askedAt }) => ({
    patientId,
    thing: { key: questionnaireKey(id), dueAt: askedAt, until: after(askedAt, QUESTIONNAIRE_FOR) },
  }));
  const current = [...checkIns, ...questionnaires].filter(({ thing }) => thing.until > now);
  const grouped = Map.groupBy(current, ({ patientId }) => patientId);
  return new Map([...grouped].map(([patientId, all]) => [patientId, all.map(({ thing }) => thing)]));
}

type ToOne = { readonly tx: Tx; readonly now: Instant; readonly baseUrl: string; readonly most: number };

async function writeTo(
  { tx, now, baseUrl, most }: ToOne,
  patientId: string,
  things: readonly AskedThing[],
): Promise<number> {
  const due = letterDue(things, await writtenTo(tx, patientId), most, now);
  if (due === null || !(await wishesOf(tx, patientId)).reminders) return 0;
  const [patient, contact] = [await patientOf(tx, patientId), await contactOf(tx, patientId)];
  if (patient === undefined || contact === null) return 0;
  const desk = await openDesk(tx, now, baseUrl);
  const link = `${desk.origin}${contact.language === "es" ? "/es" : ""}/my/check-in`;
  const outcome = await postTo(desk, {
    kind: "check-in",
    key: due.key,
    about: `patient:${patientId}`,
    contact: { ...contact, name: patient.name, zone: await zoneOf(tx, patientId) },
    facts: { clinic: senderOf(desk.profile), name: patient.name, link },
    notAfter: after(due.thing.until, STILL_HELPS),
  });
  return outcome === "posted" ? 1 : 0;
}

async function writtenTo(tx: Tx, patientId: string) {
  const rows = await tx.q
    .selectFrom("letters")
    .select(["key", "made_at"])
    .where("about", "=", `patient:${patientId}`)
    .where("template", "=", "check-in")
    .execute();
  return rows.map(({ key, made_at }) => ({ key, at: as<Instant>(made_at.getTime()) }));
}

/** Letters that wait for the morning, and whose reason is gone by then: answered, cancelled, reached on the telephone, or not wanted. */
async function takeBack(tx: Tx, now: Instant): Promise<void> {
  const waiting = await tx.q
    .selectFrom("letters")
    .select(["key", "about"])
    .where("template", "=", "check-in")
    .where("state", "=", "waiting")
    .execute();
  const untrue: string[] = [];
  for (const { key, about } of waiting) if (!(await isStillTrue(tx, key, about))) untrue.push(key);
  await dropLetters(tx, untrue, "It was answered, or is not asked any more.", now);
}

async function isStillTrue(tx: Tx, key: string, about: string): Promise<boolean> {
  const [what = "", id = ""] = key.split(":");
  if (!(await wishesOf(tx, about.slice("patient:".length))).reminders) return false;
  if (what === "questionnaire") return ["asked", "begun"].includes((await assessmentOf(tx, id))?.state ?? "");
  const one = await checkInOf(tx, id);
  return one !== undefined && isOpen(one);
}
