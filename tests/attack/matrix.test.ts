import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askFor } from "#assessment/desk.ts";
import { good } from "#infusion/orders/good.test-data.ts";
import { ORDERS, type OrderType } from "#infusion/orders/orders.ts";
import { isAllowed, type Permission } from "#people/events.ts";
import { inventory, isPublic, type Route } from "#plumbing/inventory.ts";
import { inClinic } from "#plumbing/db.ts";
import { lettersAbout, postLetter } from "#plumbing/letters.ts";
import { as, type Instant } from "#science/units.ts";
import { openVisit } from "#infusion/desk.ts";
import { demoStaff } from "../../src/app/demo/people.ts";
import { foundDemo } from "../../src/app/demo/seed.ts";
import { assessmentRows } from "./assessment-rows.ts";
import { aboutInBody, bookedIn, bookingRows } from "./booking-rows.ts";
import { checkInIn, checkInRows } from "./checkin-rows.ts";
import { consentIn, consentRows } from "./consent-rows.ts";
import { courseAboutInBody, courseIn, courseRows } from "./course-rows.ts";
import { evaluationIn, evaluationRows } from "./evaluation-rows.ts";
import { historyRows } from "./history-rows.ts";
import { messagesIn, messagesRows } from "./messages-rows.ts";
import { outcomesRows } from "./outcomes-rows.ts";
import { peopleRows } from "./people-rows.ts";
import { placeRows } from "./place-rows.ts";
import { portalRows } from "./portal-rows.ts";
import { raiseForAttack, safetyRows } from "./safety-rows.ts";
import { siteRows } from "./site-rows.ts";
import { careIn, watchRows } from "./watch-rows.ts";
import { type Asking, openTestHouse, ORIGIN, signInAs, type TestHouse } from "../clinic.ts";

/** Whose thing a request is about: this clinic's, another clinic's, or nobody's. */
type Target = "own" | "other-clinic" | "nobody";
type Ids = {
  readonly infusion: string;
  readonly patient: string;
  readonly room: string;
  readonly quarantine: string;
  readonly alarm: string;
  readonly appointment: string;
  readonly enquiry: string;
  readonly waiting: string;
  readonly letter: string;
  readonly assessment: string;
  readonly course: string;
  readonly alert: string;
  readonly nurse: string;
  readonly evaluation: string;
  readonly thread: string;
  readonly template: string;
  readonly consent: string;
  readonly person: string;
  readonly careLetter: string;
  readonly checkIn: string;
};

const needNobodyHas = () => ({ id: uuidv7(), subject: `appointment:${uuidv7()}`, key: "ride" });

