/**
 * The floor plan. A room may read what stands before it and never what stands after:
 * imports run the way the patient walks, so nothing can go round in a circle.
 */
export const ground = ["science", "plumbing", "ui"];

export const journey = [
  "clinic",
  "people",
  "tasks",
  "booking",
  "assessment",
  "evaluation",
  "course",
  "monitoring",
  "infusion",
  "followup",
  "outcomes",
];

export const windows = ["site", "portal", "workspace", "simulator", "app"];

/** From outside, only these doors open. The rest of a room is its own affair; `app` alone has the keys. */
export const doors = ["events.ts", "read.ts", "desk.ts"];

/** Built here and nowhere else: the server, the web entries, the command line, the demo clinic. */
export const builder = "app";

/**
 * The files that hold rules and facts, and therefore see no clock, chance, database, network or screen.
 * Lint enforces it; the same patterns stand in .oxlintrc.json and the room test compares them.
 */
export const pure = [
  "src/science/**",
  "src/plumbing/facts.ts",
  "src/*/{events,rules}.ts",
  "src/clinic/{care-words,first-dose,places,protocol,protocol-values,protocol-words,unapproved-example,unapproved-sources}.ts",
  "src/booking/{rules,fold,letters}/*.ts",
  "src/assessment/{rules,scales}/*.ts",
  "src/evaluation/{rules,fold,history,workup}/*.ts",
  "src/evaluation/consent/{facts,fold,rules,markdown}.ts",
  "src/course/{rules,fold}/*.ts",
  "src/site/self-check.ts",
  "src/monitoring/{mllp,hl7,acknowledge,codes,stamps,row,vitals,alarms,conditions,watch}.ts",
  "src/infusion/{measures,due,chair,summary}.ts",
  "src/infusion/{rules,fold,decide,orders,record}/*.ts",
  "src/followup/{checkins,safety,messages,watch,care,plan}/facts.ts",
  "src/followup/*/{fold,rules/*}.ts",
  "src/outcomes/rules/*.ts",
];
