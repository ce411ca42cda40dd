/** Under these names stands what somebody typed, be it one word. */
const TYPED = new Set(["text", "note", "wish", "why", "value", "words", "message", "comment", "more"]);

/**
 * Every text a person typed in a fact, however deep it stands. Names of questions and answers, numbers and hashes have no space in
 * them: a question whose name tells of suicide, answered with no, is no word of danger.
 */
export function typedIn(data: unknown, name = ""): readonly string[] {
  // A subject is made of the first words of its message.
  if (name === "subject") return [];
  if (typeof data === "string") return TYPED.has(name) || /\s/.test(data.trim()) ? [data] : [];
  if (data === null || typeof data !== "object") return [];
  return Array.isArray(data)
    ? data.flatMap((one) => typedIn(one, name))
    : Object.entries(data).flatMap(([key, value]) => typedIn(value, key));
}
