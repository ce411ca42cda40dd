import type { Instant } from "#science/units.ts";
import type { CourseFact, RecordedCourseFact } from "../events.ts";

type Of<T extends CourseFact["type"]> = Extract<RecordedCourseFact, { type: T }>;
type DataOf<T extends CourseFact["type"]> = Of<T>["data"];

export type Signature = { readonly by: string; readonly at: Instant; readonly printedName: string };

/** An order that stands for one infusion. `cosigned` is the second physician's name, where there is one. */
export type StandingOrder = Omit<DataOf<"OrderSigned">, "printedName"> & {
  readonly orderId: string;
  readonly signed: Signature;
  readonly cosigned: Signature | null;
};

export type Given = DataOf<"InfusionGiven">;
export type Review = DataOf<"CourseReviewed"> & { readonly id: string; readonly by: string; readonly at: Instant };

/** One course as its facts stand. Dates are booking's: `series` are the names under which they are found there. */
export type Course = DataOf<"CoursePlanned"> & {
  readonly id: string;
  readonly plannedAt: Instant;
  readonly plannedBy: string;
  readonly orders: readonly StandingOrder[];
  readonly series: readonly string[];
  readonly given: readonly Given[];
  /** Charted as begun, and struck in the record since. */
  readonly uncounted: readonly (DataOf<"InfusionUncounted"> & { readonly at: Instant })[];
  readonly missed: readonly (DataOf<"InfusionMissed"> & { readonly at: Instant })[];
  readonly moved: readonly (DataOf<"DateChanged"> & { readonly at: Instant; readonly by: string })[];
  readonly reviews: readonly Review[];
  readonly extensions: readonly (DataOf<"CourseExtended"> & { readonly at: Instant })[];
  readonly interrupted: { readonly at: Instant; readonly why: string } | null;
  readonly resumedAt: Instant | null;
  /** Days from one infusion to the next, where a physician set them. */
  readonly interval: (DataOf<"IntervalSet"> & { readonly at: Instant }) | null;
  readonly ended: (DataOf<"CourseEnded"> & { readonly at: Instant }) | null;
  /** The clinic no longer cares for the patient since; left out where it does. */
  readonly discharged?: { readonly at: Instant; readonly why: string } | null;
};

/** The infusion that comes next: one more than were given. */
export const nextNth = ({ given }: Pick<Course, "given">): number => given.length + 1;

export const orderOf = ({ orders }: Pick<Course, "orders">, nth: number): StandingOrder | null =>
  orders.find((order) => order.nth === nth) ?? null;

export const isUnderWay = ({ ended, interrupted }: Pick<Course, "ended" | "interrupted">): boolean =>
  ended === null && interrupted === null;

/** Where a course stands; null before it was planned. Total: a fact that fits nothing changes nothing. */
export const foldCourse = (facts: readonly RecordedCourseFact[]): Course | null =>
  facts.reduce<Course | null>(evolve, null);

function evolve(before: Course | null, fact: RecordedCourseFact): Course | null {
  if (fact.type === "CoursePlanned") return before ?? planned(fact);
  return before === null ? null : { ...before, ...changeOf(before, fact) };
}

const planned = ({ stream, at, by, data }: Of<"CoursePlanned">): Course => ({
  ...data,
  id: stream.slice("course:".length),
  plannedAt: at,
  plannedBy: by,
  orders: [],
  series: [],
  given: [],
  uncounted: [],
  missed: [],
  moved: [],
  reviews: [],
  extensions: [],
  interrupted: null,
  resumedAt: null,
  interval: null,
  ended: null,
});

type Later = Exclude<RecordedCourseFact, { type: "CoursePlanned" }>;
type OfOrders = Extract<Later, { type: "OrderSigned" | "OrderCosigned" | "OrderWithdrawn" }>;
type OfDates = Extract<
  Later,
  { type: "DatesHeld" | "DatesBooked" | "DateChanged" | "InfusionGiven" | "InfusionUncounted" | "InfusionMissed" }
>;
type OfPlan = Exclude<Later, OfOrders | OfDates>;

function changeOf(before: Course, fact: Later): Partial<Course> {
  switch (fact.type) {
    case "OrderSigned":
    case "OrderCosigned":
    case "OrderWithdrawn":
      return { orders: ordersAfter(before, fact) };
    case "DatesHeld":
    case "DatesBooked":
    case "DateChanged":
    case "InfusionGiven":
    case "InfusionUncounted":
    case "InfusionMissed":
      return dated(before, fact);
    default:
      return decided(before, fact);
  }
}

function ordersAfter({ orders }: Course, fact: OfOrders): Course["orders"] {
  const { nth } = fact.data;
  const others = orders.filter((order) => order.nth !== nth);
  if (fact.type === "OrderWithdrawn") return others;
  if (fact.type === "OrderCosigned")
    return orders.map((order) =>
      order.orderId === fact.data.orderId ? { ...order, cosigned: signatureOf(fact, fact.data.printedName) } : order,
    );
  const { printedName, ...data } = fact.data;
  return [...others, { ...data, orderId: fact.id, signed: signatureOf(fact, printedName), cosigned: null }];
}

const signatureOf = ({ by, at }: OfOrders, printedName: string): Signature => ({ by, at, printedName });

function dated(before: Course, fact: OfDates): Partial<Course> {
  switch (fact.type) {
    case "DatesHeld":
      return { series: [...new Set([...before.series, fact.data.series])] };
    case "DatesBooked":
      return {};
    case "DateChanged":
      return { moved: [...before.moved, { ...fact.data, at: fact.at, by: fact.by }] };
    case "InfusionGiven":
      return before.given.some(({ infusionId }) => infusionId === fact.data.infusionId)
        ? {}
        : { given: numbered([...before.given, fact.data]) };
    case "InfusionUncounted":
      return {
        given: numbered(before.given.filter(({ infusionId }) => infusionId !== fact.data.infusionId)),
        uncounted: [...before.uncounted, { ...fact.data, at: fact.at }],
      };
    case "InfusionMissed":
      return { missed: [...before.missed, { ...fact.data, at: fact.at }] };
  }
}

/** What was given is numbered as it was given, whenever the course was told of it. */
const numbered = (given: readonly Given[]): readonly Given[] =>
  given.toSorted((a, b) => a.startedAt - b.startedAt).map((one, n) => ({ ...one, nth: n + 1 }));

function decided(before: Course, { id, at, by, ...fact }: OfPlan): Partial<Course> {
  switch (fact.type) {
    case "CourseReviewed":
      return { reviews: [...before.reviews, { ...fact.data, id, at, by }] };
    case "CourseExtended":
      return { count: fact.data.count, extensions: [...before.extensions, { ...fact.data, at }] };
    case "CourseInterrupted":
      return { interrupted: { at, why: fact.data.why } };
    case "CourseResumed":
      return { interrupted: null, resumedAt: at };
    case "IntervalSet":
      return { interval: { ...fact.data, at } };
    case "PatientDischarged":
      return { discharged: { at, why: fact.data.why } };
    case "PatientTakenBack":
      return { discharged: null };
    case "CourseEnded":
      return { ended: { ...fact.data, at }, interrupted: null };
  }
}
