import type { Choice } from "./scale.ts";

/** How often in two weeks: PHQ-9 and GAD-7, with the LOINC answer codes they share. */
export const howOften: readonly Choice[] = [
  { value: 0, text: { en: "Not at all", es: "Ningún día" }, loinc: "LA6568-5" },
  { value: 1, text: { en: "Several days", es: "Varios días" }, loinc: "LA6569-3" },
  { value: 2, text: { en: "More than half the days", es: "Más de la mitad de los días" }, loinc: "LA6570-1" },
  { value: 3, text: { en: "Nearly every day", es: "Casi todos los días" }, loinc: "LA6571-9" },
];

export const noYes: readonly Choice[] = [
  { value: 0, text: { en: "No", es: "No" } },
  { value: 1, text: { en: "Yes", es: "Sí" } },
];

/** Our own lists: how often in the last week. */
export const inAWeek: readonly Choice[] = [
  { value: 0, text: { en: "Never", es: "Nunca" } },
  { value: 1, text: { en: "Once or twice", es: "Una o dos veces" } },
  { value: 2, text: { en: "On most days", es: "La mayoría de los días" } },
  { value: 3, text: { en: "Every day", es: "Todos los días" } },
];
