import { assessmentsOf } from "#assessment/read.ts";
import { appointmentsOfPatient } from "#booking/read.ts";
import { coursesOf } from "#course/read.ts";
import { consentsOf, evaluationsOf, historyOf } from "#evaluation/read.ts";
import { checkInsOf, moodsOf, ownThreads, plansOf, threadOf } from "#followup/read.ts";
import { visitFacts, visitsOfPatient } from "#infusion/read.ts";
import { circleOf, contactOf, detailsOf, partnerOf, patientOf } from "#people/read.ts";
import { type Db, inClinic, type Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";

type Of = (tx: Tx, patientId: string) => Promise<unknown>;

const decisions: Of = async (tx, patientId) =>
  (await evaluationsOf(tx, patientId)).flatMap((evaluation) =>
    evaluation.decisions.map(({ at, decision, toPatient, missing, alternatives, printedName }) => ({
      at,
      decision,
      toPatient,
      missing,
      alternatives,
      printedName,
    })),
  );

const messages: Of = async (tx, patientId) => {
  const all: unknown[] = [];
  for (const { id, subject } of await ownThreads(tx, patientId)) {
    const entries = (await threadOf(tx, id))?.entries ?? [];
    const written = entries.filter((entry) => entry.kind === "message" && entry.struck === null);
    all.push({ id, subject, messages: written });
  }
  return all;
};

const infusions: Of = async (tx, patientId) => {
  const all: unknown[] = [];
  for (const { infusionId, ...visit } of await visitsOfPatient(tx, patientId))
    all.push({ infusionId, phase: visit.phase, startedAt: visit.startedAt, facts: await visitFacts(tx, infusionId) });
  return all;
};

/** Everything that is held of one patient, in the order it is written. Of what clinicians wrote for each other the decisions stand here as the patient was told them. */
const PARTS: readonly (readonly [string, Of])[] = [
  ["patient", patientOf],
  ["contact", contactOf],
  ["details", detailsOf],
  ["people", circleOf],
  ["carePartner", partnerOf],
  ["history", historyOf],
  ["questionnaires", assessmentsOf],
  ["consents", consentsOf],
  ["decisions", decisions],
  ["courses", coursesOf],
  ["appointments", appointmentsOfPatient],
  ["checkIns", checkInsOf],
  ["moods", (tx, patientId) => moodsOf(tx, patientId)],
  ["messages", messages],
  ["safetyPlans", plansOf],
  ["infusions", infusions],
];

type Whose = { readonly db: Db; readonly clinicId: string; readonly patientId: string };
type Head = { readonly clinic: string; readonly at: Instant };

/** One well-formed JSON text, part by part; each part is read by a short look of its own, so that a long record holds nobody up. */
export async function* dataOf({ db, clinicId, patientId }: Whose, { clinic, at }: Head): AsyncGenerator<string> {
  const head = { format: "afterglow-patient", version: 1, clinic, madeAt: new Date(at).toISOString(), times: "ms UTC" };
  yield JSON.stringify(head, null, 1).slice(0, -2);
  for (const [name, read] of PARTS) {
    const part = await inClinic(db, clinicId, (tx) => read(tx, patientId));
    yield `,\n ${JSON.stringify(name)}: ${JSON.stringify(part ?? null)}`;
  }
  yield "\n}\n";
}

/** As a body that is written as fast as it is taken. */
export function streamed(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await texts.next();
      if (done === true) controller.close();
      else controller.enqueue(bytes.encode(value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}
