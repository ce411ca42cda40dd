import type { Instant } from "#science/units.ts";

/** A stretch of time, its end not included. */
export type Span = { readonly from: Instant; readonly to: Instant };

export const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

export const covers = (outer: Span, inner: Span): boolean => outer.from <= inner.from && inner.to <= outer.to;
