import { uuidv7 } from "uuidv7";
import { type Doing, recordPlace } from "#clinic/desk.ts";
import type { Weekly } from "#clinic/events.ts";
import { welcomeStaff } from "#people/desk.ts";

export type Founding = {
  readonly clinic: string;
  readonly phone: string;
  readonly zone: string;
  readonly infusionRooms: number;
  readonly consultingRooms: number;
  /** Empty: nobody said, and nothing can be booked until somebody does. */
  readonly hours: Weekly;
};

export type Director = {
  readonly staffId: string;
  readonly userId: string;
  readonly name: string;
  readonly credential: string;
};

/** Founds a clinic in the transaction at hand: the place, its rooms and hours, and its medical director, on duty whenever it is open. */
export async function foundClinic(doing: Doing, plan: Founding, director: Director): Promise<void> {
  const { clinic, phone, zone, infusionRooms, consultingRooms, hours } = plan;
  const siteId = uuidv7();
  await recordPlace(doing, "ClinicFounded", { name: clinic, demonstration: false });
  await recordPlace(doing, "SiteOpened", { siteId, name: clinic, zone });
  for (let nth = 1; nth <= infusionRooms; nth += 1)
    await recordPlace(doing, "RoomAdded", { roomId: uuidv7(), siteId, name: `Room ${nth}`, nth, kind: "infusion" });
  for (let n = 1; n <= consultingRooms; n += 1) {
    const name = consultingRooms === 1 ? "Consulting room" : `Consulting room ${n}`;
    const nth = infusionRooms + n;
    await recordPlace(doing, "RoomAdded", { roomId: uuidv7(), siteId, name, nth, kind: "consulting" });
  }
  await recordPlace(doing, "ProfileSet", {
    name: clinic,
    host: null,
    phone,
    email: "",
    street: "",
    town: "",
    brand: { amber: "#f2a65a", rust: "#b4532a", plum: "#7a3c6d" },
    languages: ["en", "es"],
    people: [],
  });
  const { staffId, userId, name, credential } = director;
  await welcomeStaff(doing, staffId, { userId, name, credential, roles: ["medical-director", "prescriber"] });
  if (hours.length === 0) return;
  await recordPlace(doing, "HoursSet", { siteId, weekly: hours });
  await recordPlace(doing, "RotaSet", { staffId, weekly: hours });
}
