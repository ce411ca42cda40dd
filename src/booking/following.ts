import { uuidv7 } from "uuidv7";
import { rulesOf } from "./booking-rules.ts";
import { add, type Doing } from "./doing.ts";
import type { EnquiryFact, EnquiryStage, ForWhom, Mover } from "./events.ts";
import type { Appointment } from "./fold/appointment.ts";
import { loadEnquiry } from "./store.ts";

/** What an appointment means for the enquiry it came from: the pipeline follows the visit, nobody keeps it by hand. */

async function movedTo(doing: Doing, enquiryId: string, stage: EnquiryStage, why: string): Promise<void> {
  const fact = { id: uuidv7(), type: "EnquiryMoved" as const, data: { stage, why } };
  await add<EnquiryFact>({ ...doing, by: "system" }, `enquiry:${enquiryId}`, fact);
}

export async function bookedFor(doing: Doing, { enquiryId }: ForWhom): Promise<void> {
  const enquiry = enquiryId === null ? null : await loadEnquiry(doing.tx, enquiryId);
  if (enquiryId === null || enquiry === null || !["new", "contacted", "closed"].includes(enquiry.stage)) return;
  await movedTo(doing, enquiryId, "booked", "a visit was booked");
}

/** Without another visit ahead they are somebody to talk to again; who was called already is not forgotten. */
export async function cancelledFor(doing: Doing, { enquiryId }: ForWhom, byWhom: Mover): Promise<void> {
  const enquiry = enquiryId === null ? null : await loadEnquiry(doing.tx, enquiryId);
  if (enquiryId === null || enquiry === null || enquiry.stage !== "booked") return;
  const ahead = await doing.tx.q
    .selectFrom("appointments")
    .select("id")
    .where("enquiry_id", "=", enquiryId)
    .where("state", "=", "booked")
    .where("start_at", ">", new Date(doing.now))
    .executeTakeFirst();
  if (ahead !== undefined) return;
  await movedTo(
    doing,
    enquiryId,
    "contacted",
    byWhom === "patient" ? "they cancelled the visit" : "we cancelled the visit",
  );
}

/** After the first talk with a prescriber, which is a type that takes one whole, an enquiry is evaluated. */
export async function doneFor(doing: Doing, { enquiryId, typeId }: Appointment): Promise<void> {
  const enquiry = enquiryId === null ? null : await loadEnquiry(doing.tx, enquiryId);
  const type = (await rulesOf(doing.tx)).types.find(({ id }) => id === typeId);
  const isEvaluation = type?.people.some(({ role, takes }) => role === "prescriber" && takes === "whole") ?? false;
  if (enquiryId === null || enquiry === null || !isEvaluation || enquiry.stage !== "booked") return;
  await movedTo(doing, enquiryId, "evaluated", "the evaluation took place");
}
