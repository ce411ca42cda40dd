/** "Dr Reyes", "Alvarez": what a colleague is called in a narrow column. */
export function shortName(name: string, credential: string): string {
  const family = name.trim().split(/\s+/).at(-1) ?? name;
  return /^(MD|DO)\b/.test(credential) ? `Dr ${family}` : family;
}

/** The family name of a patient, "Ode, Mara", or of somebody who wrote their own name, "Mara Ode": what fits into a bar. */
export const familyOf = (name: string): string =>
  name.includes(",") ? (name.split(",")[0] ?? name) : (name.trim().split(/\s+/).at(-1) ?? name);
