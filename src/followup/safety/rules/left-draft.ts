import type { Said, Source } from "#clinic/events.ts";
import { type Instant, minutes } from "#science/units.ts";

/**
 * How long words of danger stand in something unsent, untouched, before somebody is told. Long enough to finish a sentence, to send
 * it, or to take it back; as short as the first step of paging, for whoever typed it may have left to do something else.
 */
export const leftDraft: { readonly minutes: number; readonly source: Source } = {
  minutes: 5,
  source: { from: "ours; the first step of paging in reliability reference E14", evidence: "P" },
};

/** Has it been left? */
export const isLeft = (keptAt: Instant, now: Instant): boolean => now - keptAt >= minutes(leftDraft.minutes);

/** For whoever is called. What was written is the patient's own until they send it, and is not shown. */
export const draftSays = "Began a message with words of danger and did not send it. What it says is theirs: ask them";

/** What the patient's own screen says beside the help, as soon as such words are saved: no more than is true. */
export const draftTold: Said = {
  en: `You have not sent this, and nobody here has read it. If you leave it here for ${leftDraft.minutes} minutes, our staff are told that you may need someone, but not what you wrote. When the clinic is closed, it can take until it opens before somebody sees that.`,
  es: `No ha enviado esto y nadie aquí lo ha leído. Si lo deja aquí ${leftDraft.minutes} minutos, avisamos al personal de que quizá necesite a alguien, pero no de lo que escribió. Si la clínica está cerrada, pueden tardar hasta que abra en verlo.`,
};
