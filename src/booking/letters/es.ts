import type { LetterWords } from "./words.ts";

/** What every letter says in Spanish as it is spoken in the United States, with "usted" and in plain words. */
export const es: LetterWords = {
  call: (phone) => (phone === "" ? "llámenos" : `llame al ${phone}`),
  callUs: (phone) => (phone === "" ? "llámenos" : `llámenos al ${phone}`),
  byVideo: "Por video",
  calendar: "El archivo adjunto pone esta cita en su calendario.",
  stop: "Responda STOP para no recibir más mensajes.",
  change: (link, hours) =>
    `Para ver esta cita, cambiarla o cancelarla:\n${link}\nUsted puede hacerlo hasta ${hours} horas antes. Después, por favor, llámenos.`,
  changeLate: (link, callUs) =>
    `Para ver esta cita:\n${link}\nPara cambiarla o cancelarla ahora, por favor, ${callUs}.`,
  changeText: (link, call) => `Para cambiarla: ${link} o ${call}.`,
  changeLateText: (link, call) => `Para verla: ${link} Para cambiarla, por favor, ${call}.`,
  homeward:
    "Usted no podrá manejar después de esta cita. Una persona adulta tiene que llevarle a casa. En la página de abajo puede decirnos quién será.",
  prepare: "Por favor, siga lo que le indicaron sobre comer, beber y tomar sus medicinas antes de esta cita.",
  joinAsk: (callUs) => `Esta cita es por video. Por favor, ${callUs} y pregunte cómo entrar.`,
  joinLink: (link) => `A la hora de la cita, entre por video aquí:\n${link}`,
  joinText: (link) => `Entre por video: ${link}`,
  booked: {
    subject: (day) => `Su cita del ${day}`,
    opening: "Su cita está reservada:",
    text: (when) => `su cita está reservada para el ${when}.`,
  },
  moved: {
    subject: (day) => `Nueva hora: su cita del ${day}`,
    opening: "Su cita tiene una nueva hora. La hora anterior ya no es suya.",
    text: (when) => `su cita tiene una nueva hora: ${when}.`,
  },
  reminder: {
    subject: (day) => `Recordatorio: su cita del ${day}`,
    opening: "Le recordamos su cita:",
    text: (when) => `le recordamos su cita del ${when}.`,
  },
  cancelled: {
    subject: (day) => `Cancelada: su cita del ${day}`,
    opening: "Esta cita está cancelada:",
    text: (when) => `su cita del ${when} está cancelada.`,
    again: (link, callUs) => `Para reservar otra hora:\n${link}\nO ${callUs}.`,
    againText: (link, call) => `Para reservar otra hora: ${link} o ${call}.`,
  },
  code: {
    subject: "Su código",
    code: (code) => `Su código es ${code}`,
    link: (link) => `O abra esto en el mismo dispositivo y el mismo navegador:\n${link}`,
    terms: (minutes) =>
      `Escríbalo en la página donde lo pidió. Sirve una sola vez y durante ${minutes} minutos. Nunca se lo pediremos por teléfono.`,
    notYou: "Si usted no pidió un código, no tiene que hacer nada.",
    text: (code, minutes) =>
      `su código es ${code}. Sirve una sola vez y durante ${minutes} minutos. Nunca se lo pediremos por teléfono.`,
  },
  received: {
    subject: "Recibimos su mensaje",
    thanks: "Gracias. Recibimos su mensaje. Una persona de la clínica lo leerá y se comunicará con usted.",
    text: (phone) =>
      `recibimos su mensaje. Una persona se comunicará con usted. También puede ${phone === "" ? "llamarnos" : `llamar al ${phone}`}.`,
  },
  evening: {
    subject: (day) => `Unas preguntas antes de su cita del ${day}`,
    ask: (when) => `Por favor, conteste unas preguntas breves antes de su cita del ${when}:`,
    why: "Toma cerca de un minuto. Sus respuestas nos ayudan a preparar su visita.",
    text: (when, link) => `por favor, conteste unas preguntas breves antes de su cita del ${when}: ${link}`,
  },
  ridePlease: {
    subject: (day) => `¿Quién le llevará a casa el ${day}?`,
    need: (when) =>
      `Usted no podrá manejar después de su cita del ${when}. Una persona adulta tiene que llevarle a casa.`,
    ask: (link) => `Por favor, díganos el nombre y el número de celular de esa persona:\n${link}`,
    nobody: (callUs) => `Si nadie puede llevarle, ${callUs}.`,
    text: (when, link, call) =>
      `¿quién le llevará a casa después de su cita del ${when}? Por favor, díganoslo aquí: ${link} o ${call}.`,
  },
  driver: {
    somebody: "Alguien",
    subject: (who, day) => `¿Puede usted llevar a ${who} a casa el ${day}?`,
    named: (who) => `${who} nos dio el nombre de usted para el viaje a casa:`,
    ask: (link) => `Por favor, díganos si puede hacerlo:\n${link}`,
    trouble: (callUs) => `Si surge algún problema, ${callUs}.`,
    text: (who, when, link) =>
      `${who} nos dio el nombre de usted para el viaje a casa el ${when}. Por favor, díganos si puede: ${link}`,
  },
  ride: {
    somebody: "La persona que usted nombró",
    subject: (day) => `Su viaje a casa el ${day}`,
    says: (driver, when) => `${driver} le llevará a casa después de su cita del ${when}.`,
  },
  offer: {
    subject: (day) => `Hay una cita disponible: ${day}`,
    opening: "Hay una cita disponible:",
    until: (until, link) => `La guardamos para usted hasta el ${until}. Para aceptarla o dejarla:\n${link}`,
    nothing: "Si no hace nada, usted sigue en la lista, y lo que ya tiene reservado no cambia.",
    text: (when, until, link) => `hay una cita disponible: ${when}. La guardamos para usted hasta el ${until}: ${link}`,
  },
  forms: {
    subject: "Unas preguntas para usted",
    ask: "Antes de verle tenemos unas preguntas para usted. Puede contestarlas en su teléfono, unas pocas cada vez:",
    how: "La página le pide este correo, le envía un código y le pregunta su fecha de nacimiento. No necesita contraseña.",
    rather: (callUs) => `Si prefiere contestar por teléfono o en la clínica, ${callUs}.`,
    text: (link, callUs) => `tenemos unas preguntas para usted: ${link} Si prefiere contestar por teléfono, ${callUs}.`,
  },
  message: {
    subject: "Tiene un mensaje",
    waits: "Tiene un mensaje nuestro. Léalo en sus propias páginas:",
    text: (link) => `tiene un mensaje nuestro: ${link}`,
  },
  checkIn: {
    subject: "¿Cómo está?",
    ask: "Queremos saber cómo está. Toma unos dos minutos en su teléfono, una pregunta a la vez:",
    rather: (callUs) => `Si prefiere hablar, o si se siente peor, no espere: ${callUs}.`,
    noMore: "En la misma página puede pedir que no le enviemos más estas cartas.",
    text: (link, callUs) => `¿cómo está? Díganoslo aquí, toma dos minutos: ${link} Si se siente peor, ${callUs}.`,
  },
  passkey: {
    subject: "Una nueva forma de abrir sus páginas",
    made: "Ahora una cara, un dedo o el código de un dispositivo abren sus propias páginas, sin un código nuestro. Si lo preparó usted, no tiene que hacer nada.",
    notYou: (callUs) => `Si no fue usted, ${callUs} ahora. También puede quitarlo en sus propias páginas:`,
    text: (callUs) =>
      `ahora una cara, un dedo o el código de un dispositivo abren sus propias páginas. ¿No fue usted? Entonces ${callUs}.`,
  },
  invitation: {
    subject: "Su acceso a Afterglow",
    says: (inviter, clinic) => `${inviter} le dio acceso a Afterglow en ${clinic}.`,
    open: (minutes, link) =>
      `Abra este enlace en los próximos ${minutes} minutos y elija su contraseña, su PIN y su aplicación de códigos:\n${link}`,
    once: "El enlace sirve una sola vez. Si ya venció, pida uno nuevo en la página que se abre.",
    text: (inviter, minutes, link) =>
      `${inviter} le dio acceso a Afterglow. Este enlace sirve una sola vez y durante ${minutes} minutos: ${link}`,
  },
  newWayIn: {
    subject: "Su nuevo acceso a Afterglow",
    says: (inviter, clinic) =>
      `${inviter} pidió que se le envíe un nuevo acceso a Afterglow en ${clinic}. Su contraseña, su PIN y sus códigos anteriores ya no sirven.`,
    open: (minutes, link) => `Abra este enlace en los próximos ${minutes} minutos y elíjalos de nuevo:\n${link}`,
    notYou: (clinic) => `¿No lo pidió usted? Avise enseguida a ${clinic}.`,
    text: (inviter, minutes, link) =>
      `${inviter} pidió que se le envíe un nuevo acceso a Afterglow. Este enlace sirve una sola vez y durante ${minutes} minutos: ${link}`,
  },
};
