import { join } from "node:path";
import { everyClinic } from "#plumbing/db.ts";
import { startDatabase } from "#plumbing/embedded-db.ts";
import { startJobs } from "#plumbing/jobs.ts";
import { installationSecret } from "#plumbing/secrets.ts";
import { openSignin } from "#plumbing/signin/signin.ts";
import { as, type Instant } from "#science/units.ts";
import { STAFF } from "#ui/ways.ts";
import { builtWeb } from "./build-web.ts";
import { choresOf, makeRoomForSamples } from "./chores.ts";
import { closeHouse, openHouse, standByMonitors } from "./house.ts";
import { noteAnchors } from "./keep.ts";
import { postOfficeFrom, startPostman } from "./letters.ts";
import { openLog } from "./log.ts";
import { startPager } from "./pager.ts";
import { serveWeb, webApp } from "./server.ts";
import { setUpWord } from "./set-up-routes.ts";
import { webFiles } from "./web-files.ts";

export type ClinicOptions = { readonly dataDir: string; readonly say: (line: string) => void };

/** What this process does: serve screens, stand by monitors, do chores. All three, unless --roles names some. */
function rolesOf(args: readonly string[]): ReadonlySet<string> {
  const at = args.indexOf("--roles");
  return new Set(at === -1 ? ["web", "devices", "jobs"] : (args[at + 1] ?? "").split(","));
}

/** How this installation is set, from the environment alone. */
function settings(dataDir: string) {
  const {
    HOST = "127.0.0.1",
    PORT = "4300",
    MLLP_HOST = "127.0.0.1",
    MLLP_PORT = "2575",
    LOG_LEVEL = "info",
    ...env
  } = process.env;
  return {
    databaseUrl: env["DATABASE_URL"],
    secret: installationSecret(dataDir, env["AFTERGLOW_SECRET"]),
    web: { host: HOST, port: Number(PORT), proxies: (env["PROXIES"] ?? "").split(",").filter(Boolean) },
    devices: { host: MLLP_HOST, port: Number(MLLP_PORT) },
    baseUrl: env["BASE_URL"] ?? `http://localhost:${PORT}`,
    office: postOfficeFrom(env),
    log: openLog(LOG_LEVEL, join(dataDir, "logs", "afterglow.log")),
  };
}

/** The real thing: no demonstration data. Gives back how to stop. */
export async function runClinic({ dataDir, say }: ClinicOptions): Promise<() => Promise<void>> {
  const roles = rolesOf(process.argv);
  const { databaseUrl, web, devices, baseUrl, office, log, ...set } = settings(dataDir);
  const [database, secret] = [await startDatabase({ dataDir, url: databaseUrl }), await set.secret];
  const house = await openHouse({ adminUrl: database.url, secret, now: () => as<Instant>(Date.now()), log });
  const signin = openSignin({ signinUrl: house.urls.signin, secret, baseUrl });
  const word = setUpWord(secret);
  const closers: (() => Promise<void>)[] = [];
  if (roles.has("jobs")) {
    const chores = choresOf(house, { dataDir, office, baseUrl });
    closers.push((await startJobs(house.urls.jobs, chores, (what) => log.warn(what))).stop);
    closers.push(startPostman(house, office, baseUrl).stop);
    closers.push(startPager(house, office, baseUrl).stop);
  }
  await makeRoomForSamples(house);
  if (roles.has("devices")) closers.push((await standByMonitors(house, devices)).close);
  if (roles.has("web")) {
    const app = webApp({
      house,
      signin,
      baseUrl,
      extra: await webFiles(await builtWeb(say)),
      setUpWord: word,
      listensAt: devices,
    });
    closers.push((await serveWeb(app.fetch, web)).close);
    say(`Afterglow answers at ${baseUrl}, for staff at ${baseUrl}${STAFF}`);
  }
  if ((await everyClinic(house.db)).length === 0)
    say(`No clinic is set up yet. Open ${baseUrl}${STAFF}/set-up and enter this word: ${word}`);
  return async () => {
    for (const close of closers.toReversed()) await close();
    await noteAnchors(house, dataDir);
    await signin.close();
    await closeHouse(house);
    await database.stop();
  };
}
