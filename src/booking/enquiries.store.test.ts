import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contactOf, patientOf } from "#people/read.ts";
import { IdTaken } from "#plumbing/event-store.ts";
import { at, isRefused, openDesk, rulesIn, type TestDesk, ZONE } from "./clinic-desk.test-data.ts";
import {
  answerEvening,
  bookDirect,
  confirmRide,
  enquiryToPatient,
  moveAppointment,
  moveEnquiry,
  nameRide,
  noteArrived,
  noteDone,
  noteMissed,
  onTheWay,
  takeArrivalBack,
  openEnquiry,
  ownEnquiry,
  proveContact,
} from "./desk.ts";
import { appointmentOf, appointmentsOfPatient, enquiriesByEmail, enquiriesByStage, enquiryOf } from "./read.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk("2026-03-02 09:00");
}, 60_000);
afterAll(() => desk.close());

const made = (rest: object = {}) => ({
  id: uuidv7(),
  name: "Mara Ode",
  email: "Mara@People.example",
  mobile: "+15555550123",
  language: "es" as const,
  zone: ZONE,
  texts: true,
  source: "telephone" as const,
  wish: "mornings",
  selfCheck: "none" as const,
  ...rest,
});
const open = (enquiry: ReturnType<typeof made>) => desk.doing((doing) => openEnquiry(doing, enquiry));
const stage = async (id: string) => (await desk.inHouse((tx) => enquiryOf(tx, id)))?.stage;
const registration = (rest: object = {}) => ({
  mrn: uuidv7(),
  family: "Ode",
  given: "Mara",
  birthDate: "1990-05-06",
  sex: "female" as const,
  heightCm: null,
  allergies: null,
  isAnother: true,
  ...rest,
});
const visit = async (enquiryId: string, startAt: string, typeId = "evaluation") => {
  const id = uuidv7();
  const forWhom = { enquiryId, patientId: null };
  const direct = { id, typeId, startAt: at(startAt), forWhom, language: "en", override: null } as const;
  expect(await desk.doing((doing) => bookDirect(doing, direct))).toEqual({ ok: true });
  return id;
};
const row = async (id: string) => (await desk.inHouse((tx) => appointmentOf(tx, id)))!;

test("an enquiry is entered once, found by its address however that is written, and needs a way to answer", async () => {
  const enquiry = made();
  for (let n = 0; n < 3; n += 1) expect(await open(enquiry)).toEqual({ ok: true });
  await expect(open({ ...enquiry, name: "Somebody Else" })).rejects.toBeInstanceOf(IdTaken);
  expect(await desk.inHouse((tx) => enquiriesByEmail(tx, "mara@people.EXAMPLE"))).toHaveLength(1);
  expect(rulesIn(await open(made({ email: null, mobile: null })))).toEqual(["unreachable"]);
});

test("along the pipeline: closed only with a reason, a patient only by registration, owned only by the team", async () => {
  const { id: enquiryId, ...rest } = made();
  await open({ id: enquiryId, ...rest });
  const to = (next: "closed" | "patient" | "contacted", why = "") =>
    desk.doing((doing) => moveEnquiry(doing, { id: uuidv7(), enquiryId, stage: next, why }));
  expect(rulesIn(await to("closed"))).toEqual(["why"]);
  expect(rulesIn(await to("patient"))).toEqual(["register"]);
  expect(await to("contacted")).toEqual({ ok: true });
  const own = (staffId: string) => desk.doing((doing) => ownEnquiry(doing, { id: uuidv7(), enquiryId, staffId }));
  expect(rulesIn(await own(uuidv7()))).toEqual(["owner"]);
  expect(await own(desk.clinic.staff["park"]!.id)).toEqual({ ok: true });
  const stages = await desk.inHouse(enquiriesByStage);
  expect(stages.contacted.find(({ id }) => id === enquiryId)?.owner).toBe(desk.clinic.staff["park"]!.id);
});

test("registered as a patient, their visits and how they are reached come along", async () => {
  const enquiry = made();
  await open(enquiry);
  const appointment = await visit(enquiry.id, "2026-03-04 09:00");
  const patientId = uuidv7();
  const become = (rest: object = {}) =>
    desk.doing((doing) =>
      enquiryToPatient(doing, { id: uuidv7(), enquiryId: enquiry.id, patientId, registration: registration(rest) }),
    );
  expect(rulesIn(await become({ birthDate: "2015-01-01" }))).toEqual(["adult"]);
  expect(await stage(enquiry.id)).toBe("booked");
  expect(await become()).toEqual({ ok: true });
  expect(await become()).toEqual({ ok: true });
  expect((await desk.inHouse((tx) => patientOf(tx, patientId)))?.name).toBe("Ode, Mara");
  expect(await desk.inHouse((tx) => contactOf(tx, patientId))).toMatchObject({ language: "es", texts: true });
  expect(await desk.inHouse((tx) => appointmentsOfPatient(tx, patientId))).toMatchObject([
    { id: appointment, patientId },
  ]);
  expect((await row(appointment)).name).toBe("Ode, Mara");
  expect(await stage(enquiry.id)).toBe("patient");
});

