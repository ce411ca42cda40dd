import type { AppointmentRow } from "#booking/read.ts";
import type { AppointmentType } from "#booking/events.ts";
import type { Kind } from "../board.ts";

type Typed = Pick<AppointmentType, "id" | "room" | "video" | "name">;

export function kindOf(type: Pick<AppointmentType, "id" | "room"> | undefined): Kind {
  if (type?.room !== "infusion") return "talk";
  return type.id === "maintenance" ? "maintenance" : "infusion";
}

/**
 * "3 of 6", "maintenance", "First consultation": what an appointment is, in a word or two. Where nobody planned how many, its place
 * among those booked together is no number of the treatment.
 */
export function whatOf(type: Typed | undefined, nth: number | null, of: number | null): string {
  const goesOn = kindOf(type) === "maintenance";
  const name = goesOn ? "maintenance" : (type?.name.en ?? "appointment");
  return goesOn || nth === null || of === null ? name : `${nth} of ${of}`;
}

type Coming = Pick<AppointmentRow, "state" | "onTheWay" | "ride" | "evening">;

/**
 * Whether everything is ready for somebody who is expected: where they are, the questions of the evening, the ride.
 * `asked`: the letter with the evening's questions went out. What is not known is said to be so.
 */
export function readiness(coming: Coming, escort: boolean, asked: boolean): readonly string[] {
  const { state, onTheWay, ride, evening } = coming;
  return [
    ...(state === "arrived" ? ["here"] : onTheWay ? ["on the way"] : []),
    ...(escort ? [eveningWords(evening, asked), rideWords(ride)] : []),
  ].filter((words) => words !== "");
}

function eveningWords(evening: Coming["evening"], asked: boolean): string {
  if (evening !== null) return evening.wrong.length === 0 ? "check-in questions answered" : "an answer needs a call";
  return asked ? "check-in link sent" : "check-in questions not sent yet";
}

function rideWords(ride: Coming["ride"]): string {
  if (ride === null) return "no ride yet";
  return ride.confirmed ? "ride confirmed" : "ride not confirmed";
}
