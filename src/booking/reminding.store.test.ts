import * as fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { recordContact } from "#people/desk.ts";
import { type LetterRow } from "#plumbing/letters.ts";
import { seeLink } from "#plumbing/proofs.ts";
import { as, type Instant } from "#science/units.ts";
import { contactFor } from "./contact.ts";
import { at, DAY, HOUR, openDesk, type TestDesk, ZONE } from "./clinic-desk.test-data.ts";
import {
  answerEvening,
  bookDirect,
  cancelAppointment,
  confirmRide,
  joinWaiting,
  moveAppointment,
  nameRide,
  noteArrived,
  openEnquiry,
  proveContact,
  RIDE_LINK,
  rideAskedIn,
  takeArrivalBack,
  takeOffer,
} from "./desk.ts";
import { waitingOf } from "./read.ts";
import { postDueLetters } from "./reminding.ts";

const BASE = "https://clinic.example";
let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk("2026-03-02 09:00");
}, 60_000);
afterAll(() => desk.close());
afterEach(async () => {
  await desk.inHouse((tx) => tx.q.deleteFrom("letters").execute());
  desk.turnTo("2026-03-02 09:00");
});

const now = () => as<Instant>(desk.clock.time);
const remind = () => desk.inHouse((tx) => postDueLetters(tx, now(), BASE));

type Row = LetterRow & { subject: string; body: string; attachment: string | null; not_before: Date };
const written = (about: string) =>
  desk.inHouse((tx) =>
    tx.q.selectFrom("letters").selectAll().where("about", "=", about).orderBy("id").execute(),
  ) as unknown as Promise<Row[]>;
const kindsOf = async (id: string) => (await written(`appointment:${id}`)).map(({ template }) => template);

const calendarsOf = async (id: string) => (await written(`appointment:${id}`)).map(({ attachment }) => attachment);

/** A patient of the clinic who lives by New York's clocks, and how they are reached. */
async function patient(change: Partial<Parameters<typeof recordContact>[2]> = {}): Promise<string> {
  const patientId = desk.clinic.patients["fable"]!;
  const contact = {
    email: "ode@people.example",
    mobile: "+12125550142",
    language: "en" as const,
    zone: ZONE,
    texts: true,
  };
  await desk.inHouse((tx) =>
    recordContact({ tx, store: desk.house.store, by: "system", at: now() }, patientId, { ...contact, ...change }),
  );
  return patientId;
}

async function booked(startAt: string, patientId: string, typeId = "infusion"): Promise<string> {
  const id = uuidv7();
  const forWhom = { enquiryId: null, patientId };
  const wish = { id, typeId, startAt: at(startAt), forWhom, language: "en" as const, byWhom: "staff" as const };
  const outcome = await desk.doing((doing) => bookDirect(doing, { ...wish, override: null }), "system");
  expect(outcome).not.toHaveProperty("refusals");
  return id;
}

test("from the booking to the evening before, a patient gets each letter once, by the way they chose", async () => {
  const id = await booked("2026-03-19 09:00", await patient());
  for (let hour = 0; hour < 17 * 24; hour += 2) {
    await remind();
    desk.clock.time += 2 * HOUR;
  }
  const letters = await written(`appointment:${id}`);
  expect(letters.map(({ template, channel }) => `${template} ${channel}`)).toEqual([
    "booked mail",
    "reminder-7d mail",
    "ride-please text",
    "reminder-48h text",
    "reminder-24h text",
    "evening-questions text",
  ]);
  const hours = letters.map(({ not_before }) =>
    Number(new Intl.DateTimeFormat("en-US", { timeZone: ZONE, hour: "numeric", hourCycle: "h23" }).format(not_before)),
  );
  expect(hours.every((hour) => hour >= 8 && hour < 21)).toBe(true);
});

test("the letter of a booking has the visit for the calendar, under a name that gives nothing away", async () => {
  const id = await booked("2026-03-20 09:00", await patient());
  await remind();
  const [{ subject, body, attachment }] = (await written(`appointment:${id}`)) as [Row];
  expect(subject).toBe("Your visit on Friday, March 20");
  expect(body).toContain(`${BASE}/visits/${id}`);
  expect(attachment).toContain("SUMMARY:Appointment");
  expect(attachment).toContain("DTSTART:20260320T130000Z");
  expect(`${subject}${body}${attachment}`).not.toMatch(/ketamin|infusi/i);
});

