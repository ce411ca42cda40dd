import type { SafetyLevel } from "#assessment/events.ts";
import type { Instant } from "#science/units.ts";
import type { AlertFact, AlertSource, PageStep, RecordedAlertFact } from "./facts.ts";

export type Level = Exclude<SafetyLevel, "none">;
type Of<T extends AlertFact["type"]> = Extract<AlertFact, { type: T }>["data"];
type By = { readonly by: string; readonly at: Instant };

/** One word of danger, and everything that was done about it. */
export type Alert = {
  readonly patientId: string | null;
  readonly enquiryId: string | null;
  readonly isDrill: boolean;
  readonly raisedAt: Instant;
  readonly isOpenHours: boolean;
  /** The gravest so far. */
  readonly level: Level;
  /** What was said, oldest first. */
  readonly heard: readonly {
    readonly at: Instant;
    readonly source: AlertSource;
    readonly sourceId: string;
    readonly level: Level;
    readonly says: string;
    readonly toldPatient: string;
  }[];
  /** From when the minutes until the next step count: when it was raised, or heard of again after somebody had it. */
  readonly countsFrom: Instant;
  readonly pages: readonly (Of<"AlertPaged"> & { readonly at: Instant })[];
  /** The first time somebody said that they have it: what the clinic's answering time is counted to. */
  readonly firstAcknowledged: By | null;
  /** Null while nobody has it, also after more was heard. */
  readonly acknowledged: By | null;
  /** Whose hands it is in. */
  readonly holder: string | null;
  readonly handovers: readonly (Of<"AlertHandedOver"> & By)[];
  readonly tries: readonly (Of<"AlertTried"> & By)[];
  readonly closed: (Of<"AlertClosed"> & By) | null;
};

/** What stands of an alert after its facts; null before it was raised. Total. */
export const foldAlert = (facts: readonly RecordedAlertFact[]): Alert | null =>
  facts.reduce<Alert | null>((alert, fact) => (alert === null ? raised(fact) : changed(alert, fact)), null);

function raised(fact: RecordedAlertFact): Alert | null {
  if (fact.type !== "AlertRaised") return null;
  const { patientId, enquiryId, isOpenHours, ...said } = fact.data;
  const { level, source, sourceId, says, toldPatient } = said;
  return {
    patientId,
    enquiryId,
    isDrill: source === "drill",
    raisedAt: fact.at,
    isOpenHours,
    level,
    heard: [{ at: fact.at, source, sourceId, level, says, toldPatient }],
    countsFrom: fact.at,
    pages: [],
    firstAcknowledged: null,
    acknowledged: null,
    holder: null,
    handovers: [],
    tries: [],
    closed: null,
  };
}

const changed = (alert: Alert, fact: RecordedAlertFact): Alert => ({ ...alert, ...changeOf(alert, fact) });

function changeOf(alert: Alert, fact: RecordedAlertFact): Partial<Alert> {
  const by = { by: fact.by, at: fact.at };
  switch (fact.type) {
    case "AlertRaised":
      return {};
    case "AlertHeardMore":
      return {
        level: graver(alert.level, fact.data.level),
        heard: [...alert.heard, { ...fact.data, at: fact.at }],
        ...(alert.acknowledged !== null && { acknowledged: null, countsFrom: fact.at }),
      };
    case "AlertPaged":
      return { pages: [...alert.pages, { ...fact.data, at: fact.at }] };
    case "AlertAcknowledged":
      return { acknowledged: by, holder: fact.by, firstAcknowledged: alert.firstAcknowledged ?? by };
    case "AlertHandedOver":
      return { holder: fact.data.to, handovers: [...alert.handovers, { ...fact.data, ...by }] };
    case "AlertTried":
      return { tries: [...alert.tries, { ...fact.data, ...by }] };
    case "AlertClosed":
      return { closed: { ...fact.data, ...by } };
  }
}

const RANK: readonly Level[] = ["ask-more", "low", "moderate", "high"];

export const isGraver = (a: Level, b: Level): boolean => RANK.indexOf(a) > RANK.indexOf(b);

const graver = (a: Level, b: Level): Level => (isGraver(b, a) ? b : a);

/** The steps that were paged since the minutes count anew. */
export const stepsPaged = ({ pages, countsFrom }: Alert): readonly PageStep[] =>
  pages.filter(({ at }) => at >= countsFrom).map(({ step }) => step);
