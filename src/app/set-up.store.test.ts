import { base32 } from "@better-auth/utils/base32";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hoursOf, placeOf, roomsOf, rotasOf } from "#clinic/read.ts";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { devicesNow } from "#monitoring/read.ts";
import { welcomeStaff } from "#people/desk.ts";
import { everyClinic, inClinic, type Tx } from "#plumbing/db.ts";
import { codeNow } from "#plumbing/signin/logins.ts";
import { openSignin, type Signin } from "#plumbing/signin/signin.ts";
import { as, type Instant } from "#science/units.ts";
import { ORIGIN } from "../../tests/clinic.ts";
import { freshDatabase } from "../../tests/database.ts";
import { framed, openWire } from "../../tests/mllp-client.ts";
import { closeHouse, type House, openHouse, standByMonitors } from "./house.ts";
import { openLog } from "./log.ts";
import { webApp } from "./server.ts";
import { setUpWord } from "./set-up-routes.ts";

let house: House;
let signin: Signin;
let app: ReturnType<typeof webApp>;
let word: string;
let cookie = "";
beforeAll(async () => {
  const { adminUrl, secret } = await freshDatabase();
  house = await openHouse({ adminUrl, secret, now: () => as<Instant>(Date.now()), log: openLog("silent", null) });
  signin = openSignin({ signinUrl: house.urls.signin, secret, baseUrl: ORIGIN });
  word = setUpWord(secret);
  app = webApp({ house, signin, baseUrl: ORIGIN, setUpWord: word });
}, 60_000);
afterAll(async () => {
  await signin.close();
  await closeHouse(house);
});

