import { useCallback, useEffect, useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Refusal } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import { serverTime } from "#ui/clock.ts";
import type { Saved } from "#ui/SavedState.tsx";
import type { OrderBody } from "../bedside.ts";
import type { DataOf, InfusionFactType, RecordedInfusionFact } from "../events.ts";
import { sendOrder, useTaken } from "./data.ts";

/** What became of an order: the fact it is now, or every reason against it. */
export type Placed = { readonly fact: RecordedInfusionFact } | { readonly refusals: readonly Refusal[] };

export type Place = <T extends InfusionFactType>(
  type: T,
  data: DataOf<T>,
  how?: { readonly at?: Instant; readonly happened?: boolean },
) => Promise<Placed>;

/** Why the PIN is asked: the screen is locked, or this needs to be surely you. */
export type PinFor = "locked" | "confirm";

const LONGEST_WAIT_MS = 10_000;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const pinFor = (refusals: readonly Refusal[]): PinFor | null => {
  if (refusals.some(({ rule }) => rule === "locked")) return "locked";
  return refusals.some(({ rule }) => rule === "confirm-identity") ? "confirm" : null;
};

/**
 * Sends until there is an answer, always under the same id, so that it is stored once. Where the server wants to know
 * who is here, `askPin` asks; a no to that is a no to the order, and what was entered stays on the screen.
 */
async function deliver(
  infusionId: string,
  type: InfusionFactType,
  body: OrderBody,
  { askPin, onSilence }: { askPin: (why: PinFor) => Promise<boolean>; onSilence: () => void },
): Promise<Placed> {
  for (let silences = 0; ;) {
    const answer = await sendOrder(infusionId, type, body);
    if (answer.kind === "ok") return { fact: answer.value.fact };
    if (answer.kind === "no-answer") {
      onSilence();
      await wait(Math.min(LONGEST_WAIT_MS, 1000 * 2 ** silences));
      silences += 1;
      continue;
    }
    const why = pinFor(answer.refusals);
    if (why === null || !(await askPin(why))) return { refusals: answer.refusals };
  }
}

/** Places orders on one visit of one patient, and says whether all of them have reached the server. */
export function usePlacing(
  { infusionId, patientId }: { readonly infusionId: string; readonly patientId: string },
  askPin: (why: PinFor) => Promise<boolean>,
): { readonly place: Place; readonly saved: Saved } {
  const [waiting, setWaiting] = useState<ReadonlyMap<string, "sent" | "silent">>(new Map());
  const taken = useTaken(infusionId);
  useWarning(waiting.size > 0);
  const place: Place = useCallback(
    async (type, data, { at = serverTime(), happened = false } = {}) => {
      const id = uuidv7();
      const body = { id, patientId, at, data, ...(happened && { happened }) };
      const mark = (state: "sent" | "silent") => setWaiting((known) => new Map(known).set(id, state));
      mark("sent");
      const placed = await deliver(infusionId, type, body, { askPin, onSilence: () => mark("silent") });
      setWaiting((known) => new Map([...known].filter(([other]) => other !== id)));
      if ("fact" in placed) taken(placed.fact);
      return placed;
    },
    [infusionId, patientId, askPin, taken],
  );
  return { place, saved: savedOf([...waiting.values()]) };
}

/** Leaving the page while an entry is on its way would lose it: the browser asks first. */
function useWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsaved]);
}

const savedOf = (waiting: readonly ("sent" | "silent")[]): Saved => {
  if (waiting.length === 0) return { kind: "saved", waiting: 0 };
  return { kind: waiting.includes("silent") ? "not-saved" : "saving", waiting: waiting.length };
};
