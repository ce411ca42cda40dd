import { type Context, Hono } from "hono";
import { z } from "zod";
import { asked, notFound, ok } from "#plumbing/audit.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import { as, type Centimetres } from "#science/units.ts";
import { may, newPatient } from "./desk.ts";
import { patientOf, patientsOf } from "./read.ts";

const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1, "this is needed")
    .max(most, `at most ${most} characters`)
    .regex(/^\P{Cc}*$/u, "one line, without control characters");
const Registering = z.strictObject({
  id: z.uuid("this is not an identifier"),
  mrn: words(40),
  family: words(80),
  given: words(80),
  birthDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a day such as 1985-03-14 is needed"),
  sex: z.enum(["female", "male", "unknown"], "choose one"),
  heightCm: z.number().min(100, "at least 100 cm").max(230, "at most 230 cm").nullable(),
  allergies: z.array(words(80)).max(40, "at most 40").nullable(),
  isAnother: z.boolean(),
});

/** The clinic's patients: who there is, one of them, a new one. */
export const patientRoutes = () =>
  new Hono<Signed>()
    .get("/api/patients", may("see-names"), (c) =>
      asked(c, "patients", async (tx) => {
        const patients = await patientsOf(tx);
        return ok({ patients: patients.map(({ id, name, birthDate, mrn }) => ({ id, name, birthDate, mrn })) });
      }),
    )
    .post("/api/patients", may("register-patient"), async (c) => {
      const read = await readBody(c, Registering);
      return "response" in read ? read.response : register(c, read.value);
    })
    .get("/api/patients/:patientId", may("see-patient"), (c) =>
      asked(c, "patient", async (tx) => {
        const id = z.uuid().safeParse(c.req.param("patientId"));
        const patient = id.success ? await patientOf(tx, id.data) : undefined;
        return patient === undefined ? notFound : ok(patient, patient.id);
      }),
    );

function register(c: Context<Signed>, { id, ...wish }: z.infer<typeof Registering>): Promise<Response> {
  return asked(c, "new patient", async (tx, { staffId }) => {
    const doing = { tx, store: c.var.store, by: staffId, at: c.var.now() };
    const refusals = await newPatient(doing, id, {
      ...wish,
      heightCm: wish.heightCm === null ? null : as<Centimetres>(wish.heightCm),
    });
    return refusals.length > 0 ? { status: 409, body: { refusals } } : ok({ id }, id);
  });
}
