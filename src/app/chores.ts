import { keepDisplaced } from "#booking/desk.ts";
import { askQuestionnaires, keepCareLetters, keepCheckIns, writeForCheckIns } from "#followup/desk.ts";
import { everyClinic, inClinic } from "#plumbing/db.ts";
import type { Chore } from "#plumbing/jobs.ts";
import { prepareDays } from "#monitoring/store.ts";
import { raiseOverdue } from "#tasks/doing.ts";
import type { House } from "./house.ts";
import { noteAnchors } from "./keep.ts";
import { lettersChore, type PostOffice } from "./letters.ts";

const DAYS_AHEAD = 7;

/** Makes room for today's samples and the coming week's. */
export async function makeRoomForSamples({ db, now }: House): Promise<void> {
  const today = new Date(now()).toISOString().slice(0, 10);
  const [clinicId] = await everyClinic(db);
  if (clinicId !== undefined) await inClinic(db, clinicId, (tx) => prepareDays(tx, today, DAYS_AHEAD));
}

/** What has waited too long goes up to the next person, in every clinic. */
export async function raiseWhatIsOverdue({ db, store, now }: House): Promise<void> {
  for (const clinicId of await everyClinic(db))
    await inClinic(db, clinicId, (tx) => raiseOverdue({ tx, store, now: now() }));
}

/** Visits that a closure or a leave came over are put on the list of what needs a person, in every clinic. */
export async function findDisplaced({ db, now }: House): Promise<void> {
  for (const clinicId of await everyClinic(db)) await inClinic(db, clinicId, (tx) => keepDisplaced(tx, now()));
}

/** Asks how patients are after their infusions, and writes to those who have not answered, in every clinic. */
export async function lookAfterCheckIns({ db, store, now }: House, baseUrl: string): Promise<void> {
  for (const clinicId of await everyClinic(db)) {
    await keepCheckIns({ db, store, now: now() }, clinicId);
    await writeForCheckIns({ db, now: now(), baseUrl }, clinicId);
  }
}

/** Asks for the questionnaires that are due by rule, in every clinic. */
export async function askWhatIsDue({ db, store, now }: House): Promise<void> {
  for (const clinicId of await everyClinic(db)) await askQuestionnaires({ db, store, now: now() }, clinicId);
}

/** Drafts the letters that patients' own clinicians are owed, in every clinic. */
export async function draftCareLetters({ db, store, now }: House): Promise<void> {
  for (const clinicId of await everyClinic(db)) await keepCareLetters({ db, store, now: now() }, clinicId);
}

type ChoreNeeds = { readonly dataDir: string; readonly office: PostOffice; readonly baseUrl: string };

/** What comes back by the clock: needs that are overdue, visits that lost their day, letters and check-ins that are due each minute, letters to colleagues every five minutes, questionnaires that are due each hour, room for samples each night, the chain's head noted outside the database every quarter of an hour. */
export const choresOf = (house: House, { dataDir, office, baseUrl }: ChoreNeeds): readonly Chore[] => [
  { name: "make-room-for-samples", match: "17 2 * * *", run: () => makeRoomForSamples(house) },
  { name: "raise-overdue", match: "* * * * *", run: () => raiseWhatIsOverdue(house) },
  { name: "find-displaced", match: "* * * * *", run: () => findDisplaced(house) },
  { name: "letters", match: "* * * * *", run: () => lettersChore(house, office, baseUrl) },
  { name: "check-ins", match: "* * * * *", run: () => lookAfterCheckIns(house, baseUrl) },
  { name: "ask-questionnaires", match: "7 * * * *", run: () => askWhatIsDue(house) },
  { name: "care-letters", match: "*/5 * * * *", run: () => draftCareLetters(house) },
  { name: "note-anchors", match: "*/15 * * * *", run: () => noteAnchors(house, dataDir) },
];
