import { afterAll, beforeAll, expect, test } from "vitest";
import { inClinic } from "#plumbing/db.ts";
import { type AnyLine, beforeStart, line, recorded, wholeVisit } from "./story.test-data.ts";
import { openTestHouse, type TestHouse } from "../../tests/clinic.ts";
import { infusionsGiven } from "./given.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
}, 60_000);
afterAll(() => house.close());

/** Stores a visit of the made-up story for this patient, under another number for each. */
async function stored(patientId: string, n: number, lines: readonly AnyLine[]): Promise<void> {
  const other = (id: string) => `${id.slice(0, -6)}${String(n).padStart(3, "0")}${id.slice(-3)}`;
  const { db, store } = house.house;
  await inClinic(db, house.clinic.clinicId, async (tx) => {
    for (const [version, { stream, id, type, at: on, by, data }] of recorded(lines).entries()) {
      const own = type === "InfusionOpened" ? { ...data, patientId, roomId: house.clinic.rooms[0] ?? "" } : data;
      await store.append(tx, other(stream), version, { id: other(id), type, at: on, by, data: own });
    }
  });
}

const seen = (key: string) =>
  inClinic(house.house.db, house.clinic.clinicId, (tx) => infusionsGiven(tx, house.clinic.patients[key] ?? ""));

test("a signed infusion is told by its record: dose, time, peaks, recovery, and who signed", async () => {
  await stored(house.clinic.patients["fable"] ?? "", 1, wholeVisit);
  expect(await seen("fable")).toMatchObject([
    {
      number: 2,
      of: 6,
      doseMg: 35,
      mgPerKg: 0.5,
      weightKg: 70,
      minutes: 40,
      pausedMinutes: 0,
      peakBp: { sbp: 134, dbp: 76 },
      lowestSpo2: 98,
      lowestMoaas: 4,
      worstDissociation: 5,
      symptoms: ["nausea"],
      recoveryMinutes: 42,
      stoppedBecause: null,
      seriousEvent: "no",
      record: "signed",
      signedBy: "Cora Example, MD",
    },
  ]);
});

test("one that never began is no infusion, and one that runs is not over: nothing of it is taken for well", async () => {
  await stored(house.clinic.patients["sonnet"] ?? "", 2, beforeStart);
  expect(await seen("sonnet")).toEqual([]);
  const running = wholeVisit.filter(({ minute }) => minute < 45);
  await stored(house.clinic.patients["sonnet"] ?? "", 3, running);
  expect(await seen("sonnet")).toMatchObject([
    { isOver: false, minutes: null, recoveryMinutes: null, lowestMoaas: null, seriousEvent: "unknown", record: "open" },
  ]);
});

test("an infusion that was stopped says why, and how long it ran", async () => {
  const data = { why: "distress", note: "", pumpVolumeMl: null, fromLockedScreen: false } as const;
  const lines = [...wholeVisit.filter(({ minute }) => minute < 50), line(400, "InfusionStopped", 50, data)];
  await stored(house.clinic.patients["novella"] ?? "", 4, lines);
  expect(await seen("novella")).toMatchObject([{ stoppedBecause: "distress", isOver: true, minutes: 20 }]);
});
