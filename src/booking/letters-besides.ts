import { contactFor, mayText } from "./contact.ts";
import { after, as, type Instant, minutes } from "#science/units.ts";
import { type Desk, postTo, senderOf, visitFacts, visitsPage } from "./letter-writing.ts";
import { type EnquiryRow, openOffers } from "./read.ts";

/** How long somebody who asked may go on to book before we say that their message is here. */
const STILL_BOOKING = minutes(5);
const NEWS = minutes(24 * 60);

/** Tells everybody to whom a free time is offered. */
export async function postOffers(desk: Desk): Promise<number> {
  let posted = 0;
  for (const { enquiryId, patientId, typeId, name, offer } of await openOffers(desk.tx)) {
    if (offer === null || offer.offeredUntil <= desk.now) continue;
    const key = `offer:${offer.appointmentId}`;
    if (await isKnown(desk, key)) continue;
    const { placing, offeredUntil: until, appointmentId: id } = offer;
    const contact = await contactFor(desk.tx, { enquiryId, patientId, name, zone: placing.zone });
    if (contact === null) continue;
    const link = visitsPage(desk, contact.language, null);
    const visit = visitFacts(desk, { id, typeId, ...placing }, link);
    if (visit === undefined) continue;
    const facts = { clinic: senderOf(desk.profile), name, visit, until, link };
    const outcome = await postTo(desk, {
      kind: "wait-offer",
      key,
      about: `offer:${id}`,
      contact,
      facts,
      notAfter: until,
    });
    if (outcome === "posted") posted += 1;
  }
  return posted;
}

/** Tells those who asked on the public pages, proved their address and did not go on to book, that a person will answer. */
export async function postEnquiries(desk: Desk): Promise<number> {
  const { tx, now } = desk;
  const rows = await tx.q
    .selectFrom("enquiries")
    .select(["id", "name", "email", "mobile", "language", "zone", "texts", "proven", "made_at"])
    .where("stage", "=", "new")
    .where("source", "=", "site")
    .where((e) => e.fn<number>("cardinality", ["proven"]), ">", 0)
    .where("made_at", ">", new Date(now - NEWS))
    .where("made_at", "<=", new Date(now - STILL_BOOKING))
    .execute();
  let posted = 0;
  for (const { id, name, made_at, proven, ...asked } of rows) {
    const key = `enquiry:${id}:received`;
    if (await isKnown(desk, key)) continue;
    const facts = { clinic: senderOf(desk.profile), name };
    const notAfter = after(as<Instant>(made_at.getTime()), NEWS);
    const about = `enquiry:${id}`;
    const texts = mayText({ texts: asked.texts, source: "site", proven: proven as EnquiryRow["proven"] });
    const contact = { ...asked, name, texts };
    const posting = { kind: "enquiry-received" as const, key, about, contact, facts, notAfter };
    if ((await postTo(desk, posting)) === "posted") posted += 1;
  }
  return posted;
}

const isKnown = async ({ tx }: Desk, key: string): Promise<boolean> =>
  (await tx.q.selectFrom("letters").select("id").where("key", "=", key).executeTakeFirst()) !== undefined;
