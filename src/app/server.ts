import { createServer } from "node:http";
import { serve, type ServerType } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { assessmentRoutes } from "#assessment/routes.ts";
import { enquiryRoutes } from "#booking/enquiry-routes.ts";
import { bookingRoutes } from "#booking/routes.ts";
import { waitingRoutes } from "#booking/waiting-routes.ts";
import { letterRoutes } from "#booking/letter-routes.ts";
import { roomRoutes } from "#infusion/room-routes.ts";
import { infusionRoutes } from "#infusion/routes.ts";
import { type ListensAt, monitorRoutes } from "#monitoring/monitor-routes.ts";
import { monitoringRoutes } from "#monitoring/routes.ts";
import { invitationRoutes } from "#people/invitation-routes.ts";
import { joinRoutes } from "#people/join-routes.ts";
import { circleRoutes } from "#people/circle-routes.ts";
import { resetRoutes } from "#people/reset-routes.ts";
import { patientRoutes } from "#people/patient-routes.ts";
import { peopleRoutes } from "#people/routes.ts";
import { staffOf } from "#people/read.ts";
import { protocolRoutes } from "#people/protocol-routes.ts";
import { settingsRoutes } from "#people/settings-routes.ts";
import { staffRoutes } from "#people/staff-routes.ts";
import { noteRefused } from "#plumbing/audit.ts";
import { inClinic } from "#plumbing/db.ts";
import { IdTaken, StreamMoved } from "#plumbing/event-store.ts";
import { clientAddress } from "#plumbing/client-address.ts";
import { headers, ownOriginOnly } from "#plumbing/headers.ts";
import { ID_TAKEN, NOT_FOUND, type Principal, refuse, type Signed, STREAM_MOVED } from "#plumbing/http.ts";
import { open } from "#plumbing/inventory.ts";
import { rateLimit } from "#plumbing/rate-limit.ts";
import { signinRoutes } from "#plumbing/signin/routes.ts";
import type { Signin } from "#plumbing/signin/signin.ts";
import { endSittingsOf, sittingOf } from "#plumbing/signin/sittings.ts";
import { outcomesRoutes } from "#outcomes/routes.ts";
import { taskRoutes } from "#tasks/routes.ts";
import { formsOnceMade } from "#portal/desk.ts";
import { formsRoutes } from "#portal/forms-routes.ts";
import { ownPagesRoutes } from "#portal/own-pages-routes.ts";
import { portalRoutes } from "#portal/routes.ts";
import { bookRoutes } from "#site/book-routes.ts";
import { failedPage, outOfDatePage } from "#site/failed-page.ts";
import { rideRoutes } from "#site/ride-routes.ts";
import { noSuchPage, siteRoutes } from "#site/routes.ts";
import { visitsRoutes } from "#site/visits-routes.ts";
import { workspaceRoutes } from "#workspace/routes.ts";
import { careDoors } from "./care-doors.ts";
import { chartDoors } from "./chart-doors.ts";
import { makeRoomForSamples } from "./chores.ts";
import type { House } from "./house.ts";
import { invitationPost } from "./invitation-letter.ts";
import { pageLimits } from "./page-limits.ts";
import { setUpRoutes } from "./set-up-routes.ts";

export type Web = {
  readonly house: House;
  readonly signin: Signin;
  readonly baseUrl: string;
  readonly extra?: Hono<Signed>;
  /** The word of the first set-up, where there may be one. */
  readonly setUpWord?: string;
  /** Where this installation listens for monitors, for whoever sets one up. */
  readonly listensAt?: ListensAt;
  /** How many public pages one network may ask for in a minute. */
  readonly pagesAMinute?: number;
};

/** The whole app over HTTP, without the sockets: what the tests, the server and the authorization matrix all walk. */
export function webApp({ house, signin, baseUrl, extra, setUpWord, ...set }: Web) {
  const { db, store, now, log, feed } = house;
  const { listensAt = null, pagesAMinute } = set;
  const ownOrigin = new URL(baseUrl).origin;
  return new Hono<Signed>()
    .use(headers({ https: ownOrigin.startsWith("https:") }))
    .use(...pageLimits(now, addressOf, pagesAMinute))
    .use(ownOriginOnly(ownOrigin))
    .use(async (c, next) => {
      c.set("db", db);
      c.set("store", store);
      c.set("now", now);
      c.set("ownOrigin", ownOrigin);
      c.set(
        "principal",
        c.req.path.startsWith("/api/") && !c.req.path.startsWith("/api/auth/") ? await whoAsks(house, signin, c) : null,
      );
      await next();
      if (c.res.status === 403 || c.res.status === 423) await noteRefused(c, c.res.status);
    })
    .use(async (c, next) => (NO_TEXT.test(c.req.url) ? nothingThere(c) : next()))
    .use("/api/*", rateLimit(now))
    .get("/api/health", open("says only that the app answers"), (c) => c.json({ ok: true }))
    .route("/", signinRoutes(signin, addressOf))
    .route("/", peopleDoors(signin, baseUrl))
    .route("/", firstDoors(house, signin, setUpWord))
    .route("/", deskDoors(baseUrl))
    .route("/", chartDoors())
    .route("/", careDoors())
    .route("/", infusionRoutes())
    .route("/", monitoringRoutes())
    .route("/", monitorRoutes(listensAt))
    .route("/", roomRoutes())
    .route("/", outcomesRoutes())
    .route("/", workspaceRoutes(feed, signin))
    .route("/", publicDoors())
    .route("/", extra ?? new Hono<Signed>())
    .notFound(nothingThere)
    .onError((error, c) => failed(log, error, c));
}

