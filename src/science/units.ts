declare const unit: unique symbol;
type In<U extends string> = number & { readonly [unit]: U };

export type Mg = In<"mg">;
export type Kg = In<"kg">;
export type Centimetres = In<"cm">;
export type Millilitres = In<"mL">;
export type Minutes = In<"min">;
export type MgPerKg = In<"mg/kg">;
export type MgPerMl = In<"mg/mL">;
export type MlPerHour = In<"mL/h">;
export type MgPerMinute = In<"mg/min">;
export type MgPerKgPerHour = In<"mg/kg/h">;
export type McgPerKgPerMinute = In<"mcg/kg/min">;
/** Milliseconds since 1970-01-01 UTC: one moment, wherever it was lived. Zones are added only for showing. */
export type Instant = In<"ms since 1970">;
/** A length of time in milliseconds. */
export type Milliseconds = In<"ms">;

/** The only cast in the system: a bare number enters here and nowhere else. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the unit it vouches for
export const as = <Q extends In<string>>(n: number): Q => n as Q;

export const minutes = (n: number): Milliseconds => as<Milliseconds>(n * 60_000);
export const seconds = (n: number): Milliseconds => as<Milliseconds>(n * 1000);

/** From `earlier` to `later`; negative when they are the other way round. */
export const between = (earlier: Instant, later: Instant): Milliseconds => as<Milliseconds>(later - earlier);

export const after = (start: Instant, span: Milliseconds): Instant => as<Instant>(start + span);
