import type { AppointmentType } from "../events.ts";

/** A video type without a link would promise what nobody can keep. */
export const lacksLink = ({ video, videoLink }: Pick<AppointmentType, "video" | "videoLink">): boolean =>
  video && (videoLink ?? "") === "";

/** Whether people book it themselves on the public pages. */
export const isPublic = (type: Pick<AppointmentType, "video" | "videoLink" | "publicBooking">): boolean =>
  type.publicBooking && !lacksLink(type);
