import { type Logger, pino } from "pino";

export type Log = Logger;

/** What happened in the machine room, one JSON line each, UTC. Never a name, a measurement, a message text or a token. */
export const openLog = (level: string, file: string | null): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ["req.headers", "*.password", "*.pin", "*.code"],
    },
    file === null ? pino.destination(2) : pino.destination({ dest: file, mkdir: true, sync: false }),
  );
