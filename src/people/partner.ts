import type { Tx } from "#plumbing/db.ts";
import type { Recorded, Refusal } from "#plumbing/facts.ts";
import { isMailAddress } from "#science/mail-address.ts";
import { as, type Instant } from "#science/units.ts";
import { type Doing, note } from "./circle-desk.ts";
import type { AccessGrant, GrantedPart, PatientFact } from "./events.ts";

declare module "#plumbing/db.ts" {
  interface Tables {
    care_partners: {
      clinic_id: string;
      patient_id: string;
      person_id: string;
      name: string;
      email: string;
      parts: GrantedPart[];
      since: Date;
    };
  }
}

/** What one person may see of one patient now. */
export type Partner = AccessGrant & { readonly patientId: string; readonly since: Instant };

export async function keepPartner({ q, clinicId: clinic_id }: Tx, patient_id: string, fact: Recorded<PatientFact>) {
  if (fact.type === "AccessGranted") {
    const { personId: person_id, name, email, parts } = fact.data;
    const row = { person_id, name, email, parts: [...parts], since: new Date(fact.at) };
    await q
      .insertInto("care_partners")
      .values({ clinic_id, patient_id, ...row })
      .onConflict((same) => same.columns(["clinic_id", "patient_id"]).doUpdateSet(row))
      .execute();
  }
  if (fact.type === "AccessEnded") await q.deleteFrom("care_partners").where("patient_id", "=", patient_id).execute();
}

const partners = ({ q }: Tx) => q.selectFrom("care_partners").selectAll().orderBy("person_id");
type Row = Awaited<ReturnType<ReturnType<typeof partners>["execute"]>>[number];

const partner = ({ patient_id: patientId, person_id: personId, since, name, email, parts }: Row): Partner => ({
  patientId,
  personId,
  name,
  email,
  parts,
  since: as<Instant>(since.getTime()),
});

/** Whom this patient lets see a part of their pages; null: nobody. */
export async function partnerOf(tx: Tx, patientId: string): Promise<Partner | null> {
  const row = await partners(tx).where("patient_id", "=", patientId).executeTakeFirst();
  return row === undefined ? null : partner(row);
}

/** Whose pages somebody with this address may see a part of. */
export async function grantedTo(tx: Tx, email: string): Promise<readonly Partner[]> {
  return (await partners(tx).where("email", "=", email.trim().toLowerCase()).execute()).map(partner);
}

/** Lets one person see these parts from now on; whoever could before no longer can, and no other part. */
export const grantAccess = (
  doing: Doing,
  id: string,
  patientId: string,
  grant: AccessGrant,
): Promise<readonly Refusal[]> =>
  note(doing, { id, patientId, type: "AccessGranted" }, () => {
    const refusals = grantRefusals(grant);
    return Promise.resolve(refusals.length > 0 ? refusals : { ...grant, email: grant.email.trim().toLowerCase() });
  });

function grantRefusals({ name, email, parts }: AccessGrant): readonly Refusal[] {
  const faults: Refusal[] = [];
  if (name.trim() === "")
    faults.push({ rule: "no-name", says: "There is no name.", satisfy: "Enter the person’s name.", field: "name" });
  if (!isMailAddress(email))
    faults.push({
      rule: "email",
      says: `"${email}" is not an e-mail address.`,
      satisfy: "Write it as name@example.org.",
      field: "email",
    });
  if (parts.length === 0)
    faults.push({ rule: "nothing", says: "Nothing is granted.", satisfy: "Choose at least one part.", field: "parts" });
  return faults;
}

/** Ends it at once, for every browser they are in. Sent again, it is over already. */
export const endAccess = (doing: Doing, id: string, patientId: string): Promise<readonly Refusal[]> =>
  note(doing, { id, patientId, type: "AccessEnded" }, async () => {
    const known = await partnerOf(doing.tx, patientId);
    if (known === null)
      return [{ rule: "nobody", says: "Nobody may see these pages.", satisfy: "Nothing is left to do." }];
    return { personId: known.personId };
  });
