import type { Protocol } from "#clinic/events.ts";
import type { Refusal } from "#plumbing/facts.ts";
import type { Centimetres, Instant, Kg } from "#science/units.ts";
import type { DataOf, InfusionFactType } from "../events.ts";
import type { Infusion } from "../fold/infusion.ts";
import type { Care } from "../rules/care.ts";

/** What a decision needs beside the visit itself. Known, never guessed: null where nobody knows. */
export type DecideContext = {
  readonly now: Instant;
  /** Null when nobody has asked. */
  readonly allergies: readonly string[] | null;
  readonly protocol: Protocol;
  /** A medical director signed this version, and it may be used here: a demonstration signature only in a demonstration clinic. */
  readonly protocolSigned: boolean;
  readonly roles: readonly string[];
  readonly previousWeightKg: Kg | null;
  /** As it stands in the patient's chart. */
  readonly heightCm: Centimetres | null;
  /** When the drug was last begun in another visit; null when it never was, or nobody knows. */
  readonly lastInfusionAt: Instant | null;
  /** From then to this visit's planned start. */
  readonly hoursSinceLast: number | null;
  readonly infusionsIn7Days: number | null;
  /** Consent, evaluation, course and medicines; as they stood at the start, once it has started. Null: nobody read them. */
  readonly care: Care | null;
  /** Name and credential of whoever places the order: the name a signature prints. */
  readonly signsAs: string;
  /** Hash of everything entered so far, which a signature must name. */
  readonly contentHash: string;
};

export type Order<T extends InfusionFactType = InfusionFactType> = {
  readonly id: string;
  readonly type: T;
  readonly at: Instant;
  readonly by: string;
  readonly data: DataOf<T>;
  /** It has already happened at the bedside: stored as it is, and what does not fit becomes a discrepancy. */
  readonly happened?: boolean;
};

export type Rule<T extends InfusionFactType> = (
  infusion: Infusion,
  order: Order<T>,
  context: DecideContext,
) => readonly Refusal[];

export const no = (rule: string, says: string, satisfy: string, field?: string): Refusal =>
  field === undefined ? { rule, says, satisfy } : { rule, says, satisfy, field };

/** The refusals whose condition holds, in the order they are named. */
export const when = (...checks: readonly (readonly [boolean, Refusal])[]): readonly Refusal[] =>
  checks.filter(([holds]) => holds).map(([, refusal]) => refusal);

/** "Cora Example, MD": how a person's name is printed under what they signed. */
export const signatureName = ({ name, credential }: { readonly name: string; readonly credential: string }): string =>
  `${name}, ${credential}`;

const physician: ReadonlySet<string> = new Set(["prescriber", "medical-director"]);

export const isPhysician = ({ roles }: Pick<DecideContext, "roles">): boolean =>
  roles.some((role) => physician.has(role));
