import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { recordHistory } from "#evaluation/desk.ts";
import type { Medicine } from "#evaluation/events.ts";
import { historyOf } from "#evaluation/read.ts";
import type { Signed } from "#plumbing/http.ts";
import { type Entered, type Faults, faultsBox, field, nothingHere, select, textIn, tick } from "#site/desk.ts";
import { answer } from "./frame.ts";
import { medicineWords } from "./medicine-words.ts";
import { on, type Own, takeOwn } from "./own.ts";
import { ownForm, readers, under } from "./parts.ts";
import { actOf, line } from "./reading.ts";
import { portalWords } from "./words.ts";

const UNITS = ["mg", "mcg", "g", "mL", "units", "puffs"] as const;

async function theirs({ c, tx, patientId }: Own): Promise<Medicine | undefined> {
  const { medicines } = await historyOf(tx, patientId);
  return medicines.find(({ medicineId }) => medicineId === c.req.param("medicineId"));
}

export async function medicinePage(own: Own): Promise<Response> {
  const medicine = await theirs(own);
  return medicine === undefined ? nothingHere(own) : show(own, medicine, null, {});
}

function show(own: Own, medicine: Medicine, typed: Entered | null, faults: Faults): Promise<Response> {
  const [said, ours] = [medicineWords[own.lang], portalWords[own.lang]];
  const { medicineId } = medicine;
  const from = typed ?? asTyped(medicine);
  const one = (name: "amount" | "perDay" | "takenFor" | "since", more: { most: number; hint?: string }) =>
    field({ name, label: said[name], value: textIn(from, name), fault: faults[name], ...more });
  const body = html`${faultsBox(ours.faults, faults)}
    <p>${said.detailsAbout}</p>
    ${ownForm(
      own,
      `/my/medicines/${medicineId}`,
      html`<div class="pair">
          ${one("amount", { most: 10 })}
          ${select(
            "unit",
            said.unit,
            UNITS.map((value) => ({ value, label: value })),
            textIn(from, "unit"),
          )}
        </div>
        ${one("perDay", { most: 5 })} ${tick("asNeeded", said.asNeeded, textIn(from, "asNeeded") === "yes")}
        ${one("takenFor", { most: 80 })} ${one("since", { most: 7, hint: said.sinceHint })}
        <p class="acts"><button class="btn solid">${ours.save}</button></p>`,
    )}
    ${ownForm(
      own,
      `/my/medicines/${medicineId}/end`,
      html`<p class="acts">
        <button class="btn ghost" name="how" value="stopped">${said.stop}</button>
        <button class="btn ghost" name="how" value="never">${said.wrong}</button>
      </p>`,
    )}
    ${readers(own)} ${under(own, "/my/medicines")}`;
  const sheet = { title: medicine.ingredient.name, above: said.details, body };
  return answer(own, sheet, Object.keys(faults).length > 0 ? 422 : 200);
}

const asTyped = ({ dose, perDay, asNeeded, takenFor, since }: Medicine): Entered => ({
  amount: dose === null ? "" : String(dose.amount),
  unit: dose?.unit ?? "mg",
  perDay: perDay === null ? "" : String(perDay),
  asNeeded: asNeeded ? "yes" : "",
  takenFor,
  since,
});

const numberOrNone = z
  .string()
  .default("")
  .transform((typed) => typed.trim().replace(",", "."))
  .pipe(z.string().regex(/^(\d{1,6}(\.\d{1,3})?)?$/, "faultNumber"))
  .transform((typed) => (typed === "" ? null : Number(typed)));

const Told = z.object({
  amount: numberOrNone,
  unit: z.enum(UNITS).catch("mg"),
  perDay: numberOrNone,
  asNeeded: z.enum(["yes", ""]).catch(""),
  takenFor: line(80),
  since: z
    .string()
    .default("")
    .transform((typed) => typed.trim())
    .pipe(z.string().regex(/^(\d{4}(-(0[1-9]|1[0-2]))?)?$/, "faultWhen")),
});

/** How it is taken. An amount nobody knows stays unknown: no zero stands in for it. */
export const tellMedicine = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, Told, async (own, taken) => {
    const medicine = await theirs(own);
    if (medicine === undefined) return nothingHere(own);
    const said = medicineWords[own.lang];
    if ("faults" in taken) return show(own, medicine, taken.entered, inWords(own, taken.faults));
    const { amount, unit, perDay, asNeeded, takenFor, since } = taken.value;
    const { medicineId, ingredient, route, note } = medicine;
    const dose = amount === null || amount === 0 ? null : { amount, unit };
    const data: Medicine = {
      medicineId,
      ingredient,
      route,
      note,
      dose,
      takenFor,
      since,
      perDay: perDay === 0 ? null : perDay,
      asNeeded: asNeeded === "yes",
      saidBy: "patient",
    };
    const order = { id: actOf(taken.entered, medicine), type: "MedicineChanged" as const, data };
    const outcome = await recordHistory(own.doing, own.patientId, order);
    if ("ok" in outcome) return on(own, "/my/medicines");
    return show(own, medicine, taken.entered, { since: said.faultWhen });
  });

function inWords({ lang }: Own, faults: Readonly<Record<string, string>>): Faults {
  const { faultNumber, faultWhen } = medicineWords[lang];
  const said: Readonly<Record<string, string>> = { faultNumber, faultWhen };
  return Object.fromEntries(
    Object.entries(faults).map(([name, key]) => [name, said[key] ?? portalWords[lang].oneLine]),
  );
}
