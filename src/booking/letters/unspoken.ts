/**
 * What no letter names, in either language, because others may read it over a shoulder: the drug, the treatment, the illness, the field.
 * Pieces of words, in lower case and without accents.
 */
export const unspoken = [
  "ketamin",
  "ketalar",
  "spravato",
  "infusi",
  "psychiat",
  "psiquiat",
  "psycholog",
  "psicolog",
  "psychother",
  "psicoter",
  "psychedel",
  "psicodel",
  "depress",
  "depres",
  "anxi",
  "ansied",
  "bipolar",
  "ptsd",
  "tept",
  "trauma",
  "suicid",
  "mental",
  "mood",
  "animo",
  "therap",
  "terapia",
  "treatment",
  "tratamiento",
  "medication",
  "dose",
  "dosis",
  "drug",
  "farmaco",
] as const;

const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Whether a text names none of it. */
export const isNeutral = (text: string): boolean => {
  const said = plain(text);
  return !unspoken.some((piece) => said.includes(piece));
};

/** A name the clinic chose, where it gives nothing away; else what stands in for it. */
export const neutralOr = (name: string, instead: string): string => (isNeutral(name) ? name : instead);
