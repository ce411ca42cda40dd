import { currentProtocol, placeOf } from "#clinic/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import type { ConsentKind, ConsentScope } from "./facts.ts";
import { type Standing, standingOf } from "./rules.ts";
import { consentsOf } from "./store.ts";
import { textInForce } from "./texts.ts";

export type Covering = Partial<ConsentScope> & {
  readonly now: Instant;
  readonly mgPerKg?: number;
  readonly kind?: ConsentKind;
};

/**
 * Whether a patient's consent covers what is about to be given, with the reason in words. Without a dose it is asked for the
 * protocol's first one. The newest consent of the kind counts: an older one never stands in for it, unless nobody signed the newer.
 */
export async function consentStanding(tx: Tx, patientId: string, covering: Covering): Promise<Standing> {
  const { now, kind = "treatment" } = covering;
  const { protocol } = await currentProtocol(tx);
  const zone = (await placeOf(tx))?.site.zone ?? "UTC";
  const ofKind = (await consentsOf(tx, patientId)).filter((consent) => consent.kind === kind);
  const consent = ofKind.find(({ signed, withdrawn }) => signed !== null || withdrawn !== null) ?? ofKind[0] ?? null;
  const text = consent === null ? null : await textInForce(tx, kind, consent.language);
  return standingOf(consent, {
    now,
    zone,
    consentMonths: protocol.consentMonths,
    hashInForce: text?.contentHash ?? "",
    scope: kind === "treatment" ? scopeOf(covering, protocol) : null,
  });
}

const scopeOf = (
  { drug = "ketamine-racemic-iv", mgPerKg, protocolId, protocolVersion }: Covering,
  protocol: { readonly id: string; readonly version: string; readonly dose: { readonly firstMaxMgPerKg: number } },
): ConsentScope => ({
  drug,
  maxMgPerKg: mgPerKg ?? protocol.dose.firstMaxMgPerKg,
  protocolId: protocolId ?? protocol.id,
  protocolVersion: protocolVersion ?? protocol.version,
});
