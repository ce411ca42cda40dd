import { as, type Instant } from "#science/units.ts";
import type { Desk } from "./letter-writing.ts";
import { contactFor, type Whose } from "./contact.ts";
import { afterQuiet, quietFor } from "./rules/quiet.ts";

/** A text that was put off by a fault until the quiet hours waits until they are over. */
export async function keepQuiet(desk: Desk, visits: readonly (Whose & { readonly id: string })[]): Promise<void> {
  const { tx, rules } = desk;
  const waiting = await tx.q
    .selectFrom("letters")
    .select(["id", "about", "next_try"])
    .where("state", "=", "waiting")
    .where("channel", "=", "text")
    .where("about", "like", "appointment:%")
    .execute();
  for (const { id, about, next_try } of waiting) {
    const visit = visits.find((one) => about === `appointment:${one.id}`);
    const contact = visit === undefined ? null : await contactFor(tx, visit);
    if (contact === null) continue;
    const next = as<Instant>(next_try.getTime());
    const awake = afterQuiet(next, quietFor(rules, contact), contact.zone);
    if (awake > next)
      await tx.q
        .updateTable("letters")
        .set({ next_try: new Date(awake) })
        .where("id", "=", id)
        .where("state", "=", "waiting")
        .execute();
  }
}
