import { expect, test } from "vitest";
import { nextVersion, readValue, valueAt, withValue, written } from "./protocol-values.ts";
import { protocolParts } from "./protocol-words.ts";
import { sources, unapprovedExample } from "./unapproved-example.ts";

/** The dotted path of everything the protocol says but its name and version. */
function paths(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, path === "" ? key : `${path}.${key}`));
}
const all = paths(unapprovedExample).filter((path) => path !== "id" && path !== "version");
const shown = protocolParts.flatMap(({ rows }) => rows.map(([path]) => path));

test("the director sees every number of the protocol, once", () => {
  expect(shown.toSorted()).toEqual(all.toSorted());
});

test("every number shown that has a value has a source shown beside it", () => {
  const bare = shown.filter(
    (path) => sources[path] === undefined && typeof valueAt(unapprovedExample, path) === "number",
  );
  expect(bare).toEqual([]);
});

test.each(all)("%s reads back as it is written", (path) => {
  const value = valueAt(unapprovedExample, path);
  expect(readValue(path, written(path, value))).toEqual(value);
  expect(withValue(unapprovedExample, path, value)).toEqual(unapprovedExample);
});

test.each([
  ["consentMonths", ""],
  ["consentMonths", "-1"],
  ["consentMonths", "twelve"],
  ["consentMonths", "1,5"],
  ["preVitals.bpOk", "140"],
  ["preVitals.bpOk", "140/90/60"],
  ["dose.diluentsMl", "50,,100"],
  ["dose.products", "10"],
])("%s cannot be %j", (path, text) => {
  expect(readValue(path, text)).toBeUndefined();
});

test("an empty limit is no limit", () => {
  expect(readValue("dose.limits.minutes.softLow", " ")).toBeNull();
  expect(readValue("monitoring.red.rrHigh", "")).toBeNull();
});

test("a changed number leaves the others", () => {
  const changed = withValue(unapprovedExample, "monitoring.red.sbp", 175);
  expect(changed.monitoring.red).toEqual({ ...unapprovedExample.monitoring.red, sbp: 175 });
  expect(changed.dose).toBe(unapprovedExample.dose);
});

test.each([
  ["unapproved-example", "0.1.0", "1.0.0"],
  ["ours", "1.0.0", "1.1.0"],
  ["ours", "2.9.3", "2.10.0"],
  ["ours", "autumn", "autumn.1"],
])("after %s %s comes %s", (id, version, next) => {
  expect(nextVersion({ ...unapprovedExample, id, version })).toBe(next);
});
