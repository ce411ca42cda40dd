import { useQuery } from "@tanstack/react-query";
import { fetched } from "#ui/ask.ts";
import type { StaffView } from "./staff-routes.ts";

export type { StaffView };
export type Colleague = StaffView["people"][number];

/** Who works here, when and with which roles; whom the clinic invited. */
export const useStaff = () =>
  useQuery({ queryKey: ["staff"], queryFn: () => fetched<StaffView>("/api/staff"), staleTime: 30_000 });
