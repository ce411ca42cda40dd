import { useQuery } from "@tanstack/react-query";
import { fetched } from "#ui/ask.ts";
import type { PlaceSettings } from "./read.ts";

export type Settings = PlaceSettings & {
  /** Which saving of each stands now. */
  readonly saved: Readonly<Record<"profile" | "prices" | "hours", string | null>>;
  readonly mayChange: boolean;
};

/** Everything the settings of the place show, and whether this person may change it. */
export const useSettings = () =>
  useQuery({ queryKey: ["settings"], queryFn: () => fetched<Settings>("/api/settings"), staleTime: 60_000 });
