import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import type { Enquiry } from "./fold/enquiry.ts";

export type EnquiryRow = Enquiry & { readonly id: string };

export const enquiries = (tx: Tx) => tx.q.selectFrom("enquiries").selectAll().orderBy("made_at").orderBy("id");

type StoredEnquiry = Awaited<ReturnType<ReturnType<typeof enquiries>["execute"]>>[number];

export const enquiryRow = (row: StoredEnquiry): EnquiryRow => ({
  id: row.id,
  stage: row.stage,
  name: row.name,
  email: row.email,
  mobile: row.mobile,
  language: row.language,
  zone: row.zone,
  texts: row.texts,
  proven: row.proven as Enquiry["proven"],
  source: row.source,
  wish: row.wish,
  selfCheck: row.self_check,
  owner: row.owner,
  patientId: row.patient_id,
  madeAt: instantOf(row.made_at),
  movedAt: instantOf(row.moved_at),
});

export const enquiriesOf = async (
  tx: Tx,
  narrow: (rows: ReturnType<typeof enquiries>) => ReturnType<typeof enquiries>,
): Promise<readonly EnquiryRow[]> => (await narrow(enquiries(tx)).execute()).map(enquiryRow);

const instantOf = (date: Date): Instant => as<Instant>(date.getTime());
