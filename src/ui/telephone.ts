/** "tel:" wants digits; an extension or a word after them is for people. */
export const callTo = (phone: string): string => `tel:${phone.replaceAll(/[^\d+]/g, "")}`;

/** "(555) 555-0100" for an American number written for machines; any other number, or an address, as it was written. */
export const shownPhone = (phone: string): string =>
  phone.replace(/^\+1[ .-]?\(?(\d{3})\)?[ .-]?(\d{3})[ .-]?(\d{4})$/, "($1) $2-$3");
