import type { Said } from "#clinic/events.ts";
import type { PastTrial } from "#evaluation/events.ts";

type Kind = PastTrial["kind"];

/** The kinds a patient chooses from, in words they know. */
export const kinds: readonly { readonly kind: Kind; readonly says: Said; readonly isMedicine: boolean }[] = [
  {
    kind: "antidepressant",
    says: { en: "A medicine for depression", es: "Una medicina para la depresión" },
    isMedicine: true,
  },
  {
    kind: "augmentation",
    says: {
      en: "A medicine added to help another one work, such as lithium",
      es: "Una medicina añadida para ayudar a otra, como el litio",
    },
    isMedicine: true,
  },
  { kind: "psychotherapy", says: { en: "Talk therapy", es: "Terapia de conversación" }, isMedicine: false },
  {
    kind: "tms",
    says: { en: "TMS (magnetic stimulation)", es: "TMS (estimulación magnética)" },
    isMedicine: false,
  },
  {
    kind: "ect",
    says: { en: "ECT (electric treatment while asleep)", es: "TEC (tratamiento eléctrico con anestesia)" },
    isMedicine: false,
  },
  {
    kind: "esketamine",
    says: { en: "Esketamine nasal spray (Spravato)", es: "Esketamina en aerosol nasal (Spravato)" },
    isMedicine: false,
  },
  {
    kind: "ketamine",
    says: { en: "Ketamine somewhere else", es: "Ketamina en otro lugar" },
    isMedicine: false,
  },
  { kind: "other", says: { en: "Something else", es: "Otra cosa" }, isMedicine: true },
];

export const isProcedure = (kind: Kind): boolean => ["tms", "ect", "esketamine", "ketamine"].includes(kind);

export const outcomes: readonly { readonly value: PastTrial["outcome"]; readonly says: Said }[] = [
  { value: "none", says: { en: "No", es: "No" } },
  { value: "partial", says: { en: "A little", es: "Un poco" } },
  {
    value: "response",
    says: { en: "A lot: at least half of it was gone", es: "Mucho: al menos la mitad desapareció" },
  },
  { value: "remission", says: { en: "I was well again", es: "Volví a estar bien" } },
  {
    value: "relapse-on-drug",
    says: {
      en: "It helped, then stopped helping while I still took it",
      es: "Ayudó y luego dejó de ayudar mientras seguía",
    },
  },
  { value: "unknown", says: { en: "I am not sure", es: "No sé con seguridad" } },
];

export const reasons: readonly { readonly value: PastTrial["stopReason"]; readonly says: Said }[] = [
  { value: "still-taking", says: { en: "I did not stop: I still have it", es: "No lo dejé: todavía lo sigo" } },
  { value: "inefficacy", says: { en: "It did not help enough", es: "No ayudaba lo suficiente" } },
  { value: "intolerance", says: { en: "Side effects", es: "Efectos secundarios" } },
  { value: "cost", says: { en: "The cost", es: "El costo" } },
  { value: "other", says: { en: "Another reason", es: "Otra razón" } },
  { value: "unknown", says: { en: "I am not sure", es: "No sé con seguridad" } },
];

export const treatmentWords = {
  en: {
    title: "What have you tried before?",
    about:
      "Medicines and treatments for how you feel: now or in the past, also those that did not help. Add them one by one. What you are not sure of, you can say so.",
    your: "On your list",
    addOne: "Add one",
    none: "I have tried nothing before",
    all: "These are all I remember",
    reviewed: "You said that this list is complete.",
    reviewedNone: "You said that you have tried nothing before.",
    change: "Change",
    kindTitle: "What kind of treatment was it?",
    whatTitle: "Which medicine was it?",
    dose: "What was the highest dose you took in a day?",
    doseAbout: "In milligrams, all of a day together. Look at the box if you still have it.",
    doseLabel: "Milligrams in a day (mg)",
    weeks: "For how many weeks did you take that dose?",
    weeksTherapy: "For how many weeks did you go?",
    weeksLabel: "Weeks",
    sessions: "How many times did you have it?",
    sessionsLabel: "Number of times",
    days: "Of ten days, on how many did you take it?",
    helped: "Did it help?",
    stopped: "Why did you stop?",
    episode: "Was that in the time of illness you are in now?",
    unsure: "I am not sure",
    off: "This is a mistake: take it off",
    fault: "A whole number, such as 8. Or say that you are not sure.",
    faultEmpty: "Write the name of the medicine.",
    open: "not everything said yet",
  },
  es: {
    title: "¿Qué ha probado antes?",
    about:
      "Medicinas y tratamientos para cómo se siente: ahora o antes, también los que no ayudaron. Añádalos uno por uno. Si no está seguro de algo, puede decirlo.",
    your: "En su lista",
    addOne: "Añadir uno",
    none: "No he probado nada antes",
    all: "Estos son todos los que recuerdo",
    reviewed: "Dijo que la lista está completa.",
    reviewedNone: "Dijo que no ha probado nada antes.",
    change: "Cambiar",
    kindTitle: "¿Qué tipo de tratamiento fue?",
    whatTitle: "¿Qué medicina fue?",
    dose: "¿Cuál fue la dosis más alta que tomó en un día?",
    doseAbout: "En miligramos, todo un día junto. Mire la caja si todavía la tiene.",
    doseLabel: "Miligramos al día (mg)",
    weeks: "¿Durante cuántas semanas tomó esa dosis?",
    weeksTherapy: "¿Durante cuántas semanas fue?",
    weeksLabel: "Semanas",
    sessions: "¿Cuántas veces lo recibió?",
    sessionsLabel: "Número de veces",
    days: "De cada diez días, ¿en cuántos la tomó?",
    helped: "¿Le ayudó?",
    stopped: "¿Por qué lo dejó?",
    episode: "¿Fue en el período de enfermedad en que está ahora?",
    unsure: "No sé con seguridad",
    off: "Es un error: quitarlo",
    fault: "Un número entero, como 8. O diga que no está seguro.",
    faultEmpty: "Escriba el nombre de la medicina.",
    open: "falta decir algo",
  },
} as const;
