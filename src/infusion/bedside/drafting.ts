import { useCallback, useEffect, useState } from "react";
import { drafts } from "#ui/drafts.ts";
import { serverTime } from "#ui/clock.ts";
import type { BedsideView } from "../bedside.ts";
import type { InfusionFactType, InfusionPhase } from "../events.ts";
import { type Cockpit, useCockpit } from "./cockpit.ts";

const shelf = drafts(sessionStorage);

/** Whose draft of what: one visit, one person, one panel, one kind of entry. */
const startOf = ({ view, panel }: Pick<Cockpit, "view" | "panel">, entry: InfusionFactType): string =>
  `${view.infusionId} ${view.me.staffId} ${panel} ${entry} `;

/** Like useState, for one field of an entry: what was typed is there again when its panel is opened again, or reloaded. */
export function useDraft<T>(entry: InfusionFactType, field: string, start: T | (() => T)) {
  const key = startOf(useCockpit(), entry) + field;
  const [begun] = useState<T>(start);
  const [value, setValue] = useState<T>(() => {
    const kept = shelf.read<T>(key);
    return kept === null ? begun : kept.value;
  });
  const set = useCallback(
    (next: T) => {
      setValue(next);
      // What stands as it stood when the panel was first opened is nothing anybody wrote.
      if (JSON.stringify(next) === JSON.stringify(begun)) shelf.forget(key);
      else shelf.keep(key, next, serverTime());
    },
    [key, begun],
  );
  return [value, set] as const;
}

/** When what this form opened with was written, null where it opened empty; and how to be rid of it. */
export function useKept(entry: InfusionFactType): { readonly keptAt: number | null; readonly forget: () => void } {
  const start = startOf(useCockpit(), entry);
  const [keptAt] = useState(() => shelf.keptAt(start));
  return { keptAt, forget: useCallback(() => shelf.forget(start), [start]) };
}

const OVER: ReadonlySet<InfusionPhase> = new Set(["discharged", "signed", "cancelled"]);

/** With the visit, its drafts are over. */
export function useDraftsOfVisit({ infusionId }: Pick<BedsideView, "infusionId">, phase: InfusionPhase): void {
  const isOver = OVER.has(phase);
  useEffect(() => {
    if (isOver) shelf.forget(`${infusionId} `);
  }, [infusionId, isOver]);
}
