import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { recordCirclePerson, removeCirclePerson, sayRoleEmpty } from "#people/desk.ts";
import type { CirclePerson } from "#people/events.ts";
import { circleOf, emptyRolesOf } from "#people/read.ts";
import type { Signed } from "#plumbing/http.ts";
import { email, type Entered, type Faults, faultsBox, field, idOf, textIn } from "#site/desk.ts";
import { shownPhone } from "#ui/telephone.ts";
import { type AskedRole, circleRoles, circleSaid, circleWords, treats } from "./circle-words.ts";
import { answer } from "./frame.ts";
import { on, type Own, takeOwn, to } from "./own.ts";
import { choices, mark, ownForm, readers, under } from "./parts.ts";
import { actOf, line, phone, today } from "./reading.ts";
import { portalWords } from "./words.ts";

type Known = { readonly people: readonly CirclePerson[]; readonly empty: readonly string[] };

const knownOf = async ({ tx, patientId }: Own): Promise<Known> => ({
  people: await circleOf(tx, patientId),
  empty: await emptyRolesOf(tx, patientId),
});

const inRole = ({ people }: Known, role: AskedRole) => people.find((person) => person.role === role);

/** Everybody we ask about, and what was said. */
export async function circlePage(own: Own): Promise<Response> {
  const [said, known] = [circleSaid[own.lang], await knownOf(own)];
  const rows = circleRoles.map((role) => {
    const person = inRole(known, role);
    const isNone = known.empty.includes(role);
    const state = person !== undefined || isNone ? "done" : "open";
    return html`<li>
      <a href="${to(own, `/my/circle/${role}`)}"
        >${mark(state)}<span>${circleWords[role].name[own.lang]}<small>${sayOf(own, person, isNone)}</small></span></a
      >
    </li>`;
  });
  const body = html`<p>${said.about}</p>
    <ul class="todos">
      ${rows}
    </ul>
    ${under(own, null)}`;
  return answer(own, { title: said.title, body, tab: "me" });
}

function sayOf({ lang }: Own, person: CirclePerson | undefined, isNone: boolean): string {
  const said = circleSaid[lang];
  if (person === undefined) return isNone ? said.nobody : said.open;
  const name = person.name === "" ? person.practice : person.name;
  if (!treats(person.role)) return name;
  return `${name} · ${{ yes: said.mayTalk, no: said.mayNotTalk, unknown: said.notSaid }[person.release]}`;
}

const roleIn = ({ c }: Own): AskedRole | null => circleRoles.find((role) => role === c.req.param("role")) ?? null;

export async function personPage(own: Own): Promise<Response> {
  const role = roleIn(own);
  return role === null ? on(own, "/my/circle") : showPerson(own, role, {}, {});
}

async function showPerson(own: Own, role: AskedRole, typed: Entered, faults: Faults): Promise<Response> {
  const { lang } = own;
  const [said, ours, asked] = [circleSaid[lang], portalWords[lang], circleWords[role]];
  const known = inRole(await knownOf(own), role);
  const values = {
    name: known?.name,
    practice: known?.practice,
    mobile: shownPhone(known?.mobile ?? ""),
    email: known?.email,
  };
  const one = (name: keyof typeof values, label: string, more: Partial<Parameters<typeof field>[0]> = {}) =>
    field({
      name,
      label,
      value: name in typed ? textIn(typed, name) : (values[name] ?? ""),
      fault: faults[name],
      ...more,
    });
  const body = html`${faultsBox(ours.faults, faults)}
    <p>${asked.about[lang]}</p>
    ${ownForm(
      own,
      `/my/circle/${role}`,
      html`${one("name", said.name, { most: 80 })}
        ${treats(role) ? one("practice", said.practice, { most: 120, hint: ours.optional }) : ""}
        ${one("mobile", said.phone, { type: "tel", most: 24, hint: ours.optional })}
        ${one("email", said.email, { type: "email", most: 254, hint: ours.optional })}
        <p class="acts">
          <button class="btn solid">${ours.next}</button>
          <button class="btn ghost" name="none" value="yes">${asked.none[lang]}</button>
        </p>`,
    )}
    ${readers(own)} ${under(own, "/my/circle")}`;
  const at = circleRoles.indexOf(role);
  const above = `${asked.name[lang]} · ${ours.step(at + 1, circleRoles.length)}`;
  const sheet = { title: asked.asks[lang], above, progress: [at, circleRoles.length] as const, body };
  return answer(own, sheet, Object.keys(faults).length > 0 ? 422 : 200);
}

