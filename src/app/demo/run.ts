import { join } from "node:path";
import { everyClinic } from "#plumbing/db.ts";
import { eraseData, startDatabase } from "#plumbing/embedded-db.ts";
import { installationSecret } from "#plumbing/secrets.ts";
import { openSignin } from "#plumbing/signin/signin.ts";
import { as, type Instant } from "#science/units.ts";
import { STAFF } from "#ui/ways.ts";
import { closeHouse, type House, openHouse, standByMonitors } from "../house.ts";
import { openLog } from "../log.ts";
import { builtWeb } from "../build-web.ts";
import { raiseWhatIsOverdue } from "../chores.ts";
import { serveWeb, webApp } from "../server.ts";
import { webFiles } from "../web-files.ts";
import { askLately, bookTheWeek } from "./bookings.ts";
import { reachable } from "./caseload/arrived.ts";
import { caseload } from "./caseload/people.ts";
import { inTheBackground } from "./caseload/seed-caseload.ts";
import { seedMessages } from "./messages.ts";
import { startMonitors } from "./monitors.ts";
import { tellOnCall } from "./on-call.ts";
import { demoPassword, demoStaff } from "./people.ts";
import { carryLetters } from "./post.ts";
import { type DemoClinic, foundDemo, ZONE } from "./seed.ts";
import { demoSignIns } from "./sign-ins.ts";
import { tellStory } from "./story.ts";

export type DemoOptions = {
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  readonly port: number;
  readonly mllpPort: number;
  readonly say: (line: string) => void;
};

/**
 * The whole demonstration: a fresh clinic, its last days, this morning, and four simulated monitors in processes of their own.
 * Gives back how to end it. Throws when the database named has a clinic in it: made-up patients never stand among real ones.
 */
export async function runDemo(options: DemoOptions): Promise<() => Promise<void>> {
  const { port, mllpPort, say } = options;
  const webFolder = builtWeb(say);
  const { house, database, secret } = await openEmptyHouse(options);
  const baseUrl = `http://localhost:${port}`;
  const signin = openSignin({ signinUrl: house.urls.signin, secret, baseUrl });
  const clinic = await foundDemo(house, signin, house.now());
  const now = house.now();
  const chairs = await tellDays(house, clinic, now);
  await seedMessages(house, clinic, now, { patients: clinic.patients, baseUrl });
  const listener = await standByMonitors(house, { host: "127.0.0.1", port: mllpPort });
  const letters = await carryLetters(house, { dataDir: options.dataDir, baseUrl, zone: ZONE });
  const extra = demoSignIns(clinic)
    .route("/", letters.pages)
    .route("/", await webFiles(await webFolder));
  const listensAt = { host: "127.0.0.1", port: listener.port };
  const server = await serveWeb(webApp({ house, signin, baseUrl, extra, listensAt }).fetch, {
    host: "127.0.0.1",
    port,
  });
  const monitors = startMonitors(chairs, listener.port, say);
  const minutely = setInterval(() => {
    void raiseWhatIsOverdue(house).catch((error: unknown) => house.log.warn({ err: error }, "nothing was raised"));
  }, 60_000);
  announce(say, baseUrl);
  const background = inTheBackground(house, clinic, baseUrl, say);
  return async () => {
    await background.stop();
    clearInterval(minutely);
    monitors.stop();
    await letters.stop();
    await server.close();
    await listener.close();
    await signin.close();
    await closeHouse(house);
    await database.stop();
  };
}

/** What is booked, who is on call, the clinic's last days and this morning. */
async function tellDays(house: House, clinic: DemoClinic, now: Instant) {
  await bookTheWeek(house, clinic, now, { beside: "the-story" });
  await tellOnCall(house, clinic, now);
  const chairs = await tellStory(house, clinic, now);
  await askLately(house, clinic, now);
  return chairs;
}

async function openEmptyHouse({ dataDir, databaseUrl, say }: DemoOptions) {
  if (databaseUrl === undefined) await eraseData(dataDir);
  const log = openLog("info", join(dataDir, "logs", "afterglow.log"));
  const database = await startDatabase({ dataDir, url: databaseUrl });
  say("Database ready. Telling the clinic's story…");
  const secret = await installationSecret(dataDir, process.env["AFTERGLOW_SECRET"]);
  const house = await openHouse({ adminUrl: database.url, secret, now: () => as<Instant>(Date.now()), log });
  if ((await everyClinic(house.db)).length > 0)
    throw new Error(
      "This database has a clinic in it. The demonstration wants an empty one: unset DATABASE_URL, or name another.",
    );
  return { house, database, secret };
}

function announce(say: (line: string) => void, url: string): void {
  say("");
  say("  Afterglow, demonstration clinic. Everyone in it is fictitious; the monitors are simulated.");
  say("");
  say(`  Public    ${url}`);
  say(`  Staff     ${url}${STAFF}`);
  say(`  Patients  ${url}/my, as one of these; the code comes to ${url}/demo/mail`);
  for (const { key, given, family, birthDate } of caseload.filter((person) => reachable.has(person.key)))
    say(`            ${`${key}@demo.example`.padEnd(24)} ${`${given} ${family}`.padEnd(18)} born ${birthDate}`);
  say(`  Mail      ${url}/demo/mail, texts ${url}/demo/phone: what the clinic sent to its made-up people`);
  say(`  Password  ${demoPassword}`);
  for (const { name, credential, email, pin } of demoStaff)
    say(`  ${email.padEnd(20)} ${`${name}, ${credential}`.padEnd(24)} PIN ${pin}`);
  say("");
  say("  The sign-in page shows the one-time code of each. Stop with Ctrl-C.");
  say('  To disturb a monitor, type its room, what goes wrong and for how many seconds, such as "2 probe-off 40".');
}
