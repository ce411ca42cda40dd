import { uuidv7 } from "uuidv7";
import {
  decide,
  makeStatement,
  openEvaluation,
  overrideFinding,
  recordOpinion,
  saveMentalState,
  saveNote,
} from "#evaluation/desk.ts";
import type { EvaluationDecision, Finding } from "#evaluation/events.ts";
import { openFindings } from "#evaluation/read.ts";
import { as, type Instant } from "#science/units.ts";
import type { Person } from "./person.ts";
import { done, type Told } from "./telling.ts";

const MINUTE = 60_000;

const DECIDED: Readonly<Partial<Record<Person["state"], EvaluationDecision | null>>> = {
  "consultation-booked": null,
  evaluation: null,
  "needs-information": "needs-information",
  "specialist-review": "specialist-review",
  declined: "declined",
};

const decisionIn = ({ state }: Person): EvaluationDecision | null =>
  DECIDED[state] === undefined ? "eligible" : DECIDED[state];

/** The consultation: what was found and said, and, where it came to that, the decision with its reasons. */
export async function evaluate(told: Told): Promise<void> {
  const { person, patientId, past, story } = told;
  let at = past.calendar.at(story.evaluated, "10:30");
  const evaluationId = uuidv7();
  const doctor = () => told.as("reyes", (at = as<Instant>(at + MINUTE)));
  const on = () => ({ id: uuidv7(), evaluationId });
  const { indication } = person;
  done("evaluation", await openEvaluation(doctor(), { id: evaluationId, patientId, indication, appointmentId: null }));
  done("note", await saveNote(doctor(), { ...on(), section: "illness", text: person.illness }));
  done("mental state", await saveMentalState(doctor(), { ...on(), aspects: mentalStateOf(person) }));
  const decision = decisionIn(person);
  if (decision === null) return;
  for (const about of ["capacity", "severity", "continuing-care"])
    done(about, await makeStatement(doctor(), { ...on(), about, ...statementOn(about, person) }));
  if (decision === "eligible") await settle(told, evaluationId, doctor);
  const { reasons = "", toPatient = "", alternatives = [] } = person.decided ?? {};
  done("assessment", await saveNote(doctor(), { ...on(), section: "assessment", text: reasons }));
  const missing = decision === "needs-information" ? [reasons] : [];
  done("decision", await decide(doctor(), { ...on(), decision, reasons, toPatient, alternatives, missing }));
}

function statementOn(about: string, { has, phq9 }: Person): { readonly answer: "yes" | "no"; readonly note: string } {
  const isPsychotic = has?.["psychosis-now"] !== undefined;
  if (about === "capacity")
    return isPsychotic
      ? { answer: "no", note: "Cannot weigh it while she believes what she believes." }
      : { answer: "yes", note: "Understands, weighs and chooses." };
  if (about === "continuing-care") return { answer: "yes", note: "" };
  return { answer: "yes", note: `PHQ-9 ${phq9[0]?.[0] ?? ""} and the picture in the room agree.` };
}

/** What a finding needs before "eligible": a second opinion where one is asked for, else the physician's own reason. */
async function settle(told: Told, evaluationId: string, doctor: () => ReturnType<Told["as"]>): Promise<void> {
  const { tx, patientId, person, past, story } = told;
  const reasons = person.decided?.reasons ?? "";
  for (const finding of await openFindings(tx, patientId, doctor().now)) {
    const { ruleId, answer, rests } = finding;
    const about = { id: uuidv7(), evaluationId, ruleId, answer, rests };
    if (asksForOpinion(finding)) {
      const says = "Seen together with the records. Nothing speaks against a course of six.";
      const opinion = {
        ...about,
        from: "B. Ode, MD, consulting psychiatrist",
        day: past.calendar.date(story.evaluated),
        says,
      };
      done(`opinion on ${ruleId}`, await recordOpinion(doctor(), opinion));
    } else
      done(`word on ${ruleId}`, await overrideFinding(doctor(), { ...about, reason: `Seen and weighed. ${reasons}` }));
  }
}

const asksForOpinion = ({ severity, kind, answer }: Finding): boolean =>
  severity === "specialist-review" && answer !== "unknown" && (answer === "yes") === (kind === "exclusion");

type Aspects = Parameters<typeof saveMentalState>[1]["aspects"];

/** What the severity of the illness shows in the room, from which PHQ-9 on. */
const SEVERE = [
  { from: 22, appearance: "unkempt" },
  { from: 20, behaviour: "slowed", speech: "slow, sparse" },
  { from: 18, affect: "restricted" },
] as const;

const WELL = {
  appearance: "well kept",
  behaviour: "calm, cooperative",
  speech: "normal",
  mood: "low",
  affect: "full range",
  "thought-content": "guilt, hopelessness",
  perception: "nothing unusual",
  suicidality: "none",
  cognition: "awake, oriented",
  insight: "good",
} as const;

const SUICIDALITY = ["none", "passive", "active, no plan"] as const;

function mentalStateOf({ phq9, has, indication }: Person): Aspects {
  const [total = 0, ninth = 0] = phq9[0] ?? [];
  const seen = {
    ...WELL,
    ...Object.assign({}, ...SEVERE.filter(({ from }) => total >= from)),
    ...(indication === "PTSD" && { mood: "anxious" }),
    ...(indication === "OCD" && { "thought-content": "obsessions" }),
    ...(has?.["psychosis-now"] !== undefined && { "thought-content": "delusions", insight: "poor" }),
    suicidality: SUICIDALITY[ninth] ?? "none",
  } as Readonly<Record<string, string | number>>;
  return Object.fromEntries(Object.keys(WELL).map((aspect) => [aspect, { finding: String(seen[aspect]), note: "" }]));
}
