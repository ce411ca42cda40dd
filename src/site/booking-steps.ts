import { randomUUID } from "node:crypto";
import { z } from "zod";
import { releaseHold } from "#booking/desk.ts";
import type { Placing } from "#booking/events.ts";
import { appointmentOf, rulesOf } from "#booking/read.ts";
import { idOf } from "#plumbing/derived-id.ts";
import type { Entered } from "./ask.ts";
import { type Asking, onTo, provenBy } from "./asking.ts";
import { bookAt, lostPage } from "./booking-choose.ts";
import { detailsPage, type Kept } from "./booking-forms.ts";
import { placeNamed } from "./chosen-time.ts";
import { cookie, takeCookie } from "./cookies.ts";
import type { Faults } from "./form-parts.ts";
import { answer } from "./layout.ts";
import { pathIn } from "./tongues.ts";

/** The times that are free instead, with all that was entered. */
export function lost({ c, site, lang }: Asking, fields: Entered, next: readonly Placing[]) {
  const action = pathIn(lang, "/book/hold");
  const path = bookAt({ type: String(fields["type"] ?? "") });
  return answer(c, site, lostPage(site, lang, { action, fields: { ...fields, form: randomUUID() }, next, path }), 409);
}

/** Gives back the time this browser chose before, while it is nobody's yet. */
export async function giveBack(asking: Asking): Promise<void> {
  const { c, tx, site } = asking;
  const id = z.uuid().safeParse(cookie(c, site, "hold"));
  const row = id.success ? await appointmentOf(tx, id.data) : null;
  takeCookie(c, site, "hold");
  if (row?.state !== "held" || row.enquiryId !== null || row.patientId !== null) return;
  await releaseHold({ ...asking, by: "visitor" }, { id: idOf("given back", row.id), appointmentId: row.id });
}

/** The time that is held under this id for somebody not yet known; null where there is none. */
export async function keptOf({ tx, site }: Pick<Asking, "tx" | "site">, hold: string): Promise<Kept | null> {
  const row = hold === "" ? null : await appointmentOf(tx, hold);
  if (row === null || row.heldUntil === null || (row.state !== "held" && row.state !== "released")) return null;
  const type = (await rulesOf(tx)).types.find(({ id }) => id === row.typeId);
  if (type === undefined || row.enquiryId !== null || row.patientId !== null) return null;
  return {
    zone: row.zone,
    startAt: row.startAt,
    name: type.name,
    heldUntil: row.heldUntil,
    place: type.video ? "" : placeNamed(site, row.siteId),
  };
}

/** The form for who is coming; to the beginning where the time it was for is gone altogether. */
export async function showDetails(
  asking: Asking,
  fields: Entered,
  faults: Faults,
  status: 200 | 422,
): Promise<Response> {
  const { c, site, lang, now } = asking;
  const hold_ = String(fields["hold"] ?? "");
  const kept = await keptOf(asking, hold_);
  if (kept === null && hold_ !== "") return onTo(asking, "/book");
  const proven = await provenBy(asking);
  return answer(c, site, detailsPage(site, lang, { entered: fields, faults, kept, proven, now }), status);
}
