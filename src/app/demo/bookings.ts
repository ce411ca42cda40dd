import { uuidv7 } from "uuidv7";
import {
  answerEvening,
  bookDirect,
  confirmRide,
  type Doing,
  moveEnquiry,
  nameRide,
  noteArrived,
  noteDone,
  noteEnquiry,
  openEnquiry,
  proveContact,
} from "#booking/desk.ts";
import { eveningQuestions } from "#booking/read.ts";
import type { EnquiryStage, ForWhom, SelfCheckOutcome } from "#booking/events.ts";
import { recordContact, registerPatient } from "#people/desk.ts";
import { inClinic } from "#plumbing/db.ts";
import { dayIn, daysFromCivil, inZone } from "#science/civil.ts";
import { dayOf } from "#science/calendar.ts";
import { as, type Centimetres, type Instant } from "#science/units.ts";
import type { House } from "../house.ts";
import { type DemoClinic, ZONE } from "./seed.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const A_WHILE_AGO_MS = 14 * DAY_MS;

/** More made-up people: those who are booked this week. Their family names are kinds of song and poem. */
const guests = [
  { key: "haiku", mrn: "DEMO-10611", family: "Haiku", given: "Mei", birthDate: "1989-09-02", sex: "female" },
  { key: "saga", mrn: "DEMO-10614", family: "Saga", given: "Ingrid", birthDate: "1972-01-19", sex: "female" },
  { key: "elegy", mrn: "DEMO-10623", family: "Elegy", given: "Tomas", birthDate: "1980-06-11", sex: "male" },
] as const;

type Ride = "confirmed" | "named" | "none";

type Planned = {
  readonly who: string;
  readonly type: string;
  /** Working days from today, and the clock on the clinic's wall. */
  readonly day: number;
  readonly clock: string;
  readonly room?: number;
  readonly nth?: number;
  readonly ride?: Ride;
};

/** A course of six by its working days from today; those in the past took place, the ride of the next one is as told. */
const courseOf = (who: string, room: number, clock: string, days: readonly number[], ride: Ride): readonly Planned[] =>
  days.map((day, n) => ({
    who,
    type: "infusion",
    day,
    clock,
    room,
    nth: n + 1,
    ride: day < 0 ? "confirmed" : day === 0 ? ride : "none",
  }));

const planned: readonly Planned[] = [
  ...courseOf("haiku", 1, "08:30", [-2, 0, 2, 5, 7, 9], "confirmed"),
  ...courseOf("elegy", 2, "14:00", [-7, -5, -2, 0, 3, 5], "none"),
  { who: "sonnet", type: "maintenance", day: 0, clock: "11:15", room: 4, ride: "confirmed" },
  { who: "saga", type: "maintenance", day: 0, clock: "13:30", room: 1, ride: "named" },
  { who: "Rosa Madrigal", type: "evaluation", day: 0, clock: "09:15" },
  { who: "Lena Fugue", type: "evaluation-video", day: 0, clock: "12:45" },
  { who: "Theo Canto", type: "evaluation", day: 1, clock: "10:00" },
  { who: "Ida Rondo", type: "evaluation-video", day: 3, clock: "14:30" },
  { who: "legend", type: "follow-up", day: 4, clock: "15:00" },
  { who: "saga", type: "follow-up-video", day: 5, clock: "09:00" },
];

/** The day so many working days after today, at an hour of the clinic's clock. */
function onDay(now: Instant, workingDays: number, clock: string): Instant {
  const { year, month, day } = dayIn(ZONE, now);
  let number = daysFromCivil(year, month, day);
  for (let left = Math.abs(workingDays); left > 0;) {
    number += Math.sign(workingDays);
    if ((number + 3) % 7 < 5) left -= 1;
  }
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return inZone({ ...dayOf(as<Instant>(number * DAY_MS)), hour, minute, second: 0, ms: 0 }, ZONE);
}

type Clinic = Pick<DemoClinic, "clinicId" | "store" | "clock" | "patients" | "rooms" | "staff">;

/** Does something in the demonstration clinic as its front desk did it, at the time it did it. */
function asDesk({ db }: House, clinic: Clinic, at: Instant) {
  clinic.clock.now = at;
  const by = clinic.staff["park"]?.id ?? "system";
  return <T>(work: (doing: Doing) => Promise<T>): Promise<T> =>
    inClinic(db, clinic.clinicId, (tx) => work({ tx, store: clinic.store, by, now: at }));
}

const STORY_ROOMS = 3;
const AROUND_NOW_MS = 210 * MINUTE_MS;
const HALF_A_VISIT_MS = 75 * MINUTE_MS;

/** Whether somebody would come to a room in which the story's own patients are sitting about now. */
const inTheWay = ({ room, day, clock }: Planned, now: Instant): boolean =>
  day === 0 &&
  room !== undefined &&
  room <= STORY_ROOMS &&
  Math.abs(onDay(now, day, clock) + HALF_A_VISIT_MS - now) < AROUND_NOW_MS;

/**
 * Two weeks ago the front desk booked this week: a course, maintenance, first consultations; some rides are named, some not.
 * Where the story is told too, its rooms are left to its own patients for the hours around now.
 */
