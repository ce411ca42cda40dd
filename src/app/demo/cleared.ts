import { uuidv7 } from "uuidv7";
import { answerItem, askFor, enterTotal, finish } from "#assessment/desk.ts";
import type { Doing } from "#booking/desk.ts";
import { planCourse, signOrder } from "#course/desk.ts";
import {
  acknowledgeSection,
  answerUnderstanding,
  attestConsent,
  decide as decideEvaluation,
  makeStatement,
  offerConsent,
  openEvaluation,
  recordHistory,
  saveMentalState,
  signConsent,
} from "#evaluation/desk.ts";
import { clearanceOf, textInForce } from "#evaluation/read.ts";
import { recordCirclePerson, recordDetails } from "#people/desk.ts";
import { namesOf, patientOf } from "#people/read.ts";
import { inClinic } from "#plumbing/db.ts";
import { showDay } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import { as, type Instant, type MgPerKg, type Minutes } from "#science/units.ts";
import type { House } from "../house.ts";
import { failed, historyOf } from "./cleared-history.ts";
import { type DemoClinic, ZONE } from "./seed.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export type Clearing = {
  readonly patientId: string;
  /** When the specialist saw them: everything below happens within two hours from then. */
  readonly on: Instant;
  readonly weightKg: number;
};

type Clinic = Pick<DemoClinic, "clinicId" | "store" | "clock" | "staff">;

/** What every order says of itself: stored, or refused with reasons. A refusal here is a fault of the script. */
function taken<T>(outcome: T): T {
  const isRefused =
    typeof outcome === "string" ||
    (Array.isArray(outcome) && outcome.length > 0) ||
    (typeof outcome === "object" && outcome !== null && "refusals" in outcome);
  if (isRefused) throw new Error(`the demonstration was refused: ${JSON.stringify(outcome)}`);
  return outcome;
}

/**
 * Makes a patient ready for a first infusion through the very desks the clinic works by: history, questionnaires, circle, a
 * decided evaluation, a consent read, understood, signed and attested, a course planned and each order of it signed.
 */
export async function clearPatient(
  { db }: House,
  clinic: Clinic,
  wish: Clearing,
): Promise<{ readonly courseId: string }> {
  const steps = [ownPages, examined, measured, decided, consented];
  let minute = 0;
  const acting = async <T>(key: string, work: (doing: Doing) => Promise<T>): Promise<T> => {
    minute += 1;
    const now = as<Instant>(wish.on + minute * MINUTE_MS);
    clinic.clock.now = now;
    const by = clinic.staff[key]?.id ?? `patient:${wish.patientId}`;
    return taken(await inClinic(db, clinic.clinicId, (tx) => work({ tx, store: clinic.store, by, now })));
  };
  for (const step of steps) await step(acting, wish);
  return planned(acting, wish);
}

type Acting = <T>(key: string, work: (doing: Doing) => Promise<T>) => Promise<T>;
type Step = (acting: Acting, wish: Clearing) => Promise<void>;

const patient = "patient";

const ownPages: Step = async (acting, { patientId }) => {
  const people = [
    { role: "escort", name: "Robin Ballad", practice: "", mobile: "+15555550142" },
    { role: "emergency", name: "Kit Chorus", practice: "", mobile: "+15555550177" },
    { role: "psychiatrist", name: "Dr. Lou Refrain", practice: "Refrain Practice (fictitious)", mobile: "" },
  ] as const;
  await acting(patient, async ({ now: at, tx, ...doing }) =>
    recordDetails({ ...doing, tx, at }, uuidv7(), patientId, {
      canBecomePregnant: (await patientOf(tx, patientId))?.sex === "male" ? "no" : "yes",
    }),
  );
  for (const person of people)
    await acting(patient, ({ now: at, ...doing }) =>
      recordCirclePerson({ ...doing, at }, uuidv7(), patientId, {
        personId: uuidv7(),
        email: "",
        fax: "",
        release: "yes",
        releasedOn: showDay(dayIn(ZONE, at)),
        ...person,
      }),
    );
};

const examined: Step = (acting, { patientId, weightKg }) =>
  acting("reyes", async (doing) => {
    const known = await patientOf(doing.tx, patientId);
    const facts = historyOf({
      trials: TRIALS,
      weightKg,
      heightCm: known?.heightCm ?? 170,
      canBecomePregnant: known?.sex !== "male",
      on: showDay(dayIn(ZONE, doing.now)),
      before: showDay(dayIn(ZONE, as<Instant>(doing.now - 5 * DAY_MS))),
    });
    for (const fact of facts)
      taken(await recordHistory(doing, patientId, { id: uuidv7(), ...fact } as Parameters<typeof recordHistory>[2]));
  });

const TRIALS = [failed("sertraline", 150), failed("venlafaxine", 225), failed("bupropion", 300)];

/** PHQ-9 of 22; the ninth question, on self-harm, is 0, and the tenth counts for nothing. */
const ANSWERS = [3, 3, 3, 3, 3, 3, 2, 2, 0, 2];

