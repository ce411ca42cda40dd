import type { Doing } from "#booking/desk.ts";
import { load, lockChain } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import type { ConsentTextFact } from "./facts.ts";
import { hashOf } from "./texts.ts";

export type Publishing = Omit<ConsentTextFact["data"], "version" | "contentHash"> & {
  readonly id: string;
  /** The version its writer had before them; 0 for the text the clinic started with. */
  readonly basedOn: number;
};

/** Publishes the next version of a text. From then on every consent to an older one is signed anew. */
export async function publishConsentText(
  { tx, store, by, now }: Doing,
  { id, basedOn, ...text }: Publishing,
): Promise<readonly Refusal[]> {
  await lockChain(tx);
  const stream = `consent-text:${tx.clinicId}`;
  const facts = await load<ConsentTextFact>(tx, stream);
  if (facts.some((fact) => fact.id === id)) return [];
  const ofKind = facts.filter(({ data: { kind, language } }) => kind === text.kind && language === text.language);
  const refusals = [...(ofKind.length === basedOn ? [] : [overtaken(ofKind.length)]), ...faultsIn(text)];
  if (refusals.length > 0) return refusals;
  const data = { ...text, version: basedOn + 1, contentHash: hashOf(text.sections, text.questions) };
  await store.append(tx, stream, facts.length, { id, type: "ConsentTextPublished", at: now, by, data });
  return [];
}

const overtaken = (version: number): Refusal => ({
  rule: "overtaken",
  says: `Somebody published version ${version} of this text while you were writing. Your text is kept on this screen.`,
  satisfy: "Read their version, take over what you need, then publish again.",
});

const no = (rule: string, says: string, satisfy: string): Refusal => ({ rule, says, satisfy });

function faultsIn({ sections, questions }: Pick<Publishing, "sections" | "questions">): readonly Refusal[] {
  const ids = [...sections, ...questions].map(({ id }) => id);
  const isBare = sections.some(({ title, markdown }) => title.trim() === "" || markdown.trim() === "");
  const unanswerable = questions.some(({ right, choices }) => !choices.some(({ id }) => id === right));
  return [
    ...(sections.length === 0 ? [no("empty", "The text has no part.", "Write at least one.")] : []),
    ...(new Set(ids).size === ids.length ? [] : [no("same-id", "Two parts have the same mark.", "Give each its own.")]),
    ...(isBare ? [no("bare", "A part has no title or no words.", "Fill it in, or take it out.")] : []),
    ...(unanswerable
      ? [no("unanswerable", "A question has no right answer among its choices.", "Mark one as right.")]
      : []),
  ];
}
