import type { Db } from "./db.ts";

const RETRY_MS = 1_000;

/**
 * Waits until this process is the only one on its post, such as standing by the monitors, and holds it until released or dead.
 * The database keeps the post: when a process dies, its connection goes, and the next one waiting takes over.
 */
export async function takePost({ pool }: Db, name: string): Promise<{ readonly release: () => void }> {
  const client = await pool.connect();
  client.on("error", () => undefined);
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock(hashtext($1)) as taken", [
      name,
    ]);
    if (rows[0]?.taken === true) return { release: () => client.release(true) };
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}
