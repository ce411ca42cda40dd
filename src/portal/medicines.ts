import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { recordHistory } from "#evaluation/desk.ts";
import type { Medicine } from "#evaluation/events.ts";
import { type History, historyOf } from "#evaluation/read.ts";
import type { Signed } from "#plumbing/http.ts";
import { faultsBox, type Html, textIn } from "#site/desk.ts";
import { chosenIn, foundPage, searchForm } from "./finder.ts";
import { answer } from "./frame.ts";
import { medicineWords } from "./medicine-words.ts";
import { on, type Own, takeOwn, to } from "./own.ts";
import { ownForm, readers, under } from "./parts.ts";
import { actOf, line, today } from "./reading.ts";
import { portalWords } from "./words.ts";

export const medicinesPage = (own: Own): Promise<Response> => show(own, "", null);

async function show(own: Own, typed: string, fault: string | null): Promise<Response> {
  const said = medicineWords[own.lang];
  const history = await historyOf(own.tx, own.patientId);
  const body = html`${fault === null ? "" : faultsBox(portalWords[own.lang].faults, { what: fault })}
    ${reviewed(own, history)}
    <p>${said.about}</p>
    ${list(own, history)} ${searchForm(own, "/my/medicines/search", typed, fault ?? undefined)}
    ${ownForm(
      own,
      "/my/medicines/all",
      html`<p class="acts">
        <button class="btn ghost">${history.medicines.length === 0 ? said.none : said.all}</button>
      </p>`,
      { count: String(history.medicines.length) },
    )}
    <p class="notice">${said.stopDo}</p>
    ${readers(own)} ${under(own, null)}`;
  return answer(own, { title: said.title, body, path: "/my/medicines" }, fault === null ? 200 : 422);
}

function reviewed({ lang }: Own, { medicines, medicinesKnown }: History): Html | "" {
  const said = medicineWords[lang];
  if (medicinesKnown === null) return "";
  return html`<p class="notice" role="status">${medicines.length === 0 ? said.reviewedNone : said.reviewed}</p>`;
}

function list(own: Own, { medicines }: History): Html | "" {
  const said = medicineWords[own.lang];
  if (medicines.length === 0) return "";
  return html`<h2>${said.your}</h2>
    <ul class="listed">
      ${medicines.map(
        (one) =>
          html`<li>
            <span>${one.ingredient.name}<small>${howTaken(own, one)}</small></span>
            <a class="plain" href="${to(own, `/my/medicines/${one.medicineId}`)}"
              >${said.change}<span class="hidden">: ${one.ingredient.name}</span></a
            >
          </li>`,
      )}
    </ul>`;
}

export function howTaken({ lang }: Pick<Own, "lang">, { dose, perDay, asNeeded }: Medicine): string {
  const said = medicineWords[lang];
  const amount = dose === null ? said.noDose : `${dose.amount} ${dose.unit}`;
  const often = asNeeded ? said.needed : perDay === null ? "" : said.times(perDay);
  return [amount, often].filter((part) => part !== "").join(", ");
}

export const searchMedicine = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({ what: line(80) }), (own, taken) => {
    const what = "value" in taken ? taken.value.what : "";
    if (what === "") return show(own, textIn(taken.entered, "what"), medicineWords[own.lang].faultEmpty);
    return foundPage(own, what, {
      search: "/my/medicines/search",
      choose: "/my/medicines/add",
      back: "/my/medicines",
    });
  });

const Chosen = z.object({ name: line(200), typed: line(80) });

/** Lists what was chosen; a brand of several lists each of them. What is on the list already is opened there. */
export const addMedicine = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, Chosen, async (own, taken) => {
    if ("faults" in taken || taken.value.typed === "") return on(own, "/my/medicines");
    const { name, typed } = taken.value;
    const { medicines } = await historyOf(own.tx, own.patientId);
    const isListed = (wanted: { readonly rxcui: string | null; readonly name: string }) =>
      medicines.find(({ ingredient }) =>
        wanted.rxcui === null ? ingredient.name === wanted.name : ingredient.rxcui === wanted.rxcui,
      );
    const ids: string[] = [];
    for (const ingredient of chosenIn(name, typed)) {
      const known = isListed(ingredient);
      const medicineId = known?.medicineId ?? actOf(taken.entered, medicines.length, "medicine", ingredient.name);
      ids.push(medicineId);
      if (known !== undefined) continue;
      const data: Medicine = { ...NEW, medicineId, ingredient };
      const order = {
        id: actOf(taken.entered, medicines.length, ingredient.name),
        type: "MedicineListed" as const,
        data,
      };
      await recordHistory(own.doing, own.patientId, order);
    }
    return on(own, ids.length === 1 ? `/my/medicines/${ids[0]}` : "/my/medicines");
  });

const NEW = {
  dose: null,
  perDay: null,
  route: "unknown",
  asNeeded: false,
  takenFor: "",
  since: "",
  note: "",
  saidBy: "patient",
} as const;

const All = z.object({ count: z.string() });

/** The list is complete as they see it: what was added meanwhile on another device they have not seen. */
export const sayAll = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, All, async (own, taken) => {
    const { medicines } = await historyOf(own.tx, own.patientId);
    if ("faults" in taken || taken.value.count !== String(medicines.length)) return on(own, "/my/medicines");
    const order = {
      id: actOf(taken.entered),
      type: "MedicinesReviewed" as const,
      data: { saidBy: "patient" as const },
    };
    await recordHistory(own.doing, own.patientId, order);
    return on(own, "/my/forms");
  });

/** They no longer take it, or never did; each is a fact of its own. */
export const endMedicine = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({ how: z.enum(["stopped", "never"]) }), async (own, taken) => {
    const medicineId = c.req.param("medicineId") ?? "";
    const { medicines } = await historyOf(own.tx, own.patientId);
    const isTheirs = medicines.some((one) => one.medicineId === medicineId);
    if ("faults" in taken || !isTheirs) return on(own, "/my/medicines");
    const id = actOf(taken.entered);
    const order =
      taken.value.how === "stopped"
        ? { id, type: "MedicineStopped" as const, data: { medicineId, on: today(own), why: "said by the patient" } }
        : { id, type: "MedicineListedInError" as const, data: { medicineId, why: "the patient never took it" } };
    await recordHistory(own.doing, own.patientId, order);
    return on(own, "/my/medicines");
  });
