import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openVisit } from "#infusion/desk.ts";
import { inClinic } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { type Asking, openTestHouse, signInAs, type TestHouse } from "../../tests/clinic.ts";
import { fieldsOf, openVisitor, wordsOn } from "../../tests/visitor.ts";

const clock = { now: () => Date.UTC(2026, 10, 30, 15) };
let house: TestHouse;
let alvarez: Asking;
let patientId = "";
const infusionId = uuidv7();

beforeAll(async () => {
  house = await openTestHouse(clock);
  patientId = house.clinic.patients["fable"]!;
  await inClinic(house.house.db, house.clinic.clinicId, (tx) =>
    openVisit(
      {
        tx,
        store: house.house.store,
        by: house.clinic.staff["alvarez"]!.id,
        roles: ["nurse"],
        now: as<Instant>(clock.now()),
      },
      {
        id: infusionId,
        patientId,
        roomId: house.clinic.rooms[0]!,
        number: 1,
        of: 6,
        plannedStartAt: as<Instant>(clock.now()),
      },
    ),
  );
  alvarez = await signInAs(house, "alvarez");
}, 60_000);
afterAll(() => house.close());

type Facts = { readonly facts: readonly { readonly id: string; readonly type: string; readonly data: object }[] };
const calls = async () => {
  const { body } = await alvarez(`/api/infusions/${infusionId}/bedside`);
  return (body as Facts).facts.filter(({ type }) => type === "PatientCalled");
};
const newCode = async () =>
  ((await alvarez(`/api/infusions/${infusionId}/room-code`, { id: uuidv7() })).body as { code: string }).code;
const order = (type: string, data: object) =>
  alvarez(`/api/infusions/${infusionId}/orders/${type}`, { id: uuidv7(), patientId, at: clock.now(), data });
async function screen(network: string) {
  const tablet = openVisitor(house, network);
  await tablet.send(await tablet.get("/room"), "/room/open", { code: await newCode() });
  return tablet;
}

test("a code opens one screen, once; a code nobody made, or made too long ago, opens none", async () => {
  const code = await newCode();
  const [tablet, second] = [openVisitor(house, "192.0.2.50"), openVisitor(house, "192.0.2.51")];
  const wrong = await tablet.post("/room/open", { code: "00000000" });
  expect([wrong.status, wordsOn(wrong)]).toEqual([422, expect.stringContaining("opens nothing")]);
  expect((await tablet.post("/room/open", { code: `${code.slice(0, 4)} ${code.slice(4)}` })).status).toBe(303);
  const page = await tablet.get("/room");
  expect(wordsOn(page)).toMatch(/Watching over you Nora Alvarez nurse.*I need someone/);
  expect(page.text).not.toMatch(/Fable|Adaeze/);
  expect((await second.post("/room/open", { code })).status).toBe(422);
  const late = await newCode();
  const past = new Date(clock.now() - 1);
  await inClinic(house.house.db, house.clinic.clinicId, (tx) =>
    tx.q.updateTable("room_screens").set({ code_until: past }).where("secret_hash", "is", null).execute(),
  );
  expect((await second.post("/room/open", { code: late })).status).toBe(422);
});

test("many tries from one place are stopped, and say nothing of whether a code was right", async () => {
  const stranger = openVisitor(house, "192.0.2.60");
  for (let n = 0; n < 12; n += 1) await stranger.post("/room/open", { code: String(10_000_000 + n) });
  const code = await newCode();
  expect((await stranger.post("/room/open", { code })).status).toBe(429);
  expect((await openVisitor(house, "192.0.2.61").post("/room/open", { code })).status).toBe(303);
});

test("tried before the start, the button rings at the bedside, and that it was heard is shown and kept", async () => {
  const tablet = await screen("192.0.2.52");
  const pressed = await tablet.follow(await tablet.send(await tablet.get("/room"), "/room/try"));
  expect(wordsOn(pressed)).toContain("It rings at your nurse’s screen");
  const [trial] = await calls();
  expect(trial?.data).toEqual({ trial: true });
  expect((await order("CallAnswered", { callId: trial!.id })).status).toBe(200);
  expect(wordsOn(await tablet.get("/room"))).toContain("It works: your nurse heard it");
});

test("a call is a fact, a need and on the chair's card; who comes is shown to the patient", async () => {
  const tablet = await screen("192.0.2.53");
  const page = await tablet.get("/room");
  // Sent twice under one id, and pressed again at once, it is one call.
  const fields = fieldsOf(page, "/room/call");
  await tablet.post("/room/call", fields);
  await tablet.post("/room/call", fields);
  await tablet.send(await tablet.get("/room"), "/room/call");
  const open = (await calls()).filter(({ data }) => "trial" in data && data.trial === false);
  expect(open).toHaveLength(1);
  const { body } = await alvarez("/api/board");
  const board = body as { chairs: { visit: { callsSince: number | null } | null }[]; needsPerson: { says: string }[] };
  expect(board.chairs[0]?.visit?.callsSince).toBe(clock.now());
  expect(board.needsPerson.map(({ says }) => says)).toContain("The patient calls: “I need someone”");
  expect((await order("CallAnswered", { callId: open[0]!.id })).status).toBe(200);
  expect(wordsOn(await tablet.get("/room"))).toContain("Nora Alvarez is coming");
  expect(wordsOn(await tablet.get("/es/room"))).toContain("Nora Alvarez ya viene");
  expect((await order("CallAnswered", { callId: open[0]!.id })).status).toBe(409);
});

test("when the visit is over the screen is closed, and its button rings nowhere", async () => {
  const tablet = await screen("192.0.2.54");
  const page = await tablet.get("/room");
  expect((await order("InfusionCancelled", { why: "Fever since the morning." })).status).toBe(200);
  const before = (await calls()).length;
  expect(wordsOn(await tablet.post("/room/call", fieldsOf(page, "/room/call")))).toContain("This visit is over");
  expect(await calls()).toHaveLength(before);
  expect(wordsOn(await tablet.get("/room"))).not.toContain("I need someone");
  expect((await alvarez(`/api/infusions/${infusionId}/room-code`, { id: uuidv7() })).status).toBe(404);
});
