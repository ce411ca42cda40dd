import { expect, test } from "vitest";
import { parted, plainly, shownAs } from "./markdown.ts";

const html = (text: string) => String(shownAs(text));

test("HTML in a text is shown as it was typed, never run", () => {
  expect(html("<script>alert(1)</script>")).not.toContain("<script>");
  expect(html('<img src=x onerror="alert(1)">')).not.toContain("<img");
});

test("a link that would run something is no link, and a picture from elsewhere is not fetched", () => {
  expect(html("[press](javascript:alert(1))")).not.toContain("<a ");
  expect(html("![a cat](https://elsewhere.example/cat.png)")).not.toContain("<img");
});

test("a page has one h1, its title: a heading of the first rank in a text is one of the second", () => {
  expect(html("# Big")).toBe("<h2>Big</h2>\n");
});

test("a text is taken apart at its headings; what stands before the first is its lead", () => {
  expect(parted("The lead.\n\n## One *thing*\n\nText.\n\n### Part\n\nMore.\n\n## Two\nAnd.")).toEqual({
    lead: "The lead.",
    sections: [
      { id: "s1-one-thing", heading: "One *thing*", text: "Text.\n\n### Part\n\nMore." },
      { id: "s2-two", heading: "Two", text: "And." },
    ],
  });
});

test("two headings of the same words have two addresses", () => {
  const { sections } = parted("## Same\n\n## Same\n\n## ¿Qué?");
  expect(new Set(sections.map(({ id }) => id)).size).toBe(3);
});

test("for search engines, marks go and a long text is cut between words", () => {
  expect(plainly("**Bold** and [a link](/cost).", 100)).toBe("Bold and a link.");
  expect(plainly("one two three four", 10)).toBe("one two…");
});
