/** The evaluation room's desk: every order that other rooms may place here. */
export { type HistoryOutcome, recordHistory } from "./history-desk.ts";
export type { HistoryOrder } from "./history/may-be-said.ts";
