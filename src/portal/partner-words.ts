import type { Language } from "#clinic/events.ts";
import type { GrantedPart } from "#people/events.ts";

const en = {
  title: "Somebody who may look",
  about:
    "You can let one person see parts of your pages: a partner, a friend, a parent. They come in with a code sent to their own e-mail. They can only look. You can end it at any time, and it ends at once.",
  name: "Their name",
  email: "Their e-mail address",
  what: "What may they see? Say yes to each part by itself.",
  parts: {
    "next-visit": "My next visit, and how to prepare for it",
    reminders: "Which check-ins are due, so that they can remind me",
    "how-it-goes": "How I am: the scores of my questionnaires",
  } satisfies Record<GrantedPart, string>,
  never: "They never see your medicines, your messages, your answers or your record.",
  save: "Let them see this",
  change: "Save the change",
  stands: (name: string, day: string) => `${name} may look since ${day}.`,
  tell: (link: string) => `Tell them to open ${link} and to enter their e-mail address there. We do not write to them.`,
  end: "End it now",
  ended: "It is over. Nobody else sees your pages.",
  looks: "When they looked",
  noLooks: "They have not looked yet.",
  faultName: "Enter their name.",
  faultEmail: "Enter an e-mail address such as name@example.org, and not your own.",
  faultParts: "Say yes to at least one part.",
  door: "Look with somebody",
  doorAbout:
    "A patient of ours can let you see parts of their pages. Enter the e-mail address they gave us. We send a code there.",
  sent: (email: string) => `If a patient let ${email} look, a code of six digits is on its way there.`,
  none: "Nothing is open for you now",
  noneAbout: "No patient lets you look at this moment. If you think that is wrong, ask the patient.",
  of: (name: string) => `For ${name}`,
  granted: (name: string) => `${name} lets you see this. You can only look. They see when you did.`,
  noVisit: "No visit is booked.",
  due: "Check-ins that are due",
  noDue: "None is due now.",
  noScores: "There are not two scores yet to draw.",
  worried:
    "Worried about them? Do not wait for us: call or text 988 together, or call 911 in danger. In opening hours, call the clinic.",
  leave: "Close",
};

const es: typeof en = {
  title: "Alguien que puede mirar",
  about:
    "Puede dejar que una persona vea partes de sus páginas: su pareja, una amistad, un familiar. Entra con un código que llega a su propio correo. Solo puede mirar. Usted puede terminarlo cuando quiera, y termina enseguida.",
  name: "Su nombre",
  email: "Su correo electrónico",
  what: "¿Qué puede ver? Diga sí a cada parte por separado.",
  parts: {
    "next-visit": "Mi próxima cita y cómo prepararme",
    reminders: "Qué preguntas tengo pendientes, para que me las recuerde",
    "how-it-goes": "Cómo estoy: los resultados de mis cuestionarios",
  },
  never: "Nunca ve sus medicinas, sus mensajes, sus respuestas ni su expediente.",
  save: "Dejar que vea esto",
  change: "Guardar el cambio",
  stands: (name, day) => `${name} puede mirar desde el ${day}.`,
  tell: (link) => `Dígale que abra ${link} y escriba allí su correo. Nosotros no le escribimos.`,
  end: "Terminarlo ahora",
  ended: "Ha terminado. Nadie más ve sus páginas.",
  looks: "Cuándo miró",
  noLooks: "Todavía no ha mirado.",
  faultName: "Escriba su nombre.",
  faultEmail: "Escriba un correo como nombre@example.org que no sea el suyo.",
  faultParts: "Diga sí al menos a una parte.",
  door: "Mirar con alguien",
  doorAbout:
    "Una persona que tratamos puede dejarle ver partes de sus páginas. Escriba el correo que nos dio. Enviamos allí un código.",
  sent: (email) => `Si alguien dejó mirar a ${email}, ya va en camino un código de seis cifras.`,
  none: "Ahora no hay nada abierto para usted",
  noneAbout: "En este momento nadie le deja mirar. Si cree que es un error, pregúntele a esa persona.",
  of: (name) => `Para ${name}`,
  granted: (name) => `${name} le deja ver esto. Solo puede mirar. Verá cuándo lo hizo usted.`,
  noVisit: "No hay ninguna cita reservada.",
  due: "Preguntas pendientes",
  noDue: "Ahora no hay ninguna.",
  noScores: "Todavía no hay dos resultados que dibujar.",
  worried:
    "¿Le preocupa esta persona? No nos espere: llamen o escriban juntos al 988, o llame al 911 si hay peligro. En horas de oficina, llame a la clínica.",
  leave: "Cerrar",
};

export const partnerWords: Readonly<Record<Language, typeof en>> = { en, es };