const Person = z.object({
  none: z.enum(["yes", ""]).catch(""),
  name: line(80),
  practice: line(120),
  mobile: phone("faultPhone"),
  email: z.union([z.literal(""), email]).default(""),
});

/** Somebody named, or nobody said. After "nobody", who stood there is taken off the list. */
export const namePerson = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, Person.partial({ practice: true }), async (own, taken) => {
    const role = roleIn(own);
    if (role === null) return on(own, "/my/circle");
    if (textIn(taken.entered, "none") === "yes") return nobody(own, role, taken.entered);
    if ("faults" in taken) return showPerson(own, role, taken.entered, inWords(own, taken.faults));
    const { none: _, practice = "", ...named } = taken.value;
    if (named.name === "" && practice === "")
      return showPerson(own, role, taken.entered, { name: circleSaid[own.lang].faultName });
    await keepPerson(own, taken.entered, { ...named, practice, role });
    return treats(role) ? on(own, `/my/circle/${role}/release`) : on(own, after(role));
  });

type Named = Pick<CirclePerson, "name" | "practice" | "mobile" | "email"> & { readonly role: AskedRole };

async function keepPerson(own: Own, entered: Entered, named: Named): Promise<void> {
  const known = inRole(await knownOf(own), named.role);
  const { personId, fax } = known ?? { personId: personIdOf(own, named.role), fax: "" };
  // Another person is another question: whether we may talk with them was said of the one before.
  const isSame = known !== undefined && known.name === named.name && known.practice === named.practice;
  const { release, releasedOn } = isSame ? known : { release: "unknown" as const, releasedOn: "" };
  const person = { ...named, personId, fax, release, releasedOn };
  await recordCirclePerson({ ...own.doing, at: own.now }, actOf(entered, known), own.patientId, person);
}

const personIdOf = ({ patientId }: Own, role: AskedRole) => idOf(patientId, "circle", role);

const after = (role: AskedRole): string => {
  const next = circleRoles[circleRoles.indexOf(role) + 1];
  return next === undefined ? "/my/circle" : `/my/circle/${next}`;
};

async function nobody(own: Own, role: AskedRole, entered: Entered): Promise<Response> {
  const people = { ...own.doing, at: own.now };
  const known = inRole(await knownOf(own), role);
  if (known !== undefined) {
    const gone = { personId: known.personId, why: "the patient said there is nobody" };
    await removeCirclePerson(people, actOf(entered, known, "removed"), own.patientId, gone);
  }
  // Of the ride home it is "not yet": without one there is no visit, so it stays open.
  if (role !== "escort") await sayRoleEmpty(people, actOf(entered, known), own.patientId, role);
  return on(own, after(role));
}

function inWords(own: Own, faults: Readonly<Record<string, string>>): Faults {
  const said = circleSaid[own.lang];
  const words: Readonly<Record<string, string>> = {
    mobile: said.faultPhone,
    email: said.faultEmail,
    name: portalWords[own.lang].oneLine,
    practice: portalWords[own.lang].oneLine,
  };
  return Object.fromEntries(Object.keys(faults).map((name) => [name, words[name] ?? portalWords[own.lang].oneLine]));
}

/** May we talk with them? Asked of each by itself, and of nobody who is not named. */
export async function releasePage(own: Own): Promise<Response> {
  const role = roleIn(own);
  const known = role === null ? undefined : inRole(await knownOf(own), role);
  if (role === null || known === undefined || !treats(role)) return on(own, "/my/circle");
  const said = circleSaid[own.lang];
  const all = [
    { value: "yes", says: said.yesRelease },
    { value: "no", says: said.noRelease },
  ];
  const body = html`<p>${said.releaseAbout}</p>
    ${ownForm(own, `/my/circle/${role}/release`, choices(own.lang, "release", all, known.release))} ${readers(own)}
    ${under(own, `/my/circle/${role}`)}`;
  const name = known.name === "" ? known.practice : known.name;
  return answer(own, { title: said.release(name), above: circleWords[role].name[own.lang], body });
}

export const sayRelease = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({ release: z.enum(["yes", "no"]) }), async (own, taken) => {
    const role = roleIn(own);
    const known = role === null ? undefined : inRole(await knownOf(own), role);
    if (role === null || known === undefined) return on(own, "/my/circle");
    if ("faults" in taken) return on(own, `/my/circle/${role}/release`);
    const person = { ...known, release: taken.value.release, releasedOn: today(own) };
    await recordCirclePerson({ ...own.doing, at: own.now }, actOf(taken.entered, known), own.patientId, person);
    return on(own, after(role));
  });
