import type { Language } from "#clinic/events.ts";
import type { UnderstandingQuestion } from "../facts.ts";

/** Three questions that show the text was understood: it is not approved, one may stop, one does not drive. */
export const treatmentQuestions: Readonly<Record<Language, readonly UnderstandingQuestion[]>> = {
  en: [
    {
      id: "approved",
      asks: "Has the FDA approved ketamine infusions for depression?",
      choices: [
        { id: "yes", says: "Yes, they are approved for depression" },
        { id: "no", says: "No, this use is off-label, and it may not help me" },
        { id: "soon", says: "Only after two other medicines" },
      ],
      right: "no",
      because:
        "Ketamine is approved as an anesthetic. For depression it is used off-label: the FDA has not judged it for this, and it does not help everybody.",
    },
    {
      id: "stop",
      asks: "During an infusion you want it to end. What can you do?",
      choices: [
        { id: "wait", says: "I must wait until it is over" },
        { id: "doctor", says: "Only the doctor may decide that" },
        { id: "say", says: "I say so, and it is stopped at once" },
      ],
      right: "say",
      because:
        "You may stop at any moment by saying so. The drug is stopped at once, and most of it wears off within an hour.",
    },
    {
      id: "drive",
      asks: "When may you drive again?",
      choices: [
        { id: "hour", says: "One hour after the infusion" },
        { id: "evening", says: "In the evening, when I feel fine" },
        { id: "next-day", says: "The next day, after a night's sleep" },
      ],
      right: "next-day",
      because:
        "Even when you feel fine you react more slowly. Somebody takes you home, and you drive the next day at the earliest.",
    },
  ],
  es: [
    {
      id: "approved",
      asks: "¿Ha aprobado la FDA las infusiones de ketamina para la depresión?",
      choices: [
        { id: "yes", says: "Sí, están aprobadas para la depresión" },
        { id: "no", says: "No, este uso es fuera de lo indicado y puede que no me ayude" },
        { id: "soon", says: "Solo después de otros dos medicamentos" },
      ],
      right: "no",
      because:
        "La ketamina está aprobada como anestésico. Para la depresión se usa fuera de lo indicado: la FDA no la ha juzgado para esto, y no ayuda a todas las personas.",
    },
    {
      id: "stop",
      asks: "Durante una infusión quiere que termine. ¿Qué puede hacer?",
      choices: [
        { id: "wait", says: "Debo esperar hasta que termine" },
        { id: "doctor", says: "Solo la doctora o el doctor puede decidirlo" },
        { id: "say", says: "Lo digo, y se detiene de inmediato" },
      ],
      right: "say",
      because:
        "Puede parar en cualquier momento con solo decirlo. La sustancia se detiene de inmediato y casi todo el efecto pasa en una hora.",
    },
    {
      id: "drive",
      asks: "¿Cuándo puede volver a manejar?",
      choices: [
        { id: "hour", says: "Una hora después de la infusión" },
        { id: "evening", says: "Por la tarde, cuando me sienta bien" },
        { id: "next-day", says: "Al día siguiente, después de dormir una noche" },
      ],
      right: "next-day",
      because:
        "Aunque se sienta bien, reacciona más despacio. Alguien le lleva a casa, y maneja como pronto al día siguiente.",
    },
  ],
};
