import { expect, test } from "vitest";
import { isRecording, parseRecording, recordings, type RecordingName, replay, replayOf } from "./recording.ts";

const HEADER = "t_s,HR,SPO2,RR,NIBP_SYS,NIBP_DIA,NIBP_MEAN";
const names = Object.keys(recordings) as RecordingName[];

test("zero and blank both mean that the sensor was off", () => {
  const [row] = parseRecording(`${HEADER}\n0,0,,16.5,,,\n`);
  expect(row).toEqual({ second: 0, measured: { hr: null, spo2: null, rr: 16.5 }, cuff: null });
});

test("a cuff reading needs systolic and diastolic; a missing mean is worked out", () => {
  const rows = parseRecording(`${HEADER}\n0,80,98,16,120,60,\n60,80,98,16,,,94\n`);
  expect(rows.map(({ cuff }) => cuff)).toEqual([{ sys: 120, dia: 60, mean: 80 }, null]);
});

test("what is not a recording is refused", () => {
  expect(() => parseRecording("time,heart\n0,80\n")).toThrow("not a recording");
  expect(() => parseRecording(`${HEADER}\n0,80\n`)).toThrow("not a line");
  expect(() => parseRecording(`${HEADER}\n0,eighty,98,16,,,\n`)).toThrow("not a line");
  expect([isRecording("bedside-a-72min-modified"), isRecording("toString")]).toEqual([true, false]);
});

test("the bedside recording has its oximeter off in the first minutes, and its first cuff reading 87/46 at two minutes", () => {
  const source = replay("bedside-a-72min-modified", 1);
  expect([0, 30, 119].map((second) => source.at(second).spo2)).toEqual([null, null, null]);
  expect(Math.abs(source.at(120).spo2! - 95.7)).toBeLessThan(1.6);
  expect(source.cuffAt(119)).toBeNull();
  expect(source.cuffAt(150)).toEqual({ sys: 87, dia: 46, mean: 62, readAt: 120 });
  expect(source.cuffAt(200)).toEqual({ sys: 92, dia: 49, mean: 65, readAt: 180 });
});

test("a recording that has ended begins again, with its cuff readings at their new times", () => {
  const source = replayOf(parseRecording(`${HEADER}\n0,80,98,16,,,\n60,82,98,16,120,60,80\n`), 1, {
    says: "",
    bridge: 60,
  });
  expect(source.cuffAt(119)).toEqual({ sys: 120, dia: 60, mean: 80, readAt: 60 });
  expect(source.cuffAt(120)).toBeNull();
  expect(source.cuffAt(181)).toMatchObject({ readAt: 180 });
  expect(source.at(120).hr).not.toBeNull();
});

test("the charted recording has no oximeter at all and half-hour steps", () => {
  const source = replay("charted-c-12h-modified", 1);
  const hours = Array.from({ length: 12 }, (_, hour) => source.at(hour * 3600));
  expect(hours.every(({ spo2 }) => spo2 === null)).toBe(true);
  expect(hours.every(({ hr }) => hr !== null)).toBe(true);
});

test("every recording says that it is interpolated, and gives possible numbers or none for a whole hour", () => {
  for (const name of names) {
    const source = replay(name, 2);
    expect(source.says).toContain("interpolated between");
    for (let second = 0; second < 3600; second += 7) {
      const { hr, spo2, rr } = source.at(second);
      expect(hr === null || (hr > 20 && hr < 220)).toBe(true);
      expect(spo2 === null || (spo2 > 20 && spo2 <= 100)).toBe(true);
      expect(rr === null || (rr >= 1 && rr < 70)).toBe(true);
    }
  }
});
