export { heardCrisis } from "./events.ts";
export { type AlertRow, alertOf, alertsOf, heardJustNow, openAlerts } from "./safety/reading.ts";
export { type WhoReads, whoReads } from "./safety/who-reads.ts";
