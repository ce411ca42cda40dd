import type { Templates, VisitFacts } from "./facts.ts";
import { atTime, dayOfLetter, greetedName, shortDay, wholeTime } from "./when.ts";

const dayOf = ({ zone, startAt }: VisitFacts) => dayOfLetter("es", zone, startAt);
const short = ({ zone, startAt }: VisitFacts) => `${shortDay("es", zone, startAt)} ${atTime("es", zone, startAt)}`;

const visitLines = ({ name, zone, startAt, video }: VisitFacts, { street, town }: { street: string; town: string }) =>
  [
    `  ${name.es}`,
    `  ${wholeTime("es", zone, startAt)}`,
    video ? "  Por video" : `  ${[street, town].filter((part) => part !== "").join(", ")}`,
  ]
    .filter((line) => line.trim() !== "")
    .join("\n");

const changing = ({ link, cutoffHours, selfService }: VisitFacts, phone: string) =>
  selfService
    ? `Para ver esta cita, cambiarla o cancelarla:\n${link}\nUsted puede hacerlo hasta ${cutoffHours} horas antes. Después, por favor llámenos.`
    : `Para ver esta cita:\n${link}\nPara cambiarla o cancelarla ahora, por favor ${callUs(phone)}.`;

const homeward = ({ escort }: VisitFacts): readonly string[] =>
  escort
    ? [
        "Usted no podrá manejar después de esta cita. Una persona adulta tiene que llevarle a casa. En la misma página puede decirnos quién será.",
      ]
    : [];

/** For a text message: the page changes it until the cut-off, after that only a person does. */
const changeText = ({ link, selfService }: VisitFacts, phone: string): string =>
  selfService
    ? `Para cambiarla: ${link} o ${call(phone)}.`
    : `Para verla: ${link} Para cambiarla, por favor ${call(phone)}.`;

/** How one joins by video: the link, or whom to ask. */
const joining = ({ video, videoLink }: VisitFacts, phone: string): readonly string[] => {
  if (!video) return [];
  return videoLink === null
    ? [`Esta cita es por video. Por favor, ${callUs(phone)} y pregunte cómo entrar.`]
    : [`A la hora de la cita, entre por video aquí:\n${videoLink}`];
};

const joinText = ({ video, videoLink }: VisitFacts): string =>
  video && videoLink !== null ? ` Entre por video: ${videoLink}` : "";

const CALENDAR = "El archivo adjunto pone esta cita en su calendario.";

const reminder: Templates["reminder-7d"] = ({ clinic, visit }) => ({
  subject: `Recordatorio: su cita del ${dayOf(visit)}`,
  paragraphs: [
    "Le recordamos su cita:",
    visitLines(visit, clinic),
    ...joining(visit, clinic.phone),
    ...homeward(visit),
    changing(visit, clinic.phone),
  ],
  text: `${clinic.name}: le recordamos su cita del ${short(visit)}. ${changeText(visit, clinic.phone)}${joinText(visit)} Responda STOP para no recibir más mensajes.`,
});

const call = (phone: string) => (phone === "" ? "llámenos" : `llame al ${phone}`);
const callUs = (phone: string) => (phone === "" ? "llámenos" : `llámenos al ${phone}`);
const phoning = (phone: string) => (phone === "" ? "llamarnos" : `llamar al ${phone}`);

