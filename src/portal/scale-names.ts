import { type Scale } from "#assessment/events.ts";
import type { Said } from "#clinic/events.ts";

/** What a questionnaire is about, in a patient's words; others may look at the screen. */
const names: Readonly<Record<string, Said>> = {
  "phq-9": { en: "How the last two weeks were", es: "Cómo fueron las últimas dos semanas" },
  "gad-7": { en: "Worry and nerves", es: "Preocupación y nervios" },
  "pcl-5": { en: "After a very hard experience", es: "Después de una experiencia muy dura" },
  asq: { en: "Five short safety questions", es: "Cinco preguntas breves de seguridad" },
  "mood-check": { en: "How you are today", es: "Cómo está hoy" },
  urinary: { en: "Bladder", es: "Vejiga" },
};

export const scaleName = ({ id, name }: Scale): Said => names[id] ?? name;
