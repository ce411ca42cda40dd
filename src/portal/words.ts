import type { Language } from "#clinic/events.ts";
import type { Tab } from "./frame.ts";

type PortalWords = {
  readonly pages: string;
  readonly tabs: Readonly<Record<Tab, string>>;
  readonly next: string;
  readonly save: string;
  readonly skip: string;
  readonly back: string;
  readonly leaveForNow: string;
  readonly yes: string;
  readonly no: string;
  readonly unsure: string;
  readonly yours: string;
  readonly optional: string;
  readonly faults: string;
  readonly oneLine: string;
  readonly step: (n: number, of: number) => string;
  /** Who reads it and when; under every form. */
  readonly reads: string;
  readonly saved: string;
  readonly emergency: string;
  readonly remove: string;
  readonly add: string;
  readonly done: string;
  readonly all: string;
};

const en: PortalWords = {
  pages: "My pages",
  tabs: { home: "Home", visits: "Visits", "check-in": "Check-in", messages: "Messages", me: "Me" },
  next: "Next",
  save: "Save",
  skip: "Not now",
  back: "Back",
  leaveForNow: "Save and go on later",
  yes: "Yes",
  no: "No",
  unsure: "I am not sure",
  yours: "your answer",
  optional: "you can leave this empty",
  faults: "Please look at this again",
  oneLine: "One line, not so long.",
  step: (n, of) => `Question ${n} of ${of}`,
  reads:
    "Each answer is saved as you give it. Your care team reads it before your visit, in opening hours. Nobody watches it around the clock.",
  saved: "Saved.",
  emergency: "In danger now, or thinking of ending your life? Do not wait for us: call or text 988, or call 911.",
  remove: "Remove",
  add: "Add",
  done: "Done",
  all: "All my forms",
};

const es: PortalWords = {
  pages: "Mis páginas",
  tabs: { home: "Inicio", visits: "Citas", "check-in": "Cómo está", messages: "Mensajes", me: "Yo" },
  next: "Siguiente",
  save: "Guardar",
  skip: "Ahora no",
  back: "Atrás",
  leaveForNow: "Guardar y seguir después",
  yes: "Sí",
  no: "No",
  unsure: "No sé con seguridad",
  yours: "su respuesta",
  optional: "puede dejarlo vacío",
  faults: "Por favor, revise esto",
  oneLine: "Una línea, no tan larga.",
  step: (n, of) => `Pregunta ${n} de ${of}`,
  reads:
    "Cada respuesta se guarda cuando la da. Su equipo la lee antes de su cita, en horas de oficina. Nadie la vigila las 24 horas.",
  saved: "Guardado.",
  emergency:
    "¿Está en peligro ahora o piensa en quitarse la vida? No nos espere: llame o envíe un mensaje de texto al 988, o llame al 911.",
  remove: "Quitar",
  add: "Añadir",
  done: "Listo",
  all: "Todos mis formularios",
};

export const portalWords: Readonly<Record<Language, PortalWords>> = { en, es };
