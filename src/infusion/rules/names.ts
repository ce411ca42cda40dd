/** Whether these words can be somebody's name: two letters at the least, of any script. */
export const namesSomeone = (words: string): boolean => (words.match(/\p{L}/gu) ?? []).length >= 2;