/** How each route is asked. A route of the app without a row here, or a row without a route, fails. */
const rows: Readonly<Record<string, (ids: Ids, type?: OrderType) => { path: string; body?: object }>> = {
  "GET /api/me": () => ({ path: "/api/me" }),
  "POST /api/sitting/confirm": () => ({ path: "/api/sitting/confirm", body: { pin: "000000" } }),
  "POST /api/sitting/lock": () => ({ path: "/api/sitting/lock", body: { never: "sent" } }),
  "GET /api/patients": () => ({ path: "/api/patients" }),
  "POST /api/patients": () => ({
    path: "/api/patients",
    body: {
      id: uuidv7(),
      mrn: uuidv7(),
      family: "Ode",
      given: "Mara",
      birthDate: "1990-05-06",
      sex: "unknown",
      heightCm: null,
      allergies: null,
      isAnother: true,
    },
  }),
  "GET /api/patients/:patientId": ({ patient }) => ({ path: `/api/patients/${patient}` }),
  "POST /api/infusions": ({ patient, room }) => ({
    path: "/api/infusions",
    body: { id: uuidv7(), patientId: patient, roomId: room, number: 1, of: 6, plannedStartAt: Date.now() },
  }),
  "GET /api/infusions/:infusionId/bedside": ({ infusion }) => ({ path: `/api/infusions/${infusion}/bedside` }),
  "GET /api/infusions/:infusionId/record": ({ infusion }) => ({ path: `/api/infusions/${infusion}/record` }),
  "GET /api/infusions/:infusionId/samples": ({ infusion }) => ({ path: `/api/infusions/${infusion}/samples` }),
  "POST /api/infusions/:infusionId/orders/:type": ({ infusion, patient }, type = "NoteWritten") => ({
    path: `/api/infusions/${infusion}/orders/${type}`,
    body: { id: uuidv7(), patientId: patient, at: Date.now(), data: good[type] },
  }),
  "POST /api/infusions/:infusionId/room-code": ({ infusion }) => ({
    path: `/api/infusions/${infusion}/room-code`,
    body: { id: uuidv7() },
  }),
  "GET /api/discrepancies": () => ({ path: "/api/discrepancies" }),
  "POST /api/alarms/:alarmId/acknowledge": ({ alarm, infusion }) => ({
    path: `/api/alarms/${alarm}/acknowledge`,
    body: { id: uuidv7(), infusionId: infusion, at: Date.now() },
  }),
  "GET /api/quarantine": () => ({ path: "/api/quarantine" }),
  "POST /api/quarantine/:quarantineId/resolve": ({ quarantine }) => ({
    path: `/api/quarantine/${quarantine}/resolve`,
    body: { id: uuidv7(), resolution: "looked at it" },
  }),
  ...peopleRows,
  ...historyRows,
  ...messagesRows,
  ...evaluationRows,
  ...placeRows,
  ...portalRows,
  ...siteRows,
  ...bookingRows,
  ...assessmentRows,
  ...courseRows,
  ...safetyRows,
  ...outcomesRows,
  ...consentRows,
  ...watchRows,
  ...checkInRows,
  "GET /api/tasks": () => ({ path: "/api/tasks" }),
  "POST /api/tasks/take": () => ({ path: "/api/tasks/take", body: { ...needNobodyHas(), takeOver: false } }),
  "POST /api/tasks/give-back": () => ({ path: "/api/tasks/give-back", body: needNobodyHas() }),
  "POST /api/tasks/try": () => ({
    path: "/api/tasks/try",
    body: { ...needNobodyHas(), what: "no-answer", note: "", againAt: Date.now() + 3_600_000 },
  }),
  "POST /api/tasks/done": () => ({ path: "/api/tasks/done", body: { ...needNobodyHas(), outcome: "reached" } }),
  "GET /api/letters": () => ({ path: "/api/letters" }),
  "POST /api/letters/:letterId/settle": ({ letter }) => ({
    path: `/api/letters/${letter}/settle`,
    body: { outcome: "reached by telephone" },
  }),
  "POST /api/letters/:letterId/resend": ({ letter }) => ({ path: `/api/letters/${letter}/resend`, body: {} }),
  "GET /api/search": () => ({ path: "/api/search?q=fab" }),
  "GET /api/patients/:patientId/desk": ({ patient }) => ({ path: `/api/patients/${patient}/desk` }),
  "GET /api/appointments/:appointmentId/about": ({ appointment }) => ({
    path: `/api/appointments/${appointment}/about`,
  }),
  "GET /api/board": () => ({ path: "/api/board" }),
  "GET /api/feed": () => ({ path: "/api/feed" }),
};

/** Routes whose path names a thing: asked for somebody else's, they answer as for a thing that does not exist. */
const about = (route: Route) =>
  route.path.includes(":") ||
  route.path === "/api/infusions" ||
  (route.method === "POST" && [...aboutInBody, ...courseAboutInBody].includes(route.path));

let test_: TestHouse;
let routes: readonly Route[];
const people = new Map<string, Asking>();
const ids = {} as Record<Target, Ids>;
let secrets: readonly string[] = [];

