import { uuidv7 } from "uuidv7";
import {
  answerEvening,
  bookDirect,
  confirmRide,
  type Doing,
  moveEnquiry,
  nameRide,
  noteEnquiry,
  openEnquiry,
  proveContact,
} from "#booking/desk.ts";
import type { EnquiryStage, ForWhom, SelfCheckOutcome } from "#booking/events.ts";
import { recordContact, registerPatient } from "#people/desk.ts";
import { inClinic } from "#plumbing/db.ts";
import { dayIn, daysFromCivil, inZone } from "#science/civil.ts";
import { dayOf } from "#science/calendar.ts";
import { as, type Centimetres, type Instant } from "#science/units.ts";
import type { House } from "../house.ts";
import type { DemoClinic } from "./seed.ts";

const ZONE = "America/New_York";
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

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

const planned: readonly Planned[] = [
  { who: "haiku", type: "infusion", day: 0, clock: "08:30", room: 1, nth: 2, ride: "confirmed" },
  { who: "sonnet", type: "maintenance", day: 0, clock: "11:15", room: 4, ride: "confirmed" },
  { who: "saga", type: "maintenance", day: 0, clock: "13:30", room: 1, ride: "named" },
  { who: "elegy", type: "infusion", day: 0, clock: "14:00", room: 2, nth: 4, ride: "none" },
  { who: "Rosa Madrigal", type: "evaluation", day: 0, clock: "09:15" },
  { who: "Lena Fugue", type: "evaluation-video", day: 0, clock: "12:45" },
  { who: "haiku", type: "infusion", day: 2, clock: "08:30", room: 1, nth: 3, ride: "named" },
  { who: "elegy", type: "infusion", day: 3, clock: "09:00", room: 2, nth: 5, ride: "none" },
  { who: "fable", type: "infusion", day: 2, clock: "10:00", room: 2, nth: 4, ride: "confirmed" },
  { who: "novella", type: "infusion", day: 3, clock: "12:30", room: 3, nth: 2, ride: "none" },
  { who: "Theo Canto", type: "evaluation", day: 1, clock: "10:00" },
  { who: "legend", type: "follow-up", day: 4, clock: "15:00" },
  { who: "Ida Rondo", type: "evaluation-video", day: 3, clock: "14:30" },
  { who: "saga", type: "follow-up-video", day: 5, clock: "09:00" },
];

/** The day so many working days after today, at an hour of the clinic's clock. */
function onDay(now: Instant, workingDays: number, clock: string): Instant {
  const { year, month, day } = dayIn(ZONE, now);
  let number = daysFromCivil(year, month, day);
  for (let left = workingDays; left > 0;) {
    number += 1;
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

/** Ten days ago the front desk booked this week: a course, maintenance, first consultations; some rides are named, some not. */
export async function bookTheWeek(house: House, clinic: Clinic, now: Instant): Promise<void> {
  const at = as<Instant>(now - 10 * DAY_MS);
  const desk = asDesk(house, clinic, at);
  const people = new Map<string, ForWhom>(
    Object.entries(clinic.patients).map(([key, patientId]) => [key, { patientId, enquiryId: null }]),
  );
  for (const guest of guests) people.set(guest.key, await desk((doing) => welcome(doing, guest)));
  for (const { who } of planned)
    if (!people.has(who)) people.set(who, await desk((doing) => ask(doing, { name: who, source: "site", ago: 0 })));
  const series = new Map(planned.map(({ who }) => [who, uuidv7()]));
  for (const plan of planned) {
    const forWhom = people.get(plan.who);
    if (forWhom === undefined) continue;
    const courseOf = plan.nth === undefined ? null : (series.get(plan.who) ?? null);
    await desk((doing) => book(doing, clinic, { ...plan, forWhom, series: courseOf, now }));
  }
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

async function book(doing: Doing, { rooms }: Clinic, plan: Booking): Promise<void> {
  const { type, day, clock, room, nth = null, series, forWhom, ride, now } = plan;
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
  if ("refusals" in outcome) return;
  if (ride === undefined || ride === "none") return;
  const driver = { driver: "Kit Chorus", mobile: "+15555550177" };
  await nameRide(doing, { id: uuidv7(), appointmentId: id, ...driver });
  if (ride !== "confirmed") return;
  await confirmRide(doing, { id: uuidv7(), appointmentId: id, how: "by-link" });
  if (day === 0) await answerEvening(doing, { id: uuidv7(), appointmentId: id, answers: {} });
}

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