/** A sign that no text has, and the database takes in none: an address with it is nobody's. */
const NO_TEXT = /%00/;

const nothingThere = (c: Context<Signed>): Response | Promise<Response> =>
  isApi(c) ? refuse(c, 404, NOT_FOUND) : noSuchPage(c);

const OUR_FAULT = {
  rule: "our-fault",
  says: "Something failed on our side. What you entered is still on this screen.",
  satisfy: "Try again; if it stays, use paper and tell us.",
};

/** What failed goes to the log; to the screens as a refusal, to the public as a page. Whoever was overtaken is told so: that is no failure. */
function failed(log: House["log"], error: Error, c: Context<Signed>): Response | Promise<Response> {
  if (error instanceof IdTaken || error instanceof StreamMoved) {
    if (!isApi(c)) return outOfDatePage(c);
    return refuse(c, 409, error instanceof IdTaken ? ID_TAKEN : STREAM_MOVED);
  }
  log.error({ err: error, route: `${c.req.method} ${c.req.routePath}` }, "a request failed");
  return isApi(c) ? refuse(c, 500, OUR_FAULT) : failedPage(c);
}

const isApi = (c: Context): boolean => c.req.path.startsWith("/api/");

/** The first set-up, where there may be one. */
function firstDoors(house: House, signin: Signin, word: string | undefined) {
  if (word === undefined) return new Hono<Signed>();
  return setUpRoutes({ signin, word, founded: () => makeRoomForSamples(house) }, addressOf);
}

/** What stands open to somebody who is not signed in: read, book, look after their visits, say yes to a ride. */
const publicDoors = () =>
  new Hono<Signed>()
    .route("/", bookRoutes(addressOf))
    .route("/", visitsRoutes(addressOf))
    .route("/", portalRoutes(addressOf))
    .route("/", rideRoutes())
    .route("/", siteRoutes());

/** The booking desk for the staff: the schedule, the enquiries, the wait-list, the letters. */
const deskDoors = (baseUrl: string) =>
  new Hono<Signed>()
    .route("/", taskRoutes())
    .route("/", bookingRoutes())
    .route("/", enquiryRoutes(formsOnceMade(baseUrl)))
    .route("/", formsRoutes(baseUrl))
    .route("/", ownPagesRoutes())
    .route("/", waitingRoutes())
    .route("/", letterRoutes())
    .route("/", assessmentRoutes());

/** Everything about patients, colleagues and the place they come to. */
function peopleDoors(signin: Signin, baseUrl: string) {
  const inviting = { signin, post: invitationPost(baseUrl) };
  return new Hono<Signed>()
    .route("/", peopleRoutes(signin))
    .route("/", patientRoutes())
    .route("/", circleRoutes())
    .route("/", settingsRoutes(new URL(baseUrl).hostname))
    .route("/", protocolRoutes())
    .route("/", staffRoutes(signin))
    .route("/", invitationRoutes(inviting))
    .route("/", resetRoutes(inviting))
    .route("/", joinRoutes(inviting, addressOf));
}

/** The staff member behind a request's cookie, if there is one, works here still, and is who the cookie says. */
async function whoAsks({ db, now }: House, signin: Signin, c: Context): Promise<Principal | null> {
  const byPerson = c.req.method !== "GET" || c.req.header("x-afterglow-activity") === "person";
  const sitting = await sittingOf(signin, c.req.raw.headers, now(), byPerson);
  if (sitting === null) return null;
  const staff = await inClinic(db, sitting.clinicId, (tx) => staffOf(tx, sitting.staffId));
  if (staff?.active === true) return { ...sitting, name: staff.name, credential: staff.credential, roles: staff.roles };
  await endSittingsOf(signin, sitting.userId);
  return null;
}

/** What the server knows of a request besides itself: its socket, and which proxies in front of it are ours. */
type Came = {
  readonly incoming?: { socket: { remoteAddress?: string | undefined } };
  readonly proxies?: readonly string[];
};

/** Where a request came from, by its socket. A header that claims otherwise is believed only from a proxy of ours. */
function addressOf(c: Context): string {
  const { incoming, proxies = [] } = (c.env ?? {}) as Came;
  return clientAddress(incoming?.socket.remoteAddress ?? "127.0.0.1", c.req.header("x-forwarded-for"), proxies);
}

export type Server = { readonly port: number; readonly close: () => Promise<void> };

/** Serves the app on one address. Slow or oversized requests are cut off before they reach it. */
export function serveWeb(
  fetch: (request: Request, came: Came) => Response | Promise<Response>,
  { host, port, proxies = [] }: { host: string; port: number; proxies?: readonly string[] },
): Promise<Server> {
  return new Promise((resolve) => {
    const server: ServerType = serve(
      {
        fetch: (request, came) => fetch(request, { ...came, proxies }),
        hostname: host,
        port,
        createServer,
        serverOptions: {
          maxHeaderSize: 16_384,
          requestTimeout: 30_000,
          headersTimeout: 15_000,
          keepAliveTimeout: 60_000,
        },
      },
      (info) => resolve({ port: info.port, close: () => closed(server) }),
    );
  });
}

function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
}
