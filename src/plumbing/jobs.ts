import { type CronItem, Logger, parseCronItems, run, type TaskList } from "graphile-worker";

/** Work that comes back by the clock. `match` is a cron line in UTC. */
export type Chore = { readonly name: string; readonly match: string; readonly run: () => Promise<void> };

/**
 * Runs the house's chores on the same PostgreSQL. However many processes run jobs, each chore runs once at its time;
 * one missed while nobody ran is made up within the hour. `note` hears of failures. Returns how to stop.
 */
export async function startJobs(
  jobsUrl: string,
  chores: readonly Chore[],
  note: (what: string) => void,
): Promise<{ stop: () => Promise<void> }> {
  const taskList: TaskList = Object.fromEntries(chores.map((chore) => [chore.name, chore.run]));
  const crons: CronItem[] = chores.map(({ name, match }) => ({
    task: name,
    match,
    options: { backfillPeriod: 3_600_000, maxAttempts: 5 },
  }));
  const runner = await run({
    connectionString: jobsUrl,
    concurrency: 1,
    maxPoolSize: 3,
    noHandleSignals: true,
    logger: new Logger(
      () => (level, message) => (level === "error" || level === "warning" ? note(message) : undefined),
    ),
    taskList,
    parsedCronItems: parseCronItems(crons),
  });
  return { stop: () => runner.stop() };
}
