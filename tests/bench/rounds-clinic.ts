import { uuidv7 } from "uuidv7";
import { chance, noise } from "#outcomes/rules/treatment.test-data.ts";
import type { Tx } from "#plumbing/db.ts";
import { into } from "./outcomes-clinic.ts";

const DAY = 86_400_000;
const INDUCTION = [0, 2, 4, 7, 9, 11];
/** So many days after the induction. Whoever is kept well comes until three years are over. */
const EVERY = 28;
/** Asked for check-ins is whoever was treated since; the newest of them only. */
const ASKED_DAYS = 45;

const TABLES = [
  "patients",
  "patient_contacts",
  "patient_circle",
  "infusions",
  "courses",
  "assessments",
  "responses",
  "check_ins",
] as const;
type Row = Record<string, unknown>;
type Made = Readonly<Record<(typeof TABLES)[number], Row[]>>;
type Making = { readonly patients: number; readonly until: number; readonly seed: number };

/**
 * Patients who came over three years, half of them kept well by an infusion every four weeks; half have a psychiatrist we may write to.
 * Every check-in is answered and no letter is owed: what a round costs that finds nothing to do, as nearly every round does.
 */
export async function fillRounds(tx: Tx, { patients, until, seed }: Making): Promise<Record<string, number>> {
  const next = chance(seed);
  const made = Object.fromEntries(TABLES.map((name) => [name, [] as Row[]])) as Made;
  for (let n = 0; n < patients; n += 1)
    onePatient(made, { n, next, until, first: Math.floor(until - (45 + next() * 3 * 365) * DAY) });
  for (const name of TABLES) await into(tx, name, made[name]);
  return Object.fromEntries(TABLES.map((name) => [name, made[name].length]));
}

type One = { readonly n: number; readonly next: () => number; readonly until: number; readonly first: number };
type Infusion = {
  readonly infusionId: string;
  readonly nth: number;
  readonly mgPerKg: number;
  readonly startedAt: number;
};

function onePatient(made: Made, one: One): void {
  const { n, until, first } = one;
  const patient_id = uuidv7();
  const name = { mrn: `BENCH-${n}`, family: `Ode${n}`, given: "Demo" };
  const nothing = { height_cm: null, allergies: [], allergies_known: false, photo: null, fictitious: true };
  made.patients.push({ id: patient_id, ...name, birth_date: "1980-01-01", sex: "unknown", ...nothing });
  const reached = { email: null, mobile: null, language: "en", zone: "America/New_York", texts: false };
  made.patient_contacts.push({ patient_id, ...reached });
  const who = { role: "psychiatrist", name: "Dr Demo", practice: "", mobile: "", email: "", fax: "" };
  const release = n % 2 === 0 ? "yes" : "unknown";
  made.patient_circle.push({ id: uuidv7(), patient_id, ...who, release, released_on: "", at: new Date(first) });
  const after = n % 4 < 2 ? Math.floor((until - first) / DAY / EVERY) : 0;
  const days = [...INDUCTION, ...Array.from({ length: after }, (_, k) => 11 + (k + 1) * EVERY)];
  const given = days
    .map((day, at): Infusion => {
      const startedAt = first + day * DAY;
      return { infusionId: uuidv7(), nth: at < 6 ? at + 1 : at - 5, mgPerKg: 0.5, startedAt };
    })
    .filter(({ startedAt }) => startedAt < until);
  treated(made, patient_id, given, one);
  scored(made, patient_id, given, one);
}

function treated(made: Made, patient_id: string, given: readonly Infusion[], { until, first }: One): void {
  for (const { infusionId: id, startedAt } of given) {
    const [started_at, ended_at] = [new Date(startedAt), new Date(startedAt + 40 * 60_000)];
    const visit = { room_id: uuidv7(), phase: "signed", version: 60, planned_start: started_at, summary: {} };
    made.infusions.push({ id, patient_id, ...visit, started_at, ended_at, protocol_id: "", protocol_version: "" });
    if (startedAt > until - ASKED_DAYS * DAY) asked(made, patient_id, id, startedAt);
  }
  const [induction, later] = [given.slice(0, 6), given.slice(6)];
  for (const [kind, some] of [["induction", induction] as const, ["maintenance", later] as const]) {
    if (some.length === 0) continue;
    const [id, planned_at] = [uuidv7(), (some[0]?.startedAt ?? first) - 2 * DAY];
    const plan = {
      kind,
      evaluationId: uuidv7(),
      drug: "ketamine-racemic-iv",
      mgPerKg: 0.5,
      minutes: 40,
      outcomeScale: "phq-9",
    };
    const empty = {
      orders: [],
      series: [],
      uncounted: [],
      missed: [],
      moved: [],
      reviews: [],
      extensions: [],
      passed: [],
    };
    const open = { interrupted: null, resumedAt: null, interval: null, ended: null };
    const count = kind === "induction" ? 6 : some.length + 1;
    const body = {
      id,
      patientId: patient_id,
      plannedAt: planned_at,
      plannedBy: "",
      ...plan,
      count,
      ...empty,
      ...open,
      given: some,
    };
    made.courses.push({ id, patient_id, planned_at: new Date(planned_at), version: 1, body });
  }
}

/** The next morning and the third day, both finished. */
function asked(made: Made, patient_id: string, infusion_id: string, startedAt: number): void {
  for (const [kind, after] of [["next-morning", DAY * 0.8] as const, ["third-day", 3 * DAY] as const]) {
    const [id, due] = [uuidv7(), startedAt + after];
    const times = { dueAt: due, silentAt: due + DAY, callBy: due + DAY + 7_200_000, saidAt: due, finishedAt: due };
    const body = { id, kind, infusionId: infusion_id, version: "1", language: "en", ...times };
    const row = {
      state: "finished",
      due_at: new Date(due),
      silent_at: new Date(due + DAY),
      finished_at: new Date(due),
    };
    const nothing = { answers: {}, flags: [], calls: [], cancelled: null };
    made.check_ins.push({ id, patient_id, infusion_id, kind, ...row, worst: null, body: { ...body, ...nothing } });
  }
}

/** A baseline, and a score every two weeks while they are watched; those lost from sight stop within a year. */
function scored(made: Made, patient_id: string, given: readonly Infusion[], { n, next, until, first }: One): void {
  const measured: { readonly day: number; readonly total: number }[] = [];
  const how = {
    scale_id: "phq-9",
    scale_version: "1",
    state: "finished",
    language: "en",
    how: "patient",
    point: "other",
  };
  const last = given.at(-1) ?? { infusionId: uuidv7(), startedAt: first };
  const end = n % 4 < 2 ? until : Math.min(until, first + (60 + next() * 300) * DAY);
  for (let at = first - DAY; at < end; at += 14 * DAY) {
    const total = at < first ? 20 : Math.max(0, Math.round(6 + noise(next)));
    const score = { total, complete: true, level: "none", version: 12, body: {} };
    made.assessments.push({
      id: uuidv7(),
      patient_id,
      ...how,
      asked_at: new Date(at),
      due_at: null,
      finished_at: new Date(at),
      ...score,
    });
    if (at > last.startedAt) measured.push({ day: Math.floor((at - last.startedAt) / DAY), total });
  }
  const body = { baseline: 20, line: 10, reliableChange: 5, measured };
  if (measured.length > 0)
    made.responses.push({
      infusion_id: last.infusionId,
      patient_id,
      scale_id: "phq-9",
      started_at: new Date(last.startedAt),
      body,
    });
}
