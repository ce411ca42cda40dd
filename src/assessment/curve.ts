import type { Instant } from "#science/units.ts";
import type { Scale } from "./events.ts";

export type Spot = { readonly x: number; readonly y: number; readonly total: number; readonly at: Instant };

export type Curve = {
  readonly spots: readonly Spot[];
  /** Unbroken runs only: no line is drawn through a score that is not known. */
  readonly lines: readonly string[];
  readonly bands: readonly {
    readonly y: number;
    readonly height: number;
    readonly name: string;
    readonly from: number;
  }[];
};

export const BOX = { width: 420, height: 200, left: 28, right: 12, top: 8, bottom: 24 } as const;

type Point = { readonly at: Instant; readonly total: number | null };

/** Where scores over time stand in the box, oldest at the left; worst at the top, as the field draws it. */
export function curveOf({ range: [least, most], bands }: Scale, points: readonly Point[]): Curve {
  const [from, to] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  const [innerWidth, innerHeight] = [BOX.width - BOX.left - BOX.right, BOX.height - BOX.top - BOX.bottom];
  const x = (at: number) => BOX.left + (to === from ? innerWidth / 2 : ((at - from) / (to - from)) * innerWidth);
  const y = (total: number) => BOX.top + innerHeight - ((total - least) / (most - least)) * innerHeight;
  const place = ({ at, total }: Point): Spot | null => (total === null ? null : { x: x(at), y: y(total), total, at });
  const placed = points.map(place);
  return {
    spots: placed.filter((spot) => spot !== null),
    lines: runsOf(placed).map((run) => run.map((spot) => `${spot.x.toFixed(1)},${spot.y.toFixed(1)}`).join(" ")),
    bands: bands.map(({ from: start, name }, at) => {
      const end = bands[at + 1]?.from ?? most;
      return { from: start, name: name.en, y: y(end), height: y(start) - y(end) };
    }),
  };
}

function runsOf(placed: readonly (Spot | null)[]): readonly (readonly Spot[])[] {
  const runs: Spot[][] = [[]];
  for (const spot of placed) {
    if (spot === null) runs.push([]);
    else runs.at(-1)?.push(spot);
  }
  return runs.filter((run) => run.length > 1);
}
