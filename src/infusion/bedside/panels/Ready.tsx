import type { Care } from "../../events.ts";
import { readyWords } from "../../rules/care.ts";
import { Verdict } from "../Verdict.tsx";

/** What to get ready for this patient's medicines, where the nurse stands when they arrive. */
export const Ready = ({ care }: { readonly care: Care | null }) => (
  <>{care !== null && readyWords(care.medicines).map((says) => <Verdict key={says} verdict="look" says={says} />)}</>
);
