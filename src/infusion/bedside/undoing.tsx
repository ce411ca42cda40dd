import { type ReactNode, useCallback, useState } from "react";
import { Undo } from "#ui/Undo.tsx";
import type { InfusionFactType, RecordedInfusionFact } from "../events.ts";
import type { Infusion } from "../fold/infusion.ts";
import { describe } from "../record/describe.ts";
import type { Place } from "./placing.ts";

/** Start and stop are never undone by a slip of the thumb; the others here cannot be struck at all. */
const FINAL: ReadonlySet<InfusionFactType> = new Set([
  "InfusionStarted",
  "InfusionStopped",
  "InfusionOpened",
  "DoseChecked",
  "RecordSigned",
  "DiscrepancyResolved",
  "EntryCorrected",
  "CallAnswered",
]);

/** Places orders, and offers for ten seconds to take each one back by a correction. */
export function useUndo(
  place: Place,
  { zone }: Pick<Infusion, "zone">,
): { readonly place: Place; readonly undo: ReactNode } {
  const [last, setLast] = useState<RecordedInfusionFact | null>(null);
  const over = useCallback(() => setLast(null), []);
  const placeAndOffer: Place = useCallback(
    async (type, data, how) => {
      const placed = await place(type, data, how);
      if ("fact" in placed) setLast(FINAL.has(type) ? null : placed.fact);
      return placed;
    },
    [place],
  );
  const takeBack = (fact: RecordedInfusionFact) => {
    setLast(null);
    const reason = "Undone within ten seconds";
    void place("EntryCorrected", { entryId: fact.id, reason, replacement: null, replacementAt: null });
  };
  const undo =
    last === null ? null : (
      <Undo
        key={last.id}
        what={`Charted: ${describe({ fact: last, data: last.data }, zone)}`}
        onUndo={() => takeBack(last)}
        onOver={over}
      />
    );
  return { place: placeAndOffer, undo };
}
