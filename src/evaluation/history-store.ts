import type { Tx } from "#plumbing/db.ts";
import { load } from "#plumbing/event-store.ts";
import type { HistoryFact } from "./events.ts";
import { type History, historyFrom } from "./fold/history.ts";

export const historyStream = (patientId: string) => `history:${patientId}`;

/** What was said of this patient's health, oldest first. */
export const historyFacts = (tx: Tx, patientId: string) => load<HistoryFact>(tx, historyStream(patientId));

/** What is known of a patient's health. Nothing was asked where nothing was stored: then every list is unreviewed. */
export const historyOf = async (tx: Tx, patientId: string): Promise<History> =>
  historyFrom(await historyFacts(tx, patientId));