beforeAll(async () => {
  test_ = await openTestHouse();
  const other = await foundDemo(test_.house, test_.signin, test_.house.now(), "other.example");
  routes = inventory(test_.app);
  for (const [target, clinic] of [
    ["own", test_.clinic],
    ["other-clinic", other],
  ] as const) {
    const [patient, room, infusion] = [clinic.patients["fable"]!, clinic.rooms[0]!, uuidv7()];
    const now = as<Instant>(Date.now());
    await inClinic(test_.house.db, clinic.clinicId, (tx) =>
      openVisit(
        { tx, store: test_.house.store, by: clinic.staff["alvarez"]!.id, roles: ["nurse"], now },
        { id: infusion, patientId: patient, roomId: room, number: 1, of: 6, plannedStartAt: now },
      ),
    );
    const booked = await inClinic(test_.house.db, clinic.clinicId, (tx) => bookedIn(tx, test_.house.store, now));
    const letter = await letterIn(clinic.clinicId, now);
    const assessment = await assessmentIn(clinic.clinicId, patient, now);
    const by = clinic.staff["reyes"]!.id;
    const course = await inClinic(test_.house.db, clinic.clinicId, (tx) =>
      courseIn(tx, test_.house.store, { by, patientId: patient, now }),
    );
    const alert = await inClinic(test_.house.db, clinic.clinicId, (tx) =>
      raiseForAttack(tx, test_.house.store, patient, now),
    );
    const evaluated = await inClinic(test_.house.db, clinic.clinicId, (tx) =>
      evaluationIn(tx, test_.house.store, { by, patientId: clinic.patients["legend"]!, now }),
    );
    const consent = await inClinic(test_.house.db, clinic.clinicId, (tx) =>
      consentIn(tx, test_.house.store, { by, patientId: patient, now }),
    );
    const checkIn = await inClinic(test_.house.db, clinic.clinicId, (tx) =>
      checkInIn(tx, test_.house.store, { patientId: patient, now }),
    );
    const written = await inClinic(test_.house.db, clinic.clinicId, (tx) =>
      messagesIn(tx, test_.house.store, { by, patientId: patient, now }),
    );
    const shared = await inClinic(test_.house.db, clinic.clinicId, (tx) =>
      careIn(tx, test_.house.store, { by, patientId: patient, now }),
    );
    ids[target] = {
      ...shared,
      checkIn,
      ...evaluated,
      ...written,
      infusion,
      course,
      alert,
      nurse: clinic.staff["alvarez"]!.id,
      consent,
      patient,
      room,
      quarantine: uuidv7(),
      alarm: uuidv7(),
      letter,
      assessment,
      ...booked,
    };
  }
  const nobodys = () => Object.fromEntries(Object.keys(ids.own).map((key) => [key, uuidv7()]));
  ids.nobody = nobodys() as Ids;
  secrets = [other.clinicId, ...Object.values(ids["other-clinic"]), ...Object.values(other.patients)];
  for (const { key } of demoStaff) people.set(key, await signInAs(test_, key));
});
afterAll(() => test_.close());

/** A questionnaire this patient was asked to answer. */
async function assessmentIn(clinicId: string, patientId: string, now: Instant): Promise<string> {
  const id = uuidv7();
  const wish = {
    id,
    patientId,
    scaleId: "phq-9",
    language: "en",
    how: "patient",
    point: "baseline",
    dueAt: null,
  } as const;
  await inClinic(test_.house.db, clinicId, (tx) => askFor({ tx, store: test_.house.store, by: "system", now }, wish));
  return id;
}

/** A letter on its way to somebody fictitious. */
const letterIn = (clinicId: string, now: Instant) =>
  inClinic(test_.house.db, clinicId, async (tx) => {
    const [key, words] = [uuidv7(), { subject: "Your visit", body: "Your visit is booked." }];
    const whom = { channel: "mail", template: "booked", language: "en", recipient: "ode@visitor.example" } as const;
    await postLetter(tx, { key, about: key, notBefore: now, notAfter: null, now, ...whom, ...words });
    return (await lettersAbout(tx, key))[0]!.id;
  });

const isGuarded = (route: Route) => !isPublic(route);
const typesOf = (route: Route): readonly (OrderType | undefined)[] =>
  route.path.endsWith("/orders/:type") ? (Object.keys(ORDERS) as OrderType[]) : [undefined];
const permissionOf = (route: Route, type: OrderType | undefined) =>
  (type === undefined ? route.permission : ORDERS[type].permission) as Permission;
const request = (route: Route, target: Target, type?: OrderType) =>
  rows[`${route.method} ${route.path}`]!(ids[target], type);

test("every route of the app has a row, and every row a route", () => {
  const known = routes.filter(isGuarded).map(({ method, path }) => `${method} ${path}`);
  expect(known.toSorted()).toEqual(Object.keys(rows).toSorted());
});

