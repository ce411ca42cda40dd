/** The warnings nobody has read: minutes and amounts may have moved on since, the warning is the same. */
export const unread = (warnings: readonly string[], seen: readonly string[]): readonly string[] => {
  const read = new Set(seen.map(withoutNumbers));
  return warnings.filter((warning) => !read.has(withoutNumbers(warning)));
};

const withoutNumbers = (text: string): string => text.replaceAll(/\d+(?:\.\d+)?/g, "#");
