import type { Refusal } from "#plumbing/facts.ts";
import type { AppointmentType, BookingRules } from "../events.ts";
import { isNeutral } from "../letters/unspoken.ts";
import { MOST_SEATS } from "./staffing.ts";
import { minutesOf } from "./wall-clock.ts";

const fault = (field: string, says: string, satisfy: string): Refusal => ({
  rule: "booking-rules",
  field,
  says,
  satisfy,
});

type Numbers = Omit<BookingRules, "types" | "quiet">;

/** From, to, and what the number is called on the screen. */
const bounds: Readonly<Record<keyof Numbers, readonly [number, number, string]>> = {
  patientsPerNurse: [1, MOST_SEATS, "Patients beside one nurse"],
  stepMinutes: [5, 120, "Minutes between two starts"],
  holdMinutes: [2, 60, "Minutes a time is held"],
  noticeHours: [0, 336, "Hours of notice"],
  weeksAhead: [1, 52, "Weeks that can be booked ahead"],
  cutoffHours: [0, 336, "Hours until which a patient moves or cancels"],
  offerMinutes: [10, 1440, "Minutes an offer stands"],
};

/** What is wrong with how a clinic wants to book; none when it can. */
export const againstRules = (rules: BookingRules): readonly Refusal[] => [
  ...(Object.keys(bounds) as (keyof Numbers)[]).flatMap((field) => outOfBounds(field, rules[field])),
  ...quietFaults(rules),
  ...rules.types.flatMap((type, n) => typeFaults(type, n, rules.types)),
  ...(rules.types.length === 0 ? [fault("types", "Nothing can be booked.", "Keep at least one kind.")] : []),
];

function outOfBounds(field: keyof Numbers, value: number): readonly Refusal[] {
  const [least, most, called] = bounds[field];
  if (Number.isInteger(value) && value >= least && value <= most) return [];
  return [fault(field, `${called}: ${value} makes no sense.`, `Enter a whole number from ${least} to ${most}.`)];
}

const quietFaults = ({ quiet: { from, to } }: BookingRules): readonly Refusal[] =>
  minutesOf(from) === null || minutesOf(to) === null
    ? [fault("quiet", "The quiet hours are not times of a clock.", "Write them as 21:00 and 08:00.")]
    : [];

const A_DAY = 24 * 60;

function typeFaults(type: AppointmentType, n: number, all: readonly AppointmentType[]): readonly Refusal[] {
  const { id, minutes, before, after, room, video, monitor } = type;
  const at = (field: string) => `types.${n}.${field}`;
  const lengths = [minutes, before, after].every((length) => Number.isInteger(length) && length >= 0);
  return [
    ...(all.some((other, m) => m < n && other.id === id)
      ? [fault(at("id"), `Two kinds are called "${id}".`, "Give each its own name.")]
      : []),
    ...(lengths && minutes >= 5 && before + minutes + after <= A_DAY
      ? []
      : [fault(at("minutes"), "This length makes no sense.", "From 5 minutes to a day, buffers included.")]),
    ...(room === null && !video
      ? [fault(at("room"), "Without a room it can only be by video.", "Choose a room, or say that it is by video.")]
      : []),
    ...(monitor && room === null
      ? [fault(at("monitor"), "A monitor stands in a room.", "Choose a room, or leave the monitor out.")]
      : []),
    ...linkFaults(type, at("videoLink")),
  ];
}

/** One word without spaces that a browser opens: "https://video.example/room". */
const LINK = /^https:\/\/[^\s/"<>]+\.[^\s"<>]+$/;

function linkFaults({ videoLink }: AppointmentType, field: string): readonly Refusal[] {
  const link = videoLink ?? "";
  if (link === "") return [];
  if (!LINK.test(link))
    return [fault(field, "This is not a link people can open safely.", "Enter a link that begins with https://.")];
  return isNeutral(link)
    ? []
    : [
        fault(
          field,
          "This link names a drug or an illness, and it goes out in letters.",
          "Use a link that names none.",
        ),
      ];
}
