import { howOften } from "./choices.ts";
import type { Item, Scale } from "./scale.ts";

const item = (id: string, loinc: string, en: string, es: string): Item => ({
  id,
  loinc,
  text: { en, es },
  choices: howOften,
});

export const gad7: Scale = {
  id: "gad-7",
  version: "1",
  name: { en: "GAD-7 (anxiety)", es: "GAD-7 (ansiedad)" },
  licence: "ship",
  notice:
    "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.",
  source: {
    from: "clinical reference 8: GAD-7; Spitzer, Kroenke, Williams, Löwe, Arch Intern Med 2006;166:1092",
    evidence: "R2",
  },
  by: "patient",
  spanish: "ours",
  recall: { en: "the last 2 weeks", es: "las últimas 2 semanas" },
  preamble: {
    en: "Over the last 2 weeks, how often have you been bothered by the following problems?",
    es: "Durante las últimas 2 semanas, ¿qué tan seguido ha tenido molestias debido a los siguientes problemas?",
  },
  items: [
    item(
      "1",
      "69725-0",
      "Feeling nervous, anxious, or on edge",
      "Sentirse nervioso(a), intranquilo(a) o con los nervios de punta",
    ),
    item(
      "2",
      "68509-9",
      "Not being able to stop or control worrying",
      "No poder dejar de preocuparse o no poder controlar la preocupación",
    ),
    item("3", "69733-4", "Worrying too much about different things", "Preocuparse demasiado por diferentes cosas"),
    item("4", "69734-2", "Trouble relaxing", "Dificultad para relajarse"),
    item(
      "5",
      "69735-9",
      "Being so restless that it is hard to sit still",
      "Estar tan inquieto(a) que es difícil permanecer sentado(a) tranquilamente",
    ),
    item("6", "69689-8", "Becoming easily annoyed or irritable", "Molestarse o ponerse irritable fácilmente"),
    item(
      "7",
      "69736-7",
      "Feeling afraid, as if something awful might happen",
      "Sentir miedo como si algo terrible pudiera pasar",
    ),
  ],
  itemRange: [],
  score: "sum",
  range: [0, 21],
  bands: [
    { from: 0, name: { en: "minimal", es: "mínima" } },
    { from: 5, name: { en: "mild", es: "leve" } },
    { from: 10, name: { en: "moderate", es: "moderada" } },
    { from: 15, name: { en: "severe", es: "grave" } },
  ],
  betterIs: "lower",
  outcome: {
    responsePct: 50,
    remissionAtMost: null,
    reliableChange: 4,
    meaningfulChange: null,
    source: { from: "clinical reference 8: GAD-7, response 50 %, reliable change 4", evidence: "K-M" },
  },
  mayMiss: 1,
  panelLoinc: "69737-5",
  totalLoinc: "70274-6",
};
