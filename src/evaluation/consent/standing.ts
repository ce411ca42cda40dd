import { currentProtocol, placeOf } from "#clinic/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import type { ConsentKind, ConsentScope } from "./facts.ts";
import { type Standing, standingOf } from "./rules.ts";
import type { Consent } from "./fold.ts";
import { consentsOfAll } from "./store.ts";
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
export const consentStanding = async (tx: Tx, patientId: string, covering: Covering): Promise<Standing> =>
  (await consentStandings(tx, [patientId], covering))(patientId);

/** The same of several patients, read at once. */
export async function consentStandings(
  tx: Tx,
  patientIds: readonly string[],
  covering: Covering,
): Promise<(patientId: string) => Standing> {
  const { now, kind = "treatment" } = covering;
  const { protocol } = await currentProtocol(tx);
  const zone = (await placeOf(tx))?.site.zone ?? "UTC";
  const ofKind = (await consentsOfAll(tx, patientIds)).filter((consent) => consent.kind === kind);
  const byPatient = Map.groupBy(ofKind, ({ patientId }) => patientId);
  const inForce = new Map<Consent["language"], string>();
  for (const language of new Set(ofKind.map((consent) => consent.language)))
    inForce.set(language, (await textInForce(tx, kind, language))?.contentHash ?? "");
  return (patientId) => {
    const own = byPatient.get(patientId) ?? [];
    const consent = own.find(({ signed, withdrawn }) => signed !== null || withdrawn !== null) ?? own[0] ?? null;
    return standingOf(consent, {
      now,
      zone,
      consentMonths: protocol.consentMonths,
      hashInForce: (consent && inForce.get(consent.language)) ?? "",
      scope: kind === "treatment" ? scopeOf(covering, protocol) : null,
    });
  };
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
