import { Hono } from "hono";
import { z } from "zod";
import { may } from "#people/desk.ts";
import { asked, notFound, ok } from "#plumbing/audit.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import { lettersShown, resendLetter } from "./letter-desk.ts";

const Nothing = z.strictObject({});

/** What was sent to whom and what became of it; and the failed ones once more. */
export const letterRoutes = () =>
  new Hono<Signed>()
    .get("/api/letters", may("see-letters"), (c) =>
      asked(c, "letters", async (tx) => ok({ letters: await lettersShown(tx, c.var.now()) })),
    )
    .post("/api/letters/:letterId/resend", may("see-letters"), async (c) => {
      const read = await readBody(c, Nothing);
      if ("response" in read) return read.response;
      return asked(c, `letter:${c.req.param("letterId").slice(0, 60)}`, async (tx) => {
        const id = z.uuid().safeParse(c.req.param("letterId"));
        if (!id.success) return notFound;
        const outcome = await resendLetter(tx, id.data, c.var.now());
        if (outcome === "none") return notFound;
        return outcome === "posted" ? ok({ id: id.data }) : { status: 409, body: { refusals: [outcome] } };
      });
    });
