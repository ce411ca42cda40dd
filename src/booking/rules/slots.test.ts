import { expect, test } from "vitest";
import { busyFrom, rowsOf } from "./busy.ts";
import { at, iso, question, rules, span, typeOf, week } from "./clinic.test-data.ts";
import { placingAt, placingDespite, slotsFor } from "./slots.ts";
import type { Placing } from "../events.ts";

const monday = span("2026-01-05T00:00-05:00", "2026-01-06T00:00-05:00");
const nine = at("2026-01-05T09:00-05:00");
const starts = (placings: readonly Placing[]) => placings.map(({ startAt }) => iso(startAt));
const lastOf = (placings: readonly Placing[]) => placings.at(-1);
const against = (answer: ReturnType<typeof placingAt>) => ("against" in answer ? answer.against : []);

test("an infusion of 150 minutes and 15 to make ready begins from eight to three", () => {
  const found = starts(slotsFor(question({ window: monday })));
  expect(found[0]).toBe("2026-01-05T13:00");
  expect(found.at(-1)).toBe("2026-01-05T20:00");
  expect(found).toHaveLength(15);
});

test("a free time names its room, its people, what it takes and until when", () => {
  expect(slotsFor(question({ window: monday, limit: 1 }))).toEqual([
    {
      siteId: "here",
      zone: "America/New_York",
      startAt: at("2026-01-05T08:00-05:00"),
      endAt: at("2026-01-05T10:30-05:00"),
      roomId: "one",
      staffIds: ["ode"],
      lanes: ["room:one", "staff:ode#1"],
      occupiedFrom: at("2026-01-05T08:00-05:00"),
      occupiedTo: at("2026-01-05T10:45-05:00"),
    },
  ]);
});

test("an appointment never crosses closing time, nor the pause at noon", () => {
  const hours = [...week("08:00", "12:00"), ...week("13:00", "18:00")];
  const found = starts(slotsFor(question({ window: monday }, { hours })));
  expect(found).toEqual(
    ["13:00", "13:30", "14:00", "18:00", "18:30", "19:00", "19:30", "20:00"].map((time) => `2026-01-05T${time}`),
  );
});

test("two shifts that touch are one", () => {
  const hours = [...week("08:00", "12:00"), ...week("12:00", "18:00")];
  expect(slotsFor(question({ window: monday }, { hours, rotas: rotaOf(hours) }))).toHaveLength(15);
});

const rotaOf = (weekly: ReturnType<typeof week>) =>
  ["ode", "ann", "pia", "max"].map((staffId) => ({ staffId, weekly }));

test("a time before the opening buffer is not offered", () => {
  const type = { ...typeOf("infusion"), before: 20 };
  expect(iso(slotsFor(question({ window: monday, type }))[0]!.startAt)).toBe("2026-01-05T13:30");
});

test("two patients with one nurse, a third needs another nurse, and a room of their own each", () => {
  const four = ["one", "two", "three", "four", "five"].map((id) => ({
    id,
    siteId: "here",
    kind: "infusion" as const,
    monitor: true,
  }));
  const ask = (rows: Parameters<typeof busyFrom>[0]) =>
    placingAt(question({ busy: busyFrom(rows) }, { rooms: four }), nine);
  const taken: Placing[] = [];
  for (;;) {
    const next = ask(taken.flatMap(rowsOf));
    if ("against" in next) {
      expect(next.against).toEqual(["Every nurse here is taken. A nurse is beside at most 2 patients."]);
      break;
    }
    taken.push(next);
  }
  expect(taken.map(({ lanes }) => lanes)).toEqual([
    ["room:one", "staff:ode#1"],
    ["room:two", "staff:ann#1"],
    ["room:three", "staff:ode#2"],
    ["room:four", "staff:ann#2"],
  ]);
});

test("a nurse who is beside two patients takes no third, even after the ratio was lowered from three", () => {
  const rows = [1, 3].map((seat) => ({ lane: `staff:ode#${seat}`, ...monday }));
  const asked = question({ busy: busyFrom(rows), window: monday }, { people: [{ id: "ode", roles: ["nurse"] }] });
  expect(slotsFor({ ...asked, type: { ...typeOf("infusion"), prescriberOnSite: false } })).toEqual([]);
});

