import type { Said, Source } from "#clinic/events.ts";
import { END, type Population, type Window } from "./window.ts";

/** Of those who were well, so many percent still were after so many days. */
export type Still = { readonly of: "responders" | "remitters"; readonly days: number; readonly pct: number };

/** How a study counted, and how we count the same of our own. `how`: where scale and time are theirs, closely; otherwise loosely. */
export type Counted = {
  readonly theirs: string;
  readonly ours: string;
  readonly population: Population;
  readonly window: Window;
  /** The scale they used. */
  readonly scaleId: string;
  readonly how: "closely" | "loosely";
  readonly differs: string;
};

/**
 * What published studies found, as far as it was read (clinical reference 9.5). Percentages of the people analysed: `responded`
 * improved by half or more, `recovered` had almost no symptoms left (remission); null where it was not told.
 */
export type Study = {
  readonly id: string;
  readonly who: Said;
  readonly people: number;
  readonly responded: number | null;
  readonly recovered: number | null;
  readonly worse: number | null;
  readonly still: readonly Still[];
  readonly also: Said;
  readonly counted: Counted;
  readonly source: Source;
};

export const studies: readonly Study[] = [
  {
    id: "anand-2023",
    who: {
      en: "Ketamine against ECT, drawn by lot, both known. 2 infusions a week for 3 weeks",
      es: "Ketamina frente a ECT, por sorteo, con tratamiento conocido. 2 infusiones por semana durante 3 semanas",
    },
    people: 195,
    responded: 55.4,
    recovered: null,
    also: { en: "41.2 % responded to ECT", es: "con ECT respondió el 41.2 %" },
    worse: null,
    still: [],
    counted: {
      theirs: "QIDS-SR at the end of three weeks; everybody who was given at least one infusion.",
      ours: "Everybody who began; the score 1 to 13 days after the last infusion.",
      population: { infusions: [1, 400], span: null },
      window: END,
      scaleId: "qids-sr16",
      how: "loosely",
      differs: "Another scale; two infusions a week by plan.",
    },
    source: { from: "Anand 2023, N Engl J Med (ELEKT-D)", evidence: "R" },
  },
  {
    id: "ekstrand-2022",
    who: {
      en: "Ketamine against ECT, drawn by lot, people in hospital. Up to 12 infusions",
      es: "Ketamina frente a ECT, por sorteo, personas en el hospital. Hasta 12 infusiones",
    },
    people: 186,
    responded: null,
    recovered: 46,
    also: {
      en: "186 people in both groups. 63 % recovered with ECT. 70 % of those who recovered with ketamine fell ill again within 12 months",
      es: "186 personas en los dos grupos. Con ECT se recuperó el 63 %. El 70 % de quienes se recuperaron con ketamina recayó en 12 meses",
    },
    worse: null,
    still: [
      { of: "remitters", days: 365, pct: 30 },
      { of: "remitters", days: 57, pct: 50 },
    ],
    counted: {
      theirs: "MADRS 10 or under at the end; people in hospital, up to 12 infusions.",
      ours: "Everybody who began, up to 12 infusions; the score 1 to 13 days after the last.",
      population: { infusions: [1, 12], span: null },
      window: END,
      scaleId: "madrs",
      how: "loosely",
      differs: "Another scale, and people ill enough to be in hospital.",
    },
    source: { from: "Ekstrand 2022 (KetECT)", evidence: "R" },
  },
  {
    id: "phillips-2019",
    who: {
      en: "One infusion drawn by lot, then 6 infusions in 2 weeks",
      es: "Una infusión por sorteo, después 6 infusiones en 2 semanas",
    },
    people: 41,
    responded: 59,
    recovered: null,
    also: {
      en: "half of those who responded needed 3 infusions or more",
      es: "la mitad de quienes respondieron necesitó 3 infusiones o más",
    },
    worse: null,
    still: [],
    counted: {
      theirs: "MADRS, cumulative: responded after any of six infusions in two weeks.",
      ours: "Six infusions within 9 to 16 days; the lowest score from the first infusion to 13 days after the last.",
      population: { infusions: [6, 6], span: { of: null, days: [9, 16] } },
      window: { after: "first", days: [0, 29], take: "lowest" },
      scaleId: "madrs",
      how: "loosely",
      differs: "Another scale. Counted at the best moment, which is higher than at the end.",
    },
    source: { from: "Phillips 2019, Am J Psychiatry 176:401", evidence: "R" },
  },
  {
    id: "mcinnes-2022",
    who: {
      en: "Everyday clinics, no comparison. 4 to 8 infusions",
      es: "Clínicas comunes, sin comparación. De 4 a 8 infusiones",
    },
    people: 537,
    responded: 53.6,
    recovered: 28.9,
    also: {
      en: "8.4 % got worse. Of those who responded, about 80 % still did at 4 weeks and 60 % at 8 weeks without more infusions",
      es: "el 8.4 % empeoró. De quienes respondieron, seguía bien cerca del 80 % a las 4 semanas y del 60 % a las 8 semanas sin más infusiones",
    },
    worse: 8.4,
    still: [
      { of: "responders", days: 28, pct: 80 },
      { of: "responders", days: 56, pct: 60 },
    ],
    counted: {
      theirs: "PHQ-9, 14 to 31 days after 4 to 8 infusions in 7 to 28 days.",
      ours: "The same: 4 to 8 infusions, 7 to 28 days from the first to the last, the first score 14 to 31 days after.",
      population: { infusions: [4, 8], span: { of: null, days: [7, 28] } },
      window: { after: "last", days: [14, 31], take: "first" },
      scaleId: "phq-9",
      how: "closely",
      differs: "Which rise they called worse is not told; ours is the scale’s reliable change.",
    },
    source: { from: "McInnes 2022, J Affect Disord", evidence: "R" },
  },
  {
    id: "oliver-2022",
    who: {
      en: "A private clinic, no comparison. Within 6 weeks",
      es: "Una clínica privada, sin comparación. En 6 semanas",
    },
    people: 424,
    responded: 50,
    recovered: 20,
    also: {
      en: "after 10 infusions 72 % responded and 38 % recovered",
      es: "después de 10 infusiones respondió el 72 % y se recuperó el 38 %",
    },
    worse: null,
    still: [],
    counted: {
      theirs: "PHQ-9 within six weeks of the start.",
      ours: "Everybody who began; the last score within 42 days after the first infusion.",
      population: { infusions: [1, 400], span: null },
      window: { after: "first", days: [1, 42], take: "last" },
      scaleId: "phq-9",
      how: "closely",
      differs: "Who had dropped out, and how they were counted, was not read.",
    },
    source: { from: "Oliver 2022, J Clin Psychiatry", evidence: "R" },
  },
  {
    id: "parikh-2023",
    who: {
      en: "Several centers, no comparison. 3 infusions in 11 days",
      es: "Varios centros, sin comparación. 3 infusiones en 11 días",
    },
    people: 75,
    responded: 67,
    recovered: 52,
    also: { en: "", es: "" },
    worse: null,
    still: [],
    counted: {
      theirs: "MADRS after three infusions in 11 days; remission under 10.",
      ours: "Three infusions or more, the first three within 11 days; the last score after the third and before the fourth.",
      population: { infusions: [3, 400], span: { of: 3, days: [0, 11] } },
      window: { after: 3, days: [0, 13], take: "last" },
      scaleId: "madrs",
      how: "loosely",
      differs: "Another scale.",
    },
    source: { from: "Parikh 2023 (Bio-K)", evidence: "R" },
  },
  {
    id: "murrough-2013",
    who: {
      en: "Small study, no comparison. 6 infusions in 12 days",
      es: "Estudio pequeño, sin comparación. 6 infusiones en 12 días",
    },
    people: 24,
    responded: 70.8,
    recovered: null,
    also: {
      en: "half of those who responded fell ill again within 18 days after the last infusion",
      es: "la mitad de quienes respondieron recayó en 18 días después de la última infusión",
    },
    worse: null,
    still: [{ of: "responders", days: 18, pct: 50 }],
    counted: {
      theirs: "MADRS after six infusions in 12 days; 24 people.",
      ours: "Six infusions within 9 to 14 days; the score 1 to 13 days after the last.",
      population: { infusions: [6, 6], span: { of: null, days: [9, 14] } },
      window: END,
      scaleId: "madrs",
      how: "loosely",
      differs: "Another scale, few people, and those who stopped early were counted in a way that was not read.",
    },
    source: { from: "Murrough 2013, Biol Psychiatry 74:250", evidence: "R" },
  },
];
