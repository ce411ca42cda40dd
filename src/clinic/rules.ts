import type { Refusal } from "#plumbing/facts.ts";
import { parseDay } from "#science/calendar.ts";
import { isZone } from "#science/civil.ts";
import { isMailAddress } from "#science/mail-address.ts";
import type { PlaceFact, Prices, Profile, Weekly } from "./places.ts";

export type Claim = {
  [T in PlaceFact["type"]]: Pick<Extract<PlaceFact, { type: T }>, "type" | "data">;
}[PlaceFact["type"]];

/** Everything that is wrong with something said about the place; none when it can stand. */
export function wrongWith({ type, data }: Claim): readonly Refusal[] {
  switch (type) {
    case "SiteOpened":
      return wrongZone(data.zone);
    case "DeviceAdded":
      return [...wrongZone(data.zone), ...wrongMonitor(data)];
    case "HoursSet":
    case "RotaSet":
      return wrongWeek(data.weekly);
    case "ClosureAdded":
      return wrongDays(data.firstDay, data.lastDay);
    case "LeaveAdded":
      return data.fromAt < data.toAt ? [] : [refusal("leave-order", "toAt", "The leave ends before it begins.", LATER)];
    case "ProfileSet":
      return wrongProfile(data);
    case "PricesSet":
      return wrongPrices(data);
    default:
      return [];
  }
}

const refusal = (rule: string, field: string, says: string, satisfy: string): Refusal => ({
  rule,
  field,
  says,
  satisfy,
});

const LATER = "Choose a later end.";

/** Every time on the record is shown by this zone, so one that no clock knows never gets in. */
export const wrongZone = (zone: string): readonly Refusal[] =>
  isZone(zone)
    ? []
    : [refusal("zone", "zone", `"${zone}" is not a known time zone.`, "Use a name such as America/New_York.")];

const ADDRESS = /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$)|$)){4}$|^(?=[^:]*:)[0-9a-f:]{2,39}$/;
/** What parts one field of a message from the next: a name with one of these in it would never be found there. */
const PARTS = /[\^&~|\\]/;

type Monitor = Extract<Claim, { type: "DeviceAdded" }>["data"];

/** Without a name of its own and an address it comes from, no message could ever be known as this monitor's. */
function wrongMonitor({ identifiers, addresses }: Monitor): readonly Refusal[] {
  const [name, address] = [
    identifiers.find((one) => one === "" || PARTS.test(one)),
    addresses.find((one) => !ADDRESS.test(one)),
  ];
  return [
    ...(identifiers.length === 0
      ? [refusal("monitor-name", "identifiers", "The monitor has no name.", "Enter what it calls itself.")]
      : []),
    ...(name === undefined
      ? []
      : [
          refusal(
            "monitor-name",
            "identifiers",
            `"${name}" stands in no message.`,
            "Leave out the signs ^ & ~ | and \\.",
          ),
        ]),
    ...(addresses.length === 0
      ? [refusal("address", "addresses", "Nobody knows where it connects from.", "Enter its address.")]
      : []),
    ...(address === undefined
      ? []
      : [refusal("address", "addresses", `"${address}" is no network address.`, "Write it as 192.0.2.17.")]),
  ];
}

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

function wrongWeek(weekly: Weekly): readonly Refusal[] {
  return weekly.flatMap(({ weekday, from, to }, n) => {
    const day = DAYS[weekday - 1];
    const field = `weekly.${n}`;
    if (day === undefined)
      return [refusal("weekday", field, `${weekday} is no day of the week.`, "Monday is 1, Sunday 7.")];
    const unread = [from, to].find((time) => !CLOCK.test(time));
    if (unread !== undefined)
      return [refusal("time", field, `"${unread}" on ${day} is not a time.`, "Write it as 08:00 or 17:30.")];
    if (from >= to)
      return [
        refusal(
          "time-order",
          field,
          `${day} ends at ${to}, before it begins at ${from}.`,
          `${LATER} No stretch runs over midnight.`,
        ),
      ];
    const meets = weekly.slice(0, n).some((one) => one.weekday === weekday && one.from < to && from < one.to);
    return meets
      ? [refusal("time-twice", field, `${day} has two stretches that overlap.`, "Make them one, or leave a gap.")]
      : [];
  });
}

function wrongDays(firstDay: string, lastDay: string): readonly Refusal[] {
  const missing = [
    ["firstDay", firstDay],
    ["lastDay", lastDay],
  ].filter(([, day = ""]) => parseDay(day) === null);
  if (missing.length > 0)
    return missing.map(([field = "", day = ""]) =>
      refusal("day", field, `"${day}" is not a day of the calendar.`, "Choose a day such as 2026-12-24."),
    );
  return firstDay <= lastDay
    ? []
    : [refusal("day-order", "lastDay", "The last day is before the first.", "Choose a later last day.")];
}

const COLOUR = /^#[0-9a-f]{6}$/i;
const HOST = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?$/;

function wrongProfile({ name, host, email, brand, languages }: Profile): readonly Refusal[] {
  const colours = Object.entries(brand).filter(([, colour]) => !COLOUR.test(colour));
  return [
    ...(name.trim() === ""
      ? [refusal("name", "name", "The clinic needs a name.", "Enter it as its door says it.")]
      : []),
    ...(host !== null && !HOST.test(host)
      ? [refusal("host", "host", `"${host}" is not the name of a host.`, "Write it as www.example.org, without https.")]
      : []),
    ...(email !== "" && !isMailAddress(email)
      ? [refusal("email", "email", `"${email}" is not an e-mail address.`, "Write it as desk@example.org.")]
      : []),
    ...colours.map(([which, colour]) =>
      refusal("colour", `brand.${which}`, `"${colour}" is not a colour.`, "Write it as #b4532a."),
    ),
    ...(languages.length === 0
      ? [refusal("language", "languages", "The clinic speaks no language.", "Choose at least one.")]
      : []),
  ];
}

function wrongPrices({ items }: Prices): readonly Refusal[] {
  return items.flatMap(({ id, name, usd }, n) => {
    const what = name.en.trim() === "" ? `Price ${n + 1}` : name.en;
    const twice = items.slice(0, n).some((one) => one.id === id);
    const cents = Math.round(usd * 100);
    return [
      ...(twice ? [refusal("price-twice", `items.${n}`, `${what} stands there twice.`, "Remove one of them.")] : []),
      ...(name.en.trim() === ""
        ? [refusal("price-name", `items.${n}.name`, `${what} has no name.`, "Say what it is for.")]
        : []),
      ...(!(usd >= 0) || !Number.isFinite(usd) || Math.abs(cents - usd * 100) > 1e-6
        ? [
            refusal(
              "price",
              `items.${n}.usd`,
              `${what} has no price in dollars and cents.`,
              "Enter an amount such as 450 or 450.50.",
            ),
          ]
        : []),
    ];
  });
}
