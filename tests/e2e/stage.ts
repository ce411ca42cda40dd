import { type Browser, chromium, type Page } from "playwright-core";
import { codeNow } from "#plumbing/signin/logins.ts";
import { startMonitor } from "#simulator/monitor.ts";
import { infusionCourse } from "#simulator/course.ts";
import { STAFF } from "#ui/ways.ts";
import { builtWeb } from "../../src/app/build-web.ts";
import { demoDevices, demoPassword, demoPatients, demoStaff } from "../../src/app/demo/people.ts";
import { serveWeb } from "../../src/app/server.ts";
import { webFiles } from "../../src/app/web-files.ts";
import { openListener, openTestHouse, ORIGIN } from "../clinic.ts";
import { findBrowser } from "./find-browser.ts";

const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export type Person = { readonly page: Page; readonly pin: string; readonly name: string };
export type Stage = Awaited<ReturnType<typeof openStage>>;

/** A clinic one can walk through in a real browser, with a clock that can be moved on and monitors that speak over TCP. */
export async function openStage() {
  const clock = { ahead: 0, now: () => Date.now() + clock.ahead };
  const house = await openTestHouse(clock, await webFiles(await builtWeb(() => undefined)));
  const listener = await openListener(house);
  const server = await serveWeb(house.app.fetch, { host: "127.0.0.1", port: Number(new URL(ORIGIN).port) });
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error("no Chromium to walk with");
  const browser: Browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  const monitors: ReturnType<typeof startMonitor>[] = [];

  return {
    house,
    clock,
    browser,
    /** Switches on the monitor of a room, with this patient's name on it. */
    monitorIn(room: number, patientKey: string) {
      const device = demoDevices[room - 1]!;
      const { mrn, family, given, birthDate, sex } = demoPatients.find(({ key }) => key === patientKey)!;
      const course = {
        hr: 72,
        spo2: 98,
        rr: 14,
        sys: 122,
        dia: 76,
        riseSys: 16,
        riseDia: 11,
        riseHr: 12,
        startsAt: null,
      };
      const { vendor, deviceId, bed } = device;
      const monitor = startMonitor({
        host: "127.0.0.1",
        port: listener.port,
        vendor,
        deviceId,
        bed,
        patient: { mrn, family, given, birthDate, sex },
        source: infusionCourse(course, room),
        seed: room,
        clock: clock.now,
        cuffEverySeconds: 20,
      });
      monitors.push(monitor);
      return monitor;
    },
    /** Every monitor falls silent, or speaks again. */
    silence(on: boolean) {
      for (const monitor of monitors) monitor.fault("silence", on);
    },
    /** Signs a person in by typing what they would type, at the front door or wherever a link leads. */
    async enter(key: string, size = { width: 1280, height: 800 }, way = `${ORIGIN}${STAFF}`): Promise<Person> {
      const { email, pin, name } = demoStaff.find((one) => one.key === key)!;
      // Without motion a panel stands as it is at once: judged half faded in, its words would have too little contrast.
      const context = await browser.newContext({ viewport: size, reducedMotion: "reduce" });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      await page.goto(way);
      await page.getByLabel("E-mail").fill(email);
      await page.getByLabel("Password", { exact: true }).fill(demoPassword);
      await page.getByLabel(/code/i).fill(await codeNow(house.clinic.staff[key]!.login.totpSecret));
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("heading", { level: 1 }).filter({ hasNotText: "Afterglow" }).waitFor();
      return { page, pin, name };
    },
    async close() {
      for (const monitor of monitors) monitor.stop();
      await browser.close();
      await server.close();
      await listener.close();
      await house.close();
    },
  };
}
