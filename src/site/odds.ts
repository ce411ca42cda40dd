import type { Said, Source } from "#clinic/events.ts";

/**
 * What published studies found, as far as it was read. Percentages of the people analysed: `responded` improved by half or
 * more, `recovered` had almost no symptoms left (remission); null where it was not told.
 */
export type Study = {
  readonly id: string;
  readonly who: Said;
  readonly people: number;
  readonly responded: number | null;
  readonly recovered: number | null;
  readonly also: Said;
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
    source: { from: "Murrough 2013, Biol Psychiatry 74:250", evidence: "R" },
  },
];

/** Fewer of its own patients than this say nothing yet, and might be recognized. */
export const OWN_FIGURES_FROM = 10;
