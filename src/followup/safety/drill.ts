import { lockChain } from "#plumbing/event-store.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { raiseAlert } from "./raising.ts";
import { openAlerts } from "./reading.ts";
import type { Doing } from "./store.ts";

const RUNNING: Refusal = {
  rule: "drill-running",
  says: "A drill is running already.",
  satisfy: "Close it first, with “drill done”.",
};

/** Everything as in earnest, but no patient: whoever is due is called by every way, and how long they take is measured. */
export async function startDrill(
  doing: Doing,
  id: string,
): Promise<{ readonly alertId: string } | { readonly refusals: readonly Refusal[] }> {
  await lockChain(doing.tx);
  const running = (await openAlerts(doing.tx)).find(({ isDrill }) => isDrill);
  if (running !== undefined && running.id !== id) return { refusals: [RUNNING] };
  return raiseAlert(doing, {
    id,
    patientId: null,
    source: "drill",
    sourceId: id,
    level: "high",
    says: "practise: open this, say that you have it, and close it",
    language: "en",
  });
}
