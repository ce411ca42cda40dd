import { expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { bookDirect } from "#booking/desk.ts";
import { appointmentOf, appointmentsOfEnquiry, enquiriesByEmail, freeSlots } from "#booking/read.ts";
import { as, type Instant } from "#science/units.ts";
import type { TestHouse } from "../../tests/clinic.ts";
import { publicDay } from "../../tests/public-day.ts";
import { codeTo, openVisitor, type Seen, timesOn, type Visitor, wordsOn } from "../../tests/visitor.ts";

const HOUR = 3_600_000;
const FAR = 40;

let house: TestHouse;
let address = 0;
const { clock, now, inHouse } = publicDay((opened) => {
  house = opened;
});
const anywhere = () => `198.51.100.${(address += 1)}`;
const visitor = (from = anywhere()) => openVisitor(house, from);

/** Chooses the nth free time; the answer of the button itself. */
async function choose(who: Visitor, nth: number, before = ""): Promise<Seen> {
  const times = await who.get(`${before}/book?type=evaluation`);
  return who.send(times, `${before}/book/hold`, { at: timesOn(times)[nth] ?? "" });
}

/** As far as the code, which is on its way. */
async function askFor(who: Visitor, nth: number, name: string, email: string): Promise<Seen> {
  const details = await who.follow(await choose(who, nth));
  return who.send(details, "/book/details", { name, email, wish: "" });
}

/** Books a time days from now, so that it may still be moved. */
async function booked(name: string): Promise<{ who: Visitor; path: string }> {
  const who = visitor();
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@mail.example`;
  const asked = await askFor(who, FAR, name, email);
  const done = await who.send(asked, "/book/confirm", { code: await codeTo(house, email) });
  return { who, path: (done.to ?? "").replace(/\?.*$/, "") };
}

test("one connection keeps three times at once that are nobody's yet; giving one back makes room", async () => {
  const from = anywhere();
  const [first, , third] = [visitor(from), visitor(from), visitor(from)];
  for (const [nth, who] of [first, visitor(from), third].entries()) expect((await choose(who, nth)).status).toBe(303);
  const fourth = visitor(from);
  const told = await choose(fourth, 3);
  expect([told.status, wordsOn(told)]).toEqual([429, expect.stringMatching(/three times are being kept already/)]);
  expect(wordsOn(await choose(fourth, 3, "/es"))).toMatch(/ya se guardan tres horas/);
  expect((await choose(visitor(), 3)).status).toBe(303);
  expect((await choose(third, 4)).status).toBe(303);
  expect((await choose(fourth, 5)).status).toBe(429);
  await first.post("/book/another", { type: "evaluation" });
  expect((await choose(fourth, 5)).status).toBe(303);
  clock.ahead += 11 * 60_000;
  expect((await choose(visitor(from), 0)).status).toBe(303);
});

test("three times at once, also where ten are chosen at the same moment", async () => {
  const from = anywhere();
  const answers = await Promise.all(Array.from({ length: 10 }, (_, nth) => choose(visitor(from), nth)));
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(3);
});

const codes = async (n: number, email: string, from: () => string): Promise<number[]> => {
  const statuses: number[] = [];
  for (let sent = 0; sent < n; sent += 1) statuses.push((await visitor(from()).post("/visits/code", { email })).status);
  return statuses;
};

test("the seventh code of an hour to one address from one connection is not sent; from elsewhere the address still gets one", async () => {
  const stranger = anywhere();
  expect(await codes(7, "flooded@mail.example", () => stranger)).toEqual([200, 200, 200, 200, 200, 200, 429]);
  expect((await visitor().post("/visits/code", { email: "Flooded@mail.example" })).status).toBe(200);
});

test("the eleventh code of an hour from one connection is not sent, whatever the addresses", async () => {
  const from = anywhere();
  const statuses: number[] = [];
  for (let n = 0; n < 11; n += 1)
    statuses.push((await visitor(from).post("/visits/code", { email: `one${n}@mail.example` })).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(10);
  expect(statuses.at(-1)).toBe(429);
});

test("sixty codes a day are the most for one address, wherever they are asked for, and known or not it is told the same", async () => {
  const { who } = await booked("Known Here");
  const told = async (email: string) => {
    const statuses = await codes(email.startsWith("known") ? 59 : 60, email, anywhere);
    expect(new Set(statuses)).toEqual(new Set([200]));
    clock.ahead += 2 * HOUR;
    const refused = await visitor().post("/visits/code", { email });
    return [refused.status, wordsOn(refused).replaceAll(email, "…")];
  };
  const [known, unknown] = [await told("known.here@mail.example"), await told("unknown@mail.example")];
  expect(known[0]).toBe(429);
  expect(known).toEqual(unknown);
  expect((await who.get("/visits")).status).toBe(200);
  clock.ahead += 24 * HOUR;
  expect((await visitor().post("/visits/code", { email: "unknown@mail.example" })).status).toBe(200);
}, 60_000);

test("the eleventh move of a visit within an hour waits, in words, and the visit stands", async () => {
  const { who, path } = await booked("Ever Moving");
  const moves: Seen[] = [];
  for (let n = 0; n < 11; n += 1) {
    const page = await who.get(`${path}/move`);
    moves.push(await who.send(page, `${path}/move`, { at: timesOn(page)[FAR + (n % 2)] ?? "" }));
  }
  expect(moves.slice(0, 10).map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 303));
  const last = moves.at(-1)!;
  expect([last.status, last.headers.get("retry-after")]).toEqual([429, "3600"]);
  expect(wordsOn(last)).toMatch(/Your visit stands as it was/);
  expect((await who.send(last, `${path}/move`)).status).toBe(429);
  const page = await who.get(`/es${path}/move`);
  expect(wordsOn(await who.send(page, `/es${path}/move`, { at: timesOn(page)[FAR] ?? "" }))).toMatch(
    /queda como estaba/,
  );
  clock.ahead += HOUR;
  const { path: other, who: somebody } = await booked("Once Moving");
  const free = await somebody.get(`${other}/move`);
  expect((await somebody.send(free, `${other}/move`, { at: timesOn(free)[FAR] ?? "" })).status).toBe(303);
});

test("the sixth driver named for a visit within an hour waits, and nothing entered is lost", async () => {
  const id = uuidv7();
  await inHouse(async (tx) => {
    const window = { from: as<Instant>(now() + 60 * HOUR), to: as<Instant>(now() + 260 * HOUR) };
    const [slot] = await freeSlots(tx, { typeId: "infusion", window, now: now(), limit: 1 });
    const doing = { tx, store: house.house.store, by: "system", now: now() };
    const forWhom = { enquiryId: null, patientId: house.clinic.patients["fable"] ?? "" };
    const wish = { id, typeId: "infusion", startAt: slot!.startAt, forWhom, language: "en" as const, override: null };
    expect(await bookDirect(doing, wish)).toEqual({ ok: true });
  });
  const [who, email] = [visitor(), "fable@demo.example"];
  const asked = await who.post("/visits/code", { email });
  await who.send(asked, "/visits/enter", { code: await codeTo(house, email) });
  const path = `/visits/${id}/ride`;
  const named = async (n: number, before = "") =>
    who.send(await who.get(`${before}${path}`), `${before}${path}`, {
      driver: `Driver ${"abcdefg"[n]}`,
      mobile: `212 555 012${n}`,
    });
  for (let n = 0; n < 5; n += 1) expect((await named(n)).status).toBe(303);
  const told = await named(5);
  expect([told.status, wordsOn(told)]).toEqual([429, expect.stringMatching(/five drivers were named/)]);
  expect(wordsOn(await named(6, "/es"))).toMatch(/se nombró a cinco personas/);
  expect(await inHouse((tx) => appointmentOf(tx, id))).toMatchObject({ ride: { driver: "Driver e" } });
  clock.ahead += HOUR;
  await who.send(await who.post("/visits/code", { email }), "/visits/enter", { code: await codeTo(house, email) });
  expect((await who.send(told, path)).status).toBe(303);
  expect(await inHouse((tx) => appointmentOf(tx, id))).toMatchObject({ ride: { driver: "Driver f" } });
});

test("the fourth consultation of one mailbox is told how many there are, and whom to call; the first three stand", async () => {
  const email = "full.box@mail.example";
  const answers: Seen[] = [];
  for (const name of ["Face One", "Face Two", "Face Three", "Face Four"]) {
    const who = visitor();
    const asked = await askFor(who, 0, name, email);
    answers.push(await who.send(asked, "/book/confirm", { code: await codeTo(house, email) }));
  }
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 409]);
  expect(wordsOn(answers[3]!)).toMatch(/3 people have a consultation booked with this e-mail address/);
  expect(wordsOn(answers[3]!)).not.toMatch(/With this name/);
});

test("however many names of one mailbox book at the same moment, three have a consultation", async () => {
  const email = "race.box@mail.example";
  const ready: { who: Visitor; asked: Seen; code: string }[] = [];
  for (let n = 0; n < 8; n += 1) {
    const who = visitor();
    const asked = await askFor(who, n, `Face ${"abcdefgh"[n]}`, email);
    ready.push({ who, asked, code: await codeTo(house, email) });
  }
  const answers = await Promise.all(ready.map(({ who, asked, code }) => who.send(asked, "/book/confirm", { code })));
  expect([303, 409].map((of) => answers.filter(({ status }) => status === of).length)).toEqual([3, 5]);
  const rows = await inHouse(async (tx) => {
    const enquiries = await enquiriesByEmail(tx, email);
    return (await Promise.all(enquiries.map(({ id }) => appointmentsOfEnquiry(tx, id)))).flat();
  });
  expect(rows.filter(({ state }) => state === "booked")).toHaveLength(3);
});
