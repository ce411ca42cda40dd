import { defineConfig } from "vitest/config";

const store = ["src/**/{store,routes,listener,intake,read}.test.ts", "src/**/*.store.test.ts"];
/** The rooms whose statements another PostgreSQL might take otherwise; the rest look up by key, and every migration runs there. */
const OUTSIDE = "plumbing,clinic,people,tasks,booking,monitoring,infusion,outcomes,app";
const onDatabase = { include: store, testTimeout: 30_000, hookTimeout: 60_000, maxWorkers: 2 };

/**
 * unit: pure and quick. store: on the embedded PostgreSQL; store-outside: files of the rooms named above on a PostgreSQL started by others.
 * walks: browsers, attacks and drills, one file at a time, because they measure and kill.
 */
export default defineConfig({
  test: {
    reporters: ["default", "./tests/closing-line.ts"],
    projects: [
      { test: { name: "unit", include: ["src/**/*.test.{ts,tsx}", "tests/hl7/**/*.test.ts"], exclude: store } },
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
          name: "walks",
          include: ["tests/{e2e,attack,drills}/**/*.test.ts"],
          globalSetup: ["./tests/database-embedded.ts"],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
