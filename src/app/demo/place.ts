import type { BookingRules } from "#booking/events.ts";
import { rulesOf } from "#booking/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Prices, Profile, Said, Weekly } from "#clinic/events.ts";

const WORKDAYS = [1, 2, 3, 4, 5] as const;

const week = (from: string, to: string, days: readonly (1 | 2 | 3 | 4 | 5)[] = WORKDAYS): Weekly =>
  days.map((weekday) => ({ weekday, from, to }));

export const demoHours: Weekly = week("08:00", "17:00");

/** Who of the demonstration clinic works when, by the keys of demoStaff. The owner is on no rota. */
export const demoRotas: Readonly<Record<string, Weekly>> = {
  reyes: week("08:00", "17:00"),
  alvarez: week("08:00", "17:00"),
  whitfield: week("08:00", "17:00"),
  park: week("08:00", "16:30"),
};

const said = (en: string, es: string): Said => ({ en, es });

export const demoProfile: Profile = {
  name: "Dusk Demonstration Clinic",
  host: null,
  phone: "+1 555 555 0100",
  email: "desk@demo.example",
  street: "1 Example Square",
  town: "Sampleton, NY 00000",
  brand: { amber: "#f2a65a", rust: "#b4532a", plum: "#7a3c6d" },
  languages: ["en", "es"],
  people: [
    {
      name: "Ines Reyes, MD",
      role: said("Medical director", "Directora médica"),
      about: said(
        "Sees you before the first visit and decides with you. A made-up person of this demonstration.",
        "Le atiende antes de la primera visita y decide con usted. Una persona inventada de esta demostración.",
      ),
    },
    {
      name: "Nora Alvarez, RN",
      role: said("Nurse", "Enfermera"),
      about: said(
        "Stays with you while you are here. A made-up person of this demonstration.",
        "Le acompaña mientras está aquí. Una persona inventada de esta demostración.",
      ),
    },
  ],
};

const priced = (id: string, usd: number, name: Said, note: Said) => ({ id, name, usd, note });

export const demoPrices: Prices = {
  items: [
    priced(
      "evaluation",
      300,
      said("First consultation", "Primera consulta"),
      said("About an hour, in person or by video.", "Cerca de una hora, en persona o por video."),
    ),
    priced(
      "infusion",
      475,
      said("One treatment visit", "Una visita de tratamiento"),
      said("About two and a half hours, all of it included.", "Unas dos horas y media, todo incluido."),
    ),
    priced(
      "follow-up",
      150,
      said("Follow-up visit", "Visita de seguimiento"),
      said("Half an hour, in person or by video.", "Media hora, en persona o por video."),
    ),
  ],
  rules: said(
    "Made-up prices of a demonstration. Move or cancel until 24 hours before and it costs nothing.",
    "Precios inventados de una demostración. Cambiar o cancelar hasta 24 horas antes no cuesta nada.",
  ),
};

/** As shipped, with an example of the link by which people join a video visit, so that one can be booked. */
export async function demoBookingRules(tx: Tx): Promise<BookingRules> {
  const rules = await rulesOf(tx);
  const types = rules.types.map((type) =>
    type.video ? { ...type, videoLink: "https://video.demo.example/dusk" } : type,
  );
  return { ...rules, types };
}
