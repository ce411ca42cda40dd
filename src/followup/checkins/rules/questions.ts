import type { Said, Source } from "#clinic/events.ts";
import type { CheckInKind } from "../facts.ts";

/**
 * How an answer is given. "tri": yes, no, not sure. "choice": one of a few. "scale": 0 to 10. "pressure": two numbers, upper and
 * lower. "note": their own words.
 */
export type CheckInQuestion = {
  readonly id: string;
  readonly kinds: readonly CheckInKind[];
  readonly asks: "tri" | "choice" | "scale" | "pressure" | "note";
  readonly text: Said;
  readonly hint?: Said;
  readonly choices?: readonly { readonly value: string; readonly says: Said }[];
  /**
   * What a yes asks of the patient and of us: "911" is never waited with, "today" is called about on the same day, "help" is
   * danger to oneself, "look" is read by a nurse. A "not sure" counts as a yes, "would rather not say" is asked after.
   */
  readonly flag?: "911" | "today" | "help" | "look";
  /** In a line for whoever reads it. */
  readonly short: string;
  /** Asked only of those who may become pregnant, or of whom it is not known. */
  readonly onlyIfPregnancyPossible?: true;
  readonly source: Source;
};

const both: readonly CheckInKind[] = ["next-morning", "third-day"];
const red: Source = { from: "clinical reference 14.2: call 911", evidence: "P" };
const sameDay: Source = { from: "clinical reference 14.2: call the clinic the same day", evidence: "P" };
const ours: Source = { from: "our own question for the days between infusions", evidence: "P" };

/** The list that is asked now. A change of a question is a new version, and older answers keep theirs. */
export const QUESTIONS_VERSION = "1";

