import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { eraseData, startDatabase } from "#plumbing/embedded-db.ts";
import { installationSecret } from "#plumbing/secrets.ts";
import { openSignin } from "#plumbing/signin/signin.ts";
import { as, type Instant } from "#science/units.ts";
import { closeHouse, openHouse, standByMonitors } from "../house.ts";
import { openLog } from "../log.ts";
import { builtWeb } from "../build-web.ts";
import { serveWeb, webApp } from "../server.ts";
import { webFiles } from "../web-files.ts";
import { demoDevices, demoPassword, demoStaff } from "./people.ts";
import { foundDemo } from "./seed.ts";
import { demoSignIns } from "./sign-ins.ts";
import { type Chair, tellStory } from "./story.ts";

export type Demo = {
  readonly url: string;
  readonly monitors: readonly ChildProcess[];
  readonly mllpPort: number;
  readonly stop: () => Promise<void>;
};

export type DemoOptions = {
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  readonly port: number;
  readonly mllpPort: number;
  readonly say: (line: string) => void;
};

/** The whole demonstration: a fresh clinic, its last days, this morning, and four simulated monitors in processes of their own. */
export async function runDemo({ dataDir, databaseUrl, port, mllpPort, say }: DemoOptions): Promise<Demo> {
  if (databaseUrl === undefined) await eraseData(dataDir);
  const log = openLog("info", join(dataDir, "logs", "afterglow.log"));
  const webFolder = builtWeb(say);
  const database = await startDatabase({ dataDir, url: databaseUrl });
  say("Database ready. Telling the clinic's story…");
  const secret = await installationSecret(dataDir, process.env["AFTERGLOW_SECRET"]);
  const house = await openHouse({ adminUrl: database.url, secret, now: () => as<Instant>(Date.now()), log });
  const baseUrl = `http://localhost:${port}`;
  const signin = openSignin({ signinUrl: house.urls.signin, secret, baseUrl });
  const clinic = await foundDemo(house, signin, house.now());
  const chairs = await tellStory(house, clinic, house.now());
  const listener = await standByMonitors(house, { host: "127.0.0.1", port: mllpPort });
  const app = webApp({
    house,
    signin,
    baseUrl,
    extra: demoSignIns(clinic).route("/", await webFiles(await webFolder)),
  });
  const server = await serveWeb(app.fetch, { host: "127.0.0.1", port });
  const monitors = chairs.map((chair) => startMonitorProcess(chair, listener.port));
  announce(say, baseUrl);
  const stop = async () => {
    for (const monitor of monitors) monitor.kill("SIGTERM");
    await server.close();
    await listener.close();
    await signin.close();
    await closeHouse(house);
    await database.stop();
  };
  return { url: baseUrl, monitors, mllpPort: listener.port, stop };
}

function startMonitorProcess({ room, patient, course, seed, second }: Chair, mllpPort: number): ChildProcess {
  const { vendor, deviceId, bed } = demoDevices[room - 1] ?? demoDevices[0];
  const who =
    patient === null
      ? null
      : {
          mrn: patient.mrn,
          family: patient.family,
          given: patient.given,
          birthDate: patient.birthDate,
          sex: patient.sex,
        };
  const source = room === 4 ? { recording: "bedside-b-3h-modified" } : { course, from: second };
  const settings = { port: mllpPort, vendor, deviceId, bed, patient: who, seed, ...source };
  const file = new URL("../../simulator/cli.ts", import.meta.url).pathname;
  return spawn(process.execPath, [file, JSON.stringify(settings)], { stdio: ["pipe", "ignore", "ignore"] });
}

function announce(say: (line: string) => void, url: string): void {
  say("");
  say("  Afterglow, demonstration clinic. Everyone in it is fictitious; the monitors are simulated.");
  say("");
  say(`  Open      ${url}`);
  say(`  Password  ${demoPassword}`);
  for (const { name, credential, email, pin } of demoStaff)
    say(`  ${email.padEnd(20)} ${`${name}, ${credential}`.padEnd(24)} PIN ${pin}`);
  say("");
  say("  The sign-in page shows the one-time code of each. Stop with Ctrl-C.");
}
