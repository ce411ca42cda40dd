import type { Language } from "#clinic/events.ts";
import type { CareEnding } from "../facts.ts";
import type { RedFlag } from "./occasions.ts";

export type CareWords = {
  readonly opens: {
    readonly "after-infusion": (nth: number) => string;
    readonly "on-request": string;
    readonly "end-of-care": string;
    readonly flags: Readonly<Record<RedFlag, (on: string) => string>>;
  };
  readonly ended: Readonly<Record<CareEnding, string>>;
  readonly handedTo: (whom: string) => string;
  readonly given: (nth: number, on: string, dose: string, minutes: string) => string;
  readonly doseUnknown: string;
  readonly minutesUnknown: string;
  readonly stopped: (why: string) => string;
  readonly pressure: (value: string) => string;
  readonly saturation: (value: number) => string;
  readonly noted: (symptoms: string) => string;
  readonly nothingNoted: string;
  readonly rescued: (medicines: string) => string;
  readonly baseline: (scale: string, total: number, on: string) => string;
  readonly latest: (scale: string, total: number, on: string, change: string) => string;
  readonly notMeasured: (scale: string) => string;
  readonly better: (pct: number) => string;
  readonly worse: (pct: number) => string;
  readonly plan: string;
  readonly course: (given: number, count: number) => string;
  readonly maintenance: (days: number | null) => string;
  readonly courseEnded: string;
  readonly next: (on: string) => string;
  readonly noNext: string;
};

export const careWords: Readonly<Record<Language, CareWords>> = {
  en: {
    opens: {
      "after-infusion": (nth) =>
        `This patient has had infusion ${nth} of intravenous ketamine with us, which is off label.`,
      "on-request": "This is how the treatment of this patient with us stands.",
      "end-of-care": "This patient's care with us has ended.",
      flags: {
        hospital: (on) => `On ${on} this patient went to a hospital for their safety.`,
        "sent-to-emergency": (on) => `On ${on} we sent this patient to an emergency department for their safety.`,
        "emergency-services-called": (on) => `On ${on} emergency services were called for this patient's safety.`,
        relapse: (on) => `Since ${on} the response of this patient is lost by our rule. Please look at them soon.`,
      },
    },
    ended: {
      recovered: "They have recovered.",
      "no-benefit": "The treatment did not help enough.",
      "patient-choice": "They chose so.",
      "moved-on": "They go on elsewhere.",
      "not-safe": "It was not safe to go on.",
      "lost-contact": "We have lost contact.",
      died: "They have died.",
    },
    handedTo: (whom) => `Their care is handed to: ${whom}.`,
    given: (nth, on, dose, minutes) => `Infusion ${nth}, ${on}: ${dose} over ${minutes}.`,
    doseUnknown: "dose not on record",
    minutesUnknown: "a time not on record",
    stopped: (why) => `It was stopped early: ${why}.`,
    pressure: (value) => `Highest blood pressure ${value} mm Hg.`,
    saturation: (value) => `Lowest oxygen saturation ${value}%.`,
    noted: (symptoms) => `Side effects noted: ${symptoms}.`,
    nothingNoted: "No side effect was noted.",
    rescued: (medicines) => `Given for it: ${medicines}.`,
    baseline: (scale, total, on) => `${scale} before treatment: ${total} (${on}).`,
    latest: (scale, total, on, change) => `${scale} now: ${total} (${on})${change}.`,
    notMeasured: (scale) => `${scale}: not measured since.`,
    better: (pct) => `, ${pct}% better`,
    worse: (pct) => `, ${pct}% worse`,
    plan: "What is planned:",
    course: (given, count) => `${given} of ${count} infusions are given.`,
    maintenance: (days) =>
      days === null ? "Maintenance, one infusion at a time." : `Maintenance, about every ${days} days.`,
    courseEnded: "The course of infusions is ended.",
    next: (on) => `The next is booked for ${on}.`,
    noNext: "No date is booked.",
  },
  es: {
    opens: {
      "after-infusion": (nth) =>
        `Este paciente ha recibido con nosotros la infusión ${nth} de ketamina intravenosa, un uso fuera de indicación.`,
      "on-request": "Así está el tratamiento de este paciente con nosotros.",
      "end-of-care": "La atención de este paciente con nosotros ha terminado.",
      flags: {
        hospital: (on) => `El ${on} este paciente fue a un hospital por su seguridad.`,
        "sent-to-emergency": (on) => `El ${on} enviamos a este paciente a urgencias por su seguridad.`,
        "emergency-services-called": (on) =>
          `El ${on} se llamó a los servicios de emergencia por la seguridad de este paciente.`,
        relapse: (on) =>
          `Desde el ${on}, según nuestra regla, este paciente ha perdido la respuesta. Por favor, véalo pronto.`,
      },
    },
    ended: {
      recovered: "Se ha recuperado.",
      "no-benefit": "El tratamiento no ayudó lo suficiente.",
      "patient-choice": "Así lo decidió.",
      "moved-on": "Continúa en otro lugar.",
      "not-safe": "No era seguro continuar.",
      "lost-contact": "Hemos perdido el contacto.",
      died: "Ha fallecido.",
    },
    handedTo: (whom) => `Su atención pasa a: ${whom}.`,
    given: (nth, on, dose, minutes) => `Infusión ${nth}, ${on}: ${dose} en ${minutes}.`,
    doseUnknown: "dosis no registrada",
    minutesUnknown: "un tiempo no registrado",
    stopped: (why) => `Se detuvo antes de tiempo: ${why}.`,
    pressure: (value) => `Presión más alta ${value} mm Hg.`,
    saturation: (value) => `Saturación de oxígeno más baja ${value} %.`,
    noted: (symptoms) => `Efectos secundarios anotados: ${symptoms}.`,
    nothingNoted: "No se anotó ningún efecto secundario.",
    rescued: (medicines) => `Se dio por ello: ${medicines}.`,
    baseline: (scale, total, on) => `${scale} antes del tratamiento: ${total} (${on}).`,
    latest: (scale, total, on, change) => `${scale} ahora: ${total} (${on})${change}.`,
    notMeasured: (scale) => `${scale}: no se ha medido desde entonces.`,
    better: (pct) => `, ${pct} % mejor`,
    worse: (pct) => `, ${pct} % peor`,
    plan: "Lo que está previsto:",
    course: (given, count) => `Se han dado ${given} de ${count} infusiones.`,
    maintenance: (days) =>
      days === null ? "Mantenimiento, una infusión cada vez." : `Mantenimiento, aproximadamente cada ${days} días.`,
    courseEnded: "La serie de infusiones ha terminado.",
    next: (on) => `La próxima está reservada para el ${on}.`,
    noNext: "No hay ninguna fecha reservada.",
  },
};
