import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { recordDetails } from "#people/desk.ts";
import { detailsOf } from "#people/read.ts";
import type { Signed } from "#plumbing/http.ts";
import { type Entered, type Faults, faultsBox, field, type Html, textIn } from "#site/desk.ts";
import { answer, type Sheet } from "./frame.ts";
import { on, type Own, takeOwn } from "./own.ts";
import { ownForm, readers, triChoices, under } from "./parts.ts";
import { actOf, line, tri } from "./reading.ts";
import { portalWords } from "./words.ts";

const words = {
  en: {
    nameTitle: "What should we call you?",
    called: "The name you go by",
    pronouns: "Your pronouns",
    addressTitle: "Where do you live?",
    street: "Street and number",
    city: "City",
    state: "State",
    stateHint: "Two letters, such as NY",
    zip: "ZIP code",
    pregnantTitle: "Could you become pregnant?",
    pregnantAbout:
      "We ask because some visits need a test first. If you are not sure, say so: we talk about it with you.",
    faultState: "Two letters, such as NY.",
    faultZip: "Five digits, such as 10001.",
  },
  es: {
    nameTitle: "¿Cómo quiere que le llamemos?",
    called: "El nombre que usa",
    pronouns: "Sus pronombres",
    addressTitle: "¿Dónde vive?",
    street: "Calle y número",
    city: "Ciudad",
    state: "Estado",
    stateHint: "Dos letras, como NY",
    zip: "Código postal",
    pregnantTitle: "¿Podría quedar embarazada?",
    pregnantAbout:
      "Lo preguntamos porque algunas citas necesitan antes una prueba. Si no está segura, dígalo: lo hablamos con usted.",
    faultState: "Dos letras, como NY.",
    faultZip: "Cinco cifras, como 10001.",
  },
} as const;

const STEPS = ["name", "address", "pregnancy"] as const;
type Step = (typeof STEPS)[number];

/** A man is not asked whether he can become pregnant. */
const stepsFor = ({ patient }: Own): readonly Step[] =>
  patient.sex === "male" ? STEPS.filter((step) => step !== "pregnancy") : STEPS;

const pathOfStep = (step: Step) => (step === "name" ? "/my/about" : `/my/about/${step}`);

/** A page about oneself: what is known already stands in it. */
export async function aboutPage(own: Own): Promise<Response> {
  const step = stepOf(own);
  return step === null ? on(own, "/my/forms") : show(own, step, {}, {});
}

function stepOf(own: Own): Step | null {
  const asked = own.c.req.param("step") ?? "name";
  return stepsFor(own).find((step) => step === asked) ?? null;
}

async function show(own: Own, step: Step, typed: Entered, faults: Faults): Promise<Response> {
  const known = await detailsOf(own.tx, own.patientId);
  const values = { ...known, asked: "", canBecomePregnant: known.asked ? known.canBecomePregnant : "" };
  const value = (name: keyof typeof values) => (name in typed ? textIn(typed, name) : values[name]);
  const body = { name: nameForm, address: addressForm, pregnancy: pregnancyForm }[step](own, value, faults);
  const isWrong = Object.keys(faults).length > 0;
  return answer(own, sheetOf(own, step, body, faults), isWrong ? 422 : 200);
}

type Value = (name: "calledName" | "pronouns" | "street" | "city" | "state" | "zip" | "canBecomePregnant") => string;

const nameForm = (own: Own, value: Value, faults: Faults): Html => {
  const said = words[own.lang];
  const { next, optional } = portalWords[own.lang];
  return ownForm(
    own,
    "/my/about",
    html`${field({ name: "calledName", label: said.called, hint: optional, value: value("calledName"), most: 80, autocomplete: "nickname", fault: faults["calledName"] })}
      ${field({ name: "pronouns", label: said.pronouns, hint: optional, value: value("pronouns"), most: 40, fault: faults["pronouns"] })}
      <p class="acts"><button class="btn solid">${next}</button></p>`,
  );
};

