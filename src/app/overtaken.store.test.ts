import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { IdTaken, StreamMoved } from "#plumbing/event-store.ts";
import type { Signed } from "#plumbing/http.ts";
import { openTestHouse, ORIGIN, type TestHouse } from "../../tests/clinic.ts";
import { codeTo, openVisitor, type Seen, timesOn, wordsOn } from "../../tests/visitor.ts";

const errors = { taken: new IdTaken("id"), moved: new StreamMoved("stream"), broken: new Error("the disk is full") };
const extra = new Hono<Signed>();
for (const [name, error] of Object.entries(errors))
  for (const before of ["/api", "", "/es"])
    extra.get(`${before}/test-${name}`, () => {
      throw error;
    });

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(undefined, extra);
}, 60_000);
afterAll(() => house.close());

const ask = async (path: string) => {
  const answer = await house.app.fetch(new Request(`${ORIGIN}${path}`));
  return { status: answer.status, text: await answer.text() };
};

test("whoever was overtaken, or sent another entry under one number, is told so in words and not that we failed", async () => {
  expect(await ask("/api/test-taken")).toEqual({ status: 409, text: expect.stringContaining("id-taken") });
  expect(await ask("/api/test-moved")).toEqual({ status: 409, text: expect.stringContaining("at the same moment") });
  expect(await ask("/api/test-broken")).toEqual({ status: 500, text: expect.stringContaining("our-fault") });
  for (const name of ["taken", "moved"]) {
    const page = await ask(`/test-${name}`);
    expect([page.status, page.text]).toEqual([409, expect.stringContaining("This page is out of date")]);
    expect(page.text).toMatch(/988/);
    expect((await ask(`/es/test-${name}`)).text).toContain("Esta página ya no está al día");
  }
  expect((await ask("/test-broken")).status).toBe(500);
});

test("a booking sent under the number of another person's is answered with a page, and books nothing", async () => {
  const asked = async (address: string, name: string, nth: number, form?: string): Promise<Seen> => {
    const who = openVisitor(house, address);
    const times = await who.get("/book?type=evaluation");
    const details = await who.follow(await who.send(times, "/book/hold", { at: timesOn(times)[nth] ?? "" }));
    const email = `${name}@mail.example`;
    const sent = await who.send(details, "/book/details", { name, email, wish: "", ...(form && { form }) });
    return who.send(sent, "/book/confirm", { code: await codeTo(house, email) });
  };
  const form = crypto.randomUUID();
  expect((await asked("192.0.2.1", "First", 0, form)).status).toBe(303);
  const told = await asked("192.0.2.2", "Second", 3, form);
  expect([told.status, wordsOn(told)]).toEqual([409, expect.stringMatching(/Nothing was stored this time/)]);
});
