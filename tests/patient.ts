import { recordContact } from "#people/desk.ts";
import { inClinic } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import type { TestHouse } from "./clinic.ts";
import { codeTo, type Fields, openVisitor, type Seen, type Visitor } from "./visitor.ts";

/** The clinic writes to this patient at this address from now on. */
export const reachedAt = (house: TestHouse, patientId: string, email: string, language: "en" | "es" = "en") =>
  inClinic(house.house.db, house.clinic.clinicId, (tx) =>
    recordContact({ tx, store: house.house.store, by: "system", at: as<Instant>(house.house.now()) }, patientId, {
      email,
      mobile: null,
      language,
      zone: "America/New_York",
      texts: false,
    }),
  );

/** "1985-03-14" as the door asks for it. */
export const born = (birthDate: string): Fields => {
  const [year = "", month = "", day = ""] = birthDate.split("-");
  return { year, month, day };
};

/** Goes through the door: the code from the mail, then the birth date. `page` is the door as it was shown. */
export async function through(
  house: TestHouse,
  who: Visitor,
  page: Seen,
  email: string,
  birthDate: string,
): Promise<Seen> {
  const code = await who.send(page, "/my/door/code", { email });
  const asked = await who.send(code, "/my/door/enter", { email, code: await codeTo(house, email) });
  return who.follow(await who.send(asked, "/my/door/who", born(birthDate)));
}

let network = 0;

/** A patient at their own pages, in a browser without JavaScript. */
export async function enterAs(
  house: TestHouse,
  patientId: string,
  { email, birthDate }: { email: string; birthDate: string },
) {
  await reachedAt(house, patientId, email);
  network += 1;
  const who = openVisitor(house, `198.51.${Math.floor(network / 250)}.${(network % 250) + 1}`);
  await through(house, who, await who.get("/my/door"), email, birthDate);
  return who;
}
