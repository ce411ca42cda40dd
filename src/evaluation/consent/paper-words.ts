import type { Language } from "#clinic/events.ts";
import type { ConsentKind } from "./facts.ts";

/** What stands on the paper around the text that was signed. */
export const paperWords = {
  en: {
    titles: {
      treatment: "Consent to treatment with ketamine",
      telehealth: "Consent to video visits",
      finance: "Agreement on payment",
    } satisfies Record<ConsentKind, string>,
    born: "born",
    record: "record number",
    version: (n: number) => (n === 0 ? "text as delivered" : `text version ${n}`),
    scope: (most: number, protocol: string) =>
      `Ketamine (racemic) into a vein, up to ${most} mg per kg of body weight in one infusion, by protocol ${protocol}.`,
    readOn: (when: string) => `Read and acknowledged on ${when}`,
    unread: "Not acknowledged",
    questions: "Questions that show it was understood",
    answer: "Answered",
    tries: (n: number) => (n === 1 ? "right at the first try" : `right after ${n} tries`),
    unanswered: "Not answered right",
    signatures: "Signatures",
    patient: "Patient",
    clinician: "Clinician",
    signedOn: (when: string) => `Signed on ${when}`,
    unsigned: "Not signed",
    identity: {
      "code-and-birth-date": "Identity: a code sent to the patient's own e-mail address, and the birth date",
      "staff-checked": "Identity: papers looked at by staff of the clinic",
      paper: "Identity: signed on paper in the clinic",
    },
    enteredBy: "Entered by",
    interpreter: "Interpreter",
    copyTo: "Copy to",
    capacity: { yes: "The patient has capacity to consent.", no: "No capacity to consent was found." },
    asked: "Asked and answered",
    witness: "Witness",
    withdrawn: "TAKEN BACK",
    withdrawnOn: (when: string) => `Taken back on ${when}`,
    notValid: "NOT SIGNED",
    hash: "SHA-256 of the text",
    number: "Consent",
    made: (when: string) => `Printed on ${when}`,
    page: (n: number, of: number) => `Page ${n} of ${of}`,
  },
  es: {
    titles: {
      treatment: "Consentimiento para el tratamiento con ketamina",
      telehealth: "Consentimiento para consultas por video",
      finance: "Acuerdo de pago",
    } satisfies Record<ConsentKind, string>,
    born: "fecha de nacimiento",
    record: "número de expediente",
    version: (n: number) => (n === 0 ? "texto original" : `versión ${n} del texto`),
    scope: (most: number, protocol: string) =>
      `Ketamina (racémica) en una vena, hasta ${most} mg por kg de peso en una infusión, según el protocolo ${protocol}.`,
    readOn: (when: string) => `Leído y confirmado el ${when}`,
    unread: "Sin confirmar",
    questions: "Preguntas que muestran que se entendió",
    answer: "Respuesta",
    tries: (n: number) => (n === 1 ? "correcta al primer intento" : `correcta después de ${n} intentos`),
    unanswered: "Sin respuesta correcta",
    signatures: "Firmas",
    patient: "Paciente",
    clinician: "Profesional clínico",
    signedOn: (when: string) => `Firmado el ${when}`,
    unsigned: "Sin firma",
    identity: {
      "code-and-birth-date":
        "Identidad: un código enviado a la dirección de correo de la persona y su fecha de nacimiento",
      "staff-checked": "Identidad: documentos revisados por el personal de la clínica",
      paper: "Identidad: firmado en papel en la clínica",
    },
    enteredBy: "Registrado por",
    interpreter: "Intérprete",
    copyTo: "Copia para",
    capacity: {
      yes: "La persona tiene capacidad para consentir.",
      no: "No se encontró capacidad para consentir.",
    },
    asked: "Preguntas y respuestas",
    witness: "Testigo",
    withdrawn: "RETIRADO",
    withdrawnOn: (when: string) => `Retirado el ${when}`,
    notValid: "SIN FIRMA",
    hash: "SHA-256 del texto",
    number: "Consentimiento",
    made: (when: string) => `Impreso el ${when}`,
    page: (n: number, of: number) => `Página ${n} de ${of}`,
  },
} as const;

/** "November 2, 2026 at 3:04 PM EST", with the zone, because a paper travels. */
export const paperTime = (lang: Language, zone: string, at: number): string =>
  new Intl.DateTimeFormat(lang === "en" ? "en-US" : "es-US", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: zone,
  }).format(at) + ` (${zone})`;
