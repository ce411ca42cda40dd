import type { Language } from "#clinic/events.ts";
import type { EvaluationDecision, Indication } from "../events.ts";

export type LetterWords = {
  readonly seen: (indication: string) => string;
  readonly indications: Readonly<Record<Indication, string>>;
  readonly diagnosis: (words: string) => string;
  readonly failed: (counted: number, needed: number) => string;
  readonly scores: string;
  readonly says: Readonly<Record<EvaluationDecision, string>>;
  readonly missing: string;
  readonly instead: string;
};

export const letterWords: Readonly<Record<Language, LetterWords>> = {
  en: {
    seen: (indication) => `We have seen this patient for an evaluation: ${indication}.`,
    indications: {
      "TRD-MDD": "depression that did not respond to treatment",
      "MDD-SI": "depression with suicidal thoughts, where a quick effect is needed",
      "BIP-DEP": "bipolar depression",
      PTSD: "post-traumatic stress disorder",
      OCD: "obsessive-compulsive disorder",
      ANX: "generalized or social anxiety",
    },
    diagnosis: (words) => `Primary diagnosis: ${words}.`,
    failed: (counted, needed) => `${counted} of ${needed} adequate treatments failed in this episode.`,
    scores: "Scores:",
    says: {
      eligible: "We think that intravenous ketamine, which is off label, may be tried, after written consent.",
      "specialist-review": "Before we decide, we ask for another specialist's opinion.",
      "needs-information": "We are not able to decide yet; the following is missing.",
      declined: "We do not advise ketamine at present.",
    },
    missing: "Still missing:",
    instead: "What we suggest instead:",
  },
  es: {
    seen: (indication) => `Hemos visto a este paciente para una evaluación: ${indication}.`,
    indications: {
      "TRD-MDD": "depresión que no respondió al tratamiento",
      "MDD-SI": "depresión con pensamientos suicidas, en la que se necesita un efecto rápido",
      "BIP-DEP": "depresión bipolar",
      PTSD: "trastorno de estrés postraumático",
      OCD: "trastorno obsesivo-compulsivo",
      ANX: "ansiedad generalizada o social",
    },
    diagnosis: (words) => `Diagnóstico principal: ${words}.`,
    failed: (counted, needed) =>
      `Fracasaron ${counted} tratamientos adecuados en este episodio, de ${needed} necesarios.`,
    scores: "Puntuaciones:",
    says: {
      eligible:
        "Creemos que se puede probar la ketamina intravenosa, un uso fuera de indicación, con consentimiento por escrito.",
      "specialist-review": "Antes de decidir, pedimos la opinión de otro especialista.",
      "needs-information": "Todavía no podemos decidir; falta lo siguiente.",
      declined: "Por ahora no aconsejamos la ketamina.",
    },
    missing: "Falta todavía:",
    instead: "Lo que sugerimos en su lugar:",
  },
};
