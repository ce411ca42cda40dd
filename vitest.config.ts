import { defineConfig } from "vitest/config";

const store = ["src/**/{store,routes,listener,intake,read}.test.ts", "src/**/*.store.test.ts"];
/** The rooms whose statements another PostgreSQL might take otherwise; the rest look up by key, and every migration runs there. */
const OUTSIDE = "plumbing,clinic,people,tasks,booking,monitoring,infusion,outcomes,app";
/** One number for all projects of a group: vitest refuses to run two that differ, and its own number follows the machine. */
const maxWorkers = 2;
const onDatabase = { include: store, testTimeout: 30_000, hookTimeout: 60_000, maxWorkers };
/** Two browsers on two cores: what is waited for may take as long as a click may. */
const expect = { poll: { timeout: 15_000 } };
const onStage = { globalSetup: ["./tests/database-embedded.ts"], testTimeout: 180_000, hookTimeout: 120_000, expect };

/**
 * unit: pure and quick. store: on the embedded PostgreSQL; store-outside: files of the rooms named above on a PostgreSQL started by others.
 * walks: in a browser, after them. drills: attacks and drills, last and one file at a time, because they measure and kill.
 */
export default defineConfig({
  test: {
    reporters: ["default", "./tests/closing-line.ts"],
    projects: [
      {
        test: {
          name: "unit",
          include: ["src/**/*.test.{ts,tsx}", "tests/hl7/**/*.test.ts"],
          exclude: store,
          maxWorkers,
        },
      },
      { test: { ...onDatabase, name: "store", globalSetup: ["./tests/database-embedded.ts"] } },
      {
        test: {
          ...onDatabase,
          name: "store-outside",
          include: store.map((files) => files.replace("src/**", `src/{${OUTSIDE}}/**`)),
          // The made-up patients run through the same statements as the rooms' own tests: once is enough.
          exclude: ["src/app/demo/caseload/**"],
          globalSetup: ["./tests/database-outside.ts"],
        },
      },
      {
        test: {
          ...onStage,
          name: "walks",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["./tests/built-screens.ts", "./tests/database-embedded.ts"],
          maxWorkers,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...onStage,
          name: "drills",
          include: ["tests/{attack,drills}/**/*.test.ts"],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
