import { type ReactNode, useState } from "react";
import type { Refusal } from "#plumbing/facts.ts";
import { send } from "./ask.ts";
import { Authenticator } from "./Authenticator.tsx";
import { againstOf } from "./saving.tsx";

/** A way in that was begun: the claim on it, and what its authenticator is to be given. */
export type Begun = { readonly claim: string; readonly totpUri: string };

export type Proving = {
  readonly begin: (begun: Begun | null) => void;
  /** The authenticator and where its first code is entered; null until there is something to prove. */
  readonly authenticator: ReactNode;
  /** The first code was right: from now on the way in counts. */
  readonly done: boolean;
};

/** The second step of every new way in: the first code of its authenticator, sent to one address. */
export function useProving(path: string): Proving {
  const [begun, begin] = useState<Begun | null>(null);
  const [done, setDone] = useState(false);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [busy, setBusy] = useState(false);
  const prove = async (code: string) => {
    setBusy(true);
    const against = againstOf(await send(path, { claim: begun?.claim, code }));
    setBusy(false);
    setRefusals(against);
    setDone(against.length === 0);
  };
  const authenticator =
    begun === null ? null : (
      <Authenticator totpUri={begun.totpUri} onCode={(code) => void prove(code)} refusals={refusals} busy={busy} />
    );
  return { begin, authenticator, done };
}
