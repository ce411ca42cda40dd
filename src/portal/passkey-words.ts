import type { Language } from "#clinic/events.ts";

type PasskeyWords = {
  readonly enter: string;
  readonly or: string;
  readonly notTaken: string;
  readonly title: string;
  readonly about: string;
  readonly own: string;
  readonly add: string;
  readonly notHere: string;
  readonly none: string;
  readonly known: string;
  readonly device: (name: string) => string;
  readonly made: (day: string) => string;
  readonly used: (day: string, time: string) => string;
  readonly never: string;
  readonly remove: (name: string) => string;
  readonly added: string;
  readonly removed: string;
  readonly notAdded: string;
  readonly alreadyKnown: string;
  readonly tooMany: string;
  readonly lost: string;
};

const en: PasskeyWords = {
  enter: "Sign in with your face or finger",
  or: "Did you set up your face or finger on this device?",
  notTaken: "That did not open your pages. Use a code instead: enter your e-mail address below.",
  title: "Sign in with your face or finger next time",
  about:
    "You unlock your phone by your face, your finger or its own code. The same can open these pages, without a code in the mail. Your face and finger never leave your phone.",
  own: "Do this only on a device that is yours alone. Whoever can unlock it can then open your pages.",
  add: "Set it up on this device",
  notHere: "This browser cannot do it. A code in the mail always works.",
  none: "No device opens your pages in this way yet.",
  known: "Devices that open your pages",
  device: (name) => (name === "" ? "A device" : name),
  made: (day) => `Set up on ${day}`,
  used: (day, time) => `last used ${day}, ${time}`,
  never: "not used yet",
  remove: (name) => `Take ${name} away`,
  added: "Done. Next time you can sign in with your face or finger on this device.",
  removed: "It is taken away. That device does not open your pages any more.",
  notAdded: "That did not work. Nothing was changed. Please try again.",
  alreadyKnown: "This device opens your pages already.",
  tooMany: "There are ten devices already. Take one away first.",
  lost: "Lost a device? Take it away here.",
};

const es: PasskeyWords = {
  enter: "Entrar con su cara o su dedo",
  or: "¿Preparó su cara o su dedo en este dispositivo?",
  notTaken: "Eso no abrió sus páginas. Use un código: escriba abajo su correo electrónico.",
  title: "Entrar con su cara o su dedo la próxima vez",
  about:
    "Usted desbloquea su teléfono con la cara, el dedo o su propio código. Lo mismo puede abrir estas páginas, sin un código por correo. Su cara y su dedo nunca salen de su teléfono.",
  own: "Hágalo solo en un dispositivo que use usted nada más. Quien pueda desbloquearlo podrá abrir sus páginas.",
  add: "Prepararlo en este dispositivo",
  notHere: "Este navegador no puede hacerlo. Un código por correo funciona siempre.",
  none: "Todavía ningún dispositivo abre sus páginas de esta forma.",
  known: "Dispositivos que abren sus páginas",
  device: (name) => (name === "" ? "Un dispositivo" : name),
  made: (day) => `Preparado el ${day}`,
  used: (day, time) => `usado por última vez el ${day}, ${time}`,
  never: "sin usar todavía",
  remove: (name) => `Quitar ${name}`,
  added: "Listo. La próxima vez puede entrar con su cara o su dedo en este dispositivo.",
  removed: "Está quitado. Ese dispositivo ya no abre sus páginas.",
  notAdded: "No funcionó. No se cambió nada. Pruebe otra vez.",
  alreadyKnown: "Este dispositivo ya abre sus páginas.",
  tooMany: "Ya hay diez dispositivos. Quite uno primero.",
  lost: "¿Perdió un dispositivo? Quítelo aquí.",
};

export const passkeyWords: Readonly<Record<Language, PasskeyWords>> = { en, es };