test("a patient who reads Spanish gets Spanish, and the Spanish pages", async () => {
  const id = await booked("2026-03-23 09:00", await patient({ language: "es" }));
  await remind();
  const [{ subject, body }] = (await written(`appointment:${id}`)) as [Row];
  expect(subject).toBe("Su cita del lunes 23 de marzo");
  expect(body).toContain(`${BASE}/es/visits/${id}`);
});

test("asked by several at once, and again after one of them failed, each letter is posted once", async () => {
  const id = await booked("2026-03-24 09:00", await patient());
  const failing = desk.inHouse(async (tx) => {
    await postDueLetters(tx, now(), BASE);
    throw new Error("the process died");
  });
  await Promise.allSettled([failing, remind(), remind(), remind()]);
  await remind();
  expect(await kindsOf(id)).toEqual(["booked"]);
});

test("moved, the patient is told the new time; a reminder of the old one that has not gone is taken back", async () => {
  const id = await booked("2026-03-25 09:00", await patient());
  await remind();
  desk.clock.time = at("2026-03-23 09:30");
  await remind();
  expect(await kindsOf(id)).toContain("reminder-48h");
  const move = {
    id: uuidv7(),
    appointmentId: id,
    startAt: at("2026-03-27 09:00"),
    byWhom: "staff" as const,
    override: null,
  };
  await desk.doing((doing) => moveAppointment(doing, move), "system");
  await remind();
  const states = Object.fromEntries(
    (await written(`appointment:${id}`)).map(({ template, state }) => [template, state]),
  );
  expect(states).toMatchObject({ "reminder-48h": "dropped", moved: "waiting" });
  const moved = (await written(`appointment:${id}`)).find(({ template }) => template === "moved");
  expect(moved!.attachment).toContain("SEQUENCE:1");
});

test("noted as here by mistake and taken back, a letter on its way is not lost", async () => {
  const id = await booked("2026-04-03 09:00", await patient());
  desk.clock.time = at("2026-04-03 08:00");
  await desk.doing((doing) =>
    nameRide(doing, { id: uuidv7(), appointmentId: id, driver: "Robin", mobile: "2125550177" }),
  );
  await remind();
  const stateOfAsking = async () =>
    (await written(`appointment:${id}`)).find(({ template }) => template === "ride-ask-driver")?.state;
  expect(await stateOfAsking()).toBe("waiting");
  await desk.doing((doing) => noteArrived(doing, { id: uuidv7(), appointmentId: id }));
  await remind();
  await desk.doing((doing) => takeArrivalBack(doing, { id: uuidv7(), appointmentId: id }));
  await remind();
  expect(await stateOfAsking()).toBe("waiting");
});

test("cancelled, the patient is told once and gets nothing more", async () => {
  const id = await booked("2026-03-26 09:00", await patient());
  await remind();
  await desk.doing(
    (doing) => cancelAppointment(doing, { id: uuidv7(), appointmentId: id, byWhom: "staff", why: "ill" }),
    "system",
  );
  for (let day = 0; day < 25; day += 1) {
    await remind();
    desk.clock.time += DAY;
  }
  const letters = await written(`appointment:${id}`);
  expect(letters.map(({ template, state }) => `${template} ${state}`)).toEqual(["booked dropped", "cancelled waiting"]);
  expect(letters[1]!.attachment).toContain("STATUS:CANCELLED");
});

test("the driver is asked by a link for that ride alone; their yes is told the patient", async () => {
  const id = await booked("2026-03-30 09:00", await patient());
  const ride = { driver: "Robin Ballad", mobile: "(212) 555-0177" };
  await desk.doing((doing) => nameRide(doing, { id: uuidv7(), appointmentId: id, ...ride }));
  await remind();
  const asked = (await written(`appointment:${id}`)).find(({ template }) => template === "ride-ask-driver")!;
  expect(asked).toMatchObject({ channel: "text", recipient: "+12125550177" });
  const token = /\/ride\/([\w-]+)/.exec(asked.body)![1]!;
  const link = await desk.inHouse((tx) => seeLink(tx, { purpose: RIDE_LINK, token, binding: null, now: now() }));
  expect(link?.state).toBe("good");
  expect(rideAskedIn(link!.subject)).toEqual({
    appointmentId: id,
    mobile: ride.mobile,
    startAt: at("2026-03-30 09:00"),
  });
  await desk.doing((doing) => confirmRide(doing, { id: uuidv7(), appointmentId: id, how: "by-link" }));
  await remind();
  expect((await kindsOf(id)).filter((kind) => kind.startsWith("ride"))).toEqual(["ride-ask-driver", "ride-confirmed"]);
});

