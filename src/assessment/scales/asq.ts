import { noYes } from "./choices.ts";
import { type Item, noOutcome, type Scale } from "./scale.ts";

const item = (id: string, en: string, es: string): Item => ({ id, text: { en, es }, choices: noYes });

/** Not answering is a positive screen: so says the instrument. The fifth is asked where one of the four was not a plain no. */
export const asq: Scale = {
  id: "asq",
  version: "1",
  name: { en: "ASQ (suicide screen)", es: "ASQ (preguntas sobre el suicidio)" },
  licence: "ship",
  notice:
    "Ask Suicide-Screening Questions (ASQ), National Institute of Mental Health. Free to use. Validated at 10 to 21 years; NIMH publishes a pathway for adults.",
  source: { from: "clinical reference 8: ASQ; NIMH ASQ toolkit; Horowitz 2012", evidence: "R" },
  by: "patient",
  spanish: "ours",
  recall: null,
  preamble: null,
  items: [
    item(
      "1",
      "In the past few weeks, have you wished you were dead?",
      "En las últimas semanas, ¿ha deseado estar muerto(a)?",
    ),
    item(
      "2",
      "In the past few weeks, have you felt that you or your family would be better off if you were dead?",
      "En las últimas semanas, ¿ha sentido que usted o su familia estarían mejor si usted estuviera muerto(a)?",
    ),
    item(
      "3",
      "In the past week, have you been having thoughts about killing yourself?",
      "En la última semana, ¿ha estado pensando en suicidarse?",
    ),
    item("4", "Have you ever tried to kill yourself?", "¿Alguna vez ha intentado suicidarse?"),
    {
      ...item(
        "5",
        "Are you having thoughts of killing yourself right now?",
        "¿Está pensando en suicidarse en este momento?",
      ),
      askedIf: ["1", "2", "3", "4"],
    },
  ],
  itemRange: [],
  score: "asq",
  range: [0, 2],
  bands: [
    { from: 0, name: { en: "negative", es: "negativo" } },
    { from: 1, name: { en: "positive, not acute", es: "positivo, no agudo" } },
    { from: 2, name: { en: "positive, acute", es: "positivo, agudo" } },
  ],
  betterIs: "lower",
  outcome: noOutcome("clinical reference 8: ASQ is a screen, not a measure of change"),
  mayMiss: null,
  panelLoinc: null,
  totalLoinc: null,
};
