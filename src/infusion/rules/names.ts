/** Whether somebody can be called under this: five digits at the least, whatever stands between them. */
export const isTelephone = (text: string): boolean =>
  (text.match(/\d/g) ?? []).length >= 5 && /^[\d\s+()./-]+(x\s?\d+)?$/i.test(text.trim());

/** Whether these words can be somebody's name: two letters at the least, of any script. */
export const namesSomeone = (words: string): boolean => (words.match(/\p{L}/gu) ?? []).length >= 2;
