import { scales } from "#assessment/events.ts";
import { assessmentsOf } from "#assessment/read.ts";
import type { Language } from "#clinic/events.ts";
import { placeOf } from "#clinic/read.ts";
import { circleOf, namesOf, patientOf } from "#people/read.ts";
import type { CirclePerson } from "#people/events.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { showDay } from "#science/calendar.ts";
import type { Instant } from "#science/units.ts";
import type { Finding } from "./events.ts";
import { evaluationsOf } from "./evaluation-store.ts";
import type { Evaluation } from "./fold/evaluation.ts";
import { resistanceOf } from "./history/resistance.ts";
import { againstDeciding, ruleInput } from "./judging.ts";
import { printable } from "./letter-paper.ts";
import { toLookAt } from "./rules/counting.ts";
import { findingsOf } from "./rules/findings.ts";
import { type LetterAbout, letterText } from "./rules/letter.ts";
import type { RuleInput } from "./rules/rule.ts";

export type ScaleCurve = {
  readonly scaleId: string;
  readonly name: string;
  readonly range: readonly [number, number];
  readonly points: readonly { readonly at: Instant; readonly total: number; readonly point: string }[];
};

/**
 * Somebody around the patient a letter can go to, with a draft of it once something is decided. Nobody asks in which language a
 * colleague reads, so it is written in either and the clinician chooses.
 */
export type Recipient = Pick<CirclePerson, "personId" | "role" | "name" | "practice" | "fax" | "release"> & {
  readonly drafts: Readonly<Record<Language, string>> | null;
};

export type EvaluationView = {
  readonly patientId: string;
  readonly zone: string;
  /** The one to be decided, else the one that stands, also when it is closed; null where none was opened. */
  readonly evaluation: Evaluation | null;
  readonly earlier: readonly Evaluation[];
  readonly findings: readonly Finding[];
  readonly curves: readonly ScaleCurve[];
  readonly recipients: readonly Recipient[];
  /** The letters that may be printed now, by their ids. */
  readonly printable: readonly string[];
  /** Why nothing may be decided here; empty where it may. */
  readonly against: readonly Refusal[];
  readonly names: Readonly<Record<string, string>>;
};

/** Everything a specialist decides from, beside the history; null where there is no such patient in this clinic. */
export async function evaluationViewOf(tx: Tx, patientId: string, now: Instant): Promise<EvaluationView | null> {
  const evaluations = await evaluationsOf(tx, patientId);
  const evaluation = toLookAt(evaluations);
  const input = await ruleInput(tx, patientId, evaluation, { now });
  if (input === null) return null;
  const staff = Object.entries(await namesOf(tx)).map(([id, { name, credential }]) => [id, `${name}, ${credential}`]);
  return {
    patientId,
    zone: (await placeOf(tx))?.site.zone ?? "UTC",
    evaluation,
    earlier: evaluations.filter((one) => one !== evaluation),
    findings: findingsOf(input, evaluation ?? undefined),
    curves: await curvesOf(tx, patientId),
    recipients: await recipientsOf(tx, patientId, { evaluation, input }),
    printable: printable(evaluation?.letters ?? [], await circleOf(tx, patientId)),
    against: await againstDeciding(tx),
    names: Object.fromEntries([...staff, [`patient:${patientId}`, "the patient"]]) as Record<string, string>,
  };
}

/** Each scale that was ever finished with a total, oldest point first; the scales of depression at the head as they are listed. */
async function curvesOf(tx: Tx, patientId: string): Promise<readonly ScaleCurve[]> {
  const finished = (await assessmentsOf(tx, patientId)).toReversed();
  return scales.flatMap(({ id: scaleId, name, range }) => {
    const points = finished.flatMap(({ scaleId: of, state, finishedAt: at, score, point }) => {
      const total = score?.total ?? null;
      return of === scaleId && state === "finished" && at !== null && total !== null ? [{ at, total, point }] : [];
    });
    return points.length === 0 ? [] : [{ scaleId, name: name.en, range, points }];
  });
}

const COLLEAGUES: ReadonlySet<string> = new Set(["psychiatrist", "primary-care", "therapist"]);

type About = { readonly evaluation: Evaluation | null; readonly input: RuleInput };

async function recipientsOf(tx: Tx, patientId: string, about: About): Promise<readonly Recipient[]> {
  const people = (await circleOf(tx, patientId)).filter(({ role }) => COLLEAGUES.has(role));
  return Promise.all(
    people.map(async ({ personId, role, name, practice, fax, release }) => ({
      personId,
      role,
      name,
      practice,
      fax,
      release,
      drafts: release === "yes" ? await draftsTo(tx, patientId, { ...about, to: name }) : null,
    })),
  );
}

async function draftsTo(
  tx: Tx,
  patientId: string,
  { evaluation, input, to }: About & { readonly to: string },
): Promise<Recipient["drafts"]> {
  const [patient, decided] = [await patientOf(tx, patientId), evaluation?.decisions.at(-1)];
  if (patient === undefined || decided === undefined) return null;
  const primary = input.history.diagnoses.find(({ isPrimary }) => isPrimary);
  const { counted, needed } = resistanceOf(input.history, input.policy);
  const letter: LetterAbout = {
    ...decided,
    to,
    patient,
    today: input.today,
    clinic: (await placeOf(tx))?.clinic.name ?? "",
    indication: input.indication,
    diagnosis: primary === undefined ? "" : `${primary.code} ${primary.name}`,
    resistance: { counted, needed },
    scores: input.scores.flatMap(({ scaleId, total, on }) =>
      total === null || !MEASURES.has(scaleId) ? [] : [`${scaleId.toUpperCase()}: ${total} (${showDay(on)})`],
    ),
    signed: decided.printedName,
  };
  return { en: letterText(letter, "en"), es: letterText(letter, "es") };
}

/** What a colleague is told of: measures of the illness, no screens. */
const MEASURES: ReadonlySet<string> = new Set(["phq-9", "gad-7", "pcl-5", "madrs", "qids-sr16", "y-bocs"]);
