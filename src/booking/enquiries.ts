import { lockChain } from "#plumbing/event-store.ts";
import type { Fact } from "#plumbing/facts.ts";
import { newPatient, recordContact } from "#people/desk.ts";
import { contactOf, patientOf, staffOf } from "#people/read.ts";
import { add, type Doing, done, isStored, no, noSuch, type Ok, type Refused, refused } from "./doing.ts";
import type { EnquiryFact, EnquiryStage } from "./events.ts";
import type { Enquiry } from "./fold/enquiry.ts";
import { loadEnquiry } from "./store.ts";

type Data<T extends EnquiryFact["type"]> = Extract<EnquiryFact, { type: T }>["data"];
type Of = { readonly id: string; readonly enquiryId: string };

const streamOf = (enquiryId: string) => `enquiry:${enquiryId}`;

/** Somebody asks. `id` is the enquiry's, made where it was entered: sent twice, it is one. Refused without a way to answer. */
export async function openEnquiry(
  doing: Doing,
  { id, ...data }: { readonly id: string } & Data<"EnquiryMade">,
): Promise<Ok | Refused> {
  await lockChain(doing.tx);
  if (data.email === null && data.mobile === null)
    return refused(
      no("unreachable", "There is no way to answer.", "Enter an e-mail address or a telephone number.", "email"),
    );
  await doing.store.append(doing.tx, streamOf(id), 0, { id, type: "EnquiryMade", at: doing.now, by: doing.by, data });
  return done;
}

/** Adds what happened to an enquiry, once, where `against` has nothing against it. */
async function note<T extends EnquiryFact["type"]>(
  doing: Doing,
  { id, enquiryId }: Of,
  type: T,
  data: Data<T>,
  against: (enquiry: Enquiry) => Refused | null = () => null,
): Promise<Ok | Refused> {
  await lockChain(doing.tx);
  if (await isStored(doing, streamOf(enquiryId), { id, type })) return done;
  const enquiry = await loadEnquiry(doing.tx, enquiryId);
  if (enquiry === null) return noSuch("enquiry");
  const barred = against(enquiry);
  if (barred !== null) return barred;
  await add<Fact>(doing, streamOf(enquiryId), { id, type, data });
  return done;
}

/** They answered from the address they gave. */
export const proveContact = (doing: Doing, { channel, ...of }: Of & Data<"ContactProven">): Promise<Ok | Refused> =>
  note(doing, of, "ContactProven", { channel });

/** Along the pipeline, or back. A patient stays one, and becomes one only by registration; closing needs a reason. */
export const moveEnquiry = (doing: Doing, { stage, why, ...of }: Of & Data<"EnquiryMoved">): Promise<Ok | Refused> =>
  note(doing, of, "EnquiryMoved", { stage, why }, (enquiry) => notToMove(enquiry, stage, why));

function notToMove({ stage: from }: Enquiry, to: EnquiryStage, why: string): Refused | null {
  if (from === "patient")
    return refused(no("is-patient", "They are a patient of the clinic now.", "Go on in the patient's chart."));
  if (to === "patient")
    return refused(
      no("register", "An enquiry becomes a patient by registration.", "Register them, with their birth date."),
    );
  if (to === "closed" && why.trim() === "")
    return refused(no("why", "An enquiry is not closed without a word.", "Say why it is closed.", "why"));
  return null;
}

/** Who answers them; null gives it back to the front desk. */
export async function ownEnquiry(doing: Doing, { staffId, ...of }: Of & Data<"EnquiryOwned">): Promise<Ok | Refused> {
  if (staffId !== null && (await staffOf(doing.tx, staffId))?.active !== true)
    return refused(no("owner", "Nobody of that name works here.", "Choose somebody of the team.", "staffId"));
  return note(doing, of, "EnquiryOwned", { staffId });
}

export const noteEnquiry = (doing: Doing, { text, ...of }: Of & Data<"EnquiryNoted">): Promise<Ok | Refused> =>
  note(doing, of, "EnquiryNoted", { text });

export type Becoming = Of & {
  readonly patientId: string;
  readonly registration: Parameters<typeof newPatient>[2];
};

/**
 * Registers them as a patient and links the two: their visits, and how they are reached, come along. Refused as every
 * registration is. With the id of a patient who is here already, it only links.
 */
export async function enquiryToPatient(
  doing: Doing,
  { id, enquiryId, patientId, registration }: Becoming,
): Promise<Ok | Refused> {
  const { tx, store, by, now } = doing;
  await lockChain(tx);
  const enquiry = await loadEnquiry(tx, enquiryId);
  if (enquiry === null) return noSuch("enquiry");
  if (enquiry.patientId !== null) return enquiry.patientId === patientId ? done : IS_PATIENT;
  const people = { tx, store, by, at: now };
  if ((await patientOf(tx, patientId)) === undefined) {
    const [first, ...rest] = await newPatient(people, patientId, registration);
    if (first !== undefined) return { refusals: [first, ...rest], next: [] };
  }
  if ((await contactOf(tx, patientId)) === null) {
    // What no letter could be sent to is refused there, and stays readable on the enquiry.
    const { email, mobile, language, zone, texts } = enquiry;
    await recordContact(people, patientId, { email, mobile, language, zone, texts });
  }
  await add<EnquiryFact>(doing, streamOf(enquiryId), { id, type: "EnquiryBecamePatient", data: { patientId } });
  return done;
}

const IS_PATIENT = refused(
  no("is-patient", "This enquiry is linked to another patient.", "Open that patient from the enquiry."),
);
