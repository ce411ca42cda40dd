import type { Fact } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";

export type RoomKind = "infusion" | "consulting";

export type Language = "en" | "es";

/** The same words in each language of the clinic. */
export type Said = Readonly<Record<Language, string>>;

/** A stretch of the week by the wall clocks of the site: Monday is 1; "08:00" to "17:30", never over midnight. */
export type Shift = { readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7; readonly from: string; readonly to: string };
export type Weekly = readonly Shift[];

/** Days on which a site is shut, first and last included: "2026-12-24". */
export type Closure = {
  readonly closureId: string;
  readonly siteId: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly why: string;
};

export type Leave = {
  readonly leaveId: string;
  readonly staffId: string;
  readonly fromAt: Instant;
  readonly toAt: Instant;
  readonly why: string;
};

/** What the clinic says of itself to the public. Colours are "#b4532a". `host` is where its pages are asked for, null for any. */
export type Profile = {
  readonly name: string;
  readonly host: string | null;
  readonly phone: string;
  readonly email: string;
  readonly street: string;
  readonly town: string;
  readonly brand: { readonly amber: string; readonly rust: string; readonly plum: string };
  readonly languages: readonly Language[];
  /** Who treats here, in the clinic's own words. */
  readonly people: readonly { readonly name: string; readonly role: Said; readonly about: Said }[];
};

/** What the clinic charges people who pay themselves, in US dollars, and its rules for cancelling. */
export type Prices = {
  readonly items: readonly { readonly id: string; readonly name: Said; readonly usd: number; readonly note: Said }[];
  readonly rules: Said;
};

/** What is known of the clinic as a place. Stream "clinic:<clinic id>". */
export type PlaceFact =
  | Fact<"ClinicFounded", { readonly name: string; readonly demonstration: boolean }>
  | Fact<"SiteOpened", { readonly siteId: string; readonly name: string; readonly zone: string }>
  | Fact<
      "RoomAdded",
      {
        readonly roomId: string;
        readonly siteId: string;
        readonly name: string;
        readonly nth: number;
        /** What happens there. Rooms added before consulting rooms were known are infusion rooms. */
        readonly kind?: RoomKind;
      }
    >
  | Fact<"RoomRenamed", { readonly roomId: string; readonly name: string }>
  | Fact<"RoomClosed", { readonly roomId: string }>
  | Fact<"ProfileSet", Profile>
  | Fact<"PricesSet", Prices>
  | Fact<"HoursSet", { readonly siteId: string; readonly weekly: Weekly }>
  | Fact<"ClosureAdded", Closure>
  | Fact<"ClosureRemoved", { readonly closureId: string }>
  | Fact<"RotaSet", { readonly staffId: string; readonly weekly: Weekly }>
  | Fact<"LeaveAdded", Leave>
  | Fact<"LeaveRemoved", { readonly leaveId: string }>
  | Fact<
      "DeviceAdded",
      {
        readonly deviceId: string;
        readonly roomId: string;
        readonly label: string;
        /** The monitor's own clock, where its messages name no zone. */
        readonly zone: string;
        /** What it calls itself in MSH-3, MSH-4 or PV1-3. */
        readonly identifiers: readonly string[];
        /** Where it may connect from. */
        readonly addresses: readonly string[];
      }
    >
  | Fact<"DeviceMoved", { readonly deviceId: string; readonly roomId: string }>
  | Fact<"DeviceRemoved", { readonly deviceId: string }>;

/** Street and town in one line; what the clinic has not said is left out. */
export const addressLine = ({ street, town }: Pick<Profile, "street" | "town">): string =>
  [street, town].filter((part) => part !== "").join(", ");
