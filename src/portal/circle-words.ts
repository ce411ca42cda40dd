import type { Said } from "#clinic/events.ts";
import type { CircleRole } from "#people/events.ts";

/** Whom we ask about, in this order. */
export const circleRoles = ["escort", "emergency", "psychiatrist", "primary-care", "therapist"] as const;

export type AskedRole = (typeof circleRoles)[number];

/** Those we may only speak to with a release. */
export const treats = (role: CircleRole): boolean =>
  role === "psychiatrist" || role === "primary-care" || role === "therapist";

export const circleWords: Readonly<
  Record<AskedRole, { readonly name: Said; readonly asks: Said; readonly about: Said; readonly none: Said }>
> = {
  escort: {
    name: { en: "Ride home", es: "Quién le lleva a casa" },
    asks: { en: "Who can take you home after a visit?", es: "¿Quién puede llevarle a casa después de una cita?" },
    about: {
      en: "An adult you know. You cannot drive until the day after.",
      es: "Una persona adulta que usted conoce. No puede manejar hasta el día siguiente.",
    },
    none: { en: "I do not know yet", es: "Todavía no sé" },
  },
  emergency: {
    name: { en: "In an emergency", es: "En una emergencia" },
    asks: { en: "Whom should we call in an emergency?", es: "¿A quién llamamos en una emergencia?" },
    about: {
      en: "We call this person only if you are in danger or need help.",
      es: "Llamamos a esta persona solo si usted está en peligro o necesita ayuda.",
    },
    none: { en: "I have nobody", es: "No tengo a nadie" },
  },
  psychiatrist: {
    name: { en: "Psychiatrist", es: "Psiquiatra" },
    asks: { en: "Do you have a psychiatrist of your own?", es: "¿Tiene usted psiquiatra?" },
    about: {
      en: "Somebody who treats you now and prescribes for you.",
      es: "Alguien que le atiende ahora y le receta.",
    },
    none: { en: "I have none", es: "No tengo" },
  },
  "primary-care": {
    name: { en: "Primary care", es: "Médico de cabecera" },
    asks: { en: "Who is your primary care doctor?", es: "¿Quién es su médico de cabecera?" },
    about: { en: "The doctor you see for your general health.", es: "El médico que ve para su salud en general." },
    none: { en: "I have none", es: "No tengo" },
  },
  therapist: {
    name: { en: "Therapist", es: "Terapeuta" },
    asks: { en: "Do you see a therapist or counselor?", es: "¿Ve a un terapeuta o consejero?" },
    about: { en: "Somebody you talk with regularly.", es: "Alguien con quien habla con regularidad." },
    none: { en: "I have none", es: "No tengo" },
  },
};

export const circleSaid = {
  en: {
    title: "People around you",
    about: "Who is there for you, and whom we may talk with. You can change this at any time.",
    name: "Name",
    practice: "Practice or clinic",
    phone: "Telephone",
    email: "E-mail",
    release: (name: string) => `May we talk with ${name} about your care?`,
    releaseAbout:
      "If you say yes, your care team and this person may share what matters for your care here. You can take this back at any time: tell us, or change it here.",
    mayTalk: "You said yes: we may talk with them",
    mayNotTalk: "You said no: we do not talk with them",
    notSaid: "You have not said yet whether we may talk with them",
    faultName: "Enter a name.",
    faultPhone: "Enter the number with its area code, such as 555 555 0123; or leave it empty.",
    faultEmail: "Enter an e-mail address such as name@example.org; or leave it empty.",
    open: "Not answered yet",
    nobody: "Nobody",
    yesRelease: "Yes, you may talk with them",
    noRelease: "No",
  },
  es: {
    title: "Las personas a su alrededor",
    about: "Quién está a su lado y con quién podemos hablar. Puede cambiarlo cuando quiera.",
    name: "Nombre",
    practice: "Consultorio o clínica",
    phone: "Teléfono",
    email: "Correo electrónico",
    release: (name: string) => `¿Podemos hablar con ${name} sobre su atención?`,
    releaseAbout:
      "Si dice que sí, su equipo y esta persona pueden compartir lo que importa para su atención aquí. Puede retirarlo cuando quiera: díganoslo o cámbielo aquí.",
    mayTalk: "Dijo que sí: podemos hablar con esta persona",
    mayNotTalk: "Dijo que no: no hablamos con esta persona",
    notSaid: "Todavía no ha dicho si podemos hablar con esta persona",
    faultName: "Escriba un nombre.",
    faultPhone: "Escriba el número con su código de área, como 555 555 0123; o déjelo vacío.",
    faultEmail: "Escriba un correo como nombre@example.org; o déjelo vacío.",
    open: "Sin responder todavía",
    nobody: "Nadie",
    yesRelease: "Sí, pueden hablar con esta persona",
    noRelease: "No",
  },
} as const;