const measured: Step = async (acting, { patientId }) => {
  const totals = [
    { scaleId: "phq-9", total: 22, items: ANSWERS },
    { scaleId: "gad-7", total: 13, items: [] },
  ];
  for (const { scaleId, total, items } of totals)
    await acting("alvarez", (doing) => {
      const order = { id: uuidv7(), assessmentId: uuidv7(), patientId, scaleId, point: "baseline" as const };
      return enterTotal(doing, { ...order, at: doing.now, total, items, ratedBy: "the patient, on paper", note: "" });
    });
  const assessmentId = uuidv7();
  const wish = {
    id: assessmentId,
    patientId,
    scaleId: "asq",
    language: "en",
    how: "staff",
    point: "baseline",
  } as const;
  await acting("alvarez", (doing) => askFor(doing, { ...wish, dueAt: null }));
  for (const item of ["1", "2", "3", "4"])
    await acting("alvarez", (doing) => answerItem(doing, { id: uuidv7(), assessmentId, item, value: 0 }));
  await acting("alvarez", (doing) => finish(doing, { id: uuidv7(), assessmentId }));
};

const decided: Step = async (acting, { patientId }) => {
  const evaluationId = uuidv7();
  const about = () => ({ id: uuidv7(), evaluationId });
  await acting("reyes", (doing) =>
    openEvaluation(doing, { id: evaluationId, patientId, indication: "TRD-MDD", appointmentId: null }),
  );
  await acting("reyes", (doing) => saveMentalState(doing, { ...about(), aspects: CALM }));
  for (const statement of ["capacity", "severity", "continuing-care"])
    await acting("reyes", (doing) => makeStatement(doing, { ...about(), about: statement, answer: "yes", note: "" }));
  await acting("reyes", (doing) =>
    decideEvaluation(doing, {
      ...about(),
      decision: "eligible",
      reasons: "Three adequate treatments failed in this episode; nothing speaks against it.",
      toPatient: "",
      alternatives: [],
      missing: [],
    }),
  );
};

/** What an examination finds in a patient who is low, and safe. */
const CALM = Object.fromEntries(
  [
    ["appearance", "well kept"],
    ["mood", "low"],
    ["thought-content", "guilt, hopelessness"],
    ["perception", "nothing unusual"],
    ["suicidality", "none"],
    ["cognition", "awake, oriented"],
  ].map(([aspect = "", finding = ""]) => [aspect, { finding, note: "" }]),
);

const CEILING = 1;

const consented: Step = async (acting, { patientId }) => {
  const id = uuidv7();
  const about = { consentId: id, lastInfusion: null };
  await acting("alvarez", (doing) =>
    offerConsent(doing, { id, patientId, kind: "treatment", language: "en", maxMgPerKg: CEILING }),
  );
  await acting(patient, async (doing) => {
    const text = await textInForce(doing.tx, "treatment", "en");
    if (text === null) throw new Error("the demonstration clinic has no consent");
    for (const { id: section } of text.sections)
      taken(await acknowledgeSection(doing, { id: uuidv7(), ...about, section }));
    for (const { id: question, right: choice } of text.questions)
      taken(await answerUnderstanding(doing, { id: uuidv7(), ...about, question, choice }));
    return signConsent(doing, {
      id: uuidv7(),
      ...about,
      printedName: (await patientOf(doing.tx, patientId))?.name ?? "",
      identity: "code-and-birth-date",
      interpreter: "",
      copyTo: "",
      contentHash: text.contentHash,
    });
  });
  await acting("reyes", async (doing) =>
    attestConsent(doing, {
      id: uuidv7(),
      ...about,
      printedName: `${(await namesOf(doing.tx))[doing.by]?.name ?? ""}, MD`,
      capacity: "yes",
      questionsAnswered: "Asked about driving and about how long it lasts.",
      witness: "",
    }),
  );
};

const COUNT = 6;

async function planned(acting: Acting, wish: Clearing): Promise<{ readonly courseId: string }> {
  const { patientId } = wish;
  const dose = {
    mgPerKg: as<MgPerKg>(0.5),
    minutes: as<Minutes>(40),
    weightBasis: "actual",
    basisReason: "",
  } as const;
  const courseId = uuidv7();
  await acting("reyes", (doing) =>
    planCourse(doing, {
      id: uuidv7(),
      courseId,
      patientId,
      kind: "induction",
      ...dose,
      count: COUNT,
      outcomeScale: "phq-9",
      titration: "By the clinic's protocol.",
      stopping: "By the clinic's protocol.",
      goals: "Half the symptoms, and back to what matters.",
      passed: [],
    }),
  );
  for (let nth = 1; nth <= COUNT; nth += 1)
    await acting("reyes", (doing) =>
      signOrder(doing, { id: uuidv7(), courseId, nth, ...dose, note: "", passed: [] }, []),
    );
  const clearance = await acting("reyes", ({ tx, now }) => clearanceOf(tx, patientId, now));
  if (clearance.state !== "cleared") throw new Error(`the demonstration's patient is not cleared: ${clearance.says}`);
  return { courseId };
}
