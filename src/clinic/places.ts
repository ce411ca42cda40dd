import type { Fact } from "#plumbing/facts.ts";

/** What is known of the clinic as a place. Stream "clinic:<clinic id>". */
export type PlaceFact =
  | Fact<"ClinicFounded", { readonly name: string; readonly demonstration: boolean }>
  | Fact<"SiteOpened", { readonly siteId: string; readonly name: string; readonly zone: string }>
  | Fact<"RoomAdded", { readonly roomId: string; readonly siteId: string; readonly name: string; readonly nth: number }>
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
    >;
