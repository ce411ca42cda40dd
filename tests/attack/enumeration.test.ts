import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEnquiry } from "#booking/desk.ts";
import { inClinic } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { type Server, serveWeb } from "../../src/app/server.ts";
import { openTestHouse, ORIGIN, type TestHouse } from "../clinic.ts";

/**
 * Whether somebody is known here is told by no answer: not by its status, its words, its headers or its time. Requests for
 * known and unknown addresses go in turn over a real connection, so that whatever else the machine does meets both alike.
 */
const EACH = 200;
const WARM = 20;
/** How much longer the one may take than the other, in the middle of all pairs. */
const APART = 0.1;
const ROUNDS = 5;

const clock = { ahead: 0, now: () => Date.now() + clock.ahead };
let house: TestHouse;
let server: Server;

const known = (n: number) => `known-${String(n).padStart(3, "0")}@mail.example`;
const unknown = (n: number) => `other-${String(n).padStart(3, "0")}@mail.example`;

beforeAll(async () => {
  house = await openTestHouse(clock);
  server = await serveWeb(house.app.fetch, { host: "127.0.0.1", port: 0 });
  await inClinic(house.house.db, house.clinic.clinicId, async (tx) => {
    const doing = { tx, store: house.house.store, by: "system", now: as<Instant>(clock.now()) };
    for (let n = 0; n < EACH + WARM; n += 1) {
      const asked = {
        name: `Known ${n}`,
        email: known(n),
        mobile: null,
        language: "en" as const,
        zone: "UTC",
        texts: false,
      };
      await openEnquiry(doing, { id: uuidv7(), ...asked, source: "site", wish: "", selfCheck: "none" });
      // As a patient's grant leaves it.
      const granted = { name: asked.name, email: asked.email, parts: ["next-visit" as const], since: new Date(0) };
      const whose = { clinic_id: tx.clinicId, patient_id: uuidv7(), person_id: uuidv7() };
      await tx.q
        .insertInto("care_partners")
        .values({ ...whose, ...granted })
        .execute();
    }
  });
}, 120_000);
afterAll(async () => {
  await server.close();
  await house.close();
});

type Answer = { readonly status: number; readonly text: string; readonly headers: string; readonly ms: number };

async function ask(path: string, fields: Record<string, string>): Promise<Answer> {
  const body = new URLSearchParams(fields).toString();
  const headers = { origin: ORIGIN, "content-type": "application/x-www-form-urlencoded" };
  const began = performance.now();
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    method: "POST",
    headers,
    body,
    redirect: "manual",
  });
  const text = await response.text();
  const ms = performance.now() - began;
  const names = [...response.headers]
    .filter(([name]) => name !== "date")
    .map(([name, value]) => [name, value.replace(/=[\w-]{43}/, "=")]);
  return { status: response.status, text, headers: JSON.stringify(names), ms };
}

/** How many times as long as for the unknown address it took for the known one, pair by pair. */
type Ratios = number[];
type Asked = (email: string) => Record<string, string>;

/** Asks for both in turn, now the one first and now the other; after every ten an hour passes, for no more is sent in one. */
async function round(path: string, fieldsFor: Asked, ratios: Ratios, faces: Set<string>): Promise<void> {
  for (let n = 0; n < EACH + WARM; n += 1) {
    if (n % 5 === 0) clock.ahead += 61 * 60_000;
    const pair = [known(n), unknown(n)];
    const took = new Map<string, number>();
    for (const email of n % 2 === 0 ? pair : pair.toReversed()) {
      const { status, text, headers, ms } = await ask(path, fieldsFor(email));
      faces.add(JSON.stringify([status, headers, text.replaceAll(email, "the address")]));
      took.set(email, ms);
    }
    if (n >= WARM) ratios.push((took.get(known(n)) ?? 0) / (took.get(unknown(n)) ?? 0));
  }
}

type Middle = { readonly low: number; readonly median: number; readonly high: number };

/** The median, and between which of the ratios it truly lies: 99 times of 100, however they are scattered. */
function middleOf(ratios: Ratios): Middle {
  const sorted = ratios.toSorted((a, b) => a - b);
  const [half, reach] = [sorted.length / 2, 1.29 * Math.sqrt(sorted.length)];
  const nth = (n: number) => sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(n)))] ?? Number.NaN;
  return { low: nth(half - reach), median: nth(half), high: nth(half + reach) };
}

const isAlike = (ratio: number): boolean => ratio < 1 + APART && ratio > 1 / (1 + APART);

/** Sure once the whole reach of the median lies inside what may be, or outside of it on one side. */
const isSure = ({ low, high }: Middle): boolean =>
  (isAlike(low) && isAlike(high)) || low >= 1 + APART || high <= 1 / (1 + APART);

/**
 * The two requests of a pair follow each other at once, so that a busy machine slows both; what is left of its noise goes with
 * the number of pairs. More are asked until the answer is sure, or stands after five rounds.
 */
async function both(path: string, fieldsFor: Asked) {
  const ratios: Ratios = [];
  const faces = new Set<string>();
  for (let rounds = 0; rounds === 0 || (rounds < ROUNDS && !isSure(middleOf(ratios))); rounds += 1)
    await round(path, fieldsFor, ratios, faces);
  const middle = middleOf(ratios);
  const shown = `${middle.median.toFixed(3)}, surely ${middle.low.toFixed(3)} to ${middle.high.toFixed(3)}`;
  return { faces, alike: isAlike(middle.median), says: `known to unknown ${shown}, of ${ratios.length} pairs` };
}

const form = { form: "01900000-0000-7000-8000-000000000001", hold: "", type: "evaluation", name: "Mara Ode" };

test.each([
  ["asking for one's visits", "/visits/code", (email: string) => ({ email })],
  ["asking for what a patient granted", "/with/code", (email: string) => ({ email })],
  ["a wrong code", "/visits/enter", (email: string) => ({ email, code: "123456" })],
  ["booking", "/book/details", (email: string) => ({ ...form, email })],
] as const)(
  "%s: a known and an unknown address get the same answer, in the same time",
  { timeout: 900_000 },
  async (_what, path, fieldsFor) => {
    const { faces, alike, says } = await both(path, fieldsFor);
    expect([...faces]).toHaveLength(1);
    expect(alike, says).toBe(true);
  },
);