test("nobody without a session gets anything but the request to sign in", async () => {
  for (const route of routes.filter(isGuarded)) {
    for (const type of typesOf(route)) {
      const { path, body } = request(route, "own", type);
      const headers = { origin: ORIGIN, ...(body !== undefined && { "content-type": "application/json" }) };
      const answer = await test_.app.fetch(
        new Request(`${ORIGIN}${path}`, {
          method: route.method,
          headers,
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
      );
      expect(answer.status, `${route.method} ${path}`).toBe(401);
      expect(await answer.text()).not.toContain(ids.own.patient);
    }
  }
});

test("an address with a sign that no text has is nobody's, and no failure of ours", async () => {
  const ask = people.get("reyes")!;
  for (const route of routes.filter((one) => isGuarded(one) && one.path !== "/api/feed")) {
    const { path, body } = request(route, "own");
    const broken = route.path.includes(":") ? path.replaceAll(/[0-9a-f-]{36}/g, "%00") : `${path}?q=%00`;
    expect((await ask(broken, body)).status, broken).toBe(404);
  }
});

test.each(demoStaff.map(({ key, roles }) => [key, roles] as const))(
  "%s: every cell of the matrix, judged on the bytes of the answer",
  async (key, roles) => {
    const ask = people.get(key)!;
    let cells = 0;
    for (const route of routes.filter(
      (one) => isGuarded(one) && one.path !== "/api/feed" && one.path !== "/api/sitting/lock",
    )) {
      for (const type of typesOf(route)) {
        const allowed = isAllowed(roles, permissionOf(route, type)) && isAllowed(roles, route.permission as Permission);
        const targets: readonly Target[] = about(route) ? ["own", "nobody", "other-clinic"] : ["own"];
        const answers = new Map<Target, { status: number; text: string }>();
        for (const target of targets) {
          const { path, body } = request(route, target, type);
          answers.set(target, await ask(path, body));
          cells += 1;
        }
        const name = `${key} ${route.method} ${route.path} ${type ?? ""}`;
        const own = answers.get("own")!;
        if (allowed)
          expect(
            [401, 423, 500].includes(own.status) || (own.status === 403 && !/confirm-identity|pin/.test(own.text)),
            `${name} own: ${own.status} ${own.text}`,
          ).toBe(false);
        else expect([own.status, /not-permitted/.test(own.text)], name).toEqual([403, true]);
        const [nobody, other] = [answers.get("nobody"), answers.get("other-clinic")];
        if (other !== undefined && nobody !== undefined) {
          expect([other.status, other.text], `${name}: another clinic's answers as nobody's`).toEqual([
            nobody.status,
            nobody.text,
          ]);
          if (allowed) expect(other.status, name).toBe(404);
        }
        for (const { text } of answers.values())
          for (const secret of secrets) expect(text.includes(secret), `${name} leaks ${secret}`).toBe(false);
      }
    }
    expect(cells).toBeGreaterThan(100);
  },
);

test("the front desk reads names and times, and no drug, dose, vital sign or check", async () => {
  const board = (await people.get("park")!("/api/board")).text;
  expect(board).toContain("Fable");
  for (const word of ["ketamine", '"doseMg":0', '"readings"', "MDC", "allerg"]) expect(board).not.toContain(word);
  expect(board).toMatch(/"doseMg":null/);
});

test("a form filled for one patient is refused on another patient's visit", async () => {
  const { path, body } = rows["POST /api/infusions/:infusionId/orders/:type"]!(
    { ...ids.own, patient: test_.clinic.patients["legend"]! },
    "NoteWritten",
  );
  const answer = await people.get("alvarez")!(path, body);
  expect(answer.status).toBe(409);
  expect(answer.text).toContain("another-patient");
});

test("someone who left gets nothing from the next request on", async () => {
  const { farewellStaff } = await import("#people/desk.ts");
  const leaver = people.get("whitfield")!;
  expect((await leaver("/api/me")).status).toBe(200);
  await inClinic(test_.house.db, test_.clinic.clinicId, (tx) =>
    farewellStaff(
      { tx, store: test_.house.store, by: "system", at: as<Instant>(Date.now()) },
      test_.clinic.staff["whitfield"]!.id,
      "left",
    ),
  );
  expect((await leaver("/api/me")).status).toBe(401);
  expect((await leaver("/api/board")).status).toBe(401);
});

test("every request about a patient, and every refused one, left a row in the audit trail", async () => {
  const count = () =>
    inClinic(
      test_.house.db,
      test_.clinic.clinicId,
      async (tx) =>
        (
          await tx.q
            .selectFrom("audit")
            .select((e) => e.fn.countAll<number>().as("n"))
            .executeTakeFirstOrThrow()
        ).n,
    );
  const [nurse, desk] = [people.get("alvarez")!, people.get("park")!];
  const before = await count();
  const { path } = rows["GET /api/infusions/:infusionId/bedside"]!(ids.own);
  for (let n = 0; n < 10; n += 1) {
    await nurse(path);
    await desk(path);
  }
  expect((await count()) - before).toBe(20);
});
