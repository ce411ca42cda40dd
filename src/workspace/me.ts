import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { fetched, Unanswered } from "#ui/ask.ts";
import { toSignIn } from "#ui/ways.ts";

export type Me = {
  readonly staffId: string;
  readonly name: string;
  readonly credential: string;
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
  readonly clinic: { readonly name: string; readonly demonstration: boolean; readonly zone: string };
  readonly locked: boolean;
};

const MINUTE = 60_000;

/** Who is signed in at this screen. Where nobody is, the way to the sign-in is taken, and back again after it. */
export function useMe() {
  const asked = useQuery({
    queryKey: ["me"],
    queryFn: () => fetched<Me>("/api/me"),
    refetchInterval: MINUTE,
    retry: (times, error) => times < 2 && !isNobody(error),
  });
  const nobody = isNobody(asked.error);
  useEffect(() => {
    if (nobody) location.assign(toSignIn());
  }, [nobody]);
  return asked;
}

const isNobody = (error: unknown): boolean => error instanceof Unanswered && error.status === 401;
