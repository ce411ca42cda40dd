import type { Language } from "#clinic/events.ts";

type MessageWords = {
  readonly title: string;
  readonly about: string;
  readonly none: string;
  readonly write: string;
  readonly topicTitle: string;
  readonly practical: string;
  readonly practicalAbout: string;
  readonly health: string;
  readonly healthAbout: string;
  readonly newTitle: string;
  readonly label: string;
  readonly hint: string;
  readonly files: string;
  readonly filesHint: string;
  readonly send: string;
  readonly answer: string;
  readonly more: string;
  readonly sent: string;
  readonly sentWithout: string;
  readonly kept: string;
  readonly draft: string;
  readonly you: string;
  readonly us: string;
  readonly struck: string;
  readonly isNew: string;
  readonly owed: string;
  readonly answered: string;
  readonly by: (when: string) => string;
  readonly all: string;
  readonly readBy: { readonly practical: string; readonly health: string };
  readonly open: string;
  readonly shut: (when: string) => string;
  readonly shutUnknown: string;
  readonly promise: (when: string) => string;
  readonly noPromise: string;
  readonly watched: string;
  readonly empty: string;
  readonly badFile: string;
  readonly many: string;
  readonly helpTitle: string;
  readonly goOn: string;
};

const en: MessageWords = {
  title: "Messages",
  about: "Write to your clinic, and read what we wrote to you.",
  none: "There are no messages yet.",
  write: "Write a message",
  topicTitle: "What is your message about?",
  practical: "A visit, a payment or a form",
  practicalAbout: "The front desk reads it, and your care team can.",
  health: "My health or my treatment",
  healthAbout: "Your nurses and prescribers read it. The front desk does not.",
  newTitle: "Your message",
  label: "What would you like to say or ask?",
  hint: "Do not write here if it cannot wait: call us, or call 911.",
  files: "Photos or PDF files, up to 3",
  filesHint: "You can leave this empty. Each at most 5 MB.",
  send: "Send my message",
  answer: "Your answer",
  more: "Is there something to add?",
  sent: "Your message is sent.",
  sentWithout:
    "Your message is sent. The photo or file was not kept while your pages were closed: please add it again.",
  kept: "Kept for you. Not sent yet.",
  draft: "You began to write this and have not sent it.",
  you: "You",
  us: "Your care team",
  struck: "We took back a message that was not meant for you.",
  isNew: "New message from us",
  owed: "Waits for our answer",
  answered: "Answered",
  by: (when) => `by ${when}`,
  all: "All my messages",
  readBy: {
    practical: "The front desk and your care team read this.",
    health: "Your nurses and prescribers read this. The front desk does not.",
  },
  open: "We are open now.",
  shut: (when) => `We are closed now. Somebody reads it on ${when}.`,
  shutUnknown: "We read messages in opening hours.",
  promise: (when) => `You get an answer by ${when}.`,
  noPromise: "We answer in opening hours. We cannot promise a time here.",
  watched: "Nobody watches the messages around the clock.",
  empty: "Write your message first.",
  badFile: "We cannot read a file. Send up to 3 pictures (JPEG, PNG, WebP, HEIC) or PDF files, each at most 5 MB.",
  many: "You have sent many messages within the hour. Please call us.",
  helpTitle: "Help you can reach now",
  goOn: "Go to my message",
};

const es: MessageWords = {
  title: "Mensajes",
  about: "Escriba a su clínica y lea lo que le escribimos.",
  none: "Todavía no hay mensajes.",
  write: "Escribir un mensaje",
  topicTitle: "¿De qué trata su mensaje?",
  practical: "Una cita, un pago o un formulario",
  practicalAbout: "Lo lee la recepción, y también puede leerlo su equipo.",
  health: "Mi salud o mi tratamiento",
  healthAbout: "Lo leen enfermería y quien receta. La recepción no.",
  newTitle: "Su mensaje",
  label: "¿Qué quiere decir o preguntar?",
  hint: "No escriba aquí si no puede esperar: llámenos o llame al 911.",
  files: "Fotos o archivos PDF, hasta 3",
  filesHint: "Puede dejarlo vacío. Cada uno de hasta 5 MB.",
  send: "Enviar mi mensaje",
  answer: "Su respuesta",
  more: "¿Quiere añadir algo?",
  sent: "Su mensaje se envió.",
  sentWithout:
    "Su mensaje se envió. La foto o el archivo no se guardó mientras sus páginas estaban cerradas: añádalo otra vez.",
  kept: "Guardado para usted. Todavía no se ha enviado.",
  draft: "Empezó a escribir esto y no lo ha enviado.",
  you: "Usted",
  us: "Su equipo",
  struck: "Retiramos un mensaje que no era para usted.",
  isNew: "Mensaje nuevo de nosotros",
  owed: "Espera nuestra respuesta",
  answered: "Respondido",
  by: (when) => `a más tardar el ${when}`,
  all: "Todos mis mensajes",
  readBy: {
    practical: "Lo leen la recepción y su equipo.",
    health: "Lo leen enfermería y quien receta. La recepción no.",
  },
  open: "Ahora estamos abiertos.",
  shut: (when) => `Ahora estamos cerrados. Alguien lo lee el ${when}.`,
  shutUnknown: "Leemos los mensajes en horas de oficina.",
  promise: (when) => `Le respondemos a más tardar el ${when}.`,
  noPromise: "Respondemos en horas de oficina. Aquí no podemos prometer una hora.",
  watched: "Nadie vigila los mensajes las 24 horas.",
  empty: "Primero escriba su mensaje.",
  badFile:
    "No podemos leer un archivo. Envíe hasta 3 imágenes (JPEG, PNG, WebP, HEIC) o archivos PDF, cada uno de hasta 5 MB.",
  many: "Envió muchos mensajes en una hora. Por favor, llámenos.",
  helpTitle: "Ayuda que puede pedir ahora",
  goOn: "Ir a mi mensaje",
};

export const messageWords: Readonly<Record<Language, MessageWords>> = { en, es };
