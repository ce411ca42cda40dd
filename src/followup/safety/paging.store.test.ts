import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { inClinic, type Tx } from "#plumbing/db.ts";
import { lettersAbout } from "#plumbing/letters.ts";
import { as, type Instant } from "#science/units.ts";
import { openNeeds } from "#tasks/read.ts";
import { openTestHouse, type TestHouse } from "../../../tests/clinic.ts";
import { writeAs } from "../../../tests/message.ts";
import { openAlerts, whoReads } from "../read.ts";
import { acknowledge, closeAlert } from "./answering.ts";
import { startDrill } from "./drill.ts";
import { setOnCall, setPageWay, swapOnCall, withdrawSwap } from "./on-call-desk.ts";
import { type OnCallView, onCallView } from "./on-call-view.ts";
import { pageRound } from "./paging.ts";
import type { Doing } from "./store.ts";

const MINUTE = 60_000;
/** A Saturday, 23:40 in New York: the demonstration clinic is shut. */
const NIGHT = Date.parse("2026-12-06T04:40:00Z");
/** A Monday, 10:00. */
const DAY = Date.parse("2026-12-07T15:00:00Z");
const clock = { at: NIGHT, now: () => clock.at };
let house: TestHouse;
let patientId = "";
let staff: Record<"nurse" | "nurse2" | "doctor", string>;
const ways = { mail: true, texts: true };

beforeAll(async () => {
  house = await openTestHouse(clock);
  patientId = house.clinic.patients["fable"] ?? "";
  const id = (key: string) => house.clinic.staff[key]?.id ?? "";
  staff = { nurse: id("alvarez"), nurse2: id("whitfield"), doctor: id("reyes") };
  await acting((doing) => setPageWay(doing, uuidv7(), wayOf(staff.doctor, "(212) 555-0142", "doctor@demo.example")));
  await acting((doing) => setPageWay(doing, uuidv7(), wayOf(staff.nurse, "+12125550143", "")));
}, 60_000);
afterAll(() => house.close());

const wayOf = (staffId: string, mobile: string, email: string) => ({ staffId, mobile, email });
const now = () => as<Instant>(clock.now());
const inHouse = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.house.db, house.clinic.clinicId, work);
const acting = <T>(work: (doing: Doing) => Promise<T>, by = "system") =>
  inHouse((tx) => work({ tx, store: house.house.store, by, now: now() }));
const round = (open = ways) =>
  pageRound(
    { db: house.house.db, store: house.house.store, now, baseUrl: "https://clinic.example", ways: open },
    house.clinic.clinicId,
  );
const write = (text = "I want to die") => acting((doing) => writeAs(patientId, doing, text));
const alert = async () => (await inHouse(openAlerts))[0]!;
const letters = async () => inHouse(async (tx) => lettersAbout(tx, `alert:${(await alert()).id}`));
const sentTo = async () => (await letters()).map(({ recipient }) => recipient).toSorted();

const NIGHTS = [1, 2, 3, 4, 5, 6, 7] as const;
const rota = (...staffIds: readonly string[]) =>
  acting((doing) =>
    setOnCall(doing, uuidv7(), {
      weekly: NIGHTS.map((weekday) => ({ weekday, from: "17:00", to: "08:00", staffIds })),
    }),
  );

beforeEach(async () => {
  clock.at = NIGHT;
  await rota(staff.doctor, staff.nurse);
  await round();
});
afterEach(async () => {
  for (const { id: alertId, isDrill } of await inHouse(openAlerts)) {
    await acting((doing) => acknowledge(doing, { id: uuidv7(), alertId, how: "screen" }), staff.doctor);
    const outcome = isDrill ? "drill-done" : "safe-plan-made";
    const data = { outcome, spokeWith: "her", told: "988", note: "", printedName: "Ines Reyes, MD" } as const;
    await acting((doing) => closeAlert(doing, { id: uuidv7(), alertId, ...data }), staff.doctor);
  }
});

test("at night the first on call gets a mail and a text, without name, drug or illness, and once however many rounds run", async () => {
  await write();
  await Promise.all([round(), round(), round()]);
  await round();
  const posted = await letters();
  expect(posted.map(({ channel, recipient }) => `${channel} ${recipient}`).toSorted()).toEqual([
    "mail doctor@demo.example",
    "text +12125550142",
  ]);
  const { id } = await alert();
  const rows = await inHouse((tx) =>
    tx.q.selectFrom("letters").selectAll().where("about", "=", `alert:${id}`).execute(),
  );
  for (const { subject, body, urgent } of rows) {
    expect(body).toBe(`Afterglow: urgent. Open https://clinic.example/staff/alerts/${id}`);
    expect([urgent, subject === "" || subject === "Afterglow: urgent"]).toEqual([true, true]);
  }
});

test("nobody answers: the second on call is paged after 5 minutes, every physician after 15, the first each time again", async () => {
  await write();
  await round();
  clock.at += 5 * MINUTE - 1000;
  await round();
  expect((await alert()).pages.map(({ step }) => step)).toEqual(["first"]);
  clock.at += 1000;
  await round();
  expect(await sentTo()).toEqual([
    "+12125550142",
    "+12125550142",
    "+12125550143",
    "doctor@demo.example",
    "doctor@demo.example",
  ]);
  clock.at += 10 * MINUTE;
  await round();
  await round();
  const { pages } = await alert();
  expect(pages.map(({ step, staffIds }) => [step, staffIds.length])).toEqual([
    ["first", 1],
    ["second", 2],
    ["third", 2],
  ]);
  clock.at += 600 * MINUTE;
  await round();
  expect((await alert()).pages).toHaveLength(3);
});