async function ask(path: string, body?: object) {
  const answer = await app.fetch(
    new Request(`${ORIGIN}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { origin: ORIGIN, cookie, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
  const set = answer.headers.getSetCookie().map((one) => one.split(";")[0]);
  if (set.length > 0) cookie = set.join("; ");
  return { status: answer.status, body: (await answer.json()) as object };
}

const hours = [{ weekday: 1 as const, from: "09:00", to: "16:00" }];
const wish = (change: object = {}) => ({
  word,
  plan: {
    clinic: "Test Clinic",
    phone: "+1 555 555 0199",
    zone: "America/Chicago",
    infusionRooms: 2,
    consultingRooms: 1,
    hours,
  },
  name: "Ida Haiku",
  credential: "MD",
  email: "director@clinic.example",
  password: "fifteen letters and more",
  pin: "482913",
  ...change,
});
const begin = async (change: object = {}) =>
  (await ask("/api/set-up/begin", wish(change))).body as { claim: string; totpUri: string };
const codeOf = (totpUri: string) =>
  codeNow(new TextDecoder().decode(base32.decode(new URL(totpUri).searchParams.get("secret") ?? "")));

test("while there is no clinic the set-up is open, to whoever has the word of the terminal", async () => {
  expect(await ask("/api/set-up")).toEqual({ status: 200, body: { open: true } });
  expect((await ask("/api/set-up/word", { word: "aaaaa-bbbbb-ccccc-ddddd" })).status).toBe(403);
  expect((await ask("/api/set-up/word", { word: ` ${word.toUpperCase().replaceAll("-", " ")} ` })).status).toBe(200);
  expect((await ask("/api/set-up/begin", wish({ word: "x" }))).status).toBe(403);
});

test("a weak password, a zone nobody knows and no room are said at their fields, and nothing is founded", async () => {
  const refusedAt = async (change: object) =>
    ((await ask("/api/set-up/begin", wish(change))).body as { refusals: { field: string }[] }).refusals[0]?.field;
  expect(await refusedAt({ password: "short" })).toBe("password");
  expect(await refusedAt({ pin: "123456" })).toBe("pin");
  expect(await refusedAt({ plan: { ...wish().plan, zone: "Europe/Atlantis" } })).toBe("plan.zone");
  expect(await refusedAt({ plan: { ...wish().plan, infusionRooms: 0 } })).toBe("plan.infusionRooms");
  expect(await everyClinic(house.db)).toEqual([]);
});

test("two set up at once: the first code founds the clinic, and there is one", async () => {
  const [one, two] = [await begin(), await begin({ email: "other@clinic.example" })];
  expect((await ask("/api/set-up/finish", { claim: one.claim, code: "000000" })).status).toBe(403);
  expect(await everyClinic(house.db)).toEqual([]);
  const answers = await Promise.all([
    ask("/api/set-up/finish", { claim: one.claim, code: await codeOf(one.totpUri) }),
    ask("/api/set-up/finish", { claim: two.claim, code: await codeOf(two.totpUri) }),
  ]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect(await everyClinic(house.db)).toHaveLength(1);
  expect(await ask("/api/set-up")).toEqual({ status: 200, body: { open: false } });
  expect((await ask("/api/set-up/begin", wish())).status).toBe(409);
  const { rows } = await signin.pool.query(`select 1 from "user"`);
  expect(rows, "whoever was second has no login").toHaveLength(1);
});

test("the clinic has its rooms, its hours and a director on duty while it is open", async () => {
  const [clinicId = ""] = await everyClinic(house.db);
  const here = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.db, clinicId, work);
  const place = await here(placeOf);
  expect(place).toMatchObject({
    clinic: { name: "Test Clinic", demonstration: false },
    site: { zone: "America/Chicago" },
  });
  expect((await here(roomsOf)).map(({ kind }) => kind)).toEqual(["infusion", "infusion", "consulting"]);
  expect(await here((tx) => hoursOf(tx, place?.site.id ?? ""))).toEqual(hours);
  expect((await here(rotasOf)).map(({ weekly }) => weekly)).toEqual([hours]);
});

test("the director signs in, changes a number, keeps the draft, and signs what was read and nothing else", async () => {
  const { rows } = await signin.pool.query<{ email: string }>(`select email from "user"`);
  const email = rows[0]?.email ?? "";
  const { rows: sealed } = await signin.pool.query<{ secret: string }>(`select secret from "twoFactor"`);
  const { symmetricDecrypt } = await import("better-auth/crypto");
  const key = (await signin.auth.$context).secretConfig;
  await signin.pool.query("delete from used_codes");
  await ask("/api/auth/sign-in/email", { email, password: "fifteen letters and more" });
  const code = await codeNow(await symmetricDecrypt({ key, data: sealed[0]?.secret ?? "" }));
  expect((await ask("/api/auth/two-factor/verify-totp", { code })).status).toBe(200);

  expect((await ask("/api/settings/protocol")).body).toMatchObject({
    current: { signed: null },
    draft: null,
    maySign: true,
  });
  const mine = { ...unapprovedExample, id: "test-clinic", version: "1.0.0", consentMonths: 6 };
  const bad = { ...mine, discharge: { ...mine.discharge, firstMinMinutes: 30 } };
  const draft = (protocol: object) =>
    ask("/api/settings/protocol/draft", { protocol, copiedFrom: "unapproved-example" });
  expect((await draft(bad)).body).toMatchObject({ refusals: [{ rule: "protocol" }] });
  expect((await draft({ ...mine, consentMonths: "6" })).status).toBe(422);
  expect((await draft(mine)).status).toBe(200);
  expect((await draft(mine)).status, "kept twice is kept once").toBe(200);
  expect((await draft({ ...mine, consentMonths: 7 })).body).toMatchObject({ refusals: [{ rule: "version-taken" }] });
  const sign = (read: object) => ask("/api/settings/protocol/sign", { read, printedName: "Ida Haiku, MD" });
  expect((await sign({ ...mine, consentMonths: 7 })).body).toMatchObject({ refusals: [{ rule: "changed" }] });
  expect((await sign(mine)).status).toBe(200);
  expect((await ask("/api/settings/protocol")).body).toMatchObject({
    current: { protocol: { consentMonths: 6 }, signed: { by: "Ida Haiku, MD", demonstration: false } },
    draft: null,
  });
});

const rulesOf = ({ body }: Awaited<ReturnType<typeof ask>>) =>
  ((body as { refusals?: readonly { rule: string }[] }).refusals ?? []).map(({ rule }) => rule);
/** The device book is read by the clock of a listener that ticks: on a busy machine, not at once. */
const PATIENT = { timeout: 20_000 };
const addressed = { label: "Monitor 1", zone: "America/Chicago", identifiers: ["BED-1"], addresses: ["127.0.0.1"] };
const oru = (name: string) =>
  framed(
    [
      `MSH|^~\\&|${name}|CLINIC|||20260302100000+0000||ORU^R01^ORU_R01|${uuidv7()}|P|2.6`,
      "OBR|1|||69965^MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS^MDC|||20260302100000+0000",
      "OBX|1|NM|147842^MDC_ECG_HEART_RATE^MDC|1.1.1.1|72|264864^MDC_DIM_BEAT_PER_MIN^MDC|||||R\r",
    ].join("\r"),
  );

test("a monitor entered in the browser is listened to without a restart, and an infusion can be booked beside it", async () => {
  const [clinicId = ""] = await everyClinic(house.db);
  const here = <T>(work: (tx: Tx) => Promise<T>) => inClinic(house.db, clinicId, work);
  let later = 0;
  const now = () => as<Instant>(Date.now() + later);
  const listener = await standByMonitors({ ...house, now }, { host: "127.0.0.1", port: 0 });
  const stranger = await openWire(listener.port);
  stranger.send(oru("BED-1"));
  expect(await stranger.answers(1, 300), "nobody entered it yet").toEqual([]);

  const nurse = { userId: uuidv7(), name: "Nell Verse", credential: "RN", roles: ["nurse" as const] };
  const staffId = uuidv7();
  await here((tx) => welcomeStaff({ tx, store: house.store, by: "system", at: now() }, staffId, nurse));
  expect((await ask("/api/settings/rotas", { id: uuidv7(), after: null, staffId, weekly: hours })).status).toBe(200);
  const day = 86_400_000;
  const free = async () =>
    (await ask(`/api/slots?typeId=infusion&from=${Date.now() + day}&to=${Date.now() + 21 * day}`)).body as {
      free: { startAt: number; roomId: string }[];
    };
  expect((await free()).free, "no room has a monitor").toEqual([]);

  const rooms = (await here(roomsOf)).map(({ id }) => id);
  const [roomId = "", otherRoom = "", consulting] = rooms;
  const monitor = { deviceId: uuidv7(), roomId, ...addressed };
  expect(rulesOf(await ask("/api/settings/monitors", { ...monitor, roomId: consulting }))).toEqual(["treatment-room"]);
  expect(rulesOf(await ask("/api/settings/monitors", { ...monitor, addresses: ["bed one"] }))).toEqual(["address"]);
  expect((await ask("/api/settings/monitors", monitor)).status).toBe(200);
  expect((await ask("/api/settings/monitors", monitor)).status, "pressed twice").toBe(200);
  const twin = { ...monitor, deviceId: uuidv7(), label: "Monitor 2" };
  expect(rulesOf(await ask("/api/settings/monitors", twin))).toEqual(["monitor-twice"]);

  later = 11_000;
  const isHeard = async () => {
    const wire = await openWire(listener.port);
    wire.send(oru("BED-1"));
    const [answer] = await wire.answers(1);
    wire.end();
    return answer?.code;
  };
  await expect.poll(isHeard, PATIENT).toBe("AA");
  await expect.poll(async () => (await here(devicesNow)).map((one) => one.roomId), PATIENT).toEqual([roomId]);

  const [first] = (await free()).free;
  expect(first?.roomId).toBe(roomId);
  const patientId = uuidv7();
  const registered = { id: patientId, mrn: "T-1", family: "Ode", given: "Mara", birthDate: "1990-05-06" };
  const unasked = { sex: "unknown", heightCm: null, allergies: null, isAnother: true };
  expect((await ask("/api/patients", { ...registered, ...unasked })).status).toBe(200);
  const visit = { id: uuidv7(), typeId: "infusion", startAt: first?.startAt, enquiryId: null, patientId };
  expect((await ask("/api/appointments", { ...visit, language: "en", override: null })).status).toBe(200);

  const close = (id: string) => ask("/api/settings/rooms/close", { id: uuidv7(), roomId: id });
  expect(rulesOf(await close(roomId)), "somebody is booked there").toEqual(["room-booked"]);
  const move = (to: string) =>
    ask("/api/settings/monitors/move", { id: uuidv7(), deviceId: monitor.deviceId, roomId: to });
  expect((await move(otherRoom)).status).toBe(200);
  expect(rulesOf(await close(otherRoom)), "a monitor stands there").toEqual(["monitor-there"]);
  expect(
    (await here(devicesNow)).map((one) => one.roomId),
    "its numbers go with it",
  ).toEqual([otherRoom]);
  const rename = (name: string) => ask("/api/settings/rooms/rename", { id: uuidv7(), roomId: otherRoom, name });
  expect(rulesOf(await rename("room 1"))).toEqual(["room-name"]);
  expect((await rename("Garden room")).status).toBe(200);
  const away = { id: uuidv7(), deviceId: monitor.deviceId };
  expect((await ask("/api/settings/monitors/remove", away)).status).toBe(200);
  expect((await close(otherRoom)).status).toBe(200);
  expect((await here(placeOf))?.rooms.map(({ name }) => name)).toEqual(["Room 1"]);
  expect(await here(devicesNow)).toEqual([]);
  await listener.close();
});
