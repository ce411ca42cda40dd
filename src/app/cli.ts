import { join } from "node:path";
import { fileURLToPath } from "node:url";

const dataRoot = process.env["AFTERGLOW_DATA"] ?? fileURLToPath(new URL("../../data", import.meta.url));
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Every verb of the command line. Each is loaded when it is asked for, so that one need not pay for the others. */
const verbs: Readonly<Record<string, () => Promise<void>>> = {
  demo: async () => {
    const { runDemo } = await import("./demo/run.ts");
    const port = Number(process.env["PORT"] ?? 4300);
    const stop = await runDemo({
      dataDir: join(dataRoot, "demo"),
      databaseUrl: process.env["DATABASE_URL"],
      port,
      mllpPort: Number(process.env["MLLP_PORT"] ?? 2575),
      say,
    });
    stopOnSignal(stop);
  },
  start: async () => {
    const { runClinic } = await import("./start.ts");
    stopOnSignal(await runClinic({ dataDir: dataRoot, say }));
  },
  verify: async () => {
    const { verifyAll } = await import("./keep.ts");
    process.exitCode = (await verifyAll({ dataDir: dataRoot, say })) ? 0 : 1;
  },
  rebuild: async () => {
    const { rebuildAll } = await import("./keep.ts");
    await rebuildAll({ dataDir: dataRoot, say });
  },
  "new-clinic": async () => {
    const { newClinic } = await import("./new-clinic.ts");
    await newClinic({ dataDir: dataRoot, say });
  },
};

const stopOnSignal = onSignals();
const verb = verbs[process.argv[2] ?? ""];
if (verb === undefined) {
  say(`Say one of: ${Object.keys(verbs).join(", ")}.`);
  process.exitCode = 1;
} else {
  await verb().catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  });
}

/**
 * Stops once, however often it is asked: Ctrl-C reaches us from the terminal and again from the launcher. Before there is
 * anything to stop, leaving is enough: the database goes with us.
 */
function onSignals(): (stop: () => Promise<void>) => void {
  let stop = () => Promise.resolve();
  let stopping: Promise<void> | null = null;
  const end = () => {
    stopping ??= stop().then(
      () => process.exit(0),
      (error: unknown) => {
        say(`Afterglow did not close in order: ${error instanceof Error ? error.message : String(error)}`);
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  return (how) => void (stop = how);
}
