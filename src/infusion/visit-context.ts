import { createHash } from "node:crypto";
import { placeOf, protocolVersion, type ProtocolVersion } from "#clinic/read.ts";
import { type History, historyOf } from "#evaluation/read.ts";
import { namesOf, patientOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import { as, between, type Centimetres, type Instant, type Kg } from "#science/units.ts";
import { type DecideContext, signatureName } from "./decide/context.ts";
import type { Judging } from "./decide/start.ts";
import type { RecordedInfusionFact } from "./events.ts";
import { fold } from "./fold/fold.ts";
import type { Infusion } from "./fold/infusion.ts";
import { type Earlier, earlierInfusions, infusionsOf, type UnsettledVisit } from "./visits.ts";
import { contentOf } from "./record/content.ts";
import { careFor } from "./reading-care.ts";
import { factsOf } from "./store.ts";
import { examinedBefore, type Weighed, weightsBefore } from "./weights.ts";

/** Who asks, and when. */
type Asking = { readonly tx: Tx; readonly by: string; readonly roles: readonly string[]; readonly now: Instant };

/** A visit's state now, for a room that needs it whole; null when there is none in this clinic. */
export async function visitOf(
  tx: Tx,
  infusionId: string,
): Promise<{ readonly infusion: Infusion; readonly facts: readonly RecordedInfusionFact[] } | null> {
  const facts = await factsOf(tx, infusionId);
  return facts.length === 0 ? null : { infusion: fold(facts), facts };
}

/** Every weight known from before this visit, newest first: of earlier infusions, and of the evaluation's work-up. */
export async function weightsOf(tx: Tx, infusionId: string, infusion: Infusion): Promise<readonly Weighed[]> {
  const { patientId, zone, plannedStartAt } = infusion;
  const examined = examinedBefore(await historyOf(tx, patientId), zone, plannedStartAt);
  return weightsBefore(await earlierInfusions(tx, patientId, infusionId), examined, zone);
}

const WEEK_MS = 7 * 86_400_000;

/**
 * What a decision on this visit needs to know, gathered from the rooms that know it. Without the care, which many facts are read
 * for, whatever asks for it is refused.
 */
export async function contextOf(
  { tx, by, roles, now }: Asking,
  infusionId: string,
  infusion: Infusion,
  facts: readonly RecordedInfusionFact[],
  { withCare = true }: { readonly withCare?: boolean } = {},
): Promise<DecideContext> {
  const { patientId, protocolId, protocolVersion: version } = infusion;
  const signed = await protocolVersion(tx, protocolId, version);
  const [place, patient] = [await placeOf(tx), await patientOf(tx, patientId)];
  const person = (await namesOf(tx))[by];
  const so = courseSoFar(infusion, await earlierInfusions(tx, patientId, infusionId));
  const history = await historyOf(tx, patientId);
  return {
    now,
    signsAs: person === undefined ? "" : signatureName(person),
    allergies: patient?.allergiesKnown === true ? patient.allergies : null,
    protocol: signed.protocol,
    protocolSigned: mayStartOn(signed, place?.clinic.demonstration ?? false),
    roles,
    ...so,
    previousWeightKg: so.previousWeightKg ?? examinedIn(history, infusion),
    heightCm: heightOf(patient),
    care: withCare ? await careFor({ tx, now }, infusion, facts, history) : null,
    contentHash: hashOf(facts),
  };
}

const heightOf = (known: { readonly heightCm: number | null } | undefined): Centimetres | null =>
  known?.heightCm == null ? null : as<Centimetres>(known.heightCm);

/** Before a first infusion, the weight of the work-up is the one today's is compared with. */
const examinedIn = (history: History, { zone, plannedStartAt }: Pick<Infusion, "zone" | "plannedStartAt">): Kg | null =>
  examinedBefore(history, zone, plannedStartAt)[0]?.kg ?? null;

/** All that judging needs but the moment, and what the visit's own facts keep. */
export type JudgedBy = Omit<Judging, "now" | "care">;

/** What judging each of these visits by its protocol needs, the moment aside, read for all of them at once; in their order. */
export async function judgingOf(tx: Tx, visits: readonly UnsettledVisit[]): Promise<readonly JudgedBy[]> {
  const place = await placeOf(tx);
  const [demonstration, zone] = [place?.clinic.demonstration ?? false, place?.site.zone ?? "UTC"];
  const earlier = await infusionsOf(
    tx,
    visits.map(({ patientId }) => patientId),
  );
  const versions = new Map<string, ProtocolVersion>();
  const all: JudgedBy[] = [];
  for (const { infusionId, patientId, plannedStartAt, summary, ...visit } of visits) {
    const name = `${visit.protocolId} ${visit.protocolVersion}`;
    const signed = versions.get(name) ?? (await protocolVersion(tx, visit.protocolId, visit.protocolVersion));
    versions.set(name, signed);
    const { previousWeightKg, lastInfusionAt } = courseSoFar(
      { number: summary.number, plannedStartAt },
      earlier(patientId, infusionId),
    );
    all.push({
      protocol: signed.protocol,
      protocolSigned: mayStartOn(signed, demonstration),
      heightCm: heightOf(visit),
      previousWeightKg: previousWeightKg ?? examinedIn(await historyOf(tx, patientId), { zone, plannedStartAt }),
      lastInfusionAt,
    });
  }
  return all;
}

/** The weight of the last visit, and how long ago and how often the drug was given. Unknown is null, never none. */
function courseSoFar(
  { number, plannedStartAt }: Pick<Infusion, "number" | "plannedStartAt">,
  earlier: readonly Earlier[],
) {
  const given = earlier.flatMap(({ startedAt }) => (startedAt === null ? [] : [startedAt]));
  const weights = earlier.flatMap(({ weightKg }) => (weightKg === null ? [] : [as<Kg>(weightKg)]));
  const [last] = given;
  const inWeek = given.filter((at) => plannedStartAt - at < WEEK_MS).length;
  return {
    previousWeightKg: weights[0] ?? null,
    lastInfusionAt: last ?? null,
    hoursSinceLast: last === undefined ? null : between(last, plannedStartAt) / 3_600_000,
    infusionsIn7Days: last === undefined && number > 1 ? null : inWeek,
  };
}

/** A real clinic needs a real signature; a demonstration signature counts only where everything is a demonstration. */
const mayStartOn = ({ signed }: ProtocolVersion, demonstrationClinic: boolean): boolean =>
  signed !== null && (!signed.demonstration || demonstrationClinic);

/** What a signature binds: SHA-256 over everything entered so far, signatures themselves left out. */
const hashOf = (facts: readonly RecordedInfusionFact[]): string =>
  createHash("sha256").update(contentOf(facts)).digest("hex");
