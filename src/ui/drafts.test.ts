import { expect, test } from "vitest";
import { drafts, type Shelf } from "./drafts.ts";

function shelf(): Shelf {
  const laid = new Map<string, string>();
  return {
    getItem: (key) => laid.get(key) ?? null,
    setItem: (key, text) => void laid.set(key, text),
    removeItem: (key) => void laid.delete(key),
    key: (n) => [...laid.keys()][n] ?? null,
    get length() {
      return laid.size;
    },
  };
}

test("what was half written is read again as it was, with when it was kept", () => {
  const kept = drafts(shelf());
  kept.keep("visit-1 ada note NoteWritten text", "She feels", 1000);
  kept.keep("visit-1 ada note NoteWritten more", null, 3000);
  expect(kept.read("visit-1 ada note NoteWritten text")).toEqual({ value: "She feels", keptAt: 1000 });
  expect(kept.read("visit-1 ada note NoteWritten more")?.value).toBeNull();
  expect(kept.keptAt("visit-1 ada note NoteWritten ")).toBe(3000);
  expect([kept.read("visit-2 ada note NoteWritten text"), kept.keptAt("visit-2 ")]).toEqual([null, null]);
});

test("one entry, one visit or all of them are forgotten, and nothing else on the shelf", () => {
  const laid = shelf();
  laid.setItem("theme", "dusk");
  const kept = drafts(laid);
  for (const key of ["visit-1 ada note text", "visit-1 ada pause why", "visit-2 ada note text"]) kept.keep(key, "x", 1);
  kept.forget("visit-1 ada note ");
  expect(kept.read("visit-1 ada note text")).toBeNull();
  expect(kept.read("visit-1 ada pause why")).not.toBeNull();
  kept.forget("visit-1 ");
  expect(kept.read("visit-1 ada pause why")).toBeNull();
  kept.forget("");
  expect([laid.length, laid.getItem("theme")]).toEqual([1, "dusk"]);
});

test("a shelf that is full or holds rubbish loses the draft, never the entry", () => {
  const full: Shelf = {
    ...shelf(),
    getItem: () => "{not json",
    setItem: () => {
      throw new Error("full");
    },
  };
  expect(() => drafts(full).keep("a", 1, 1)).not.toThrow();
  expect(drafts(full).read("a")).toBeNull();
});
