import { createInterface } from "node:readline";
import { type Fault, faults, isFault } from "./faults.ts";
import { type Monitor, startMonitor } from "./monitor.ts";
import { monitorOf, settingsOf, usage } from "./settings.ts";

/**
 * One simulated bedside monitor as a process of its own. Lines on standard input: "probe-off on", "wrong-patient off",
 * "silence 40" (for so many seconds), "cuff", "stats", "stop". It ends when its standard input does: whoever started it is gone.
 */
const say = (line: string) => void process.stdout.write(`${line}\n`);

const read = settingsOf(process.argv.slice(2));
if ("refusal" in read) {
  process.stderr.write(`${read.refusal}\n\n${usage}\n`);
  process.exitCode = 2;
} else {
  const options = monitorOf(read.settings);
  const { vendor, deviceId, bed, host, port, source } = options;
  const monitor = startMonitor(options);
  say(`Simulated ${vendor} monitor ${deviceId} at ${bed}, sending to ${host}:${port}`);
  say(`Its numbers are not a patient's: ${source.says}`);
  obey(monitor);
}

function obey(monitor: Monitor): void {
  const input = createInterface({ input: process.stdin });
  const timers = new Map<Fault, NodeJS.Timeout>();
  const end = () => {
    monitor.stop();
    process.exit(0);
  };
  const toggle = (fault: Fault, state: string) => {
    const seconds = Number(state);
    clearTimeout(timers.get(fault));
    monitor.fault(fault, state === "on" || seconds > 0);
    if (seconds > 0)
      timers.set(
        fault,
        setTimeout(() => toggle(fault, "off"), seconds * 1000),
      );
    say(`${fault} ${state}: ${faults[fault]}`);
  };
  const orders: Readonly<Record<string, () => void>> = {
    cuff: monitor.cuffNow,
    stats: () => say(JSON.stringify(monitor.stats())),
    stop: end,
  };
  input.on("line", (line) => {
    const [what = "", state = "on"] = line.trim().split(/\s+/);
    const order = Object.hasOwn(orders, what) ? orders[what] : undefined;
    if (order !== undefined) order();
    else if (isFault(what) && (state === "on" || state === "off" || Number(state) > 0)) toggle(what, state);
    else if (what !== "")
      say(
        `Not understood: ${line}. Faults: ${Object.keys(faults).join(", ")}; orders: ${Object.keys(orders).join(", ")}`,
      );
  });
  input.on("close", end);
  process.on("SIGTERM", end);
}
