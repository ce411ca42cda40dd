import type { Said } from "#clinic/events.ts";
import type { SafetyLevel } from "../events.ts";

/** What a patient sees at once, on the same page as the answer. It reassures nobody and promises no time. */
export type Help = {
  readonly title: Said;
  readonly says: readonly Said[];
  readonly calls: readonly { readonly words: Said; readonly href: string }[];
  readonly source: string;
};

const calls: Help["calls"] = [
  { words: { en: "Call 988", es: "Llame al 988" }, href: "tel:988" },
  { words: { en: "Text 988", es: "Mensaje de texto al 988" }, href: "sms:988" },
  { words: { en: "Call 911", es: "Llame al 911" }, href: "tel:911" },
];

/** The crisis block that stands wherever distress may be typed. 988 answers in Spanish after pressing 2. */
export const crisis: Said = {
  en: "If you might act on thoughts of suicide: call or text 988 (Suicide & Crisis Lifeline; Veterans press 1), or call 911 or go to the nearest emergency room. This clinic is not an emergency service.",
  es: "Si cree que podría actuar según pensamientos de suicidio: llame o envíe un mensaje de texto al 988 (Línea de Prevención del Suicidio y Crisis; oprima 2 para español; veteranos, oprima 1), o llame al 911 o vaya a la sala de emergencias más cercana. Esta clínica no es un servicio de emergencias.",
};

const sent: Said = {
  en: "What you said was saved. Do not wait for us to see it.",
  es: "Lo que dijo se guardó. No espere a que lo veamos.",
};

const here: Said = {
  en: "If you are at the clinic now, tell the nearest staff member.",
  es: "Si está en la clínica ahora, avise a la persona del personal más cercana.",
};

/** The help for what was answered; null where nothing asks for it. */
export const helpFor = (level: SafetyLevel): Help | null =>
  level === "none"
    ? null
    : {
        title: { en: "Help you can reach now", es: "Ayuda que puede pedir ahora" },
        says: [crisis, sent, here],
        calls,
        source: "clinical reference 14.1",
      };
