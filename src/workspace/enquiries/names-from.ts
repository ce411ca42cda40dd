/** A name as somebody wrote it, as a proposal for a chart: the last word is the family name, the rest are given names. */
export function namesFrom(name: string): { readonly family: string; readonly given: string } {
  const [family = "", given] = name.split(",").map((part) => part.trim());
  if (given !== undefined) return { family, given };
  const words = name.trim().split(/\s+/);
  return { family: words.at(-1) ?? "", given: words.slice(0, -1).join(" ") };
}
