import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, writeFileSync, rmSync } from "node:fs";
import { findBrowser } from "./e2e/find-browser.ts";

/**
 * `npm test`: installs what the tests need beyond npm's packages (a browser, a second PostgreSQL), then runs them all.
 * As root on Debian or Ubuntu it installs by itself; elsewhere it says what is missing.
 */
const needs = [
  { what: "a Chromium for the browser walks", has: () => findBrowser() !== null, debian: "chromium" },
  {
    what: "a second PostgreSQL for the store tests",
    has: () => existsSync("/usr/lib/postgresql") || process.env["DATABASE_URL"] !== undefined,
    debian: "postgresql",
  },
];

const missing = needs.filter(({ has }) => !has());
if (missing.length > 0)
  install(
    missing.map(({ debian }) => debian),
    missing.map(({ what }) => what).join(" and "),
  );

const run = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exitCode = run.status ?? 1;

function install(packages: readonly string[], what: string): void {
  const canInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (!canInstall)
    throw new Error(
      `The tests need ${what}. Install the packages ${packages.join(" and ")} of your system, or set CHROMIUM_PATH and DATABASE_URL.`,
    );
  process.stderr.write(`Installing ${what}…\n`);
  const quiet = {
    stdio: ["ignore", "ignore", "inherit"] as ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  // The package would start a server of its own; the tests start theirs.
  const policy = "/usr/sbin/policy-rc.d";
  const ours = !existsSync(policy);
  if (ours) writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    execFileSync("apt-get", ["update", "-qq"], quiet);
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], quiet);
  } finally {
    if (ours) rmSync(policy);
  }
}