test("an address proven twice is proven once", async () => {
  const enquiry = made();
  await open(enquiry);
  for (const id of [uuidv7(), uuidv7()])
    await desk.doing((doing) => proveContact(doing, { id, enquiryId: enquiry.id, channel: "mail" }));
  expect((await desk.inHouse((tx) => enquiryOf(tx, enquiry.id)))?.proven).toEqual(["mail"]);
});

test("the driver's yes counts for the time and the driver they were asked about", async () => {
  const enquiry = made();
  await open(enquiry);
  const appointmentId = await visit(enquiry.id, "2026-03-05 09:00", "infusion");
  const id = () => uuidv7();
  const yes = (rest: object = {}) =>
    desk.doing((doing) => confirmRide(doing, { id: id(), appointmentId, how: "by-link", ...rest }));
  expect(rulesIn(await yes())).toEqual(["no-ride"]);
  const driver = { driver: "Ida Haiku", mobile: "+15555550111" };
  await desk.doing((doing) => nameRide(doing, { id: id(), appointmentId, ...driver }));
  expect(rulesIn(await yes({ mobile: "+15555550199" }))).toEqual(["ride-changed"]);
  expect(await yes({ mobile: driver.mobile, startAt: at("2026-03-05 09:00") })).toEqual({ ok: true });
  const move = { id: id(), appointmentId, startAt: at("2026-03-05 09:30"), byWhom: "staff", override: null } as const;
  await desk.doing((doing) => moveAppointment(doing, move));
  expect((await row(appointmentId)).ride).toEqual({ ...driver, confirmed: false });
  expect(rulesIn(await yes({ startAt: at("2026-03-05 09:00") }))).toEqual(["ride-changed"]);
  await desk.doing((doing) => answerEvening(doing, { id: id(), appointmentId, answers: { ride: "no" } }));
  expect((await row(appointmentId)).evening?.wrong).toContain("ride");
});

test("the day itself: on the way, here, done; and the evaluation moves the enquiry along", async () => {
  const enquiry = made();
  await open(enquiry);
  const appointmentId = await visit(enquiry.id, "2026-03-09 09:00");
  const of = () => ({ id: uuidv7(), appointmentId });
  expect(rulesIn(await desk.doing((doing) => onTheWay(doing, of())))).toEqual(["not-today"]);
  expect(rulesIn(await desk.doing((doing) => noteMissed(doing, { ...of(), why: "" })))).toEqual(["not-yet"]);
  desk.turnTo("2026-03-09 08:40");
  expect(await desk.doing((doing) => onTheWay(doing, of()))).toEqual({ ok: true });
  expect(await desk.doing((doing) => noteArrived(doing, of()))).toEqual({ ok: true });
  expect(isRefused(await desk.doing((doing) => noteDone(doing, of())))).toBe(true);
  desk.turnTo("2026-03-09 10:05");
  expect(await desk.doing((doing) => noteDone(doing, of()))).toEqual({ ok: true });
  expect(await row(appointmentId)).toMatchObject({ state: "done", onTheWay: true });
  expect(await stage(enquiry.id)).toBe("evaluated");
});

test("here by mistake is taken back within ten minutes, and the visit and its letters are as they were", async () => {
  const enquiry = made();
  await open(enquiry);
  const appointmentId = await visit(enquiry.id, "2026-03-11 13:00");
  const of = () => ({ id: uuidv7(), appointmentId });
  desk.turnTo("2026-03-11 10:00");
  expect(rulesIn(await desk.doing((doing) => noteArrived(doing, of())))).toEqual(["early"]);
  expect(await desk.doing((doing) => noteArrived(doing, { ...of(), confirmed: true }))).toEqual({ ok: true });
  expect((await row(appointmentId)).state).toBe("arrived");
  desk.turnTo("2026-03-11 10:10");
  expect(await desk.doing((doing) => takeArrivalBack(doing, of()))).toEqual({ ok: true });
  expect((await row(appointmentId)).state).toBe("booked");
  expect(rulesIn(await desk.doing((doing) => takeArrivalBack(doing, of())))).toEqual(["not-here"]);
  desk.turnTo("2026-03-11 12:50");
  expect(await desk.doing((doing) => noteArrived(doing, of()))).toEqual({ ok: true });
  desk.turnTo("2026-03-11 13:01");
  expect(rulesIn(await desk.doing((doing) => takeArrivalBack(doing, of())))).toEqual(["taken-back-late"]);
});

test("who did not come gives the room back, and does not arrive into somebody else's hour", async () => {
  const enquiry = made();
  await open(enquiry);
  const appointmentId = await visit(enquiry.id, "2026-03-12 09:00");
  desk.turnTo("2026-03-12 09:30");
  const of = () => ({ id: uuidv7(), appointmentId });
  expect(await desk.doing((doing) => noteMissed(doing, { ...of(), why: "no answer" }))).toEqual({ ok: true });
  expect(rulesIn(await desk.doing((doing) => noteArrived(doing, of())))).toEqual(["missed"]);
});
