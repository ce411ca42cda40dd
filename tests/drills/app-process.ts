import { closeHouse, openHouse, standByMonitors } from "../../src/app/house.ts";
import { openLog } from "../../src/app/log.ts";
import { serveWeb, webApp } from "../../src/app/server.ts";
import { openSignin } from "#plumbing/signin/signin.ts";
import { as, type Instant } from "#science/units.ts";
import { ORIGIN } from "../clinic.ts";

/** The app as a process of its own, without the built screens, for drills that kill it. Says "ready" with its ports. */
const settings = JSON.parse(process.argv[2] ?? "{}") as {
  adminUrl: string;
  secret: string;
  port: number;
  mllpPort: number;
};
const house = await openHouse({ ...settings, now: () => as<Instant>(Date.now()), log: openLog("error", null) });
const signin = openSignin({ signinUrl: house.urls.signin, secret: settings.secret, baseUrl: ORIGIN });
const listener = await standByMonitors(house, { host: "127.0.0.1", port: settings.mllpPort });
const server = await serveWeb(webApp({ house, signin, baseUrl: ORIGIN }).fetch, {
  host: "127.0.0.1",
  port: settings.port,
});
process.stdout.write(`ready ${server.port} ${listener.port}\n`);
process.once(
  "SIGTERM",
  () =>
    void Promise.all([server.close(), listener.close(), signin.close(), closeHouse(house)]).then(() => process.exit(0)),
);
