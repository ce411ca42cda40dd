/** "Dr Reyes", "Alvarez": what a colleague is called in a narrow column. */
export function shortName(name: string, credential: string): string {
  const family = name.trim().split(/\s+/).at(-1) ?? name;
  return /^(MD|DO)\b/.test(credential) ? `Dr ${family}` : family;
}
