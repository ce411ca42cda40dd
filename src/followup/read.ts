export { type CheckInRow, checkInOf, checkInsOf, dueCheckIns, moodsOf, wishesOf } from "./checkins/reading.ts";
export { closingAfter, firstOpen } from "./checkins/opening.ts";
export { zoneOf } from "./checkins/round.ts";
export { heardCrisis } from "./events.ts";
export { type AlertRow, alertOf, alertsOf, heardJustNow, openAlerts } from "./safety/reading.ts";
export { type WhoReads, whoReads } from "./safety/who-reads.ts";
