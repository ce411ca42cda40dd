import { Hono } from "hono";
import { z } from "zod";
import { placeOf } from "#clinic/read.ts";
import { asked, ok } from "#plumbing/audit.ts";
import { readBody, refuse, type Signed, signedIn } from "#plumbing/http.ts";
import { confirmSitting, lockSitting } from "#plumbing/signin/sittings.ts";
import type { Signin } from "#plumbing/signin/signin.ts";
import { may } from "./desk.ts";
import { permissionsOf } from "./events.ts";

const Pin = z.strictObject({ pin: z.string().regex(/^\d{6}$/, "the PIN has six digits") });
const Nothing = z.strictObject({});

const WRONG_PIN = {
  rule: "pin",
  field: "pin",
  says: "That is not your PIN.",
  satisfy: "Try again; after five wrong tries you are signed out.",
};
const ENDED = { rule: "sign-in", says: "Five wrong PINs: you are signed out.", satisfy: "Sign in again." };

/** Who I am, and locking and unlocking my screen. */
export const peopleRoutes = (signin: Signin) =>
  new Hono<Signed>()
    .get("/api/me", may("be-here"), (c) =>
      asked(c, "me", async (tx, { staffId, name, credential, roles, locked }) => {
        const place = await placeOf(tx);
        const clinic = {
          name: place?.clinic.name ?? "",
          demonstration: place?.clinic.demonstration ?? false,
          zone: place?.site.zone ?? "UTC",
        };
        return ok({ staffId, name, credential, roles, permissions: permissionsOf(roles), clinic, locked });
      }),
    )
    .post("/api/sitting/confirm", may("be-here", { evenLocked: true }), async (c) => {
      const read = await readBody(c, Pin);
      if ("response" in read) return read.response;
      const outcome = await confirmSitting(signin, signedIn(c), read.value.pin, c.var.now());
      if (outcome === "ended") return refuse(c, 401, ENDED);
      return outcome === "wrong" ? refuse(c, 403, WRONG_PIN) : c.json({ locked: false });
    })
    .post("/api/sitting/lock", may("be-here", { evenLocked: true }), async (c) => {
      const read = await readBody(c, Nothing);
      if ("response" in read) return read.response;
      await lockSitting(signin, signedIn(c).sittingId);
      return c.json({ locked: true });
    });