test("a person taken whole stays so when the ratio is raised", () => {
  const type = {
    ...typeOf("infusion"),
    people: [{ role: "nurse" as const, takes: "whole" as const }],
    prescriberOnSite: false,
  };
  const place = { people: [{ id: "ode", roles: ["nurse" as const] }] };
  const [first] = slotsFor(question({ type, window: monday, limit: 1 }, place));
  const shared = { ...type, people: [{ role: "nurse" as const, takes: "share" as const }] };
  const raised = { ...rules, patientsPerNurse: 4 };
  const busy = busyFrom(rowsOf(first!));
  expect(against(placingAt(question({ type: shared, rules: raised, busy }, place), first!.startAt))).toEqual([
    "Every nurse here is taken. A nurse is beside at most 4 patients.",
  ]);
});

test("no infusion without a prescriber on the rota the whole time, though nobody takes their attention", () => {
  const rotas = [
    { staffId: "ode", weekly: week("08:00", "18:00") },
    { staffId: "pia", weekly: week("08:00", "12:00") },
  ];
  const found = slotsFor(question({ window: monday }, { rotas }));
  expect(starts(found)).toEqual(["2026-01-05T13:00", "2026-01-05T13:30", "2026-01-05T14:00"]);
  expect(found[0]?.staffIds).toEqual(["ode"]);
  const two = at("2026-01-05T14:00-05:00");
  expect(against(placingAt(question({}, { rotas }), two))).toEqual(["No prescriber is on site for all of this time."]);
});

test("a prescriber in a consultation is on site all the same", () => {
  const busy = busyFrom([1, 2, 3, 4].map((seat) => ({ lane: `staff:pia#${seat}`, ...monday })));
  const rotas = ["ode", "pia"].map((staffId) => ({ staffId, weekly: week("08:00", "18:00") }));
  expect(slotsFor(question({ window: monday, busy }, { rotas }))).toHaveLength(15);
});

test("a medical director sees patients as a prescriber does", () => {
  const rotas = [{ staffId: "max", weekly: week("08:00", "18:00") }];
  const [first] = slotsFor(question({ type: typeOf("evaluation"), window: monday }, { rotas }));
  expect(first?.staffIds).toEqual(["max"]);
});

test("one person is not counted twice where two are needed", () => {
  const type = {
    ...typeOf("infusion"),
    people: [
      { role: "nurse" as const, takes: "share" as const },
      { role: "prescriber" as const, takes: "share" as const },
    ],
  };
  const rotas = [{ staffId: "ode", weekly: week("08:00", "18:00") }];
  const alone = question({ type, window: monday }, { rotas, people: [{ id: "ode", roles: ["nurse", "prescriber"] }] });
  expect(slotsFor(alone)).toEqual([]);
  expect(against(placingAt(alone, nine))).toEqual(["There are not enough different people free for this."]);
});

test("people are chosen so that every need is filled, whoever stands first in the list", () => {
  const type = {
    ...typeOf("infusion"),
    people: [
      { role: "nurse" as const, takes: "share" as const },
      { role: "prescriber" as const, takes: "share" as const },
    ],
  };
  const people = [
    { id: "both", roles: ["nurse" as const, "prescriber" as const] },
    { id: "ode", roles: ["nurse" as const] },
  ];
  const rotas = ["both", "ode"].map((staffId) => ({ staffId, weekly: week("08:00", "18:00") }));
  expect(slotsFor(question({ type, window: monday }, { people, rotas }))[0]?.staffIds).toEqual(["ode", "both"]);
});

test("a room without a monitor is no infusion room, and a monitored room is left to those who need it", () => {
  const rooms = [
    { id: "one", siteId: "here", kind: "infusion" as const, monitor: true },
    { id: "two", siteId: "here", kind: "infusion" as const, monitor: false },
  ];
  expect(slotsFor(question({ limit: 1 }, { rooms }))[0]?.roomId).toBe("one");
  expect(slotsFor(question({ limit: 1, type: { ...typeOf("infusion"), monitor: false } }, { rooms }))[0]?.roomId).toBe(
    "two",
  );
  expect(against(placingAt(question({}, { rooms: rooms.slice(1) }), nine))).toEqual([
    "This site has no infusion room with a monitor.",
  ]);
});

