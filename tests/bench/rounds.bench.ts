import { loadavg } from "node:os";
import { sql } from "kysely";
import { Client } from "pg";
import { keepCareLetters, keepCheckIns, writeForCheckIns } from "#followup/desk.ts";
import { curveOf } from "#followup/watch/clinic-curve.ts";
import { inClinic } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { foundDemo } from "../../src/app/demo/seed.ts";
import { fillRounds } from "./rounds-clinic.ts";
import { openBenchHouse } from "./bench-house.ts";

/**
 * What comes back by the clock, at a clinic of 10,000 patients after three years, PostgreSQL included: the round of check-ins each
 * minute, that of letters to colleagues every five. And the clinic's own curve, which the relapse watch reads for every patient it
 * shows. Each may take a tenth of the time until it comes again; the curve is part of a page.
 */
const PATIENTS = 10_000;
const now = as<Instant>(Date.UTC(2026, 10, 4, 17));

const { house, signin, adminUrl, close } = await openBenchHouse(() => now);
const { clinicId, store } = await foundDemo(house, signin, now, "rounds.example");
const made = await inClinic(house.db, clinicId, async (tx) => {
  await sql`set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`.execute(tx.q);
  return fillRounds(tx, { patients: PATIENTS, until: now, seed: 7 });
});
// As the database does by itself within minutes of so many new rows; the app's own role may not.
const admin = new Client({ connectionString: adminUrl });
await admin.connect();
await admin.query(`analyze ${Object.keys(made).join(", ")}`);
await admin.end();
console.log(
  Object.entries(made)
    .map(([name, n]) => `${n} ${name}`)
    .join(", "),
);

type Measured = {
  readonly says: string;
  readonly rounds: number;
  readonly mostMs: number;
  readonly work: () => Promise<unknown>;
};

async function measured({ says, rounds, mostMs, work }: Measured): Promise<boolean> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  console.log(
    `${says}: median ${at(0.5).toFixed(0)} ms, p99 ${at(0.99).toFixed(0)} ms (at most ${mostMs}), of ${rounds}`,
  );
  return at(0.5) < mostMs;
}

const round = { db: house.db, store, now };
const nobody = async (work: Promise<number>) => {
  if ((await work) !== 0) throw new Error("something was due: the measurement is of another round");
};
const all: readonly Measured[] = [
  { says: "the round of check-ins", rounds: 20, mostMs: 6_000, work: () => nobody(keepCheckIns(round, clinicId)) },
  {
    says: "the letters of that round",
    rounds: 20,
    mostMs: 6_000,
    work: () => nobody(writeForCheckIns({ db: house.db, now, baseUrl: "http://127.0.0.1:5398" }, clinicId)),
  },
  {
    says: "the round of letters to colleagues",
    rounds: 5,
    mostMs: 30_000,
    work: () => nobody(keepCareLetters(round, clinicId)),
  },
  {
    says: "the clinic's own curve",
    rounds: 60,
    mostMs: 200,
    work: () => inClinic(house.db, clinicId, (tx) => curveOf(tx, "phq-9")),
  },
];
let isWell = true;
for (const one of all) isWell = (await measured(one)) && isWell;
console.log(
  `Load of the machine ${loadavg()[0]?.toFixed(1)}. ${isWell ? "Every median is in its time." : "NOT every median is in its time."}`,
);
process.exitCode = isWell ? 0 : 1;

await close();
