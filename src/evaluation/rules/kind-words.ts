import type { Language, Said } from "#clinic/events.ts";
import type { EvaluationDecision } from "../events.ts";

/** What else may help. Offered with a "no", so that nobody is sent away with nothing. */
const ways: readonly Said[] = [
  {
    en: "Going on with your own psychiatrist: another antidepressant, or one added to it",
    es: "Seguir con su propio psiquiatra: otro antidepresivo, o uno añadido al que toma",
  },
  {
    en: "Psychotherapy, such as cognitive behavioral therapy or behavioral activation",
    es: "Psicoterapia, como la terapia cognitivo-conductual o la activación conductual",
  },
  {
    en: "Esketamine nasal spray (Spravato) at a certified clinic",
    es: "Esketamina en aerosol nasal (Spravato) en una clínica certificada",
  },
  { en: "Transcranial magnetic stimulation (TMS)", es: "Estimulación magnética transcraneal (EMT)" },
  { en: "Electroconvulsive therapy (ECT)", es: "Terapia electroconvulsiva (TEC)" },
  {
    en: "Treating another illness first, such as high blood pressure, sleep apnea or the thyroid",
    es: "Tratar antes otra enfermedad, como la presión alta, la apnea del sueño o la tiroides",
  },
  { en: "A second opinion: we help you find one", es: "Una segunda opinión: le ayudamos a encontrarla" },
];

export const alternatives: readonly string[] = ways.map(({ en }) => en);

/** Words to begin from; the clinician makes them their own. Plain, kind, and without a promise. */
const kind: Readonly<Record<EvaluationDecision, Said>> = {
  eligible: {
    en: "Thank you for telling us so much about yourself. We think that ketamine may be worth trying. It does not help everyone. Next we go through the consent together, and you decide.",
    es: "Gracias por contarnos tanto de usted. Creemos que puede valer la pena probar la ketamina. No ayuda a todas las personas. Lo siguiente es leer juntos el consentimiento, y usted decide.",
  },
  "specialist-review": {
    en: "Thank you for telling us so much about yourself. Before we decide, we want to ask another specialist. We will tell you what they say, and when.",
    es: "Gracias por contarnos tanto de usted. Antes de decidir queremos preguntar a otro especialista. Le diremos qué opina y cuándo.",
  },
  "needs-information": {
    en: "Thank you for telling us so much about yourself. We are not able to decide yet. Some things are still missing; they are listed here. We help you to get them.",
    es: "Gracias por contarnos tanto de usted. Todavía no podemos decidir. Faltan algunas cosas; aquí está la lista. Le ayudamos a conseguirlas.",
  },
  declined: {
    en: "Thank you for telling us so much about yourself. We do not think that ketamine is right for you now. This is not your fault, and it does not mean that nothing can help. There are other ways, and we help you with the next step.",
    es: "Gracias por contarnos tanto de usted. No creemos que la ketamina sea lo adecuado para usted ahora. No es culpa suya, y no significa que nada pueda ayudarle. Hay otros caminos, y le ayudamos con el siguiente paso.",
  },
};

export const patientWords: Readonly<Record<EvaluationDecision, string>> = {
  eligible: kind.eligible.en,
  "specialist-review": kind["specialist-review"].en,
  "needs-information": kind["needs-information"].en,
  declined: kind.declined.en,
};

const delivered: readonly Said[] = [...ways, ...Object.values(kind)];

/** Words that stand as they were delivered are read in the reader's language; what a clinician wrote is read as it was written. */
export const asRead = (text: string, lang: Language): string => delivered.find(({ en }) => en === text)?.[lang] ?? text;
