import { type Context, Hono } from "hono";
import { z } from "zod";
import { may } from "#people/desk.ts";
import { asked, notFound, ok } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import { lettersShown, resendLetter, settleLetter } from "./letter-desk.ts";

const Nothing = z.strictObject({});
const Settling = z.strictObject({
  outcome: z
    .string()
    .trim()
    .min(3, "say in a few words how they were reached")
    .max(300, "at most 300 characters")
    .regex(/^[^\p{Cc}]*$/u, "one line, without control characters"),
});

/** What was sent to whom and what became of it; and the failed ones once more. */
export const letterRoutes = () =>
  new Hono<Signed>()
    .get("/api/letters", may("see-letters"), (c) =>
      asked(c, "letters", async (tx) => ok({ letters: await lettersShown(tx, c.var.now()) })),
    )
    .post("/api/letters/:letterId/resend", may("see-letters"), async (c) => {
      const read = await readBody(c, Nothing);
      return "response" in read ? read.response : doneTo(c, (tx, id) => resendLetter(tx, id, c.var.now()));
    })
    .post("/api/letters/:letterId/settle", may("see-letters"), async (c) => {
      const read = await readBody(c, Settling);
      if ("response" in read) return read.response;
      return doneTo(c, (tx, id) => settleLetter(tx, id, read.value.outcome, c.var.now()));
    });

/** One thing done to one letter. */
const doneTo = (
  c: Context<Signed>,
  work: (tx: Tx, id: string) => Promise<"posted" | "settled" | "none" | Refusal>,
): Promise<Response> =>
  asked(c, `letter:${(c.req.param("letterId") ?? "").slice(0, 60)}`, async (tx) => {
    const id = z.uuid().safeParse(c.req.param("letterId"));
    const outcome = id.success ? await work(tx, id.data) : "none";
    if (outcome === "none") return notFound;
    return typeof outcome === "string" ? ok({ id: id.data }) : { status: 409, body: { refusals: [outcome] } };
  });
