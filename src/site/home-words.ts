import type { Language } from "#clinic/events.ts";

const en = {
  check: "Could it be for you? 3-minute check",
  choose: "Choose a consultation time",
  people: "Who treats you",
  facts: [
    { big: "6 infusions", text: "over two to three weeks, then only as needed", small: "" },
    { big: "40 – 60 min", text: "each, awake, in a reclining chair", small: "" },
    {
      big: "5 – 7 in 10",
      text: "got better by half or more in published studies",
      small:
        "About 2 to 5 in 10 recovered fully. Our own results will stand here once 10 patients have finished a course.",
    },
    { big: "No referral", text: "needed to book. Costs shown before you decide", small: "" },
  ],
};

const es: typeof en = {
  check: "¿Podría ser para usted? 3 minutos",
  choose: "Elija una hora de consulta",
  people: "Quién le atiende",
  facts: [
    { big: "6 infusiones", text: "en dos o tres semanas; después, solo si hace falta", small: "" },
    { big: "40 – 60 min", text: "cada una, sin dormirse, en un sillón reclinable", small: "" },
    {
      big: "5 – 7 de 10",
      text: "de las personas: sus síntomas bajaron a la mitad o menos en estudios publicados",
      small:
        "De 2 a 5 de cada 10 se recuperaron por completo. Nuestros propios resultados aparecerán aquí cuando 10 pacientes hayan terminado un tratamiento.",
    },
    { big: "Sin referido médico", text: "para pedir cita. Verá los costos antes de decidir", small: "" },
  ],
};

/** What the start page says besides the clinic's text. The figures are those of the studies beside our own. */
export const homeWords: Readonly<Record<Language, typeof en>> = { en, es };