test("who named a ride and answered the evening's questions is asked neither", async () => {
  const id = await booked("2026-03-31 09:00", await patient());
  await desk.doing((doing) =>
    nameRide(doing, { id: uuidv7(), appointmentId: id, driver: "Robin", mobile: "2125550177" }),
  );
  desk.clock.time = at("2026-03-30 12:00");
  await desk.doing((doing) => answerEvening(doing, { id: uuidv7(), appointmentId: id, answers: {} }));
  for (let hour = 0; hour < 12; hour += 1) {
    await remind();
    desk.clock.time += HOUR;
  }
  expect((await kindsOf(id)).filter((kind) => kind === "ride-please" || kind === "evening-questions")).toEqual([]);
});

test("at night a text waits for the morning where the patient lives", async () => {
  const id = await booked("2026-04-01 09:00", await patient({ zone: "America/Los_Angeles" }));
  desk.clock.time = at("2026-03-31 10:59");
  await remind();
  expect(await kindsOf(id)).not.toContain("reminder-24h");
  desk.clock.time = at("2026-03-31 11:00");
  await remind();
  const text = (await written(`appointment:${id}`)).find(({ template }) => template === "reminder-24h")!;
  expect(text.not_before.toISOString()).toBe("2026-03-31T15:00:00.000Z");
});

test("a text that failed late in the evening is not tried at night", async () => {
  const id = await booked("2026-04-02 09:00", await patient());
  desk.clock.time = at("2026-04-01 17:10");
  await remind();
  await desk.inHouse((tx) =>
    tx.q
      .updateTable("letters")
      .set({ next_try: new Date(at("2026-04-01 21:30")), tries: 6 })
      .where("template", "=", "evening-questions")
      .execute(),
  );
  await remind();
  const text = (await written(`appointment:${id}`)).find(({ template }) => template === "evening-questions")!;
  expect((text as unknown as { next_try: Date }).next_try.getTime()).toBe(at("2026-04-02 08:00"));
});

test("somebody not yet a patient is written to as they asked; who proved their address and did not book hears that a person will answer", async () => {
  const { enquiryId } = await desk.enquirer();
  await remind();
  expect(await written(`enquiry:${enquiryId}`)).toEqual([]);
  await desk.doing((doing) => proveContact(doing, { id: uuidv7(), enquiryId, channel: "mail" }));
  desk.clock.time += 6 * 60_000;
  await remind();
  await remind();
  expect((await written(`enquiry:${enquiryId}`)).map(({ template, recipient }) => [template, recipient])).toEqual([
    ["enquiry-received", `${enquiryId}@people.example`],
  ]);
});

test("a mobile number typed on the public pages gets no text, whatever was ticked, until it was proven", async () => {
  const enquiryId = uuidv7();
  const asked = { name: "Mara Ode", email: "mara.texts@people.example", mobile: "+15555550199", texts: true };
  const where = { language: "en" as const, zone: "America/New_York", source: "site" as const };
  await desk.doing((doing) => openEnquiry(doing, { id: enquiryId, ...asked, ...where, wish: "", selfCheck: "none" }));
  const reached = () =>
    desk.inHouse((tx) => contactFor(tx, { enquiryId, patientId: null, name: asked.name, zone: where.zone }));
  expect(await reached()).toMatchObject({ mobile: asked.mobile, texts: false });
  await desk.doing((doing) => proveContact(doing, { id: uuidv7(), enquiryId, channel: "mail" }));
  expect(await reached()).toMatchObject({ texts: false });
  await desk.doing((doing) => proveContact(doing, { id: uuidv7(), enquiryId, channel: "text" }));
  expect(await reached()).toMatchObject({ texts: true });
});

test("a patient nobody has asked how to reach them gets no letter, and nobody else's stops for it", async () => {
  const unreached = desk.clinic.patients["legend"]!;
  await desk.inHouse((tx) => tx.q.deleteFrom("patient_contacts").where("patient_id", "=", unreached).execute());
  const id = await booked("2026-04-06 09:00", unreached);
  const other = await booked("2026-04-06 13:00", await patient());
  await remind();
  expect([await kindsOf(id), await kindsOf(other)]).toEqual([[], ["booked"]]);
});

