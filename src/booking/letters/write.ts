import type { Language } from "#clinic/events.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import type { FactsOf, LetterKind, Sender, Templates, VisitFacts, Written } from "./facts.ts";
import { layoutOf } from "./layout.ts";
import { neutralOr } from "./unspoken.ts";
import { greetedName } from "./when.ts";

/** What stands around every mail, and in place of a name that would give something away. */
const frames = {
  en: {
    hello: (name: string) => (name === "" ? "Hello," : `Hello ${name},`),
    clinic: "Your clinic",
    visit: "Visit",
    foot: (phone: string) =>
      `Questions? Call us${phone === "" ? "" : ` at ${phone}`}. Please do not put health details in a reply: e-mail is not private.\nIn an emergency, call 911.`,
  },
  es: {
    hello: (name: string) => (name === "" ? "Hola:" : `Hola, ${name}:`),
    clinic: "Su clínica",
    visit: "Cita",
    foot: (phone: string) =>
      `¿Tiene preguntas? Llámenos${phone === "" ? "" : ` al ${phone}`}. Por favor, no escriba datos de salud en una respuesta: el correo electrónico no es privado.\nEn una emergencia, llame al 911.`,
  },
} as const;

const templates: Readonly<Record<Language, Templates>> = { en: layoutOf("en", en), es: layoutOf("es", es) };

/**
 * One letter in words. The clinic's name and the visit's are left out where they name a drug or an illness,
 * so that whoever sees the envelope learns nothing.
 */
export function letterFor<K extends LetterKind>(kind: K, language: Language, facts: FactsOf[K]): Written {
  const frame = frames[language];
  const quiet = quietly(facts, language);
  const { subject, paragraphs, text } = templates[language][kind](quiet);
  const { clinic } = quiet;
  const greeting = "name" in quiet ? [frame.hello(greetedName(quiet.name))] : [];
  const signature = [clinic.name, clinic.street, clinic.town].filter((line) => line !== "").join("\n");
  const body = [...greeting, ...paragraphs, signature, `--\n${frame.foot(clinic.phone)}`].join("\n\n");
  return { subject, text: oneStop(text), body: `${oneStop(body)}\n` };
}

/** A sentence that ends in "a. m." ends in one full stop. */
const oneStop = (text: string): string => text.replaceAll(/([ap]\. m\.)\.(?=\s|$)/g, "$1");

function quietly<F extends { readonly clinic: Sender; readonly visit?: VisitFacts }>(facts: F, language: Language): F {
  const frame = frames[language];
  const clinic = { ...facts.clinic, name: neutralOr(facts.clinic.name, frame.clinic) };
  if (facts.visit === undefined) return { ...facts, clinic };
  const { name } = facts.visit;
  const visit = {
    ...facts.visit,
    site: facts.visit.site === null ? null : neutralOr(facts.visit.site, ""),
    name: { en: neutralOr(name.en, frames.en.visit), es: neutralOr(name.es, frames.es.visit) },
  };
  return { ...facts, clinic, visit };
}
