import type { Said, Source } from "#clinic/events.ts";
import type { PlanStep, PlanSteps } from "../facts.ts";

type Step = {
  readonly id: PlanStep;
  /** As the patient reads it. */
  readonly title: Said;
  /** What the clinician asks to fill it. */
  readonly asks: string;
  readonly source: Source;
};

/** The order and the thing are theirs; the words are ours, for their form is not free to copy. */
const source: Source = {
  from: "Stanley and Brown 2012, Cogn Behav Pract 19:256, six steps; words ours",
  evidence: "K-H",
};

export const planSteps: readonly Step[] = [
  {
    id: "signs",
    title: { en: "How I notice that a crisis begins", es: "Cómo noto que empieza una crisis" },
    asks: "Thoughts, pictures, moods, things done or happening: how do you notice that it begins?",
    source,
  },
  {
    id: "alone",
    title: { en: "What I can do by myself", es: "Lo que puedo hacer por mi cuenta" },
    asks: "What takes your mind off it, without anybody else? What could keep you from doing it?",
    source,
  },
  {
    id: "places",
    title: { en: "People and places that take my mind off it", es: "Personas y lugares que me distraen" },
    asks: "With whom, or where, do you think of something else? They need not know of the crisis.",
    source,
  },
  {
    id: "people",
    title: { en: "People I can ask for help", es: "Personas a quienes puedo pedir ayuda" },
    asks: "Whom could you tell that you are in a crisis? Name and number.",
    source,
  },
  {
    id: "professionals",
    title: { en: "Professionals I can call", es: "Profesionales a quienes puedo llamar" },
    asks: "Own clinicians and an emergency room near them, with their numbers. 988 and 911 always stand here.",
    source,
  },
  {
    id: "surroundings",
    title: { en: "How I make the place around me safer", es: "Cómo hago más seguro el lugar donde estoy" },
    asks: "Is there a firearm, are there medicines or other means? Who keeps them, until when?",
    source,
  },
];

/** Steps in which nothing is written: nobody knows yet, which is not that there is nothing. */
export const lacksOf = (steps: PlanSteps): readonly PlanStep[] =>
  planSteps.flatMap(({ id }) => (steps[id].length === 0 ? [id] : []));

/**
 * A telephone number as people write it, with its area: ten digits in groups of three, three and four, or more behind a plus. What
 * stands beside it, such as "24/7", a room or a date, is no part of it: in a crisis it would call nobody.
 */
const NUMBER =
  /(?<![\d+])(?:\+?1[\s.-]*)?\(?[2-9]\d{2}\)?[\s.-]*\d{3}[\s.-]*\d{4}(?!\d)|\+(?!1\D?\d)\d[\d\s().-]{8,}\d/;

/** An entry with the number that is called from it, for "tel:"; null where there is none. */
export const numberIn = (entry: string): string | null => NUMBER.exec(entry)?.[0].replaceAll(/[^\d+]/g, "") ?? null;