/** Every letter in Spanish as it is spoken in the United States, with "usted" and in plain words. */
export const es: Templates = {
  code: ({ clinic, code, minutes }) => ({
    subject: "Su código",
    paragraphs: [
      `Su código es ${code}`,
      `Sirve una sola vez y durante ${minutes} minutos. Nunca se lo pediremos por teléfono.`,
      "Si usted no pidió un código, no tiene que hacer nada.",
    ],
    text: `${clinic.name}: su código es ${code}. Sirve una sola vez y durante ${minutes} minutos. Nunca se lo pediremos por teléfono.`,
  }),
  "enquiry-received": ({ clinic }) => ({
    subject: "Recibimos su mensaje",
    paragraphs: ["Gracias. Recibimos su mensaje. Una persona de la clínica lo leerá y se comunicará con usted."],
    text: `${clinic.name}: recibimos su mensaje. Una persona se comunicará con usted. También puede ${phoning(clinic.phone)}.`,
  }),
  booked: ({ clinic, visit }) => ({
    subject: `Su cita del ${dayOf(visit)}`,
    paragraphs: [
      "Su cita está reservada:",
      visitLines(visit, clinic),
      ...joining(visit, clinic.phone),
      ...homeward(visit),
      changing(visit, clinic.phone),
      CALENDAR,
    ],
    text: `${clinic.name}: su cita está reservada para el ${short(visit)}. ${changeText(visit, clinic.phone)}${joinText(visit)} Responda STOP para no recibir más mensajes.`,
  }),
  moved: ({ clinic, visit }) => ({
    subject: `Nueva hora: su cita del ${dayOf(visit)}`,
    paragraphs: [
      "Su cita tiene una nueva hora. La hora anterior ya no vale.",
      visitLines(visit, clinic),
      ...joining(visit, clinic.phone),
      ...homeward(visit),
      changing(visit, clinic.phone),
      CALENDAR,
    ],
    text: `${clinic.name}: su cita tiene una nueva hora: ${short(visit)}. ${changeText(visit, clinic.phone)}${joinText(visit)}`,
  }),
  cancelled: ({ clinic, visit }) => ({
    subject: `Cancelada: su cita del ${dayOf(visit)}`,
    paragraphs: [
      "Esta cita está cancelada:",
      visitLines(visit, clinic),
      `Para reservar otra hora:\n${visit.link}\nO ${callUs(clinic.phone)}.`,
    ],
    text: `${clinic.name}: su cita del ${short(visit)} está cancelada. Para reservar otra hora: ${visit.link} o ${call(clinic.phone)}.`,
  }),
  "reminder-7d": reminder,
  "reminder-48h": reminder,
  "reminder-24h": (facts) => {
    const { clinic } = facts;
    const visit = { ...facts.visit, selfService: facts.visit.selfService && facts.visit.cutoffHours < 24 };
    const prepare = "Por favor, siga lo que le indicaron sobre comer, beber y tomar sus medicinas antes de esta cita.";
    return {
      ...reminder({ ...facts, visit }),
      paragraphs: [
        "Le recordamos su cita:",
        visitLines(visit, clinic),
        ...(visit.escort ? [prepare] : []),
        ...joining(visit, clinic.phone),
        ...homeward(visit),
        changing(visit, clinic.phone),
      ],
    };
  },
  "evening-questions": ({ clinic, visit }) => ({
    subject: `Unas preguntas antes de su cita del ${dayOf(visit)}`,
    paragraphs: [
      `Por favor, conteste unas preguntas breves antes de su cita del ${wholeTime("es", visit.zone, visit.startAt)}:`,
      visit.link,
      "Toma cerca de un minuto. Sus respuestas nos ayudan a prepararnos para recibirle.",
    ],
    text: `${clinic.name}: por favor, conteste unas preguntas breves antes de su cita del ${short(visit)}: ${visit.link}`,
  }),
  "ride-please": ({ clinic, visit }) => ({
    subject: `¿Quién le llevará a casa el ${dayOf(visit)}?`,
    paragraphs: [
      `Usted no podrá manejar después de su cita del ${wholeTime("es", visit.zone, visit.startAt)}. Una persona adulta tiene que llevarle a casa.`,
      `Por favor, díganos el nombre y el número de celular de esa persona:\n${visit.link}`,
      `Si no tiene a nadie que pueda hacerlo, ${callUs(clinic.phone)}.`,
    ],
    text: `${clinic.name}: ¿quién le llevará a casa después de su cita del ${short(visit)}? Por favor, díganoslo aquí: ${visit.link} o ${call(clinic.phone)}.`,
  }),
  "ride-ask-driver": ({ clinic, visit, patient, link }) => {
    const who = greetedName(patient) || "Alguien";
    const place = [clinic.street, clinic.town].filter((part) => part !== "").join(", ");
    const time = atTime("es", visit.zone, visit.endAt).replace(/^a /, "cerca de ");
    const when = `${dayOf(visit)}, ${time}`;
    return {
      subject: `¿Puede usted llevar a ${who} a casa el ${dayOf(visit)}?`,
      paragraphs: [
        `${who} nos dio el nombre de usted para el viaje a casa:`,
        `  ${when}${place === "" ? "" : `\n  ${place}`}`,
        `Por favor, díganos si puede hacerlo:\n${link}`,
        `Si surge algún problema, ${callUs(clinic.phone)}.`,
      ],
      text: `${clinic.name}: ${who} nos dio el nombre de usted para el viaje a casa el ${when}. Por favor, díganos si puede: ${link}`,
    };
  },
  "ride-confirmed": ({ clinic, visit, driver }) => ({
    subject: `Su viaje a casa el ${dayOf(visit)}`,
    paragraphs: [`${driver} le llevará a casa después de su cita del ${wholeTime("es", visit.zone, visit.startAt)}.`],
    text: `${clinic.name}: ${driver} le llevará a casa después de su cita del ${short(visit)}.`,
  }),
  "wait-offer": ({ clinic, visit, until, link }) => ({
    subject: `Hay una cita disponible: ${dayOf(visit)}`,
    paragraphs: [
      "Hay una cita disponible:",
      visitLines(visit, clinic),
      `La guardamos para usted hasta el ${wholeTime("es", visit.zone, until)}. Para aceptarla o dejarla:\n${link}`,
      "Si no hace nada, usted sigue en la lista, y lo que ya tiene reservado no cambia.",
    ],
    text: `${clinic.name}: hay una cita disponible: ${short(visit)}. La guardamos para usted hasta el ${shortDay("es", visit.zone, until)} ${atTime("es", visit.zone, until)}: ${link}`,
  }),
  forms: ({ clinic, link }) => ({
    subject: "Unas preguntas para usted",
    paragraphs: [
      "Antes de verle tenemos unas preguntas para usted. Puede contestarlas en su teléfono, unas pocas cada vez:",
      link,
      "La página le pide este correo, le envía un código y le pregunta su fecha de nacimiento. No necesita contraseña.",
      `Si prefiere contestar por teléfono o en la clínica, ${callUs(clinic.phone)}.`,
    ],
    text: `${clinic.name}: tenemos unas preguntas para usted: ${link} También puede ${phoning(clinic.phone)}.`,
  }),
  invitation: ({ clinic, inviter, link, minutes }) => ({
    subject: "Su acceso a Afterglow",
    paragraphs: [
      `${inviter} le dio acceso a Afterglow en ${clinic.name}.`,
      `Abra este enlace en los próximos ${minutes} minutos y elija su contraseña, su PIN y su aplicación de códigos:\n${link}`,
      "El enlace sirve una sola vez. Si ya venció, pida uno nuevo en la página que se abre.",
    ],
    text: `${clinic.name}: ${inviter} le dio acceso a Afterglow. Este enlace sirve una sola vez y durante ${minutes} minutos: ${link}`,
  }),
};
