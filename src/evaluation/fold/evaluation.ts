import type { Instant } from "#science/units.ts";
import type { EvaluationFact, Indication, RecordedEvaluationFact } from "../events.ts";
import type { Opinion, Override } from "../rules/findings.ts";
import type { Statement } from "../rules/rule.ts";

type Data<T extends EvaluationFact["type"]> = Extract<EvaluationFact, { type: T }>["data"];
type Told = { readonly at: Instant; readonly by: string };

export type Decided = Data<"Decided"> & Told;
export type Letter = Data<"LetterWritten"> & Told & { readonly id: string };

/** One specialist's evaluation of one patient, as its facts tell it. */
export type Evaluation = {
  readonly id: string;
  readonly patientId: string;
  readonly indication: Indication;
  readonly appointmentId: string | null;
  readonly opened: Told;
  readonly notes: Readonly<Record<string, { readonly text: string } & Told>>;
  readonly mentalState: ({ readonly aspects: Data<"MentalStateSaved">["aspects"] } & Told) | null;
  readonly statements: Readonly<Record<string, Statement>>;
  readonly overrides: Readonly<Record<string, Override>>;
  readonly opinions: Readonly<Record<string, Opinion>>;
  /** Every decision, oldest first; the last stands. */
  readonly decisions: readonly Decided[];
  readonly letters: readonly Letter[];
  readonly closed: ({ readonly why: string } & Told) | null;
  readonly version: number;
};

/** Null where the stream does not begin with an opening. */
export const foldEvaluation = (facts: readonly RecordedEvaluationFact[]): Evaluation | null =>
  facts.reduce<Evaluation | null>((one, fact) => (one === null ? begun(fact) : after(one, fact)), null);

const after = (one: Evaluation, fact: RecordedEvaluationFact): Evaluation => ({
  ...one,
  version: fact.version,
  ...change(one, fact),
});

function begun({ type, data, stream, at, by, version }: RecordedEvaluationFact): Evaluation | null {
  if (type !== "EvaluationOpened") return null;
  const { patientId, indication, appointmentId } = data;
  return {
    id: stream.slice("evaluation:".length),
    patientId,
    indication,
    appointmentId,
    version,
    opened: { at, by },
    notes: {},
    mentalState: null,
    statements: {},
    overrides: {},
    opinions: {},
    decisions: [],
    letters: [],
    closed: null,
  };
}

function change(one: Evaluation, fact: RecordedEvaluationFact): Partial<Evaluation> {
  const told: Told = { at: fact.at, by: fact.by };
  switch (fact.type) {
    case "IndicationChanged":
      return { indication: fact.data.indication };
    case "NoteSaved":
      return { notes: { ...one.notes, [fact.data.section]: { text: fact.data.text, ...told } } };
    case "MentalStateSaved":
      return { mentalState: { aspects: fact.data.aspects, ...told } };
    case "StatementMade": {
      const { about, answer, note } = fact.data;
      return { statements: { ...one.statements, [about]: { answer, note, ...told } } };
    }
    default:
      return wordAfter(one, fact, told) ?? {};
  }
}

function wordAfter(one: Evaluation, fact: RecordedEvaluationFact, told: Told): Partial<Evaluation> | undefined {
  switch (fact.type) {
    case "FindingOverridden": {
      const { ruleId, answer, rests, reason } = fact.data;
      return { overrides: { ...one.overrides, [ruleId]: { reason, answer, rests, ...told } } };
    }
    case "OverrideWithdrawn": {
      const { [fact.data.ruleId]: _, ...overrides } = one.overrides;
      return { overrides };
    }
    case "OpinionRecorded": {
      const { ruleId, ...opinion } = fact.data;
      return { opinions: { ...one.opinions, [ruleId]: opinion } };
    }
    case "Decided":
      return { decisions: [...one.decisions, { ...fact.data, ...told }] };
    case "LetterWritten":
      return { letters: [...one.letters, { ...fact.data, ...told, id: fact.id }] };
    case "EvaluationClosed":
      return { closed: { why: fact.data.why, ...told } };
    default:
      return undefined;
  }
}
