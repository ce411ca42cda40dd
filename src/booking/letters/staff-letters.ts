import type { Templates } from "./facts.ts";
import type { LetterWords } from "./words.ts";

type Voice = { readonly words: LetterWords };

/** Asks somebody to join the clinic. */
export const invitation =
  ({ words: { invitation: said } }: Voice): Templates["invitation"] =>
  ({ clinic, inviter, link, minutes }) => ({
    subject: said.subject,
    paragraphs: [said.says(inviter, clinic.name), said.open(minutes, link), said.once],
    text: `${clinic.name}: ${said.text(inviter, minutes, link)}`,
  });

/** The same way in, made anew for somebody who lost theirs. */
export const newWayIn =
  ({ words: { newWayIn: said, invitation: first } }: Voice): Templates["new-way-in"] =>
  ({ clinic, inviter, link, minutes }) => ({
    subject: said.subject,
    paragraphs: [said.says(inviter, clinic.name), said.open(minutes, link), first.once, said.notYou(clinic.name)],
    text: `${clinic.name}: ${said.text(inviter, minutes, link)}`,
  });