export async function bookTheWeek(
  house: House,
  clinic: Clinic,
  now: Instant,
  { beside = "nothing" }: { readonly beside?: "the-story" | "nothing" } = {},
): Promise<void> {
  const at = as<Instant>(now - A_WHILE_AGO_MS);
  const desk = asDesk(house, clinic, at);
  const people = await everybody(desk, clinic);
  const series = new Map(planned.map(({ who }) => [who, uuidv7()]));
  for (const plan of planned.filter((one) => beside === "nothing" || !inTheWay(one, now))) {
    const forWhom = people.get(plan.who);
    if (forWhom === undefined) continue;
    const course = plan.nth === undefined ? null : (series.get(plan.who) ?? null);
    const id = await desk((doing) => book(doing, clinic, { ...plan, forWhom, series: course, now }));
    if (plan.day < 0 && id !== null) await tookPlace(asDesk(house, clinic, onDay(now, plan.day, plan.clock)), id);
    asDesk(house, clinic, at);
  }
}

/** The clinic's patients, the guests of this week, and those who only enquired. */
async function everybody(desk: ReturnType<typeof asDesk>, { patients }: Clinic): Promise<ReadonlyMap<string, ForWhom>> {
  const people = new Map<string, ForWhom>(
    Object.entries(patients).map(([key, patientId]) => [key, { patientId, enquiryId: null }]),
  );
  for (const guest of guests) people.set(guest.key, await desk((doing) => welcome(doing, guest)));
  for (const { who } of planned)
    if (!people.has(who)) people.set(who, await desk((doing) => ask(doing, { name: who, source: "site", ago: 0 })));
  return people;
}

async function tookPlace(came: ReturnType<typeof asDesk>, appointmentId: string): Promise<void> {
  await came((doing) => noteArrived(doing, { id: uuidv7(), appointmentId }));
  await came((doing) => noteDone(doing, { id: uuidv7(), appointmentId }));
}

async function welcome(doing: Doing, { family, given, mrn, birthDate, sex, key }: (typeof guests)[number]) {
  const id = uuidv7();
  const people = { ...doing, at: doing.now };
  const chart = { mrn, family, given, birthDate, sex, heightCm: as<Centimetres>(170), photo: null, fictitious: true };
  await registerPatient(people, id, chart);
  const reach = { email: `${key}@demo.example`, mobile: `+1555555${mrn.slice(-4)}` };
  await recordContact(people, id, { ...reach, language: "en", zone: ZONE, texts: true });
  return { patientId: id, enquiryId: null };
}

type Booking = Planned & { readonly forWhom: ForWhom; readonly series: string | null; readonly now: Instant };

/** Books one and arranges its ride; null where the demonstration's own days leave no place for it. */
async function book(doing: Doing, { rooms }: Clinic, plan: Booking): Promise<string | null> {
  const { type, day, clock, room, nth = null, series, forWhom, ride = "none", now } = plan;
  const id = uuidv7();
  const outcome = await bookDirect(doing, {
    id,
    typeId: type,
    startAt: onDay(now, day, clock),
    forWhom,
    ...(room !== undefined && { roomId: rooms[room - 1] ?? null }),
    series,
    nth,
    language: "en",
    override: "a day of the demonstration, whatever day it is",
  });
  if ("refusals" in outcome) return null;
  const of = { appointmentId: id };
  if (ride !== "none") await nameRide(doing, { id: uuidv7(), ...of, driver: "Kit Chorus", mobile: "+15555550177" });
  if (ride === "confirmed") await confirmRide(doing, { id: uuidv7(), ...of, how: "by-link" });
  if (ride === "confirmed") await answerEvening(doing, { id: uuidv7(), ...of, answers: ALL_FINE });
  return id;
}

const ALL_FINE = Object.fromEntries(eveningQuestions.map(({ id, fine }) => [id, fine]));

type Asked = {
  readonly name: string;
  readonly source: "site" | "telephone";
  readonly ago: number;
  readonly wish?: string;
  readonly selfCheck?: SelfCheckOutcome;
  readonly stage?: EnquiryStage;
  readonly note?: string;
};

const asked: readonly Asked[] = [
  {
    name: "Vera Coda",
    source: "telephone",
    ago: 2 * 1440,
    wish: "after six in the evening",
    stage: "contacted",
    note: "Sends the letter of her last clinic.",
  },
  {
    name: "Olaf Nocturne",
    source: "site",
    ago: 4 * 1440,
    selfCheck: "nothing-against",
    stage: "evaluated",
    note: "Evaluation done, waiting for the ECG.",
  },
  { name: "Paul Quartet", source: "site", ago: 64, selfCheck: "to-discuss", wish: "has had a manic episode once" },
  { name: "Ana Sextet", source: "site", ago: 12, selfCheck: "nothing-against", wish: "mornings" },
];

/** Who asked in the last days, the longest ago first, and how far each has come. */
export async function askLately(house: House, clinic: Clinic, now: Instant): Promise<void> {
  for (const one of asked) {
    const desk = asDesk(house, clinic, as<Instant>(now - one.ago * MINUTE_MS));
    await desk((doing) => ask(doing, one));
  }
  clinic.clock.now = now;
}

async function ask(
  doing: Doing,
  { name, source, wish = "", selfCheck = "none", stage, note }: Asked,
): Promise<ForWhom> {
  const enquiryId = uuidv7();
  const email = `${name.toLowerCase().replace(" ", ".")}@people.example`;
  const reach = { email, mobile: "+15555550188", texts: true, language: "en" as const, zone: ZONE };
  await openEnquiry(doing, { id: enquiryId, name, ...reach, source, wish, selfCheck });
  if (source === "site") await proveContact(doing, { id: uuidv7(), enquiryId, channel: "mail" });
  if (note !== undefined) await noteEnquiry(doing, { id: uuidv7(), enquiryId, text: note });
  if (stage !== undefined) await moveEnquiry(doing, { id: uuidv7(), enquiryId, stage, why: "" });
  return { enquiryId, patientId: null };
}
