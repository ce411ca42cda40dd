import type { Refusal } from "#plumbing/facts.ts";
import { ageOn, type Day } from "#science/calendar.ts";
import { isZone } from "#science/civil.ts";
import { isMailAddress } from "#science/mail-address.ts";
import type { Centimetres } from "#science/units.ts";
import type { CirclePerson, PatientContact, PatientDetails, QuietHours } from "./events.ts";

/** What the front desk enters of a new patient. `allergies` is null while nobody asked; an empty list means asked and none. */
export type Registration = {
  readonly mrn: string;
  readonly family: string;
  readonly given: string;
  readonly birthDate: string;
  readonly sex: "female" | "male" | "unknown";
  readonly heightCm: Centimetres | null;
  readonly allergies: readonly string[] | null;
  /** Said by a person: this is somebody else than the patient of the same name and birth date. */
  readonly isAnother: boolean;
};

type Known = Pick<Registration, "mrn" | "family" | "given" | "birthDate">;

/** The clinic treats adults: its own page says that ketamine is not for children. */
const ADULT = 18;
const OLDEST = 120;

/** Every reason why this is not a new patient of the clinic today; none when it is. `known` are the patients there are. */
export const refusalsOf = (wish: Registration, known: readonly Known[], today: Day): readonly Refusal[] => [
  ...ageRefusals(wish.birthDate, today),
  ...known.filter(({ mrn }) => mrn === wish.mrn).map(mrnTaken),
  ...(wish.isAnother ? [] : known.filter((one) => isSame(one, wish)).map(alreadyHere)),
];

function ageRefusals(birthDate: string, today: Day): readonly Refusal[] {
  const age = ageOn(birthDate, today);
  if (age === null || age < 0 || age > OLDEST)
    return [
      refusal("birth-date", "birthDate", "Nobody was born on that day.", "Enter the birth date from a document."),
    ];
  if (age < ADULT)
    return [
      refusal(
        "adult",
        "birthDate",
        `${age} years old: too young for this treatment.`,
        "Adults only, from 18 years on.",
      ),
    ];
  return [];
}

const refusal = (rule: string, field: string, says: string, satisfy: string): Refusal => ({
  rule,
  field,
  says,
  satisfy,
});

const mrnTaken = ({ mrn, family, given }: Known): Refusal =>
  refusal("mrn-taken", "mrn", `${mrn} is the record number of ${family}, ${given}.`, "Enter another number.");

const alreadyHere = ({ mrn, family, given, birthDate }: Known): Refusal =>
  refusal(
    "already-here",
    "family",
    `${family}, ${given}, born ${birthDate}, is here already, with record number ${mrn}.`,
    "Choose that patient; or say that this is somebody else.",
  );

const plain = (word: string) => word.normalize("NFC").trim().toLocaleLowerCase("en");

const isSame = (one: Known, wish: Known): boolean =>
  one.birthDate === wish.birthDate &&
  plain(one.family) === plain(wish.family) &&
  plain(one.given) === plain(wish.given);

/** A number with its country, as E.164 writes it: "+15555550123". */
const MOBILE = /^\+[1-9]\d{6,14}$/;

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const DAY_MINUTES = 24 * 60;
/** Ours [P]: so that a reminder of a visit still finds its hour. */
const MOST_QUIET_MINUTES = 16 * 60;

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Times of a clock, apart from each other, and no longer than leaves hours to write in. Over midnight too. */
function isQuietLeft({ from, to }: QuietHours): boolean {
  if (!CLOCK.test(from) || !CLOCK.test(to)) return false;
  const long = (minutesOf(to) - minutesOf(from) + DAY_MINUTES) % DAY_MINUTES;
  return long > 0 && long <= MOST_QUIET_MINUTES;
}

/** What is wrong with how a patient is to be reached; none when letters and texts can be sent. */
export const contactRefusals = ({ email, mobile, zone, texts, quiet }: PatientContact): readonly Refusal[] => [
  ...(quiet == null || isQuietLeft(quiet)
    ? []
    : [refusal("quiet", "quiet", "The quiet hours leave less than eight hours of the day.", "Choose a shorter time.")]),
  ...(email !== null && !isMailAddress(email)
    ? [refusal("email", "email", `"${email}" is not an e-mail address.`, "Write it as name@example.org.")]
    : []),
  ...(mobile !== null && !MOBILE.test(mobile)
    ? [
        refusal(
          "mobile",
          "mobile",
          `"${mobile}" is not a mobile number.`,
          "Write it with its country: +1 555 555 0123.",
        ),
      ]
    : []),
  ...(texts && mobile === null
    ? [
        refusal(
          "texts",
          "texts",
          "Texts were agreed to, but there is no mobile number.",
          "Enter the number, or take back the yes to texts.",
        ),
      ]
    : []),
  ...(isZone(zone)
    ? []
    : [refusal("zone", "zone", `"${zone}" is not a known time zone.`, "Use a name such as America/New_York.")]),
];

const ZIP = /^\d{5}(-\d{4})?$/;
const US_STATE = /^[A-Z]{2}$/;

/** What is wrong with what a patient told of themselves; what is empty was not answered. */
export const detailsRefusals = ({ state = "", zip = "" }: Partial<PatientDetails>): readonly Refusal[] => [
  ...(zip === "" || ZIP.test(zip)
    ? []
    : [refusal("zip", "zip", `"${zip}" is not a ZIP code.`, "Five digits, such as 10001.")]),
  ...(state === "" || US_STATE.test(state)
    ? []
    : [refusal("state", "state", `"${state}" is not a state.`, "Two letters, such as NY.")]),
];

/** What is wrong with somebody around a patient. A release without its day would mean nothing. */
export const circleRefusals = (person: CirclePerson): readonly Refusal[] => [
  ...(person.name.trim() === "" && person.practice.trim() === ""
    ? [refusal("name", "name", "There is no name.", "Enter the person's name, or the practice's.")]
    : []),
  ...numberRefusal("mobile", person.mobile),
  ...numberRefusal("fax", person.fax),
  ...(person.email !== "" && !isMailAddress(person.email)
    ? [refusal("email", "email", `"${person.email}" is not an e-mail address.`, "Write it as name@example.org.")]
    : []),
  ...(person.release !== "unknown" && !/^\d{4}-\d{2}-\d{2}$/.test(person.releasedOn)
    ? [refusal("released-on", "release", "The day of this answer is missing.", "Enter the day it was given.")]
    : []),
];

const numberRefusal = (field: "mobile" | "fax", number: string): readonly Refusal[] =>
  number === "" || MOBILE.test(number)
    ? []
    : [refusal(field, field, `"${number}" is not a telephone number.`, "Write it with its area code.")];
