import type { Role } from "#people/events.ts";
import type { Action } from "#plumbing/audit.ts";

type Part = keyof typeof en.parts;

const en = {
  title: "Who has looked at my record",
  about:
    "Each time somebody of the clinic opens or changes something of yours, it is written down here, and nobody can take it out. Newest first.",
  own: "What you did yourself",
  ownAbout:
    "Each time your own pages were opened or used. If that was not you, call us and close your pages everywhere.",
  others: "See who else has looked",
  none: "Nobody has looked yet.",
  older: "Older ones",
  newest: "Back to the newest",
  wrong: "Does something here surprise you? Ask us: we tell you why it was.",
  ask: "Ask about this",
  times: (n: number) => (n === 1 ? "" : `, ${n} times`),
  you: "Your own pages",
  stayedClosed: "stayed closed to",
  gone: "Somebody who worked here",
  partner: "who you let look",
  partnerGone: "Somebody you let look",
  did: {
    read: "looked at",
    change: "worked on",
    refused: "was not let see",
    print: "printed",
    export: "saved a copy of",
    "sign-in": "were opened by",
    "sign-out": "signed out of",
  } satisfies Record<Action, string>,
  roles: {
    owner: "owner",
    "medical-director": "medical director",
    prescriber: "prescriber",
    nurse: "nurse",
    "front-desk": "front desk",
  } satisfies Record<Role, string>,
  parts: {
    infusion: "your infusion",
    consent: "your consents",
    evaluation: "your evaluation",
    questionnaire: "your questionnaires",
    course: "your course of treatment",
    health: "your medicines and health",
    message: "your messages",
    visit: "your visits",
    forms: "your forms",
    contact: "who you are and how you are reached",
    checkIn: "your check-ins",
    letter: "letters about you",
    safety: "a call for help of yours",
    shared: "the parts you let them see",
    code: "a code and your birth date",
    passkey: "your face, your finger or the code of your device",
    devices: "the devices that open them",
    record: "your record",
  },
};

const es: typeof en = {
  title: "Quién ha mirado mi expediente",
  about:
    "Cada vez que alguien de la clínica abre o cambia algo suyo, queda escrito aquí y nadie puede borrarlo. Lo más nuevo primero.",
  own: "Lo que hizo usted",
  ownAbout:
    "Cada vez que se abrieron o usaron sus páginas. Si no fue usted, llámenos y cierre sus páginas en todos los dispositivos.",
  others: "Ver quién más ha mirado",
  none: "Nadie ha mirado todavía.",
  older: "Anteriores",
  newest: "Volver a lo más nuevo",
  wrong: "¿Algo de aquí le sorprende? Pregúntenos: le decimos por qué fue.",
  ask: "Preguntar sobre esto",
  times: (n) => (n === 1 ? "" : `, ${n} veces`),
  you: "Sus propias páginas",
  stayedClosed: "no se abrieron con",
  gone: "Alguien que trabajaba aquí",
  partner: "a quien usted deja mirar",
  partnerGone: "Alguien a quien dejó mirar",
  did: {
    read: "miró",
    change: "trabajó en",
    refused: "no pudo ver",
    print: "imprimió",
    export: "guardó una copia de",
    "sign-in": "se abrieron con",
    "sign-out": "salió de",
  },
  roles: {
    owner: "titular",
    "medical-director": "dirección médica",
    prescriber: "quien receta",
    nurse: "enfermería",
    "front-desk": "recepción",
  },
  parts: {
    infusion: "su infusión",
    consent: "sus consentimientos",
    evaluation: "su evaluación",
    questionnaire: "sus cuestionarios",
    course: "su tratamiento",
    health: "sus medicinas y su salud",
    message: "sus mensajes",
    visit: "sus citas",
    forms: "sus formularios",
    contact: "quién es y cómo contactarle",
    checkIn: "sus respuestas entre citas",
    letter: "cartas sobre usted",
    safety: "una llamada de ayuda suya",
    shared: "las partes que usted le deja ver",
    code: "un código y su fecha de nacimiento",
    passkey: "su cara, su dedo o el código de su dispositivo",
    devices: "los dispositivos que las abren",
    record: "su expediente",
  },
};

export const looksWords = { en, es } as const;

/** By what was asked for: the first that fits. What fits none is the record. */
const BY_ROUTE: readonly (readonly [RegExp, Part])[] = [
  [/\/with\//, "shared"],
  [/\/door\/passkey/, "passkey"],
  [/\/door\/who/, "code"],
  [/\/passkeys/, "devices"],
  [/infusions|alarms|samples/, "infusion"],
  [/consent/, "consent"],
  [/evaluation|clearance/, "evaluation"],
  [/assessment|questionnaire|\/q\//, "questionnaire"],
  [/check-?in|mood/, "checkIn"],
  [/course|reviews/, "course"],
  [/history|medicine|diagnos|allerg|health|story|treatments/, "health"],
  [/thread|message/, "message"],
  [/alert|safety/, "safety"],
  [/appointment|schedule|visits/, "visit"],
  [/forms/, "forms"],
  [/letters/, "letter"],
  [/about|details|circle|identity|desk|contact|mobile/, "contact"],
];

export const partOf = (route: string): Part => BY_ROUTE.find(([pattern]) => pattern.test(route))?.[1] ?? "record";
