import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { infusionCourse } from "./course.ts";
import { type Fault, startMonitor } from "./monitor.ts";
import { replay } from "./recording.ts";
import type { Vendor } from "./speak/speak.ts";

/**
 * One simulated bedside monitor as a process of its own:
 *   node src/simulator/cli.ts '{"port":2575,"vendor":"mindray","deviceId":"…","bed":"ROOM2","recording":"bedside-a-72min-modified"}'
 * Lines on standard input switch faults: "probe-off on", "silence off", "wrong-patient on", or take a reading: "cuff".
 */
const { positionals } = parseArgs({ allowPositionals: true });
const settings = JSON.parse(positionals[0] ?? "{}") as {
  port: number;
  vendor: Vendor;
  deviceId: string;
  bed: string;
  patient?: Parameters<typeof startMonitor>[0]["patient"];
  recording?: string;
  course?: Parameters<typeof infusionCourse>[0];
  from?: number;
  seed?: number;
  cuffEverySeconds?: number;
};

const seed = settings.seed ?? 1;
const source =
  settings.course === undefined
    ? replay(settings.recording ?? "bedside-a-72min-modified", seed)
    : infusionCourse(settings.course, seed);

const monitor = startMonitor({
  host: "127.0.0.1",
  port: settings.port,
  vendor: settings.vendor,
  deviceId: settings.deviceId,
  bed: settings.bed,
  patient: settings.patient ?? null,
  source,
  from: settings.from ?? 0,
  everyMs: 1000,
  cuffEverySeconds: settings.cuffEverySeconds ?? 300,
  now: Date.now,
});

const input = createInterface({ input: process.stdin });
input.on("line", (line) => {
  const [what = "", state] = line.trim().split(/\s+/);
  if (what === "cuff") monitor.cuffNow();
  else monitor.fault(what as Fault, state === "on");
});
// The demonstration that started this monitor is gone: nothing is left to simulate.
input.on("close", () => {
  monitor.stop();
  process.exit(0);
});
process.on("SIGTERM", () => {
  monitor.stop();
  process.exit(0);
});
