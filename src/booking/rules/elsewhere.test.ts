import { expect, test } from "vitest";
import { busyFrom } from "./busy.ts";
import { at, facts, question, span, typeOf } from "./clinic.test-data.ts";
import { calendarFrom } from "./calendar.ts";
import { type TakenAt, withoutElsewhere } from "./elsewhere.ts";
import { placingAt } from "./slots.ts";

const nine = at("2026-01-05T09:00-05:00");
const morning = span("2026-01-05T08:00-05:00", "2026-01-05T12:00-05:00");
const taken = (lane: string, siteId: string | null): TakenAt => ({ lane, siteId, ...morning });
const ask = (rows: readonly TakenAt[], typeId = "infusion") =>
  placingAt(
    {
      ...question({ type: typeOf(typeId), busy: busyFrom(rows) }),
      calendar: withoutElsewhere(calendarFrom(facts()), rows),
    },
    nine,
  );

test("a nurse beside a patient in another town has no seat for one here, though one of two is free", () => {
  expect(ask([taken("staff:ode#1", "there")])).toHaveProperty("staffIds", ["ann"]);
  const both = [taken("staff:ode#1", "there"), taken("staff:ann#1", "there")];
  expect(ask(both)).toEqual({ against: ["No nurse is here for all of this time."] });
  expect(ask([taken("staff:ode#1", "here"), taken("staff:ann#1", "here")])).toHaveProperty("lanes", [
    "room:one",
    "staff:ode#2",
  ]);
});

test("a prescriber in a consultation in another town is not on site here; by video they may be anywhere", () => {
  const consulting = (siteId: string | null) => ["pia", "max"].map((id) => taken(`staff:${id}#1`, siteId));
  expect(ask(consulting("there"))).toEqual({ against: ["No prescriber is on site for all of this time."] });
  expect(ask(consulting("here"))).toHaveProperty("roomId", "one");
  expect(ask(consulting(null))).toHaveProperty("roomId", "one");
});

test("whoever was in another town in the morning is here again in the afternoon", () => {
  const rows = ["ode", "ann", "pia", "max"].map((id) => taken(`staff:${id}#1`, "there"));
  const asked = question({ busy: busyFrom(rows) });
  const calendar = withoutElsewhere(asked.calendar, rows);
  expect(placingAt({ ...asked, calendar }, at("2026-01-05T11:30-05:00"))).toHaveProperty("against");
  expect(placingAt({ ...asked, calendar }, at("2026-01-05T12:00-05:00"))).toHaveProperty("roomId", "one");
});
