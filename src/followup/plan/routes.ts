import { Hono } from "hono";
import { z } from "zod";
import { placeOf } from "#clinic/read.ts";
import { After, may, overtaken } from "#people/desk.ts";
import { isAllowed } from "#people/events.ts";
import { contactOf, patientOf } from "#people/read.ts";
import { asked, notFound, ok } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import { readBody, type Signed } from "#plumbing/http.ts";
import { line, uuid } from "#plumbing/shapes.ts";
import type { PlanStep } from "./facts.ts";
import { lacksOf } from "./rules/steps.ts";
import { plansOf, type PlanVersion, thisPlan, writePlan } from "./store.ts";

const entries = z.array(line(200)).max(12, "at most 12 lines a step");

const Writing = z.strictObject({
  id: uuid,
  after: After,
  together: z.boolean("choose one"),
  steps: z.strictObject({
    signs: entries,
    alone: entries,
    places: entries,
    people: entries,
    professionals: entries,
    surroundings: entries,
  }),
  why: z.string("words are needed").trim().max(300, "at most 300 characters"),
});

export type PlanView = {
  readonly patientId: string;
  readonly language: "en" | "es";
  /** The newest first. */
  readonly versions: readonly PlanVersion[];
  /** Steps of the newest in which nothing stands. */
  readonly lacks: readonly PlanStep[];
  readonly mayWrite: boolean;
  readonly zone: string;
};

const OF = "/api/patients/:patientId/safety-plan";

/** What a patient and a clinician wrote down together for a crisis. */
export const planRoutes = () =>
  new Hono<Signed>()
    .get(OF, may("see-safety"), (c) =>
      asked(c, "safety plan", async (tx, { roles }) => {
        const patientId = await knownIn(tx, c.req.param("patientId"));
        return patientId === null ? notFound : ok(await viewOf(tx, patientId, roles), patientId);
      }),
    )
    .post(OF, may("answer-safety"), async (c) => {
      const read = await readBody(c, Writing);
      if ("response" in read) return read.response;
      return asked(c, "safety plan", async (tx, { staffId, name, credential }) => {
        const patientId = await knownIn(tx, c.req.param("patientId"));
        if (patientId === null) return notFound;
        const { after, ...written } = read.value;
        const late = await overtaken(tx, thisPlan(patientId), { id: written.id, after });
        if (late !== null) return { ...late, patientId };
        const doing = { tx, store: c.var.store, by: staffId, now: c.var.now() };
        const order = { ...written, patientId, printedName: `${name}, ${credential}` };
        const outcome = await writePlan(doing, order);
        return "refusals" in outcome ? { status: 409, body: outcome, patientId } : ok(outcome, patientId);
      });
    });

async function knownIn(tx: Tx, given: string): Promise<string | null> {
  const id = uuid.safeParse(given).data;
  return id === undefined ? null : ((await patientOf(tx, id))?.id ?? null);
}

async function viewOf(tx: Tx, patientId: string, roles: readonly string[]): Promise<PlanView> {
  const versions = await plansOf(tx, patientId);
  return {
    patientId,
    language: (await contactOf(tx, patientId))?.language ?? "en",
    versions,
    lacks: versions[0] === undefined ? [] : lacksOf(versions[0].steps),
    mayWrite: isAllowed(roles, "answer-safety"),
    zone: (await placeOf(tx))?.site.zone ?? "UTC",
  };
}
