export { type History, noHistory, type Review, type StoppedMedicine } from "./fold/history.ts";
export { historyOf } from "./history-store.ts";