const addressForm = (own: Own, value: Value, faults: Faults): Html => {
  const said = words[own.lang];
  const one = (name: "street" | "city" | "state" | "zip", autocomplete: string, most: number, hint?: string) =>
    field({
      name,
      label: said[name],
      value: value(name),
      most,
      autocomplete,
      ...(hint !== undefined && { hint }),
      fault: faults[name],
    });
  return ownForm(
    own,
    "/my/about/address",
    html`${one("street", "address-line1", 120)} ${one("city", "address-level2", 80)}
      <div class="pair">
        ${one("state", "address-level1", 2, said.stateHint)} ${one("zip", "postal-code", 10, said.faultZip)}
      </div>
      <p class="acts"><button class="btn solid">${portalWords[own.lang].next}</button></p>`,
  );
};

const pregnancyForm = (own: Own, value: Value): Html =>
  html`<p>${words[own.lang].pregnantAbout}</p>
    ${ownForm(own, "/my/about/pregnancy", triChoices(own.lang, "canBecomePregnant", value("canBecomePregnant")))}`;

function sheetOf(own: Own, step: Step, form: Html, faults: Faults): Sheet {
  const [said, ours] = [words[own.lang], portalWords[own.lang]];
  const steps = stepsFor(own);
  const at = steps.indexOf(step);
  const before = steps[at - 1];
  const title = { name: said.nameTitle, address: said.addressTitle, pregnancy: said.pregnantTitle }[step];
  const body = html`${faultsBox(ours.faults, faults)} ${form} ${readers(own)}
  ${under(own, before === undefined ? null : pathOfStep(before))}`;
  return { title, above: ours.step(at + 1, steps.length), progress: [at, steps.length], body };
}

const Told = z.object({
  calledName: line(80).optional(),
  pronouns: line(40).optional(),
  street: line(120).optional(),
  city: line(80).optional(),
  state: z
    .string()
    .transform((typed) => typed.trim().toUpperCase())
    .pipe(z.string().regex(/^([A-Z]{2})?$/, "faultState"))
    .optional(),
  zip: z
    .string()
    .transform((typed) => typed.trim())
    .pipe(z.string().regex(/^(\d{5}(-\d{4})?)?$/, "faultZip"))
    .optional(),
  canBecomePregnant: tri.optional(),
});

/** What belongs to each step: nothing else of the form is taken. */
const FIELDS: Readonly<Record<Step, readonly (keyof z.infer<typeof Told>)[]>> = {
  name: ["calledName", "pronouns"],
  address: ["street", "city", "state", "zip"],
  pregnancy: ["canBecomePregnant"],
};

export const tellAbout = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, Told, async (own, taken) => {
    const step = stepOf(own);
    if (step === null) return on(own, "/my/forms");
    if ("faults" in taken) return show(own, step, taken.entered, inWords(own, taken.faults));
    const told = Object.fromEntries(
      Object.entries(taken.value).filter(
        ([name, value]) => FIELDS[step].some((one) => one === name) && value !== undefined,
      ),
    );
    if (Object.keys(told).length === 0) return show(own, step, taken.entered, {});
    const refusals = await recordDetails(
      { ...own.doing, at: own.now },
      actOf(taken.entered, await detailsOf(own.tx, own.patientId)),
      own.patientId,
      told,
    );
    if (refusals.length > 0)
      return show(own, step, taken.entered, { [refusals[0]?.field ?? ""]: refusals[0]?.satisfy ?? "" });
    const steps = stepsFor(own);
    const next = steps[steps.indexOf(step) + 1];
    return on(own, next === undefined ? "/my/forms" : pathOfStep(next));
  });

function inWords({ lang }: Own, faults: Readonly<Record<string, string>>): Faults {
  const { oneLine } = portalWords[lang];
  const { faultState, faultZip } = words[lang];
  const said: Readonly<Record<string, string>> = { faultState, faultZip };
  return Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, said[key] ?? oneLine]));
}
