import type { Instant } from "#science/units.ts";

/** A stretch of time, its end not included. */
export type Span = { readonly from: Instant; readonly to: Instant };

export const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

export const covers = (outer: Span, inner: Span): boolean => outer.from <= inner.from && inner.to <= outer.to;

/** The same time, sorted and disjoint; stretches that touch become one, empty ones vanish. */
export function merged(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans.filter(({ from, to }) => from < to).toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last === undefined || last.to < span.from) joined.push(span);
    else if (last.to < span.to) joined[joined.length - 1] = { from: last.from, to: span.to };
  }
  return joined;
}

/** What is left of sorted, disjoint spans without the holes. */
export function without(spans: readonly Span[], holes: readonly Span[]): readonly Span[] {
  const gaps = merged(holes);
  return spans.flatMap((span) => {
    const left: Span[] = [];
    let { from } = span;
    for (const hole of gaps.filter((gap) => overlaps(gap, span))) {
      if (from < hole.from) left.push({ from, to: hole.from });
      from = hole.to;
    }
    return from < span.to ? [...left, { from, to: span.to }] : left;
  });
}

/** The first of sorted, disjoint spans that ends after an instant. */
function firstEndingAfter(spans: readonly Span[], at: Instant): Span | undefined {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const span = spans[middle];
    if (span !== undefined && span.to > at) high = middle;
    else low = middle + 1;
  }
  return spans[low];
}

/** Does one of sorted, disjoint spans overlap this one? */
export function meetsAny(spans: readonly Span[], span: Span): boolean {
  const next = firstEndingAfter(spans, span.from);
  return next !== undefined && next.from < span.to;
}

/** Does one of sorted, disjoint spans hold all of this one? */
export function coveredByOne(spans: readonly Span[], span: Span): boolean {
  const next = firstEndingAfter(spans, span.from);
  return next !== undefined && covers(next, span);
}
