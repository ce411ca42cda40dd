import type { Doing } from "#booking/desk.ts";
import type { Tx } from "#plumbing/db.ts";
import { load, lockChain } from "#plumbing/event-store.ts";
import type { TemplateFact } from "./facts.ts";
import { refused, type Refused, templateStream } from "./store.ts";

/** Words the clinic often sends, in both languages. "{name}" stands for what the patient is called. */
export type Template = { readonly id: string; readonly name: string; readonly en: string; readonly es: string };

export const templatesOf = (tx: Tx): Promise<readonly Template[]> =>
  tx.q.selectFrom("message_templates").select(["id", "name", "en", "es"]).orderBy("name").execute();

type Kept = Extract<TemplateFact, { type: "TemplateKept" }>["data"];

/** Keeps words under a name, new or in place of what stood there. Two of one name nobody could tell apart. */
export async function keepTemplate(doing: Doing, { id, ...data }: Kept & { readonly id: string }) {
  await lockChain(doing.tx);
  const others = (await templatesOf(doing.tx)).filter((one) => one.id !== data.templateId);
  if (others.some(({ name }) => name.toLowerCase() === data.name.toLowerCase()))
    return refused("name-taken", "There is one of this name.", "Choose another name.", "name");
  return add(doing, { id, type: "TemplateKept", data });
}

/** Takes one off the list. What was sent with it stays. */
export async function dropTemplate(
  doing: Doing,
  { id, templateId, why }: { readonly id: string; readonly templateId: string; readonly why: string },
): Promise<Refused | { readonly ok: true }> {
  await lockChain(doing.tx);
  if (!(await templatesOf(doing.tx)).some((one) => one.id === templateId) && !(await isKnown(doing.tx, id)))
    return refused("no-such-template", "There is no such template.", "Reload the page.");
  return add(doing, { id, type: "TemplateDropped", data: { templateId, why } });
}

const isKnown = async (tx: Tx, id: string): Promise<boolean> =>
  (await load(tx, templateStream(tx))).some((fact) => fact.id === id);

async function add(
  { tx, store, by, now }: Doing,
  fact: Pick<TemplateFact, "id" | "type" | "data">,
): Promise<{ readonly ok: true }> {
  const { length } = await load(tx, templateStream(tx));
  await store.append(tx, templateStream(tx), length, { ...fact, at: now, by });
  return { ok: true };
}
