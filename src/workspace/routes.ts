import { type Context, Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import { devicesNow } from "#monitoring/read.ts";
import { may } from "#people/desk.ts";
import { isAllowed } from "#people/events.ts";
import { asked, notFound, ok } from "#plumbing/audit.ts";
import { inClinic } from "#plumbing/db.ts";
import { headOf } from "#plumbing/event-store.ts";
import type { Feed } from "#plumbing/feed.ts";
import { type Signed, signedIn } from "#plumbing/http.ts";
import { feedScreen, type Passing } from "#plumbing/screen-feed.ts";
import type { Signin } from "#plumbing/signin/signin.ts";
import { isSitting } from "#plumbing/signin/sittings.ts";
import { patientOf, staffOf } from "#people/read.ts";
import { appointmentAbout } from "./appointment-view.ts";
import { boardView } from "./board-view.ts";
import { changesOf } from "./chart/changes-view.ts";
import { statesOfEnquirers } from "./enquiries/case-states.ts";
import { patientView } from "./patient-view.ts";
import { searchView } from "./search/search-view.ts";

/** A page of older ones; asked for anything else, the newest are shown. */
const place = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const Before = z.object({ fact: place, access: place });

/** Who wrote and looked, and where everybody stands: for those who may read the chart. */
const chartRoutes = () =>
  new Hono<Signed>()
    .get("/api/patients/:patientId/changes", may("see-patient"), (c) =>
      asked(c, "history-of-changes", async (tx) => {
        const id = z.uuid().safeParse(c.req.param("patientId"));
        const before = Before.safeParse(c.req.query());
        const isKnown = id.success && (await patientOf(tx, id.data)) !== undefined;
        return isKnown ? ok(await changesOf(tx, id.data, before.success ? before.data : null), id.data) : notFound;
      }),
    )
    .get("/api/case-states", may("see-patient"), (c) =>
      asked(c, "case-states", async (tx) => ok(await statesOfEnquirers(tx, c.var.now()))),
    );

/** The staff's shell: every chair at a glance, and the feed that keeps all screens current. */
export const workspaceRoutes = (feed: Feed, signin: Signin) =>
  new Hono<Signed>()
    .route("/", chartRoutes())
    .get("/api/board", may("see-board"), (c) =>
      asked(c, "board", async (tx, principal) => {
        const board = await boardView(tx, { principal, now: c.var.now() });
        return board === null ? notFound : ok(board);
      }),
    )
    .get("/api/search", may("see-names"), (c) =>
      asked(c, "search", async (tx, { roles }) => {
        const query = (c.req.query("q") ?? "").trim().slice(0, LONGEST_QUERY);
        return ok(
          query.length < SHORTEST_QUERY ? { found: [] } : await searchView(tx, { roles, query, now: c.var.now() }),
        );
      }),
    )
    .get("/api/patients/:patientId/desk", may("see-names"), (c) =>
      asked(c, "patient", async (tx, { roles }) => {
        const id = z.uuid().safeParse(c.req.param("patientId"));
        const view = id.success ? await patientView({ tx, now: c.var.now() }, id.data, roles) : null;
        return view === null ? notFound : ok(view, view.id);
      }),
    )
    .get("/api/appointments/:appointmentId/about", may("see-schedule"), (c) =>
      asked(c, "appointment", async (tx, { roles }) => {
        const id = z.uuid().safeParse(c.req.param("appointmentId"));
        const about = id.success ? await appointmentAbout(tx, id.data, { roles, now: c.var.now() }) : null;
        return about === null ? notFound : ok(about);
      }),
    )
    .get("/api/feed", may("see-board"), async (c) => {
      const start = await startOf(c);
      const first = isAllowed(signedIn(c).roles, "see-vitals") ? await devicesFirst(c) : [];
      c.header("x-accel-buffering", "no");
      return streamSSE(c, (stream) => feedScreen(stream, { ...whom(c, signin), feed, start, first }));
    });

const SHORTEST_QUERY = 2;
const LONGEST_QUERY = 100;

/** Where the screen left off, by the id of the last event it saw; now, for one that has just opened. */
async function startOf(c: Context<Signed>): Promise<number> {
  const last = Number(c.req.header("last-event-id") ?? c.req.query("after") ?? Number.NaN);
  if (Number.isSafeInteger(last) && last >= 0) return last;
  return inClinic(c.var.db, signedIn(c).clinicId, async (tx) => (await headOf(tx)).position);
}

async function devicesFirst(c: Context<Signed>): Promise<readonly Passing[]> {
  const devices = await inClinic(c.var.db, signedIn(c).clinicId, devicesNow);
  return devices.map((body) => ({ topic: "device", key: body.deviceId, body }));
}

function whom(c: Context<Signed>, signin: Signin) {
  const { clinicId, staffId, sittingId, roles } = signedIn(c);
  const clinical = isAllowed(roles, "see-vitals");
  const { db, now } = c.var;
  return {
    db,
    clinicId,
    show: {
      fact: ({ position, stream, type, at }: { position: number; stream: string; type: string; at: number }) =>
        clinical ? { position, stream, type, at } : { position },
      passing: ({ body }: Passing) => (clinical && body !== null ? (body as object) : null),
    },
    welcome: async () =>
      (await isSitting(signin, sittingId, now())) &&
      (await inClinic(db, clinicId, (tx) => staffOf(tx, staffId)))?.active === true,
  };
}
