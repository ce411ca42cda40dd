import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { recordContact } from "#people/desk.ts";
import { contactOf } from "#people/read.ts";
import { lockChain } from "#plumbing/event-store.ts";
import type { Signed } from "#plumbing/http.ts";
import { type Faults, faultsBox, field, textIn, tick, type Entered } from "#site/desk.ts";
import { shownPhone } from "#ui/telephone.ts";
import { answer } from "./frame.ts";
import { on, type Own, takeOwn } from "./own.ts";
import { ownForm, readers } from "./parts.ts";
import { phone } from "./reading.ts";
import { portalWords } from "./words.ts";

const words = {
  en: {
    title: "Your telephone number",
    about: "We call this number about your visits, and when we are worried about you.",
    number: "Mobile number",
    texts: "Text me about my visits. I can say no at any time.",
    fault: "Enter the number with its area code, such as 555 555 0123.",
    email: "Your e-mail address opens these pages. To change it, call us or tell us at the desk.",
  },
  es: {
    title: "Su número de teléfono",
    about: "Llamamos a este número por sus citas y cuando nos preocupamos por usted.",
    number: "Teléfono móvil",
    texts: "Envíenme mensajes sobre mis citas. Puedo decir que no cuando quiera.",
    fault: "Escriba el número con su código de área, como 555 555 0123.",
    email: "Su correo abre estas páginas. Para cambiarlo, llámenos o díganoslo en la clínica.",
  },
} as const;

export async function mobilePage(own: Own): Promise<Response> {
  const contact = await contactOf(own.tx, own.patientId);
  return show(own, { mobile: shownPhone(contact?.mobile ?? ""), texts: contact?.texts === true ? "yes" : "" }, {});
}

function show(own: Own, typed: Entered, faults: Faults): Promise<Response> {
  const [said, ours] = [words[own.lang], portalWords[own.lang]];
  const body = html`${faultsBox(ours.faults, faults)}
    <p>${said.about}</p>
    ${ownForm(
      own,
      "/my/mobile",
      html`${field({
          name: "mobile",
          label: said.number,
          value: textIn(typed, "mobile"),
          type: "tel",
          autocomplete: "tel",
          most: 24,
          fault: faults["mobile"],
        })}
        ${tick("texts", said.texts, textIn(typed, "texts") === "yes")}
        <p class="acts"><button class="btn solid">${ours.save}</button></p>`,
    )}
    <p class="quiet small">${said.email}</p>
    ${readers(own)}`;
  const status = Object.keys(faults).length > 0 ? 422 : 200;
  return answer(own, { title: said.title, body, path: "/my/mobile", tab: "me" }, status);
}

const Told = z.object({ mobile: phone("faultPhone"), texts: z.enum(["yes", ""]).catch("") });

/** The number, and whether it may be texted: both are theirs to say. An empty number is no number, and is not texted. */
export const tellMobile = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, Told, async (own, taken) => {
    const again = () => show(own, taken.entered, { mobile: words[own.lang].fault });
    if ("faults" in taken || taken.value.mobile === "") return again();
    // What the desk changes at this moment, such as the address, is not written over with what was read before.
    await lockChain(own.tx);
    const contact = await contactOf(own.tx, own.patientId);
    if (contact === null) return again();
    const told = { ...contact, mobile: taken.value.mobile, texts: taken.value.texts === "yes" };
    const isSame = contact.mobile === told.mobile && contact.texts === told.texts;
    const against = isSame ? [] : await recordContact({ ...own.doing, at: own.now }, own.patientId, told);
    return against.length === 0 ? on(own, "/my/me?said=saved") : again();
  });
