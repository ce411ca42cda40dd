import type { AppointmentType } from "../events.ts";

/** A video type without a link would promise what nobody can keep. */
export const lacksLink = ({ video, videoLink }: Pick<AppointmentType, "video" | "videoLink">): boolean =>
  video && (videoLink ?? "") === "";

/** Whether people book it themselves on the public pages. */
export const isPublic = (type: Pick<AppointmentType, "video" | "videoLink" | "publicBooking">): boolean =>
  type.publicBooking && !lacksLink(type);

/** A consultation: with a prescriber, and no infusion room. */
export const isConsultation = ({ room, people }: Pick<AppointmentType, "room" | "people">): boolean =>
  room !== "infusion" && people.some(({ role }) => role === "prescriber");
