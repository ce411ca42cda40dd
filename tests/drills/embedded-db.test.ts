import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eraseData, startDatabase } from "#plumbing/embedded-db.ts";

/** A database of our own on this machine, through what happens to machines. */
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "afterglow-db-"));
});
afterEach(() => eraseData(dataDir));

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ value: unknown }>(statement).finally(() => client.end());
  return rows[0]?.value;
}

test("what was written is there at the next start, and only its owner can read the password", async () => {
  const first = await startDatabase({ dataDir });
  await ask(first.url, "create table kept as select 7 as value");
  await first.stop();
  const second = await startDatabase({ dataDir });
  expect(await ask(second.url, "select value from kept")).toBe(7);
  expect(await ask(second.url, "select current_setting('data_checksums') as value")).toBe("on");
  await second.stop();
  expect((await stat(join(dataDir, "secrets", "database.json"))).mode & 0o077).toBe(0);
});

test("a server left over by a killed app is used again, and stopped with its new owner", async () => {
  const code = `import { startDatabase } from "#plumbing/embedded-db.ts";
    console.log((await startDatabase({ dataDir: process.argv[1] })).url);
    setInterval(() => undefined, 1000);`;
  const app = spawn(process.execPath, ["--input-type=module", "-e", code, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [url] = (await once(app.stdout, "data")) as [Buffer];
  app.kill("SIGKILL");
  await once(app, "exit");
  const again = await startDatabase({ dataDir });
  expect(again.url).toBe(url.toString().trim());
  await again.stop();
  await expect(ask(again.url, "select 1 as value")).rejects.toThrow();
});

test("a dead server's lock does not stop the next start", async () => {
  await (await startDatabase({ dataDir })).stop();
  await writeFile(join(dataDir, "db", "postmaster.pid"), `${process.pid}\n/nowhere\n0\n1\n\n127.0.0.1\n\nready\n`);
  const database = await startDatabase({ dataDir });
  expect(await ask(database.url, "select 1 as value")).toBe(1);
  await database.stop();
});

test("a cluster cut short while it was made is made anew", async () => {
  await mkdir(join(dataDir, "db.new"));
  await writeFile(join(dataDir, "db.new", "PG_VERSION"), "18\n");
  const database = await startDatabase({ dataDir });
  expect(await ask(database.url, "select 1 as value")).toBe(1);
  await database.stop();
});

test("a port somebody else took since is given up for another", async () => {
  await (await startDatabase({ dataDir })).stop();
  const { port } = JSON.parse(await readFile(join(dataDir, "secrets", "database.json"), "utf8")) as { port: number };
  const taker = createServer().listen(port, "127.0.0.1");
  await once(taker, "listening");
  const database = await startDatabase({ dataDir });
  expect(Number(new URL(database.url).port)).not.toBe(port);
  expect(await ask(database.url, "select 1 as value")).toBe(1);
  await database.stop();
  taker.close();
});

test("a server that does not start says so, with the end of its log", async () => {
  await (await startDatabase({ dataDir })).stop();
  await rm(join(dataDir, "db", "global"), { recursive: true });
  await expect(startDatabase({ dataDir })).rejects.toThrow(/PostgreSQL could not start\. Its log/);
});
