import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { faults } from "#simulator/faults.ts";
import { demoDevices } from "./people.ts";
import type { Chair } from "./story.ts";

/** Switches on the simulated monitor of every room, each a process of its own, and lets the terminal disturb them. */
export function startMonitors(chairs: readonly Chair[], mllpPort: number, say: (line: string) => void) {
  const monitors = new Map(chairs.map((chair) => [String(chair.room), startMonitor(chair, mllpPort)]));
  const terminal = createInterface({ input: process.stdin });
  terminal.on("line", (line) => {
    const [room = "", ...order] = line.trim().split(/\s+/);
    const monitor = monitors.get(room);
    if (monitor !== undefined && order.length > 0) {
      monitor.stdin.write(`${order.join(" ")}\n`);
      monitor.stdout.once("data", (answer: Buffer) => say(`  Room ${room}: ${answer.toString().trim()}`));
    } else if (line.trim() !== "") say(HOW);
  });
  return {
    stop() {
      terminal.close();
      for (const monitor of monitors.values()) monitor.kill("SIGTERM");
    },
  };
}

const HOW = `Disturb a monitor with its room, what goes wrong, and for how many seconds, such as "2 probe-off 40". There are: ${Object.keys(faults).join(", ")}.`;

function startMonitor(
  { room, patient, course, seed, second }: Chair,
  port: number,
): ChildProcessByStdio<Writable, Readable, null> {
  const { vendor, deviceId, bed } = demoDevices[room - 1] ?? demoDevices[0];
  const source = room === 4 ? { recording: "bedside-b-3h-modified" } : { course, from: second };
  const settings = { port, vendor, deviceId, bed, patient: patient && identityOf(patient), seed, ...source };
  const file = fileURLToPath(new URL("../../simulator/cli.ts", import.meta.url));
  const monitor = spawn(process.execPath, [file, JSON.stringify(settings)], { stdio: ["pipe", "pipe", "inherit"] });
  // What it says of itself at the start is for whoever starts it alone; read away, so that its pipe never fills.
  monitor.stdout.resume();
  return monitor;
}

const identityOf = ({ mrn, family, given, birthDate, sex }: NonNullable<Chair["patient"]>) => ({
  mrn,
  family,
  given,
  birthDate,
  sex,
});
