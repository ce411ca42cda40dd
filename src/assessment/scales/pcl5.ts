import type { Choice, Item, Scale } from "./scale.ts";

const howMuch: readonly Choice[] = [
  { value: 0, text: { en: "Not at all", es: "Nada" } },
  { value: 1, text: { en: "A little bit", es: "Un poco" } },
  { value: 2, text: { en: "Moderately", es: "Moderadamente" } },
  { value: 3, text: { en: "Quite a bit", es: "Bastante" } },
  { value: 4, text: { en: "Extremely", es: "Muchísimo" } },
];

const texts: readonly (readonly [string, string])[] = [
  [
    "Repeated, disturbing, and unwanted memories of the stressful experience?",
    "¿Recuerdos repetidos, perturbadores y no deseados de la experiencia estresante?",
  ],
  [
    "Repeated, disturbing dreams of the stressful experience?",
    "¿Sueños repetidos y perturbadores sobre la experiencia estresante?",
  ],
  [
    "Suddenly feeling or acting as if the stressful experience were actually happening again (as if you were actually back there reliving it)?",
    "¿Sentir o actuar de repente como si la experiencia estresante estuviera ocurriendo otra vez (como si volviera a estar allí, reviviéndola)?",
  ],
  [
    "Feeling very upset when something reminded you of the stressful experience?",
    "¿Sentirse muy mal cuando algo le recordaba la experiencia estresante?",
  ],
  [
    "Having strong physical reactions when something reminded you of the stressful experience (for example, heart pounding, trouble breathing, sweating)?",
    "¿Tener reacciones físicas fuertes cuando algo le recordaba la experiencia estresante (por ejemplo, latidos fuertes del corazón, dificultad para respirar, sudor)?",
  ],
  [
    "Avoiding memories, thoughts, or feelings related to the stressful experience?",
    "¿Evitar recuerdos, pensamientos o sentimientos relacionados con la experiencia estresante?",
  ],
  [
    "Avoiding external reminders of the stressful experience (for example, people, places, conversations, activities, objects, or situations)?",
    "¿Evitar cosas de fuera que le recuerdan la experiencia estresante (por ejemplo, personas, lugares, conversaciones, actividades, objetos o situaciones)?",
  ],
  [
    "Trouble remembering important parts of the stressful experience?",
    "¿Dificultad para recordar partes importantes de la experiencia estresante?",
  ],
  [
    "Having strong negative beliefs about yourself, other people, or the world (for example, having thoughts such as: I am bad, there is something seriously wrong with me, no one can be trusted, the world is completely dangerous)?",
    "¿Tener creencias negativas fuertes sobre usted, otras personas o el mundo (por ejemplo, pensamientos como: soy malo(a), algo grave me pasa, no se puede confiar en nadie, el mundo es totalmente peligroso)?",
  ],
  [
    "Blaming yourself or someone else for the stressful experience or what happened after it?",
    "¿Culparse a usted o culpar a otra persona por la experiencia estresante o por lo que pasó después?",
  ],
  [
    "Having strong negative feelings such as fear, horror, anger, guilt, or shame?",
    "¿Tener sentimientos negativos fuertes como miedo, horror, ira, culpa o vergüenza?",
  ],
  ["Loss of interest in activities that you used to enjoy?", "¿Perder el interés en actividades que antes disfrutaba?"],
  ["Feeling distant or cut off from other people?", "¿Sentirse distante o apartado(a) de otras personas?"],
  [
    "Trouble experiencing positive feelings (for example, being unable to feel happiness or have loving feelings for people close to you)?",
    "¿Dificultad para tener sentimientos positivos (por ejemplo, no poder sentir alegría o cariño por las personas cercanas)?",
  ],
  [
    "Irritable behavior, angry outbursts, or acting aggressively?",
    "¿Comportamiento irritable, estallidos de ira o actuar de forma agresiva?",
  ],
  [
    "Taking too many risks or doing things that could cause you harm?",
    "¿Correr demasiados riesgos o hacer cosas que podrían causarle daño?",
  ],
  ["Being “superalert” or watchful or on guard?", "¿Estar «superalerta», vigilante o en guardia?"],
  ["Feeling jumpy or easily startled?", "¿Sentirse sobresaltado(a) o asustarse con facilidad?"],
  ["Having difficulty concentrating?", "¿Tener dificultad para concentrarse?"],
  ["Trouble falling or staying asleep?", "¿Dificultad para quedarse o permanecer dormido(a)?"],
];

const items: readonly Item[] = texts.map(([en, es], at) => ({
  id: String(at + 1),
  text: { en, es },
  choices: howMuch,
}));

/** Past month. Its panel has no LOINC here: three different ones stand in public code, so none is shipped. */
export const pcl5: Scale = {
  id: "pcl-5",
  version: "1",
  name: { en: "PCL-5 (after trauma)", es: "PCL-5 (después de un trauma)" },
  licence: "ship",
  notice:
    "PTSD Checklist for DSM-5, US Department of Veterans Affairs, National Center for PTSD. A work of the US government; not copyrighted.",
  source: { from: "clinical reference 8: PCL-5; Weathers and others, National Center for PTSD, 2013", evidence: "R2" },
  by: "patient",
  spanish: "ours",
  recall: { en: "the past month", es: "el último mes" },
  preamble: {
    en: "Below is a list of problems that people sometimes have in response to a very stressful experience. Keeping your worst event in mind, please say how much you have been bothered by that problem in the past month.",
    es: "Esta es una lista de problemas que a veces tienen las personas después de una experiencia muy estresante. Pensando en su peor experiencia, diga cuánto le ha molestado cada problema en el último mes.",
  },
  items,
  itemRange: [],
  score: "sum",
  range: [0, 80],
  bands: [
    { from: 0, name: { en: "under the cut-point", es: "por debajo del punto de corte" } },
    { from: 31, name: { en: "at the cut-point (31 to 33)", es: "en el punto de corte (31 a 33)" } },
    { from: 34, name: { en: "over the cut-point", es: "por encima del punto de corte" } },
  ],
  betterIs: "lower",
  outcome: {
    responsePct: null,
    remissionAtMost: null,
    reliableChange: 15,
    meaningfulChange: 10,
    source: {
      from: "clinical reference 8: reliable change 15 (Marx 2022, read); 10 clinically meaningful (older VA guidance)",
      evidence: "R2",
    },
  },
  mayMiss: null,
  panelLoinc: null,
  totalLoinc: null,
};
