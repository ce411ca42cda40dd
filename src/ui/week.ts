export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const WEEK: readonly (readonly [Weekday, string])[] = [
  [1, "Monday"],
  [2, "Tuesday"],
  [3, "Wednesday"],
  [4, "Thursday"],
  [5, "Friday"],
  [6, "Saturday"],
  [7, "Sunday"],
];

type Stretch = { readonly weekday: Weekday; readonly from: string };

/** The stretches of a week with one changed, or taken out where it is null. */
export const withChanged = <S extends Stretch>(weekly: readonly S[], at: number, next: S | null): readonly S[] =>
  weekly.flatMap((one, n) => (n === at ? (next === null ? [] : [next]) : [one]));

/** With one more, in its place: by day, then by when it begins. */
export const withAdded = <S extends Stretch>(weekly: readonly S[], one: S): readonly S[] =>
  [...weekly, one].toSorted((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1));