/** In the order they are asked: what cannot wait first. */
export const checkInQuestions: readonly CheckInQuestion[] = [
  {
    id: "chest-or-breath",
    kinds: both,
    asks: "tri",
    flag: "911",
    text: {
      en: "Do you have chest pain, or is it hard to breathe?",
      es: "¿Tiene dolor en el pecho o le cuesta respirar?",
    },
    short: "chest pain or trouble breathing",
    source: red,
  },
  {
    id: "stroke-signs",
    kinds: both,
    asks: "tri",
    flag: "911",
    text: {
      en: "Is one side of your face hanging, is an arm weak, is it hard to speak, or do you have the worst headache of your life?",
      es: "¿Se le cae un lado de la cara, tiene débil un brazo, le cuesta hablar o tiene el peor dolor de cabeza de su vida?",
    },
    short: "face, arm, speech, or the worst headache",
    source: red,
  },
  {
    id: "seizure-or-faint",
    kinds: both,
    asks: "tri",
    flag: "911",
    text: {
      en: "Since your visit, have you had a seizure or fainted, or do you have blue lips or a swollen throat?",
      es: "Desde su cita, ¿tuvo una convulsión o se desmayó, o tiene los labios azules o la garganta hinchada?",
    },
    short: "seizure, fainting, blue lips or swollen throat",
    source: red,
  },
  {
    id: "dark-thoughts",
    kinds: both,
    asks: "tri",
    flag: "help",
    text: {
      en: "Since your visit, have you had thoughts that you would be better off dead, or of hurting yourself?",
      es: "Desde su cita, ¿ha tenido pensamientos de que estaría mejor muerto o muerta, o de hacerse daño?",
    },
    short: "thoughts of being better off dead or of hurting oneself",
    source: { from: "our own wording; clinical reference 8.1 says what a yes asks of the clinic", evidence: "P" },
  },
  {
    id: "heartbeat",
    kinds: both,
    asks: "tri",
    flag: "today",
    text: {
      en: "Does your heart race, pound or skip beats?",
      es: "¿Siente que el corazón le late muy rápido, muy fuerte o sin ritmo?",
    },
    short: "palpitations",
    source: sameDay,
  },
  {
    id: "vomiting",
    kinds: both,
    asks: "tri",
    flag: "today",
    text: {
      en: "Have you been throwing up for more than 12 hours?",
      es: "¿Lleva más de 12 horas vomitando?",
    },
    short: "vomiting for more than 12 h",
    source: sameDay,
  },
  {
    id: "urine",
    kinds: both,
    asks: "tri",
    flag: "today",
    text: {
      en: "Does it hurt when you urinate, or is there blood in your urine?",
      es: "¿Le duele al orinar o hay sangre en la orina?",
    },
    short: "blood or pain on urination",
    source: sameDay,
  },
  {
    id: "unreal",
    kinds: both,
    asks: "tri",
    flag: "today",
    text: {
      en: "Do you still feel unreal, or do you see or hear things that others do not?",
      es: "¿Todavía se siente irreal, o ve u oye cosas que los demás no ven ni oyen?",
    },
    short: "feels unreal, or sees or hears things",
    source: sameDay,
  },
  {
    id: "high-energy",
    kinds: both,
    asks: "tri",
    flag: "today",
    text: {
      en: "Do you sleep very little and still have much more energy than usual?",
      es: "¿Duerme muy poco y aun así tiene mucha más energía que de costumbre?",
    },
    short: "little sleep with very high energy",
    source: sameDay,
  },
  {
    id: "fall",
    kinds: both,
    asks: "tri",
    flag: "today",
    text: { en: "Did you fall, or hurt yourself by accident?", es: "¿Se cayó o se lastimó sin querer?" },
    short: "a fall or an injury",
    source: { from: "clinical reference 7: unsteady and dizzy are common; falls are our own question", evidence: "P" },
  },
  {
    id: "pregnant",
    kinds: ["third-day"],
    asks: "tri",
    flag: "today",
    onlyIfPregnancyPossible: true,
    text: { en: "Could you be pregnant?", es: "¿Podría haber un embarazo?" },
    short: "may be pregnant",
    source: sameDay,
  },
  {
    id: "pressure",
    kinds: both,
    asks: "pressure",
    flag: "today",
    text: {
      en: "If you measured your blood pressure at home: what was it?",
      es: "Si se midió la presión en casa: ¿cuánto fue?",
    },
    hint: {
      en: "The upper and the lower number. If you did not measure, go on.",
      es: "El número de arriba y el de abajo. Si no se la midió, siga.",
    },
    short: "blood pressure at home",
    source: sameDay,
  },
  {
    id: "after-effects",
    kinds: both,
    asks: "choice",
    flag: "look",
    text: {
      en: "Do you feel sick, dizzy, sleepy or foggy, or do you have a headache or blurred sight?",
      es: "¿Tiene náuseas, mareo, sueño, la mente nublada, dolor de cabeza o la vista borrosa?",
    },
    choices: [
      { value: "none", says: { en: "No, none of these", es: "No, nada de eso" } },
      { value: "a-little", says: { en: "A little. I can do what I have to", es: "Un poco. Puedo hacer mis cosas" } },
      { value: "a-lot", says: { en: "So much that it stops me", es: "Tanto que no puedo hacer mis cosas" } },
    ],
    short: "side effects that stop them",
    source: { from: "clinical reference 7: the common ones, mostly gone within hours", evidence: "R" },
  },
  {
    id: "sleep",
    kinds: both,
    asks: "choice",
    text: { en: "How did you sleep last night?", es: "¿Cómo durmió anoche?" },
    choices: [
      { value: "well", says: { en: "Well", es: "Bien" } },
      { value: "so-so", says: { en: "So-so", es: "Más o menos" } },
      { value: "badly", says: { en: "Badly", es: "Mal" } },
    ],
    short: "sleep",
    source: ours,
  },
  {
    id: "mood",
    kinds: both,
    asks: "scale",
    text: { en: "How is your mood today?", es: "¿Cómo está su ánimo hoy?" },
    short: "mood",
    source: { from: "clinical reference 8: own 0 to 10 scales", evidence: "P" },
  },
  {
    id: "mood-worse",
    kinds: both,
    asks: "tri",
    flag: "today",
    text: { en: "Is your mood worse than before your visit?", es: "¿Su ánimo está peor que antes de su cita?" },
    short: "mood worse than before the visit",
    source: sameDay,
  },
  {
    id: "note",
    kinds: both,
    asks: "note",
    text: { en: "Is there anything else you want us to know?", es: "¿Hay algo más que quiera decirnos?" },
    hint: { en: "You can leave this empty.", es: "Puede dejarlo vacío." },
    short: "in their own words",
    source: ours,
  },
];

/** The list of one version; null for one this house does not know. */
export const questionsIn = (version: string): readonly CheckInQuestion[] | null =>
  version === QUESTIONS_VERSION ? checkInQuestions : null;
