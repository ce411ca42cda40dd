import { type AppointmentRow, appointmentOf, courseLengths, enquiryOf, lettersOn, rulesOf } from "#booking/read.ts";
import type { AppointmentType, EnquiryStage } from "#booking/events.ts";
import { roomName } from "#clinic/read.ts";
import { isAllowed } from "#people/events.ts";
import { contactOf, namesOf, patientOf } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import type { Kind } from "./board.ts";
import { kindOf, whatOf } from "./board/next.ts";
import { shortName } from "./names.ts";

/** How somebody is reached, whether they are a patient already or asked first. */
export type Reach = { readonly email: string | null; readonly mobile: string | null; readonly language: "en" | "es" };

/** What stands beside an appointment: who they are, how they are reached, where and with whom, and the letters about it. */
export type AppointmentAbout = {
  readonly id: string;
  readonly kind: Kind;
  readonly what: string;
  readonly typeName: string;
  readonly escort: boolean;
  readonly room: string | null;
  readonly people: readonly string[];
  readonly born: string | null;
  readonly mrn: string | null;
  readonly reach: Reach | null;
  readonly enquiry: { readonly id: string; readonly stage: EnquiryStage; readonly wish: string } | null;
  readonly letters: Awaited<ReturnType<typeof lettersOn>> | null;
};

type Asking = { readonly roles: readonly string[]; readonly now: Instant };

/** Everything about one appointment that is not the appointment itself; null when there is none in this clinic. */
export async function appointmentAbout(tx: Tx, id: string, { roles, now }: Asking): Promise<AppointmentAbout | null> {
  const row = await appointmentOf(tx, id);
  if (row === null) return null;
  const type = (await rulesOf(tx)).types.find((one) => one.id === row.typeId);
  return {
    id,
    ...(await kindAndCourse(tx, row, type)),
    ...(await whereAndWith(tx, row)),
    ...(await whoseItIs(tx, row)),
    letters: isAllowed(roles, "see-letters") ? await lettersOn(tx, `appointment:${id}`, now) : null,
  };
}

async function kindAndCourse(tx: Tx, row: AppointmentRow, type: AppointmentType | undefined) {
  const courses = await courseLengths(tx, [row]);
  return {
    kind: kindOf(type),
    what: whatOf(type, row.nth, courses[row.series ?? ""] ?? null),
    typeName: type?.name.en ?? "Appointment",
    escort: type?.escort ?? false,
  };
}

async function whereAndWith(tx: Tx, { roomId, staffIds }: AppointmentRow) {
  const names = await namesOf(tx);
  const people = staffIds.flatMap((id) => {
    const one = names[id];
    return one === undefined ? [] : [shortName(one.name, one.credential)];
  });
  return { room: roomId === null ? null : await roomName(tx, roomId), people };
}

async function whoseItIs(tx: Tx, { patientId, enquiryId }: AppointmentRow) {
  const asked = enquiryId === null ? null : await enquiryOf(tx, enquiryId);
  const enquiry = asked === null ? null : { id: asked.id, stage: asked.stage, wish: asked.wish };
  if (patientId === null) return { born: null, mrn: null, reach: reachOf(asked), enquiry };
  const patient = await patientOf(tx, patientId);
  const reach = reachOf((await contactOf(tx, patientId)) ?? asked);
  return { born: patient?.birthDate ?? null, mrn: patient?.mrn ?? null, reach, enquiry };
}

const reachOf = (known: Reach | null): Reach | null =>
  known === null ? null : { email: known.email, mobile: known.mobile, language: known.language };
