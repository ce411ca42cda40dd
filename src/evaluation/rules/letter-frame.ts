import type { Language } from "#clinic/events.ts";

export type LetterHead = {
  readonly clinic: string;
  /** "2026-11-23" */
  readonly today: string;
  readonly to: string;
  readonly patient: { readonly name: string; readonly birthDate: string };
};

type FrameWords = {
  readonly to: string;
  readonly about: (name: string, born: string) => string;
  readonly dear: string;
  readonly goOn: string;
  readonly regards: string;
};

const frameWords: Readonly<Record<Language, FrameWords>> = {
  en: {
    to: "To",
    about: (name, born) => `About: ${name}, born ${born}`,
    dear: "Dear colleague,",
    goOn: "Please go on treating the patient, and tell us of any change of medicines, of blood pressure, or of mood.",
    regards: "With kind regards",
  },
  es: {
    to: "Para",
    about: (name, born) => `Asunto: ${name}, nacimiento ${born}`,
    dear: "Estimado/a colega:",
    goOn: "Por favor, siga tratando al paciente, y avísenos de cualquier cambio de medicinas, de presión o de ánimo.",
    regards: "Un saludo cordial",
  },
};

/** Every letter to a colleague has this head and this close. Nobody is asked to go on treating whoever has died. */
export function letterIn(
  language: Language,
  { clinic, today, to, patient }: LetterHead,
  body: readonly string[],
  isAlive = true,
): readonly string[] {
  const words = frameWords[language];
  return [
    `${clinic}, ${today}`,
    `${words.to}: ${to}`,
    "",
    words.about(patient.name, patient.birthDate),
    "",
    words.dear,
    "",
    ...body,
    ...(isAlive ? [words.goOn, ""] : []),
    words.regards,
  ];
}
