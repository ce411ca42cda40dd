import { raw } from "hono/html";
import type { Weekly } from "#clinic/events.ts";
import type { Site } from "./about.ts";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const said = (text: string): string | undefined => (text === "" ? undefined : text);

/** The clinic in the words of schema.org. What it has not said of itself is left out. */
export function clinicData({ name, origin, profile, hours }: Site): object {
  const { phone, email, street, town } = profile;
  const address = {
    "@type": "PostalAddress",
    streetAddress: said(street),
    addressLocality: said(town),
    addressCountry: "US",
  };
  return {
    "@context": "https://schema.org",
    "@type": "MedicalClinic",
    name,
    url: `${origin}/`,
    medicalSpecialty: "Psychiatric",
    isAcceptingNewPatients: true,
    telephone: said(phone),
    email: said(email),
    address: street === "" && town === "" ? undefined : address,
    openingHoursSpecification: hours.length === 0 ? undefined : openings(hours),
  };
}

const openings = (weekly: Weekly) =>
  weekly.map(({ weekday, from, to }) => ({
    "@type": "OpeningHoursSpecification",
    dayOfWeek: `https://schema.org/${DAYS[weekday - 1]}`,
    opens: from,
    closes: to,
  }));

/** Data for search engines. It is read, never run; "<" is spelt out so that no text of the clinic can end the block. */
export const dataBlock = (data: object) =>
  raw(`<script type="application/ld+json">${JSON.stringify(data).replaceAll("<", String.raw`\u003c`)}</script>\n`);
