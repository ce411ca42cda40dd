import { uuidv7 } from "uuidv7";
import { setBookingRules } from "#booking/desk.ts";
import { draftProtocol, recordPlace, signProtocol } from "#clinic/desk.ts";
import { unapprovedExample } from "#clinic/unapproved-example.ts";
import { keepTemplate } from "#followup/desk.ts";
import { recordAllergies, recordContact, registerPatient, welcomeStaff } from "#people/desk.ts";
import { inClinic } from "#plumbing/db.ts";
import { type EventStore, eventStore } from "#plumbing/event-store.ts";
import { createLogin, type Login } from "#plumbing/signin/logins.ts";
import type { Signin } from "#plumbing/signin/signin.ts";
import { as, type Centimetres, type Instant } from "#science/units.ts";
import { type House, projections } from "../house.ts";
import { templates } from "./correspondence.ts";
import { demoDevices, demoPassword, demoPatients, demoStaff } from "./people.ts";
import { demoBookingRules, demoHours, demoPrices, demoProfile, demoRotas } from "./place.ts";

export type DemoClinic = {
  readonly clinicId: string;
  readonly staff: Readonly<Record<string, { readonly id: string; readonly login: Login }>>;
  readonly patients: Readonly<Record<string, string>>;
  readonly rooms: readonly string[];
  readonly devices: readonly { readonly id: string; readonly label: string }[];
  /** A store whose clock the story sets, so that what happened earlier was also recorded earlier. */
  readonly store: EventStore;
  readonly clock: { now: Instant };
};

export const ZONE = "America/New_York";
const DAY_MS = 86_400_000;
/** Long enough ago for the longest story of a patient here. */
const FOUNDED_AGO_MS = 400 * DAY_MS;
const A_MONTH_MS = 30 * DAY_MS;

/** Founds the demonstration clinic: rooms, monitors, people, patients, and a protocol its fictitious director signed. */
export async function foundDemo(
  { db }: House,
  signin: Signin,
  today: Instant,
  domain = "demo.example",
): Promise<DemoClinic> {
  const clinicId = uuidv7();
  const clock = { now: as<Instant>(today - FOUNDED_AGO_MS) };
  const store = eventStore(projections, () => clock.now);
  const [siteId, rooms] = [uuidv7(), demoDevices.map(() => uuidv7())];
  const devices = demoDevices.map(({ label }) => ({ id: uuidv7(), label }));
  const clinic = { clinicId, store, clock, rooms, devices };
  await inClinic(db, clinicId, async (tx) => {
    const doing = { tx, store, by: "system", at: clock.now };
    await recordPlace(doing, "ClinicFounded", { name: "Dusk Demonstration Clinic", demonstration: true });
    await recordPlace(doing, "SiteOpened", { siteId, name: "Dusk Demonstration Clinic", zone: ZONE });
    for (const [n, device] of demoDevices.entries()) {
      const [roomId = "", { id: deviceId = "" } = { id: "" }] = [rooms[n], devices[n]];
      await recordPlace(doing, "RoomAdded", { roomId, siteId, name: `Room ${device.room}`, nth: device.room });
      await recordPlace(doing, "DeviceAdded", {
        deviceId,
        roomId,
        label: device.label,
        zone: "UTC",
        identifiers: [device.deviceId],
        addresses: ["127.0.0.1"],
      });
    }
  });
  const staff = await hireStaff({ db }, signin, clinic, domain);
  await openDoors({ db }, { ...clinic, staff, siteId });
  await signDemoProtocol({ db }, clinic, staff["reyes"]?.id ?? "system");
  clock.now = as<Instant>(today - A_MONTH_MS);
  const patients = await registerPatients({ db }, clinic, domain);
  return { ...clinic, staff, patients };
}

type Founded = Pick<DemoClinic, "clinicId" | "store" | "clock">;

async function hireStaff(
  { db }: Pick<House, "db">,
  signin: Signin,
  { clinicId, store, clock }: Founded,
  domain: string,
): Promise<DemoClinic["staff"]> {
  const hired = demoStaff.map(async ({ key, name, credential, roles, email: at, pin }) => {
    const email = at.replace("demo.example", domain);
    const id = uuidv7();
    const login = await createLogin(signin, { email, password: demoPassword, pin, clinicId, staffId: id, name });
    await inClinic(db, clinicId, (tx) =>
      welcomeStaff({ tx, store, by: "system", at: clock.now }, id, {
        userId: login.userId,
        name,
        credential,
        roles,
      }),
    );
    return [key, { id, login }] as const;
  });
  return Object.fromEntries(await Promise.all(hired));
}

/** What the public and the booking need to know of the place: who it is, when it is open, who works when, where one talks. */
async function openDoors(
  { db }: Pick<House, "db">,
  { clinicId, store, clock, staff, siteId }: Founded & Pick<DemoClinic, "staff"> & { readonly siteId: string },
): Promise<void> {
  await inClinic(db, clinicId, async (tx) => {
    const doing = { tx, store, by: "system", at: clock.now };
    const nth = demoDevices.length + 1;
    await recordPlace(doing, "RoomAdded", {
      roomId: uuidv7(),
      siteId,
      name: "Consulting room",
      nth,
      kind: "consulting",
    });
    await recordPlace(doing, "ProfileSet", demoProfile);
    await recordPlace(doing, "PricesSet", demoPrices);
    await setBookingRules(
      { tx, store, by: "system", now: clock.now },
      { id: uuidv7(), rules: await demoBookingRules(tx) },
    );
    await recordPlace(doing, "HoursSet", { siteId, weekly: demoHours });
    for (const words of templates)
      await keepTemplate({ tx, store, by: "system", now: clock.now }, { id: uuidv7(), templateId: uuidv7(), ...words });
    for (const [key, weekly] of Object.entries(demoRotas)) {
      const staffId = staff[key]?.id;
      if (staffId !== undefined) await recordPlace(doing, "RotaSet", { staffId, weekly });
    }
  });
}

async function registerPatients(
  { db }: Pick<House, "db">,
  { clinicId, store, clock }: Founded,
  domain: string,
): Promise<DemoClinic["patients"]> {
  const ids: Record<string, string> = {};
  for (const { key, mrn, family, given, birthDate, sex, heightCm, allergies, mobile } of demoPatients) {
    const id = uuidv7();
    ids[key] = id;
    await inClinic(db, clinicId, async (tx) => {
      const doing = { tx, store, by: "system", at: clock.now };
      await registerPatient(doing, id, {
        mrn,
        family,
        given,
        birthDate,
        sex,
        heightCm: as<Centimetres>(heightCm),
        photo: null,
        fictitious: true,
      });
      await recordAllergies(doing, id, allergies);
      const email = `${key}@${domain}`;
      await recordContact(doing, id, { email, mobile, language: "en", zone: ZONE, texts: true });
    });
  }
  return ids;
}

async function signDemoProtocol(
  { db }: Pick<House, "db">,
  { clinicId, store, clock }: Founded,
  director: string,
): Promise<void> {
  const protocol = { ...unapprovedExample, id: "demonstration", version: "1.0.0" };
  await inClinic(db, clinicId, async (tx) => {
    const doing = { tx, store, by: director, at: clock.now };
    await draftProtocol(doing, protocol, unapprovedExample.id);
    await signProtocol(doing, { protocol, printedName: "Ines Reyes, MD (fictitious)", demonstration: true });
  });
}
