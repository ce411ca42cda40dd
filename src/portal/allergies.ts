import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { recordAllergies } from "#people/desk.ts";
import { patientOf } from "#people/read.ts";
import { lockChain } from "#plumbing/event-store.ts";
import type { Signed } from "#plumbing/http.ts";
import { type Faults, faultsBox, field, type Html, textIn } from "#site/desk.ts";
import { answer } from "./frame.ts";
import { on, type Own, takeOwn } from "./own.ts";
import { ownForm, readers, under } from "./parts.ts";
import { line } from "./reading.ts";
import { portalWords } from "./words.ts";

const words = {
  en: {
    title: "Are you allergic to anything?",
    about: "Medicines, latex, tape, foods. One at a time.",
    what: "What are you allergic to, and what happens?",
    hint: "For example: penicillin, rash",
    add: "Add this",
    none: "I have no allergies",
    all: "These are all",
    your: "Your allergies",
    noneSaid: "You said that you have no allergies.",
    faultEmpty: "Write what you are allergic to; or choose that you have none.",
    faultMany: "That is a long list. Please tell us the rest on the phone.",
  },
  es: {
    title: "¿Es alérgico a algo?",
    about: "Medicinas, látex, cinta adhesiva, alimentos. Uno a la vez.",
    what: "¿A qué es alérgico y qué le pasa?",
    hint: "Por ejemplo: penicilina, sarpullido",
    add: "Añadir esto",
    none: "No tengo alergias",
    all: "Estas son todas",
    your: "Sus alergias",
    noneSaid: "Dijo que no tiene alergias.",
    faultEmpty: "Escriba a qué es alérgico; o diga que no tiene alergias.",
    faultMany: "Es una lista larga. Díganos el resto por teléfono.",
  },
} as const;

export const allergiesPage = (own: Own): Promise<Response> => show(own, "", {});

function show(own: Own, typed: string, faults: Faults): Promise<Response> {
  const [said, ours] = [words[own.lang], portalWords[own.lang]];
  const { allergies, allergiesKnown } = own.patient;
  const body = html`${faultsBox(ours.faults, faults)}
    <p>${said.about}</p>
    ${
      allergiesKnown && allergies.length === 0
        ? html`<p class="notice" role="status">${said.noneSaid}</p>`
        : listed(own, allergies)
    }
    ${ownForm(
      own,
      "/my/allergies",
      html`${field({ name: "what", label: said.what, hint: said.hint, value: typed, most: 80, fault: faults["what"] })}
        <p class="acts">
          <button class="btn solid" name="act" value="add">${said.add}</button>
          ${allergies.length === 0 ? "" : html`<button class="btn ghost" name="act" value="all">${said.all}</button>`}
          ${allergies.length > 1 ? "" : html`<button class="btn ghost" name="act" value="none">${said.none}</button>`}
        </p>`,
    )}
    ${readers(own)} ${under(own, null)}`;
  return answer(own, { title: said.title, body }, Object.keys(faults).length > 0 ? 422 : 200);
}

const listed = (own: Own, allergies: readonly string[]): Html | "" =>
  allergies.length === 0
    ? ""
    : html`<h2>${words[own.lang].your}</h2>
        <ul class="listed">
          ${allergies.map(
            (allergy) =>
              html`<li>
                <span>${allergy}</span>
                ${allergies.length > 1 ? removal(own, allergy) : ""}
              </li>`,
          )}
        </ul>`;

const removal = (own: Own, allergy: string): Html =>
  ownForm(
    own,
    "/my/allergies",
    html`<button class="plain" name="act" value="remove">
      ${portalWords[own.lang].remove}<span class="hidden">: ${allergy}</span>
    </button>`,
    { what: allergy },
  );

const Said = z.object({ act: z.enum(["add", "none", "all", "remove"]).catch("add"), what: line(80) });
const MOST = 40;

/** Each allergy is saved as it is added. "None" is said, never taken from an empty list. */
export const sayAllergies = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, Said, async (asking, taken) => {
    // Two devices at once: whoever is second sees what the first one stored.
    await lockChain(asking.tx);
    const own = { ...asking, patient: (await patientOf(asking.tx, asking.patientId)) ?? asking.patient };
    if ("faults" in taken) return show(own, textIn(taken.entered, "what"), { what: portalWords[own.lang].oneLine });
    const { act, what } = taken.value;
    if (act === "none") return sayNone(own);
    if (act === "remove") return takeOff(own, what);
    if (act === "all" && own.patient.allergies.length > 0 && what === "") return on(own, "/my/forms");
    return add(own, what, act);
  });

const record = (own: Own, list: readonly string[]) =>
  recordAllergies({ ...own.doing, at: own.now }, own.patientId, list);

async function sayNone(own: Own): Promise<Response> {
  const { allergies, allergiesKnown } = own.patient;
  if (allergies.length > 1) return on(own, "/my/allergies");
  if (!allergiesKnown || allergies.length > 0) await record(own, []);
  return on(own, "/my/forms");
}

/** An empty list means "none", which nobody has said by taking one off: the last one goes only with those words. */
async function takeOff(own: Own, what: string): Promise<Response> {
  const { allergies } = own.patient;
  const rest = allergies.filter((one) => one !== what);
  if (rest.length > 0 && rest.length < allergies.length) await record(own, rest);
  return on(own, "/my/allergies");
}

async function add(own: Own, what: string, act: "add" | "all"): Promise<Response> {
  const { allergies } = own.patient;
  if (what === "") return show(own, "", { what: words[own.lang].faultEmpty });
  if (allergies.length >= MOST) return show(own, what, { what: words[own.lang].faultMany });
  if (!allergies.includes(what)) await record(own, [...allergies, what]);
  return on(own, act === "all" ? "/my/forms" : "/my/allergies");
}
