// Loaded before everything in a process the launcher starts. When the launcher is gone, even killed, so is the process:
// SIGTERM first, for an orderly end; SIGKILL after as long as an orderly end may take.
import { constants } from "node:os";

const PATIENCE_MS = 30_000;

if (process.channel !== undefined && process.channel !== null) {
  process.once("disconnect", () => {
    setTimeout(() => process.kill(process.pid, "SIGKILL"), PATIENCE_MS).unref();
    process.kill(process.pid, "SIGTERM");
  });
  // Listening for the end must not keep a process alive that has nothing left to do.
  process.channel.unref();
}

// A signal nobody else listens to still ends the process by way of "exit", where the database it started is told to stop.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => process.listenerCount(signal) === 1 && process.exit(128 + constants.signals[signal]));
}
