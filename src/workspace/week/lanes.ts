import type { AppointmentRow } from "#booking/read.ts";
import type { AppointmentType } from "#booking/events.ts";
import type { Kind } from "../board.ts";
import { kindOf, whatOf } from "../board/next.ts";
import { shortName } from "../names.ts";
import { both, type Lane, type Span } from "./grid.ts";

export type By = "room" | "person";

/** Where appointments without a room, by video, and without people stand. Nothing is moved into it. */
export const NOWHERE = "nowhere";

export type Shown = {
  readonly open: readonly Span[];
  readonly rooms: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly credential: string;
    readonly roles: readonly string[];
    readonly on: readonly Span[];
  }[];
  readonly types: readonly AppointmentType[];
  readonly appointments: readonly AppointmentRow[];
  readonly courses: Readonly<Record<string, number>>;
};

/** An appointment as a bar of the week, with what its type and its course say of it. */
export type Booked = {
  readonly row: AppointmentRow;
  readonly kind: Kind;
  readonly what: string;
  readonly escort: boolean;
};

const GONE: ReadonlySet<AppointmentRow["state"]> = new Set(["cancelled", "released"]);

/** What the week draws: everything that takes or took its time, the length of each course counted among them. */
export function bookedIn({ appointments, types, courses }: Shown): readonly Booked[] {
  return appointments
    .filter(({ state }) => !GONE.has(state))
    .map((row) => {
      const type = types.find(({ id }) => id === row.typeId);
      const of = courses[row.series ?? ""] ?? null;
      return { row, kind: kindOf(type), what: whatOf(type, row.nth, of), escort: type?.escort ?? false };
    });
}

const TREATS: ReadonlySet<string> = new Set(["nurse", "prescriber", "medical-director"]);

const rankOf = (roles: readonly string[]): number => (roles.includes("nurse") ? 1 : 0);

/** The rows: rooms as they stand, or people, prescribers first; and one for what has no room or nobody, while there is such. */
export function lanesBy(by: By, shown: Shown, booked: readonly Booked[]): readonly Lane[] {
  const lanes = by === "room" ? roomLanes(shown) : personLanes(shown, booked);
  const homeless = booked.some((one) => laneIdsOf(one, by)[0] === NOWHERE);
  const name = by === "room" ? "Video" : "Nobody named";
  return homeless ? [...lanes, { id: NOWHERE, name, open: shown.open }] : lanes;
}

const roomLanes = ({ rooms, open }: Shown): readonly Lane[] => rooms.map(({ id, name }) => ({ id, name, open }));

function personLanes({ people, open }: Shown, booked: readonly Booked[]): readonly Lane[] {
  const has = (id: string) => booked.some(({ row }) => row.staffIds.includes(id));
  return people
    .filter(({ id, roles, on }) => has(id) || (on.length > 0 && roles.some((role) => TREATS.has(role))))
    .toSorted((a, b) => rankOf(a.roles) - rankOf(b.roles))
    .map(({ id, name, credential, on }) => ({ id, name: shortName(name, credential), open: both(on, open) }));
}

/** The rows an appointment stands in. */
export function laneIdsOf({ row }: Booked, by: By): readonly string[] {
  if (by === "room") return [row.roomId ?? NOWHERE];
  return row.staffIds.length === 0 ? [NOWHERE] : row.staffIds;
}

/** Where it is asked to go: into that room, or to that person instead of the one it was pulled from. */
export function wishOf(
  { row }: Booked,
  by: By,
  lanes: { readonly from: string; readonly to: string },
): { readonly roomId?: string; readonly staffIds?: readonly string[] } {
  if (lanes.to === NOWHERE) return {};
  if (by === "room") return { roomId: lanes.to };
  return { staffIds: [...new Set([...row.staffIds.filter((id) => id !== lanes.from), lanes.to])] };
}
