import { appointmentsFound, enquiriesFound, rulesOf } from "#booking/read.ts";
import { isAllowed } from "#people/events.ts";
import { patientsFound } from "#people/read.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import type { Found } from "./found.ts";

const MOST = 6;

type Asking = { readonly roles: readonly string[]; readonly query: string; readonly now: Instant };

export type FoundView = {
  readonly found: readonly Found[];
};

/** Whom and what a few typed letters may mean: patients, enquiries and coming appointments, as far as one may see them. */
export async function searchView(tx: Tx, { roles, query, now }: Asking): Promise<FoundView> {
  const patients = await patientsFound(tx, query, MOST);
  const enquiries = isAllowed(roles, "see-enquiries") ? await enquiriesFound(tx, query, MOST) : [];
  const appointments = isAllowed(roles, "see-schedule") ? await appointmentsFound(tx, { query, now, most: MOST }) : [];
  const names = new Map((await rulesOf(tx)).types.map(({ id, name }) => [id, name.en]));
  return {
    found: [
      ...patients.map(({ id, name, birthDate, mrn }) => ({
        id,
        group: "Patients" as const,
        name,
        note: `born ${birthDate} · ${mrn}`,
        to: `/patients/${id}`,
      })),
      ...enquiries.map(({ id, name, stage, email, mobile }) => ({
        id,
        group: "Enquiries" as const,
        name,
        note: [stage, mobile ?? email ?? ""].filter((part) => part !== "").join(" · "),
        to: `/enquiries/${id}`,
      })),
      ...appointments.map(({ id, name, typeId, startAt, zone }) => ({
        id,
        group: "Appointments" as const,
        name,
        note: `${names.get(typeId) ?? typeId} · ${whenIn(zone, startAt)}`,
        to: `/schedule/${id}`,
      })),
    ],
  };
}

/** "Thu 3 Dec 11:15" */
const whenIn = (zone: string, at: Instant): string =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  })
    .format(at)
    .replaceAll(",", "");
