import { uuidv7 } from "uuidv7";
import type { PatientContact } from "#people/events.ts";
import { recordAllergies, recordCirclePerson, recordContact, recordDetails, registerPatient } from "#people/desk.ts";
import { as, type Centimetres, type Instant } from "#science/units.ts";
import { ZONE } from "../seed.ts";
import { done, type Told } from "./telling.ts";

/** These three read their mail in the demonstration's post office: a visitor can be them. */
export const reachable: ReadonlySet<string> = new Set(["cadenza", "nocturne", "serenade"]);

/** After this age nobody is asked about a pregnancy here. */
const NO_PREGNANCY_FROM = 52;

export const ageOn = (birthDate: string, date: string): number =>
  Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (date.slice(5) < birthDate.slice(5) ? 1 : 0);

export const canBecomePregnant = ({ person, past, story }: Told): boolean =>
  person.sex === "female" && ageOn(person.birthDate, past.calendar.date(story.registered)) < NO_PREGNANCY_FROM;

/** Registered at the desk, with who is around them. */
export async function arrive(told: Told): Promise<void> {
  const { person, nth, patientId, past, story } = told;
  const when = past.calendar.at(story.registered, "10:20");
  const desk = { ...told.as("park", when), at: when };
  const { family, given, birthDate, sex, heightCm } = person;
  const chart = { mrn: `DEMO-2${String(nth).padStart(4, "0")}`, family, given, birthDate, sex };
  await registerPatient(desk, patientId, {
    ...chart,
    heightCm: as<Centimetres>(heightCm),
    photo: null,
    fictitious: true,
  });
  await recordAllergies(desk, patientId, person.allergies ?? []);
  done("contact", await recordContact(desk, patientId, contactOf(told)));
  await settleIn(told);
}

/** What the desk asks whoever is registered: where they live, and who is around them. */
export async function settleIn(told: Told): Promise<void> {
  const { patientId, past, story } = told;
  const when = past.calendar.at(story.registered, "10:20");
  const desk = { ...told.as("park", when), at: when };
  done("details", await recordDetails(desk, uuidv7(), patientId, detailsOf(told)));
  await circle(told, when);
}

const telephone = (nth: number, last: number): string => `+1555555${String(1000 + nth * 4 + last)}`;

const contactOf = ({ person, nth }: Told): PatientContact => {
  const isReached = reachable.has(person.key);
  return {
    email: isReached ? `${person.key}@demo.example` : null,
    mobile: telephone(nth, 0),
    language: person.language ?? "en",
    zone: ZONE,
    texts: isReached,
  };
};

const detailsOf = (told: Told) => ({
  calledName: told.person.given,
  street: `${told.nth + 1} Example Street`,
  city: "Sampleton",
  state: "NY",
  zip: "10001",
  canBecomePregnant: canBecomePregnant(told) ? ("yes" as const) : ("no" as const),
});

const RELATIVES = ["Kit", "Robin", "Sasha", "Noel", "Dana", "Kim", "Toni"] as const;
const PSYCHIATRISTS = ["A. Tercet, MD", "B. Ode, MD", "C. Cinquain, MD"] as const;
const FAMILY_DOCTORS = ["D. Rondel, MD", "E. Triolet, NP", "F. Sestet, MD", "G. Ghazal, DO"] as const;

const one = <T>(list: readonly [T, ...T[]], nth: number): T => list[nth % list.length] ?? list[0];

/** Who takes them home, and who treats them; releases signed at the desk. */
async function circle(told: Told, when: Instant): Promise<void> {
  const { person, nth, patientId, past, story } = told;
  const desk = { ...told.as("park", when), at: when };
  const nobody = {
    practice: "",
    mobile: "",
    email: "",
    fax: "",
    release: "yes",
    releasedOn: past.calendar.date(story.registered),
  } as const;
  const people = [
    { ...nobody, role: "escort", name: escortOf(person.family, nth), mobile: telephone(nth, 1) },
    {
      ...nobody,
      role: "psychiatrist",
      name: one(PSYCHIATRISTS, nth),
      practice: "Sampleton Psychiatry",
      fax: telephone(nth, 2),
    },
    {
      ...nobody,
      role: "primary-care",
      name: one(FAMILY_DOCTORS, nth),
      practice: "Sampleton Family Practice",
      fax: telephone(nth, 3),
    },
  ] as const;
  for (const about of people)
    done("circle", await recordCirclePerson(desk, uuidv7(), patientId, { personId: uuidv7(), ...about }));
}

export const escortOf = (family: string, nth: number): string => `${one(RELATIVES, nth)} ${family}`;
