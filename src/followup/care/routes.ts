import { type Context, Hono } from "hono";
import { z } from "zod";
import { may, mayDo } from "#people/desk.ts";
import { patientOf } from "#people/read.ts";
import { asked, askedPaper, notFound, ok } from "#plumbing/audit.ts";
import { type Principal, readBody, type Signed } from "#plumbing/http.ts";
import { line, uuid } from "#plumbing/shapes.ts";
import { noteCheck } from "./checking.ts";
import { endCare, resumeCare } from "./ending.ts";
import { careLetterPaper, dropLetter, editLetter, noteSent, signLetter } from "./signing.ts";
import type { Doing, Outcome } from "./store.ts";
import { careView } from "./view.ts";
import { askForLetter, putInLanguage } from "./writing.ts";

const words = (most: number) => z.string("words are needed").trim().max(most, `at most ${most} characters`);

const Checking = z.strictObject({
  id: uuid,
  check: z.enum(["urinary", "liver", "cognition", "craving"], "choose one"),
  on: line(10),
  concern: z.enum(["yes", "no", "unknown"], "choose one"),
  note: words(1000),
});
const Asking = z.strictObject({ id: uuid, personId: uuid, language: z.enum(["en", "es"], "choose one") });
const Wording = z.strictObject({ id: uuid, text: words(8000) });
const Putting = Asking.omit({ personId: true });
const Sending = z.strictObject({ id: uuid, how: z.enum(["fax", "post", "by-hand", "secure-mail"], "choose one") });
const Dropping = z.strictObject({ id: uuid, why: words(300).min(1, "say why") });

const Ending = z.strictObject({
  id: uuid,
  how: z.enum(
    ["recovered", "no-benefit", "patient-choice", "moved-on", "not-safe", "lost-contact", "died"],
    "choose one",
  ),
  why: words(1000).min(1, "this is needed"),
  handedTo: words(300),
  toPatient: words(4000),
});
const Resuming = z.strictObject({ id: uuid, why: words(300).min(1, "this is needed") });

const OF = "/api/patients/:patientId";
const LETTER = `${OF}/care-letters/:letterId`;

/** The care of a patient beyond the infusions: checks of long treatment, letters to those who treat them elsewhere, and its end. */
export const careRoutes = () =>
  new Hono<Signed>()
    .get(`${OF}/care`, may("see-followup"), (c) =>
      asked(c, "shared care", async (tx, principal) => {
        const id = idIn(c, "patientId");
        const view = id === null ? null : await careView(tx, id, rightsOf(principal));
        return view === null ? notFound : ok(view, view.patientId);
      }),
    )
    .post(`${OF}/exposure-checks`, may("keep-followup"), (c) =>
      placed(c, Checking, (doing, of, body) => noteCheck(doing, { ...body, ...of })),
    )
    .post(`${OF}/care-letters`, may("keep-followup"), (c) =>
      placed(c, Asking, (doing, of, body) => askForLetter(doing, { ...body, ...of })),
    )
    .post(`${OF}/care/end`, may("end-care", { fresh: true }), (c) =>
      placed(c, Ending, (doing, of, body) => endCare(doing, c.var.ownOrigin, { ...body, ...of })),
    )
    .post(`${OF}/care/resume`, may("end-care"), (c) =>
      placed(c, Resuming, (doing, of, body) => resumeCare(doing, { ...body, ...of })),
    )
    .route("/", letterRoutes());

/** One letter, from the draft to how it left the house. */
const letterRoutes = () =>
  new Hono<Signed>()
    .get(LETTER, may("see-followup"), (c) =>
      askedPaper(c, { about: "letter to a colleague", named: "letter.pdf" }, async (tx) => {
        const [patientId, letterId] = [idIn(c, "patientId"), idIn(c, "letterId")];
        return patientId === null || letterId === null ? null : careLetterPaper(tx, patientId, letterId, c.var.now());
      }),
    )
    .post(`${LETTER}/edit`, may("write-care-letter"), (c) =>
      placed(c, Wording, (doing, of, body) => editLetter(doing, { ...body, ...of })),
    )
    .post(`${LETTER}/language`, may("write-care-letter"), (c) =>
      placed(c, Putting, (doing, of, body) => putInLanguage(doing, { ...body, ...of })),
    )
    .post(`${LETTER}/sign`, may("write-care-letter", { fresh: true }), (c) =>
      placed(c, Wording, (doing, of, body) => signLetter(doing, { ...body, ...of })),
    )
    .post(`${LETTER}/sent`, may("keep-followup"), (c) =>
      placed(c, Sending, (doing, of, body) => noteSent(doing, { ...body, ...of })),
    )
    .post(`${LETTER}/drop`, may("write-care-letter"), (c) =>
      placed(c, Dropping, (doing, of, body) => dropLetter(doing, { ...body, ...of })),
    );

const rightsOf = (principal: Principal) => ({
  sign: mayDo(principal, "write-care-letter"),
  keep: mayDo(principal, "keep-followup"),
  end: mayDo(principal, "end-care"),
});

const idIn = (c: Context<Signed>, name: string): string | null => uuid.safeParse(c.req.param(name)).data ?? null;

type Of = { readonly patientId: string; readonly letterId: string };

const NOBODY = "00000000-0000-0000-0000-000000000000";

async function placed<T>(
  c: Context<Signed>,
  schema: z.ZodType<T>,
  work: (doing: Doing, of: Of, body: T) => Promise<Outcome>,
): Promise<Response> {
  const read = await readBody(c, schema);
  if ("response" in read) return read.response;
  const [patientId, letterId] = [idIn(c, "patientId"), idIn(c, "letterId") ?? NOBODY];
  return asked(c, "shared care", async (tx, { staffId }) => {
    if (patientId === null || (await patientOf(tx, patientId)) === undefined) return notFound;
    const doing = { tx, store: c.var.store, by: staffId, now: c.var.now() };
    const outcome = await work(doing, { patientId, letterId }, read.value);
    if (!("refusals" in outcome)) return ok({}, outcome.patientId);
    if (outcome.refusals.some(({ rule }) => rule === "no-such-letter")) return notFound;
    return { status: 409, body: outcome, patientId };
  });
}
