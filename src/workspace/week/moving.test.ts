import { expect, test } from "vitest";
import { columnsOf, wallTime, weekOf } from "./grid.ts";
import { type Board, dropped, isSameSpot, nudged } from "./moving.ts";

const zone = "America/New_York";
const week = weekOf("2026-12-03").slice(0, 5);
const board: Board = {
  columns: columnsOf(
    week,
    week.map((day) => ({ from: wallTime(zone, day, 8 * 60), to: wallTime(zone, day, 17 * 60) })),
    zone,
  ),
  lanes: ["room-1", "room-2"].map((id) => ({ id, name: id, open: [] })),
  zone,
  step: 15,
};
const at = (day: string, hour: number, minute = 0) => wallTime(zone, day, hour * 60 + minute);
const spot = { startAt: at("2026-12-03", 11, 15), laneId: "room-1" };

test("the arrows move it by a step, up and down by a lane, Page Down by a day at the same hour", () => {
  expect(nudged(spot, "ArrowRight", board)).toEqual({ ...spot, startAt: at("2026-12-03", 11, 30) });
  expect(nudged(spot, "ArrowLeft", board)).toEqual({ ...spot, startAt: at("2026-12-03", 11) });
  expect(nudged(spot, "ArrowDown", board)).toEqual({ ...spot, laneId: "room-2" });
  expect(nudged(spot, "PageDown", board)).toEqual({ ...spot, startAt: at("2026-12-04", 11, 15) });
});

test("at an edge it stays where it is, and other keys move nothing", () => {
  expect(nudged(spot, "ArrowUp", board)).toEqual(spot);
  expect(nudged({ ...spot, startAt: at("2026-12-04", 8) }, "PageDown", board)?.startAt).toBe(at("2026-12-04", 8));
  expect(nudged({ ...spot, startAt: at("2026-12-03", 8) }, "ArrowLeft", board)?.startAt).toBe(at("2026-12-03", 8));
  expect(nudged(spot, "Enter", board)).toBeNull();
});

test("let go over a day and a lane, it starts on the nearest step", () => {
  const there = dropped({ laneId: "room-2", day: "2026-12-04", share: 1 / 9 + 0.003 }, board);
  expect(there).toEqual({ laneId: "room-2", startAt: at("2026-12-04", 9) });
  expect(dropped({ laneId: "room-2", day: "2026-12-06", share: 0 }, board)).toBeNull();
});

test("put back where it was, it has not moved", () => {
  const away = nudged(spot, "ArrowRight", board)!;
  expect([isSameSpot(spot, away), isSameSpot(spot, nudged(away, "ArrowLeft", board)!)]).toEqual([false, true]);
});
