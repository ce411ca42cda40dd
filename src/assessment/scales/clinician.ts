import { type Item, noOutcome, type Scale } from "./scale.ts";

const sign = (id: string, en: string, es: string): Item => ({
  id,
  text: { en, es },
  rating: {
    from: 1,
    to: 7,
    low: { en: "not present", es: "ausente" },
    high: { en: "extremely severe", es: "extremadamente grave" },
  },
});

const rated = {
  version: "1",
  by: "clinician",
  spanish: "ours",
  recall: { en: "now", es: "ahora" },
  preamble: null,
  itemRange: [],
  score: "sum",
  mayMiss: null,
  panelLoinc: null,
  totalLoinc: null,
} as const;

export const bprs4: Scale = {
  ...rated,
  id: "bprs-4",
  name: { en: "BPRS positive signs (4)", es: "BPRS, signos positivos (4)" },
  licence: "labels",
  notice:
    "Brief Psychiatric Rating Scale, Overall and Gorham 1962: names of four items only. Rate by your own copy of the instrument.",
  source: { from: "clinical reference 8: BPRS positive (4), labels only", evidence: "K-M" },
  items: [
    sign("1", "Unusual thought content", "Contenido inusual del pensamiento"),
    sign("2", "Hallucinatory behavior", "Conducta alucinatoria"),
    sign("3", "Suspiciousness", "Suspicacia"),
    sign("4", "Conceptual disorganization", "Desorganización conceptual"),
  ],
  range: [4, 28],
  bands: [],
  betterIs: "lower",
  // A rise of three is our proposal of what to look at, not a figure of the field.
  outcome: { ...noOutcome("clinical reference 8: rise of 3 or more, a proposal"), reliableChange: 3 },
};

const level = (value: number, en: string, es: string) => ({ value, text: { en, es } });

export const moaas: Scale = {
  ...rated,
  id: "moaas",
  name: { en: "MOAA/S (sedation)", es: "MOAA/S (sedación)" },
  licence: "ship",
  notice:
    "Modified Observer’s Assessment of Alertness/Sedation, Chernik and others 1990, responsiveness alone, in our words.",
  source: { from: "clinical reference 8: MOAA/S", evidence: "R" },
  items: [
    {
      id: "1",
      text: { en: "How does the patient respond?", es: "¿Cómo responde el paciente?" },
      choices: [
        level(5, "Answers readily to their name, spoken normally", "Responde enseguida a su nombre, en voz normal"),
        level(4, "Answers slowly to their name, spoken normally", "Responde despacio a su nombre, en voz normal"),
        level(
          3,
          "Answers only to their name called loudly or again",
          "Responde solo si se le llama fuerte o varias veces",
        ),
        level(2, "Answers only to gentle prodding or shaking", "Responde solo si se le toca o sacude con suavidad"),
        level(
          1,
          "Answers only to a painful squeeze of the trapezius",
          "Responde solo a un pellizco doloroso del trapecio",
        ),
        level(0, "Does not answer to a painful squeeze", "No responde a un pellizco doloroso"),
      ],
    },
  ],
  range: [0, 5],
  bands: [
    { from: 0, name: { en: "sedated", es: "sedado" } },
    { from: 5, name: { en: "alert", es: "despierto" } },
  ],
  betterIs: "higher",
  outcome: noOutcome("clinical reference 8: MOAA/S is a state, not a measure of change"),
};
