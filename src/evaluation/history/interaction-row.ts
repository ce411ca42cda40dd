import type { Source } from "#clinic/events.ts";

/** What a row asks for. The strongest first; several rows may concern one medicine. */
export type InteractionAction =
  | "contraindicated"
  | "specialist-review"
  | "hold"
  | "reduce"
  | "caution"
  | "monitor"
  | "continue"
  | "info"
  | "none";

/** What is done on the day: taken as always, left out, or asked about. Null where the day changes nothing. */
export type OnTheDay = "take" | "hold" | "ask";

/** What follows for the visit itself. */
export type VisitMark = "cuff-5-min" | "longer-fast" | "capnography" | "lower-first-dose" | "no-up-titration";

/** One row of clinical reference 2. */
export type Interaction = {
  readonly id: `X${number}`;
  readonly title: string;
  /** Names of the shipped list; the codes behind them are what is compared. */
  readonly ingredients: readonly string[];
  /** Answers of the health questions that count as taking it. */
  readonly conditions: readonly string[];
  readonly effect: string;
  readonly action: InteractionAction;
  readonly todo: string;
  readonly onTheDay: OnTheDay | null;
  /** Those of the ingredients for which leaving them out on the day is enough, whatever the row asks of the others. */
  readonly leftOut: readonly string[];
  readonly marks: readonly VisitMark[];
  readonly source: Source;
};

type Words = Pick<Interaction, "title" | "effect" | "action" | "todo" | "source"> &
  Partial<Pick<Interaction, "onTheDay" | "leftOut" | "marks" | "conditions">>;

export const interaction = (id: Interaction["id"], names: string, words: Words): Interaction => ({
  id,
  ingredients: names.split(",").map((name) => name.trim()),
  conditions: [],
  onTheDay: null,
  leftOut: [],
  marks: [],
  ...words,
});

export const said = (from: string, evidence: Source["evidence"]): Source => ({ from, evidence });
