import type { Said, Source } from "#clinic/events.ts";
import { noOutcome, type Scale } from "./scale.ts";

/** Instruments whose text is somebody's: the score function and the totals are here, and no word of theirs. */
const noText = {
  version: "1",
  licence: "total-only",
  spanish: "ours",
  preamble: null,
  items: [],
  score: "sum",
  betterIs: "lower",
  mayMiss: null,
  panelLoinc: null,
  totalLoinc: null,
} as const;

const times = (count: number, least: number, most: number) =>
  Array.from({ length: count }, () => [least, most] as const);

const band = (from: number, en: string, es: string) => ({ from, name: { en, es } });
const from = (what: string, evidence: Source["evidence"]): Source => ({
  from: `clinical reference 8: ${what}`,
  evidence,
});
const now: Said = { en: "now", es: "ahora" };

const madrs: Scale = {
  ...noText,
  id: "madrs",
  name: { en: "MADRS (depression)", es: "MADRS (depresión)" },
  notice:
    "Copyright of its authors and the Royal College of Psychiatrists. Use your own licensed copy and enter the result.",
  source: from("MADRS; Montgomery and Åsberg 1979", "R2"),
  by: "clinician",
  recall: { en: "the last days, as rated", es: "los últimos días, según se evalúe" },
  itemRange: times(10, 0, 6),
  range: [0, 60],
  bands: [
    band(0, "none", "ninguna"),
    band(7, "mild", "leve"),
    band(20, "moderate", "moderada"),
    band(35, "severe", "grave"),
  ],
  outcome: {
    responsePct: 50,
    remissionAtMost: 10,
    reliableChange: null,
    meaningfulChange: null,
    source: from("MADRS response 50 %, remission 10 or less (Ekstrand 2022); Bio-K took under 10", "R"),
  },
};

const qids: Scale = {
  ...noText,
  id: "qids-sr16",
  name: { en: "QIDS-SR16 (depression)", es: "QIDS-SR16 (depresión)" },
  notice: "Copyright Rush and UT Southwestern. Use your own licensed copy and enter the result.",
  source: from("QIDS-SR16; ids-qids.org", "R"),
  by: "patient",
  recall: { en: "the last 7 days", es: "los últimos 7 días" },
  itemRange: times(16, 0, 3),
  score: "qids",
  range: [0, 27],
  bands: [
    band(0, "none", "ninguna"),
    band(6, "mild", "leve"),
    band(11, "moderate", "moderada"),
    band(16, "severe", "grave"),
    band(21, "very severe", "muy grave"),
  ],
  outcome: {
    responsePct: 50,
    remissionAtMost: 5,
    reliableChange: null,
    meaningfulChange: null,
    source: from("QIDS-SR16 response 50 % (ELEKT-D), remission 5 or less", "R"),
  },
};

const ybocs: Scale = {
  ...noText,
  id: "y-bocs",
  name: { en: "Y-BOCS (obsessive-compulsive)", es: "Y-BOCS (obsesivo-compulsivo)" },
  notice: "Copyright of its authors. Use your own licensed copy and enter the result.",
  source: from("Y-BOCS; Goodman 1989", "K-H"),
  by: "clinician",
  recall: { en: "the past week", es: "la última semana" },
  itemRange: times(10, 0, 4),
  range: [0, 40],
  bands: [
    band(0, "subclinical", "subclínico"),
    band(8, "mild", "leve"),
    band(16, "moderate", "moderado"),
    band(24, "severe", "grave"),
    band(32, "extreme", "extremo"),
  ],
  outcome: {
    responsePct: 35,
    remissionAtMost: 12,
    reliableChange: null,
    meaningfulChange: null,
    source: from("Y-BOCS response 35 %, partial 25 to 34 %, remission 12 or less (consensus definitions)", "K-H"),
  },
};

const cadss: Scale = {
  ...noText,
  id: "cadss",
  name: { en: "CADSS (dissociation)", es: "CADSS (disociación)" },
  notice: "Copyright J. Douglas Bremner. Use your own licensed copy and enter the result.",
  source: from("CADSS, 23 items; Bremner 1998", "K-M"),
  by: "clinician",
  recall: now,
  itemRange: times(23, 0, 4),
  range: [0, 92],
  bands: [band(0, "little or none", "poca o ninguna"), band(5, "dissociation", "disociación")],
  outcome: noOutcome("clinical reference 8: CADSS is a state, not a measure of change"),
};

const cadss6: Scale = {
  ...noText,
  id: "cadss-6",
  name: { en: "CADSS-6 (dissociation)", es: "CADSS-6 (disociación)" },
  notice: "Items 1, 2, 6, 7, 15 and 22 of the CADSS, copyright J. Douglas Bremner. Use your own licensed copy.",
  source: from("CADSS-6; Rodrigues 2021, n = 260", "R"),
  by: "clinician",
  recall: now,
  itemRange: times(6, 0, 4),
  range: [0, 24],
  bands: [],
  outcome: noOutcome("clinical reference 8: CADSS-6 is a state, not a measure of change"),
};

/** Its "total" is the level of the official triage, so that a curve can be drawn. Item 7 is the sixth within three months. */
const cssrs: Scale = {
  ...noText,
  id: "c-ssrs",
  name: { en: "C-SSRS screener, recent", es: "C-SSRS, versión breve" },
  notice:
    "Copyright Research Foundation for Mental Hygiene. Its words may not be changed; use your registered copy and enter the answers.",
  source: from("C-SSRS screener; Columbia Lighthouse Project triage", "R2"),
  by: "clinician",
  recall: { en: "1 month; behavior: ever and 3 months", es: "1 mes; conducta: alguna vez y 3 meses" },
  itemRange: times(7, 0, 1),
  score: "c-ssrs",
  range: [0, 3],
  bands: [
    band(0, "nothing named", "nada señalado"),
    band(1, "low", "bajo"),
    band(2, "moderate", "moderado"),
    band(3, "high", "alto"),
  ],
  outcome: noOutcome("clinical reference 8: C-SSRS is a screen, not a measure of change"),
  panelLoinc: "93373-9",
};

const wsas: Scale = {
  ...noText,
  id: "wsas",
  name: { en: "WSAS (work and daily life)", es: "WSAS (trabajo y vida diaria)" },
  notice: "Copyright Isaac Marks. Use your own licensed copy and enter the result.",
  source: from("WSAS; Mundt and others 2002", "K-H"),
  by: "patient",
  recall: now,
  itemRange: times(5, 0, 8),
  range: [0, 40],
  bands: [
    band(0, "subclinical", "subclínico"),
    band(10, "significant", "significativo"),
    band(21, "moderately severe or worse", "moderadamente grave o peor"),
  ],
  outcome: {
    ...noOutcome("clinical reference 8: WSAS smallest change that matters, 8"),
    meaningfulChange: 8,
    source: from("WSAS smallest change that matters, 8", "K-M"),
  },
};

export const scoreOnly: readonly Scale[] = [madrs, qids, ybocs, cadss, cadss6, cssrs, wsas];
