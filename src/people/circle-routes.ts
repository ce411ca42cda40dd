import type { Context } from "hono";
import { Hono } from "hono";
import { z } from "zod";
import { asked, askedFile, notFound, ok, type Reply } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Refusal } from "#plumbing/facts.ts";
import { fileName, fileOf } from "#plumbing/files.ts";
import { type Principal, readBody, type Signed } from "#plumbing/http.ts";
import { may, mayDo, recordCirclePerson, recordDetails, removeCirclePerson, sayRoleEmpty } from "./desk.ts";
import { circleOf, contactOf, detailsOf, emptyRolesOf, identityPhotoOf, patientOf } from "./read.ts";

const id = z.uuid("this is not an identifier");
const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `at most ${most} characters`)
    .regex(/^\P{Cc}*$/u, "one line, without control characters");
const tri = z.enum(["yes", "no", "unknown"], "choose one");
const day = z.union([z.literal(""), z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a day such as 2026-11-02 is needed")]);
const role = z.enum(["escort", "emergency", "psychiatrist", "primary-care", "therapist", "care-partner"], "choose one");

const Details = z.strictObject({
  id,
  details: z.strictObject({
    calledName: line(80).exactOptional(),
    pronouns: line(40).exactOptional(),
    street: line(120).exactOptional(),
    city: line(80).exactOptional(),
    state: line(2).exactOptional(),
    zip: line(10).exactOptional(),
    canBecomePregnant: tri.exactOptional(),
  }),
});
const Person = z.strictObject({
  id,
  person: z.strictObject({
    personId: id,
    role,
    name: line(80),
    practice: line(120),
    mobile: line(20),
    email: line(254),
    fax: line(20),
    release: tri,
    releasedOn: day,
  }),
});
const Removal = z.strictObject({ id, personId: id, why: line(200) });
const Empty = z.strictObject({ id, role });

/** What patients told of themselves and of the people around them: for the staff, who may enter it for them. */
export const circleRoutes = () =>
  new Hono<Signed>()
    .get("/api/patients/:patientId/about", may("see-names"), (c) =>
      asked(c, "about the patient", (tx, principal) => aboutReply(tx, c, principal)),
    )
    .get("/api/patients/:patientId/identity-photo", may("see-names"), (c) =>
      askedFile(c, "identity photo", async (tx) => {
        const patientId = patientIdIn(c);
        const photo = patientId === null ? null : await identityPhotoOf(tx, patientId);
        if (patientId === null || photo === null) return null;
        const file = await fileOf(tx, photo.fileId, `patient:${patientId}`);
        return file === undefined ? null : { ...file, name: fileName("identity", file.mime), patientId };
      }),
    )
    .post("/api/patients/:patientId/details", may("register-patient"), (c) =>
      change(c, Details, (doing, patientId, body) => recordDetails(doing, body.id, patientId, body.details)),
    )
    .post("/api/patients/:patientId/circle", may("register-patient"), (c) =>
      change(c, Person, (doing, patientId, body) => recordCirclePerson(doing, body.id, patientId, body.person)),
    )
    .post("/api/patients/:patientId/circle/remove", may("register-patient"), (c) =>
      change(c, Removal, (doing, patientId, { id: factId, ...body }) =>
        removeCirclePerson(doing, factId, patientId, body),
      ),
    )
    .post("/api/patients/:patientId/circle/none", may("register-patient"), (c) =>
      change(c, Empty, (doing, patientId, body) => sayRoleEmpty(doing, body.id, patientId, body.role)),
    );

function patientIdIn(c: Context<Signed>): string | null {
  const parsed = id.safeParse(c.req.param("patientId"));
  return parsed.success ? parsed.data : null;
}

/** Whether somebody can become pregnant is for those who treat them. */
async function aboutReply(tx: Tx, c: Context<Signed>, principal: Principal): Promise<Reply> {
  const patientId = patientIdIn(c);
  if (patientId === null || (await patientOf(tx, patientId)) === undefined) return notFound;
  const { canBecomePregnant, ...named } = await detailsOf(tx, patientId);
  const details = mayDo(principal, "see-patient") ? { ...named, canBecomePregnant } : named;
  const circle = await circleOf(tx, patientId);
  const [empty, contact] = [await emptyRolesOf(tx, patientId), await contactOf(tx, patientId)];
  return ok({ details, circle, empty, contact, photo: await identityPhotoOf(tx, patientId) }, patientId);
}

type Doing = Parameters<typeof recordDetails>[0];

async function change<T>(
  c: Context<Signed>,
  schema: z.ZodType<T>,
  work: (doing: Doing, patientId: string, body: T) => Promise<readonly Refusal[]>,
): Promise<Response> {
  const read = await readBody(c, schema);
  if ("response" in read) return read.response;
  return asked(c, "about the patient", async (tx, principal) => {
    const { staffId } = principal;
    const patientId = patientIdIn(c);
    if (patientId === null || (await patientOf(tx, patientId)) === undefined) return notFound;
    const doing = { tx, store: c.var.store, by: staffId, at: c.var.now() };
    const refusals = await work(doing, patientId, read.value);
    return refusals.length > 0 ? { status: 409, body: { refusals }, patientId } : aboutReply(tx, c, principal);
  });
}
