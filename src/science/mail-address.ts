/** RFC 5321, 4.5.3.1: what a mail server has to take. */
const LONGEST = 254;

/** Printable ASCII without the signs that lists and headers are made of. Parts are divided by dots, so that no text is tried twice. */
const ADDRESS = /^[^\s@,;<>"()[\]\\]{1,64}@(?:[^\s@.,;<>"()[\]\\]+\.)+[^\s@.,;<>"()[\]\\]{2,}$/;
const PLAIN = /^[\x21-\x7e]+$/;

/**
 * Can a letter be sent to this address? Letters outside ASCII are refused: some, such as the Kelvin sign, turn into others
 * when capitals are made small, and would make two people's addresses one.
 */
export const isMailAddress = (text: string): boolean =>
  text.length <= LONGEST && PLAIN.test(text) && ADDRESS.test(text);
