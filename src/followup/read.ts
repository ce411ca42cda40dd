export { type Promised, promiseNow } from "./messages/answering.ts";
export { attachmentOf } from "./messages/attachments.ts";
export { draftOf } from "./messages/drafts.ts";
export { owedCount, type OwnThread, ownThreads } from "./messages/inbox.ts";
export { LONGEST_MESSAGE } from "./messages/shapes.ts";
export { threadOf } from "./messages/store.ts";
export { heardCrisis } from "./events.ts";
export { type AlertRow, alertOf, alertsOf, heardJustNow, openAlerts } from "./safety/reading.ts";
export { type WhoReads, whoReads } from "./safety/who-reads.ts";
