import type { Said } from "#clinic/events.ts";

export type EveningAnswer = "yes" | "no" | "unknown";

/**
 * What is asked the evening before, and what a person at the clinic calls about. `fine` is the only answer that needs no call:
 * "I do not know", and no answer, need one. No question tells what the visit is for, so that they may also stand in a letter.
 */
export type EveningQuestion = {
  readonly id: "food" | "medicines" | "illness" | "pregnancy" | "substances" | "ride";
  readonly asks: Said;
  readonly fine: "yes" | "no";
  /** What the clinic's person reads beside a wrong answer. */
  readonly call: string;
};

/** Source: clinical.md 3.2 items 2, 3, 4 and 8; 14.3. Every clinic's instructions differ, so the questions speak of "your instructions". */
export const eveningQuestions: readonly EveningQuestion[] = [
  {
    id: "food",
    asks: {
      en: "Do you know from what time on you must not eat or drink, and can you keep to it?",
      es: "¿Sabe desde qué hora no debe comer ni beber, y puede cumplirlo?",
    },
    fine: "yes",
    call: "May not keep the fast: go through the times for food and drink.",
  },
  {
    id: "medicines",
    asks: {
      en: "Have you started, stopped or changed any medicine since your last visit, or are you not sure which to take tomorrow?",
      es: "¿Ha empezado, dejado o cambiado algún medicamento desde su última visita, o tiene dudas sobre cuáles tomar mañana?",
    },
    fine: "no",
    call: "Medicines changed or unsure: ask which, and which to take in the morning.",
  },
  {
    id: "illness",
    asks: {
      en: "Have you been ill, in an emergency room or in the hospital since your last visit?",
      es: "¿Ha tenido alguna enfermedad, o ha estado en urgencias o en el hospital, desde su última visita?",
    },
    fine: "no",
    call: "Was ill or in hospital: ask what happened; a prescriber decides.",
  },
  {
    id: "pregnancy",
    asks: { en: "Could you be pregnant?", es: "¿Hay alguna posibilidad de que esté embarazada?" },
    fine: "no",
    call: "Could be pregnant: a prescriber calls before the visit.",
  },
  {
    id: "substances",
    asks: {
      en: "Have you had alcohol, cannabis or any drug not prescribed to you in the last three days?",
      es: "¿Ha tomado alcohol, cannabis o alguna droga que no le recetaron en los últimos tres días?",
    },
    fine: "no",
    call: "Alcohol, cannabis or another drug in the last 72 h: ask what and when; a prescriber decides.",
  },
  {
    id: "ride",
    asks: {
      en: "Will an adult you know take you home? You cannot drive until the day after.",
      es: "¿Le llevará a casa un adulto que conoce? No puede manejar hasta el día siguiente.",
    },
    fine: "yes",
    call: "No ride home: without one the visit cannot take place.",
  },
];

/** The questions a person must call about: answered otherwise than fine, with "I do not know", or not at all. */
export const wrongAnswers = (answers: Readonly<Record<string, EveningAnswer>>): readonly EveningQuestion[] =>
  eveningQuestions.filter(({ id, fine }) => answers[id] !== fine);

/** What a person reads before they call: the question, what was answered, and what to ask. */
export type EveningCall = Pick<EveningQuestion, "id" | "call"> & { readonly asks: string; readonly answer: string };

const ANSWER = { yes: "yes", no: "no", unknown: "not sure" } as const;

export const eveningCalls = (answers: Readonly<Record<string, EveningAnswer>>): readonly EveningCall[] =>
  wrongAnswers(answers).map(({ id, call, asks }) => {
    const given = answers[id];
    return { id, call, asks: asks.en, answer: given === undefined ? "not answered" : ANSWER[given] };
  });