test("a room at another site is not this site's", () => {
  const rooms = [{ id: "one", siteId: "there", kind: "infusion" as const, monitor: true }];
  expect(slotsFor(question({}, { rooms }))).toEqual([]);
});

test("a video appointment takes a person and no room", () => {
  const [first] = slotsFor(question({ type: typeOf("evaluation-video"), limit: 1 }));
  expect(first).toMatchObject({ roomId: null, staffIds: ["pia"] });
  expect(first?.lanes).toEqual([1, 2, 3, 4].map((seat) => `staff:pia#${seat}`));
});

test("who is on leave is not booked, to the minute", () => {
  const leaves = [
    { leaveId: "l", staffId: "pia", fromAt: at("2026-01-05T10:00-05:00"), toAt: at("2026-01-05T11:00-05:00"), why: "" },
  ];
  const rotas = [{ staffId: "pia", weekly: week("08:00", "18:00") }];
  const type = { ...typeOf("evaluation"), after: 0 };
  const found = starts(slotsFor(question({ type, window: monday }, { rotas, leaves })));
  expect(found.slice(0, 5)).toEqual(["13:00", "13:30", "14:00", "16:00", "16:30"].map((time) => `2026-01-05T${time}`));
});

test("nothing sooner than the notice, and exactly at its end is soon enough", () => {
  const now = at("2026-01-05T09:00-05:00");
  const asked = question({ window: monday, now, rules: { ...rules, noticeHours: 4 } });
  expect(starts(slotsFor(asked))[0]).toBe("2026-01-05T18:00");
  expect(placingAt(asked, at("2026-01-05T13:00-05:00"))).toHaveProperty("roomId", "one");
  expect(against(placingAt(asked, at("2026-01-05T12:30-05:00")))).toEqual(["This is less than 4 hours from now."]);
  expect(against(placingAt(asked, at("2026-01-05T08:30-05:00")))).toEqual(["This time is over."]);
});

test("nothing further ahead than the clinic books", () => {
  const asked = question({ rules: { ...rules, weeksAhead: 1 }, now: at("2025-12-29T09:00-05:00") });
  expect(starts(slotsFor(asked)).at(-1)).toBe("2026-01-05T14:00");
  expect(placingAt(asked, at("2026-01-05T09:00-05:00"))).toHaveProperty("roomId", "one");
  expect(against(placingAt(asked, at("2026-01-05T10:00-05:00")))).toEqual(["This is more than 1 week ahead."]);
});

test("every reason is told at once", () => {
  const busy = busyFrom(
    ["room:one", "room:two"].map((lane) => ({ lane, ...span("2026-01-01T00:00Z", "2026-02-01T00:00Z") })),
  );
  expect(against(placingAt(question({ busy }), at("2026-01-04T09:10-05:00")))).toEqual([
    "This time is over.",
    "Appointments begin every 30 minutes, counted from midnight.",
    "The clinic is not open for all of this time.",
    "Every infusion room with a monitor is taken.",
    "No nurse is here for all of this time.",
    "No prescriber is on site for all of this time.",
  ]);
});

test("a reason passes over notice, step and opening hours, never over a room that is taken or a person who is away", () => {
  const asked = question({ rules: { ...rules, noticeHours: 100 } }, { hours: week("09:00", "12:00") });
  expect(placingDespite(asked, at("2026-01-05T08:10-05:00"))).toMatchObject({ roomId: "one", staffIds: ["ode"] });
  expect(against(placingDespite(asked, at("2026-01-05T07:10-05:00")))).toContain(
    "No nurse is here for all of this time.",
  );
  const busy = busyFrom(["room:one", "room:two"].map((lane) => ({ lane, ...monday })));
  expect(against(placingDespite({ ...asked, busy }, nine))).toContain("Every infusion room with a monitor is taken.");
});

