import { Hono } from "hono";
import type { Signed } from "#plumbing/http.ts";
import { open } from "#plumbing/inventory.ts";
import { codeNow } from "#plumbing/signin/logins.ts";
import { demoPassword, demoStaff } from "./people.ts";
import type { DemoClinic } from "./seed.ts";

/** The demonstration's public sign-ins with the code of this moment. Mounted in the demonstration alone: a real clinic has no such route. */
export const demoSignIns = ({ staff }: DemoClinic) =>
  new Hono<Signed>().get(
    "/api/demo/sign-ins",
    open("the demonstration clinic's people are fictitious and their sign-ins public"),
    async (c) => {
      const people = demoStaff.map(async ({ key, name, credential, roles, email, pin }) => {
        const secret = staff[key]?.login.totpSecret ?? "";
        return {
          name: `${name}, ${credential}`,
          role: roles[0],
          email,
          password: demoPassword,
          pin,
          code: await codeNow(secret),
        };
      });
      return c.json({ people: await Promise.all(people) });
    },
  );