test("whoever says that they have it stops the steps, and pages still on their way are not sent any more", async () => {
  await write();
  await round();
  const { id: alertId } = await alert();
  await acting((doing) => acknowledge(doing, { id: uuidv7(), alertId, how: "link" }), staff.nurse);
  expect((await letters()).map(({ state }) => state)).toEqual(["dropped", "dropped"]);
  clock.at += 60 * MINUTE;
  await round();
  expect((await alert()).pages).toHaveLength(1);
  expect(await letters()).toHaveLength(2);
});

test("whoever cannot be reached by anything is passed by at once", async () => {
  await rota(staff.nurse2, staff.doctor);
  await write();
  await round();
  await round();
  expect((await alert()).pages.map(({ step }) => step)).toEqual(["first", "second"]);
});

test("nobody on the rota: the medical director is paged; in open hours everybody who works", async () => {
  await rota();
  await write();
  await round();
  expect((await alert()).pages).toMatchObject([{ step: "first", staffIds: [staff.doctor] }]);
  const { id: alertId } = await alert();
  await acting((doing) => acknowledge(doing, { id: uuidv7(), alertId, how: "screen" }), staff.doctor);
  clock.at = DAY;
  await round();
  await write("I still want to die");
  expect((await alert()).pages.at(-1)?.staffIds).toHaveLength(3);
});

test("the patient is told who is called only where it is true", async () => {
  const said = async (open = ways) => {
    await round(open);
    return (await inHouse((tx) => whoReads(tx, now()))).words;
  };
  expect((await said()).en).toMatch(/closed. We are calling Ines Reyes, MD, who is on call/);
  expect((await said()).es).toMatch(/cerrada. Estamos avisando ahora a Ines Reyes, MD, de guardia/);
  const nobody = "The clinic is closed. Nobody here is reading this now. Somebody reads it from Monday";
  expect((await said({ mail: false, texts: false })).en).toContain(nobody);
  await round();
  clock.at += 3 * MINUTE;
  expect((await inHouse((tx) => whoReads(tx, now()))).words.en, "nothing carries pages any more").toContain(nobody);
  clock.at = DAY;
  expect((await said({ mail: false, texts: false })).en).toContain("stands on our staff’s screens now");
});

test("a drill pages in earnest, says DRILL, stands behind what is real, counts in no figure, and closes only as a drill; two never run at once", async () => {
  const id = uuidv7();
  expect(await acting((doing) => startDrill(doing, id), staff.doctor)).toMatchObject({ alertId: id });
  expect(await acting((doing) => startDrill(doing, id), staff.doctor), "pressed twice").toMatchObject({ alertId: id });
  expect(await acting((doing) => startDrill(doing, uuidv7()), staff.doctor)).toMatchObject({
    refusals: [{ rule: "drill-running" }],
  });
  await round();
  const [{ body } = { body: "" }] = await inHouse((tx) =>
    tx.q.selectFrom("letters").select("body").where("about", "=", `alert:${id}`).execute(),
  );
  expect(body).toContain("Afterglow: DRILL, urgent. Open ");
  await write();
  const needs = await inHouse((tx) => openNeeds(tx, { roles: ["prescriber"], now: now() }));
  expect(needs.slice(0, 2)).toMatchObject([
    { danger: true, drill: false, patientId },
    { danger: true, drill: true, subject: `alert:${id}`, says: expect.stringMatching(/^No patient/) },
  ]);
  const timed = await inHouse((tx) => tx.q.selectFrom("outcome_alerts").select("id").execute());
  expect(timed.map((row) => row.id)).not.toContain(id);
  await acting((doing) => acknowledge(doing, { id: uuidv7(), alertId: id, how: "link" }), staff.doctor);
  const data = { outcome: "safe-plan-made", spokeWith: "x", told: "y", note: "", printedName: "" } as const;
  expect(await acting((doing) => closeAlert(doing, { id: uuidv7(), alertId: id, ...data }))).toMatchObject({
    refusals: [{ rule: "drill" }],
  });
});

test("the rota names its gaps and whoever has fewer than two ways, takes no stranger, and a swap stands in", async () => {
  const view = () => inHouse((tx) => onCallView(tx, ["owner"], now()));
  expect(await view()).toMatchObject({ mayChange: true, onCallNow: [staff.doctor, staff.nurse], isSigned: true });
  const { gaps, people }: OnCallView = await view();
  expect(gaps).toMatchObject([{ weekday: 6, from: "08:00", to: "17:00" }, { weekday: 7 }]);
  expect(people.find(({ id }) => id === staff.nurse)).toMatchObject({ mobile: "+12125550143", email: "" });
  const desk = house.clinic.staff["park"]?.id ?? "";
  expect(await rota(desk)).toMatchObject([{ rule: "cannot-answer" }]);
  const swapId = uuidv7();
  const swap = { fromAt: now(), toAt: as<Instant>(now() + 60 * MINUTE), staffIds: [staff.nurse2], why: "ill" };
  expect(await acting((doing) => swapOnCall(doing, swapId, swap))).toEqual([]);
  expect((await view()).onCallNow).toEqual([staff.nurse2]);
  await acting((doing) => withdrawSwap(doing, uuidv7(), { swapId, why: "well again" }));
  expect((await view()).onCallNow).toEqual([staff.doctor, staff.nurse]);
  expect(await acting((doing) => swapOnCall(doing, uuidv7(), { ...swap, toAt: now() }))).toMatchObject([
    { field: "toAt" },
  ]);
  expect(await acting((doing) => setPageWay(doing, uuidv7(), wayOf(staff.nurse, "call me", "")))).toMatchObject([
    { field: "mobile" },
  ]);
});
