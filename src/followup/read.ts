export { type Promised, promiseNow } from "./messages/answering.ts";
export { attachmentOf } from "./messages/attachments.ts";
export { draftOf } from "./messages/drafts.ts";
export { owedCount, type OwnThread, ownThreads } from "./messages/inbox.ts";
export { LONGEST_MESSAGE } from "./messages/shapes.ts";
export { threadOf } from "./messages/store.ts";