test("somebody on the wait-list is told of a time kept for them, once, with its end", async () => {
  const patientId = await patient();
  const waitingId = uuidv7();
  const taken = await booked("2026-04-08 09:00", desk.clinic.patients["novella"]!, "evaluation");
  const preference = {
    weekdays: [1, 2, 3, 4, 5],
    from: "08:00",
    to: "17:00",
    notBefore: at("2026-04-08 00:00"),
    notAfter: at("2026-04-09 00:00"),
  };
  const joining = { id: waitingId, typeId: "evaluation", preference, insteadOf: null };
  await desk.doing((doing) => joinWaiting(doing, { ...joining, forWhom: { enquiryId: null, patientId } }));
  await desk.doing((doing) =>
    cancelAppointment(doing, { id: uuidv7(), appointmentId: taken, byWhom: "staff", why: "ill" }),
  );
  await remind();
  await remind();
  const offer = (await desk.inHouse((tx) => waitingOf(tx, waitingId)))?.offer;
  const letters = await written(`offer:${offer?.appointmentId}`);
  expect(letters.map(({ template, channel }) => [template, channel])).toEqual([["wait-offer", "text"]]);
  expect(letters[0]!.body).toContain("a time has come free: Wed, Apr 8");
});

test(
  "however often the work dies half way, and whoever does it, every letter is posted once",
  { timeout: 60_000 },
  async () => {
    const id = await booked("2026-04-16 09:00", await patient());
    const dying = (dies: boolean) =>
      desk.inHouse(async (tx) => {
        await postDueLetters(tx, now(), BASE);
        if (dies) throw new Error("the process died");
      });
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            minutes: fc.integer({ min: 1, max: 2000 }),
            dies: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
          }),
          { minLength: 5, maxLength: 12 },
        ),
        async (rounds) => {
          await desk.inHouse((tx) => tx.q.deleteFrom("letters").execute());
          desk.clock.time = at("2026-04-08 09:30");
          for (const { minutes, dies } of rounds) {
            desk.clock.time += minutes * 60_000;
            await Promise.allSettled(dies.map(dying));
          }
          desk.clock.time = at("2026-04-15 18:00");
          await Promise.allSettled([true, false, false].map(dying));
          const kinds = await kindsOf(id);
          expect(new Set(kinds).size).toBe(kinds.length);
          expect(kinds).toContain("evening-questions");
        },
      ),
      { numRuns: 12 },
    );
  },
);

/** A visit as a calendar hears of it: whose entry it is, which version of it, and whether it comes or goes. */
const version = (uid: string, sequence: number, method: string) =>
  expect.stringMatching(new RegExp(`METHOD:${method}[^]*UID:${uid}@afterglow\\r\\nSEQUENCE:${sequence}\\r\\n`));

test("whoever takes a sooner time gets one letter with the new time, and no cancellation of the old; in the calendar the old entry moves", async () => {
  const patientId = await patient();
  const forWhom = { enquiryId: null, patientId };
  const later = await booked("2026-05-14 09:00", patientId, "evaluation");
  const sooner = await booked("2026-05-13 09:00", desk.clinic.patients["novella"]!, "evaluation");
  await remind();
  expect(await calendarsOf(later)).toEqual([version(later, 0, "PUBLISH")]);
  const waitingId = uuidv7();
  const preference = {
    weekdays: [1, 2, 3, 4, 5],
    from: "08:00",
    to: "17:00",
    notBefore: at("2026-05-13 00:00"),
    notAfter: at("2026-05-14 00:00"),
  };
  const joining = { id: waitingId, typeId: "evaluation", preference, insteadOf: later, forWhom };
  await desk.doing((doing) => joinWaiting(doing, joining));
  await desk.doing((doing) =>
    cancelAppointment(doing, { id: uuidv7(), appointmentId: sooner, byWhom: "staff", why: "ill" }),
  );
  const taken = (await desk.inHouse((tx) => waitingOf(tx, waitingId)))?.offer?.appointmentId ?? "";
  const took = await desk.doing((doing) => takeOffer(doing, { id: uuidv7(), waitingId, language: "en" }));
  expect(took).toEqual({ ok: true });
  await remind();
  await remind();
  expect([await kindsOf(taken), await kindsOf(later)]).toEqual([["moved"], ["booked"]]);
  expect(await calendarsOf(taken)).toEqual([version(later, 1, "PUBLISH")]);
  const ill = { id: uuidv7(), appointmentId: taken, byWhom: "staff" as const, why: "ill" };
  await desk.doing((doing) => cancelAppointment(doing, ill));
  await remind();
  expect(await calendarsOf(taken)).toEqual([null, version(later, 2, "CANCEL")]);
});
