import { globSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, matchesGlob, sep } from "node:path";
import { expect, test } from "vitest";
import { builder, doors, ground, journey, pure, windows } from "./rooms.ts";

const plan = [...ground, ...journey, ...windows];

const isTest = (file: string) => /\.test(-data)?\.tsx?$/.test(file);
const sources = globSync("src/**/*.{ts,tsx}").filter((file) => !isTest(file) && file.split(sep).length > 2);

type Crossing = { readonly file: string; readonly opens: string; readonly typeOnly: boolean };

const IMPORT = /(?:^|\n)\s*(import|export)(\s+type)?\b[^;]*?from\s+"([#.][^"]+)"|import\(\s*"([#.][^"]+)"\s*\)/g;

const roomOf = (path: string) => path.split(/[/\\]/)[1] ?? "";

function crossingsIn(file: string, text: string): Crossing[] {
  return [...text.matchAll(IMPORT)]
    .map(([, , type, from, lazy]) => {
      const to = from ?? lazy ?? "";
      return {
        file,
        opens: to.startsWith("#") ? join("src", to.slice(1)) : join(dirname(file), to),
        typeOnly: type !== undefined,
      };
    })
    .filter(({ opens }) => opens.startsWith(`src${sep}`) && roomOf(opens) !== roomOf(file));
}

/** What is wrong with one import across rooms, in words; undefined when it is as the floor plan allows. */
function trespass({ file, opens, typeOnly }: Crossing): string | undefined {
  const [from, to] = [roomOf(file), roomOf(opens)];
  if (!plan.includes(to)) return `${to} is not on the floor plan`;
  if (to === builder) return `nobody opens ${builder}`;
  if (plan.indexOf(to) > plan.indexOf(from)) return `${to} comes after ${from} on the floor plan`;
  if (ground.includes(to) || from === builder || doors.includes(basename(opens))) return undefined;
  // Screens may borrow the type of what they show, never its code.
  return typeOnly && file.endsWith(".tsx") ? undefined : `${to} has no door called ${basename(opens)}`;
}

const crossings = sources.flatMap((file) => crossingsIn(file, readFileSync(file, "utf8")));

test("there are imports to walk", () => expect(crossings.length).toBeGreaterThan(100));

test("every import goes the way the patient walks, and only through doors", () => {
  expect(crossings.map((one) => [one.file, trespass(one)]).filter(([, fault]) => fault !== undefined)).toEqual([]);
});

test("the walk finds a planted trespass of each kind", () => {
  const judge = (file: string, from: string) => crossingsIn(file, `import { x } from "${from}";\n`).map(trespass);
  expect(judge("src/science/a.ts", "#infusion/events.ts")).toEqual(["infusion comes after science on the floor plan"]);
  expect(judge("src/infusion/a.ts", "#monitoring/mllp.ts")).toEqual(["monitoring has no door called mllp.ts"]);
  expect(judge("src/infusion/a.ts", "#app/server.ts")).toEqual(["nobody opens app"]);
  expect(judge("src/infusion/a.ts", "#attic/box.ts")).toEqual(["attic is not on the floor plan"]);
  expect(judge("src/infusion/a.ts", "../monitoring/store.ts")).toEqual(["monitoring has no door called store.ts"]);
  expect(judge("src/infusion/a.ts", "#monitoring/read.ts")).toEqual([undefined]);
  expect(judge("src/app/a.ts", "#monitoring/mllp.ts")).toEqual([undefined]);
});

test("every folder is a room on the plan, and every room has its folder", () => {
  const folders = readdirSync("src", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(folders.toSorted()).toEqual(plan.toSorted());
});

test("no file or folder is a drawer without a purpose", () => {
  const drawers = sources.filter((file) =>
    /(^|[/\\])(utils?|helpers?|common|shared|misc|service|manager|base|core)([./\\]|$)/.test(file),
  );
  expect(drawers).toEqual([]);
});

test("lint keeps pure exactly the files the floor plan calls pure, and none of them is a file that is gone", () => {
  const lint = JSON.parse(readFileSync(".oxlintrc.json", "utf8")) as {
    overrides: { files: string[]; rules: object }[];
  };
  const held = lint.overrides.find(({ rules }) => "no-restricted-globals" in rules && "no-restricted-imports" in rules);
  expect(held?.files).toEqual(pure);
  for (const pattern of pure)
    expect(
      sources.some((file) => matchesGlob(file, pattern)),
      pattern,
    ).toBe(true);
});