test("a wish for Tuesday mornings is kept by the wall clock of the site, the end not included", () => {
  const preference = {
    weekdays: [2],
    from: "09:00",
    to: "10:30",
    notBefore: at("2026-01-01T00:00Z"),
    notAfter: at("2026-02-01T00:00Z"),
  };
  expect(starts(slotsFor(question({ preference })))).toEqual(
    ["14:00", "14:30", "15:00"].map((time) => `2026-01-06T${time}`),
  );
  const [, later] = slotsFor(
    question({ preference: { ...preference, weekdays: [], notBefore: at("2026-01-07T00:00Z") } }),
  );
  expect(iso(later!.startAt)).toBe("2026-01-07T14:30");
});

test("the first and the last moment somebody could come are themselves good", () => {
  const preference = {
    weekdays: [],
    from: "00:00",
    to: "24:00",
    notBefore: nine,
    notAfter: at("2026-01-05T10:00-05:00"),
  };
  expect(starts(slotsFor(question({ preference })))).toEqual(
    ["14:00", "14:30", "15:00"].map((time) => `2026-01-05T${time}`),
  );
});

test("the window bounds the starts, its end not included", () => {
  const window = span("2026-01-05T09:00-05:00", "2026-01-05T10:00-05:00");
  expect(starts(slotsFor(question({ window })))).toEqual(["2026-01-05T14:00", "2026-01-05T14:30"]);
});

test("the last start of the day keeps its buffer inside the opening hours", () => {
  expect(iso(lastOf(slotsFor(question({ window: monday })))!.occupiedTo)).toBe("2026-01-05T22:45");
});

const allDay = week("00:00", "24:00", [1, 2, 3, 4, 5, 6, 7]);
const night = (window: ReturnType<typeof span>, zone: string) =>
  slotsFor(
    question(
      { window, type: { ...typeOf("infusion"), after: 0 } },
      { window, site: { id: "here", zone }, hours: week("00:00", "05:00", [7]), rotas: rotaOf(allDay) },
    ),
  );

test("in the night of the change to summer 150 minutes are 150 minutes: five hours on the wall hold them for four", () => {
  const found = night(span("2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00"), "America/New_York");
  expect(starts(found)).toEqual(["05:00", "05:30", "06:00", "06:30"].map((time) => `2026-03-08T${time}`));
  expect(iso(lastOf(found)!.endAt)).toBe("2026-03-08T09:00");
  const berlin = night(span("2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00"), "Europe/Berlin");
  expect(starts(berlin).at(-1)).toBe("2026-03-29T00:30");
});

test("in the night of the change to winter five hours on the wall last six, and the hour that comes twice is offered twice", () => {
  const found = night(span("2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00"), "Europe/Berlin");
  expect(starts(found)).toEqual(
    ["24T22:00", "24T22:30", "24T23:00", "24T23:30", "25T00:00", "25T00:30", "25T01:00", "25T01:30"].map(
      (time) => `2026-10-${time}`,
    ),
  );
});

test("nine o'clock is offered as nine o'clock in the week before and the week after the change, in both zones", () => {
  const nineBy = (zone: string, from: string, to: string) => {
    const window = span(from, to);
    const hours = week("09:00", "12:00", [1]);
    const rotas = rotaOf(hours);
    return starts(slotsFor(question({ window, limit: 1 }, { window, hours, rotas, site: { id: "here", zone } })));
  };
  expect(nineBy("America/New_York", "2026-03-02T05:00Z", "2026-03-03T05:00Z")).toEqual(["2026-03-02T14:00"]);
  expect(nineBy("America/New_York", "2026-03-09T04:00Z", "2026-03-10T04:00Z")).toEqual(["2026-03-09T13:00"]);
  expect(nineBy("Europe/Berlin", "2026-10-18T22:00Z", "2026-10-19T22:00Z")).toEqual(["2026-10-19T07:00"]);
  expect(nineBy("Europe/Berlin", "2026-10-25T23:00Z", "2026-10-26T23:00Z")).toEqual(["2026-10-26T08:00"]);
});
