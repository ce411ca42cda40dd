import { scoresOf } from "#assessment/read.ts";
import { appointmentsOfPatient, rulesOf } from "#booking/read.ts";
import { placeOf } from "#clinic/read.ts";
import { historyOf } from "#evaluation/read.ts";
import { infusionGiven, visitsOfPatient, type VisitRow } from "#infusion/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { showDay } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import type { Instant } from "#science/units.ts";
import { checkInsOf, moodsOf } from "../checkins/reading.ts";
import { zoneOf } from "../checkins/round.ts";
import { isUnheard, worstOf } from "../checkins/rules/check-ins.ts";
import { answersShown } from "../checkins/rules/shown.ts";
import { threadsOfPatient } from "../messages/inbox.ts";
import { alertsOf } from "../safety/reading.ts";
import {
  alertLine,
  checkInLine,
  infusionLine,
  type Line,
  medicineLines,
  messageLine,
  moodLines,
  scoreLines,
  visitLine,
} from "./lines.ts";

/** One kind of thing that may have changed, with what was heard of it. No line is said to be so, never left to be guessed. */
export type Part = { readonly title: string; readonly none: string; readonly lines: readonly Line[] };

/** What is known of the time since the last infusion; `since` null: there was none here. */
export type SinceView = {
  readonly patientId: string;
  readonly since: Instant | null;
  readonly zone: string;
  readonly parts: readonly Part[];
};

export type Looking = { readonly staffId: string; readonly roles: readonly string[]; readonly now: Instant };
type Since = { readonly tx: Tx; readonly patientId: string; readonly since: Instant; readonly looking: Looking };

/** For the visit's check-in: what came since the infusion before it. */
export async function sinceView(
  tx: Tx,
  { infusionId, patientId }: { readonly infusionId: string; readonly patientId: string },
  looking: Looking,
): Promise<SinceView> {
  const zone = (await placeOf(tx))?.site.zone ?? "UTC";
  const visits = await visitsOfPatient(tx, patientId);
  const here = visits.find((visit) => visit.infusionId === infusionId);
  const until = here?.startedAt ?? looking.now;
  const before = visits.filter((visit) => visit.infusionId !== infusionId && visit.startedAt !== null);
  const last = before.find(({ startedAt }) => (startedAt ?? until) < until);
  const since = last?.startedAt ?? null;
  if (last === undefined || since === null) return { patientId, since: null, zone, parts: [] };
  const asked = { tx, patientId, since, looking: { ...looking, now: until } };
  const parts = [
    await lastInfusion(tx, last),
    await checkIns(asked),
    await mood(asked),
    await medicines(asked),
    await alerts(asked),
    await messages(asked),
    await appointments(asked),
  ];
  return { patientId, since, zone, parts };
}

/** What came of the infusion itself: the reason why anything since is asked. */
async function lastInfusion(tx: Tx, visit: VisitRow): Promise<Part> {
  const last = await infusionGiven(tx, visit);
  const lines = last === null ? [] : [infusionLine(last)];
  return { title: "Last infusion", none: "Its record could not be read.", lines };
}

async function checkIns({ tx, patientId, since, looking: { now } }: Since): Promise<Part> {
  const all = await checkInsOf(tx, patientId);
  const due = all.filter(({ dueAt }) => dueAt >= since && dueAt <= now).toReversed();
  const lines = due.map((row) =>
    checkInLine(row, {
      answers: answersShown(row),
      worst: worstOf(row),
      isSilent: row.silentAt <= now && isUnheard(row, all),
    }),
  );
  return { title: "Check-ins", none: "None came due.", lines };
}

/** Days are the patient's own; a tap on the day of the infusion may have been before it, and counts. */
async function mood({ tx, patientId, since }: Since): Promise<Part> {
  const firstDay = showDay(dayIn(await zoneOf(tx, patientId), since));
  const taps = (await moodsOf(tx, patientId)).filter(({ day }) => day >= firstDay);
  const scores = await scoresOf(tx, patientId, "phq-9");
  return {
    title: "Mood",
    none: "No day was tapped and no PHQ-9 was answered.",
    lines: [...moodLines(taps), ...scoreLines(scores, since)],
  };
}

async function medicines({ tx, patientId, since }: Since): Promise<Part> {
  const history = await historyOf(tx, patientId);
  const { medicinesKnown: known } = history;
  const none =
    known === null
      ? "Nobody has gone through the whole list of medicines yet."
      : known.at >= since
        ? "The list was gone through, and nothing on it changed."
        : "Nobody has said anything of medicines since.";
  return { title: "Medicines", none, lines: medicineLines(history, since) };
}

async function alerts({ tx, patientId, since }: Since): Promise<Part> {
  const raised = (await alertsOf(tx, patientId)).filter((one) => one.raisedAt >= since && !one.isDrill).toReversed();
  return { title: "Words of danger", none: "None were heard.", lines: raised.map(alertLine) };
}

async function messages({ tx, patientId, since, looking }: Since): Promise<Part> {
  const threads = (await threadsOfPatient(tx, patientId, looking)).filter(({ lastAt }) => lastAt >= since);
  return { title: "Messages", none: "None were written.", lines: threads.map(messageLine) };
}

async function appointments({ tx, patientId, since, looking: { now } }: Since): Promise<Part> {
  const { types } = await rulesOf(tx);
  const over = (await appointmentsOfPatient(tx, patientId)).filter(
    ({ startAt, endAt }) => startAt > since && endAt <= now,
  );
  const lines = over.flatMap(({ typeId, startAt, state }) =>
    state === "held" || state === "released"
      ? []
      : [visitLine({ what: types.find(({ id }) => id === typeId)?.name.en ?? typeId, startAt, state })],
  );
  return { title: "Visits", none: "None.", lines };
}
