import type { Care } from "../../events.ts";
import { readyWords } from "../../rules/care.ts";
import { Verdict } from "../Verdict.tsx";

/** What to get ready for this patient's medicines, while there is time to fetch it. */
export function Ready({ care }: { readonly care: Care | null }) {
  const says = care === null ? [] : readyWords(care.medicines);
  return says.length === 0 ? null : <Verdict verdict="look" says={says.join(" ")} />;
}
