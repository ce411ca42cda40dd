import { randomUUID } from "node:crypto";
import { currentProtocol, siteNamesOf } from "#clinic/read.ts";
import type { Paper, Reply } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import type { Instant } from "#science/units.ts";
import { alike, columns, csvOf, rowsOf } from "./rules/deidentified.ts";
import { choiceOf, mayShow } from "./rules/filter.ts";
import { FEWEST } from "./rules/hiding.ts";
import { treatmentsOf } from "./treatment-rows.ts";
import { outcomeScales, rulesOf, type Wish } from "./view.ts";

const TOO_FEW = {
  rule: "too-few",
  says: `Fewer than ${FEWEST} treatments are chosen, or fewer than ${FEWEST} of them look alike from outside, or the others would tell of fewer.`,
  satisfy: "Choose more of them.",
};

/**
 * The chosen treatments as a table without anything that says whose. Names are new each time and rows stand in their order,
 * so that two exports cannot be laid side by side and nothing tells who came first.
 */
export async function exported(tx: Tx, { filter, scaleId }: Wish, now: Instant): Promise<Paper | Reply | null> {
  const scale = outcomeScales.find(({ id }) => id === scaleId);
  if (scale === undefined) return null;
  const choice = choiceOf(await treatmentsOf(tx, scaleId), filter);
  // A table of these laid beside one of others must tell of fewer than ten no more than the figures do.
  if (!mayShow(choice, () => true)) return { status: 409, body: { refusals: [TOO_FEW] } };
  const making = {
    scale,
    rules: rulesOf(await currentProtocol(tx), scaleId),
    now,
    siteNames: await siteNamesOf(tx),
    newName: () => randomUUID(),
  };
  const rows = alike(rowsOf(choice.chosen, making)).toSorted((a, b) =>
    String(a.treatment) < String(b.treatment) ? -1 : 1,
  );
  if (rows.length < FEWEST) return { status: 409, body: { refusals: [TOO_FEW] } };
  const csv = csvOf(columns, rows);
  return { patientId: null, bytes: () => Promise.resolve(new TextEncoder().encode(csv)) };
}
