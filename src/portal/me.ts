import { html } from "hono/html";
import { contactOf } from "#people/read.ts";
import type { Html } from "#site/desk.ts";
import { shownPhone } from "#ui/telephone.ts";
import { answer } from "./frame.ts";
import { type Own, to } from "./own.ts";
import { passkeysOf } from "./passkey-store.ts";
import { portalWords } from "./words.ts";

const words = {
  en: {
    title: "About me",
    born: "Born",
    number: "Record number",
    email: "We write to",
    mobile: "Telephone",
    texts: "Texts",
    textsYes: "Yes, we may text you",
    textsNo: "No texts",
    wrong: "Is something wrong here? Please tell us: we change it with you.",
    change: "To look at or change",
    about: "Name and address",
    phone: "Telephone and texts",
    circle: "People around me",
    photo: "Photo of my ID",
    forms: "All my forms",
    documents: "Documents and consents",
    medicines: "What I take",
    reach: "Language and quiet hours",
    partner: "Somebody who may look",
    looks: "Who has looked at my record",
    data: "Take my data with me",
    passkeys: "Sign in with your face or finger next time",
    leave: "Close my pages",
    everywhere: "Close them on every device",
    leaveAbout:
      "On a device that others use, close your pages when you are done. They close by themselves after twenty quiet minutes.",
    leaveKeys:
      "A device you set up for your face or finger can open them again. Lost one? Take it away under “Sign in with your face or finger next time”.",
  },
  es: {
    title: "Sobre mí",
    born: "Fecha de nacimiento",
    number: "Número de expediente",
    email: "Le escribimos a",
    mobile: "Teléfono",
    texts: "Mensajes de texto",
    textsYes: "Sí, podemos enviarle mensajes",
    textsNo: "Sin mensajes",
    wrong: "¿Algo no está bien? Díganoslo: lo cambiamos con usted.",
    change: "Para ver o cambiar",
    about: "Nombre y dirección",
    phone: "Teléfono y mensajes de texto",
    circle: "Las personas a mi alrededor",
    photo: "Foto de mi identificación",
    forms: "Todos mis formularios",
    documents: "Documentos y consentimientos",
    medicines: "Lo que tomo",
    reach: "Idioma y horas de descanso",
    partner: "Alguien que puede mirar",
    looks: "Quién ha mirado mi expediente",
    data: "Llevarme mis datos",
    passkeys: "Entrar con su cara o su dedo la próxima vez",
    leave: "Cerrar mis páginas",
    everywhere: "Cerrarlas en todos los dispositivos",
    leaveAbout:
      "En un dispositivo que usan otras personas, cierre sus páginas al terminar. Se cierran solas tras veinte minutos sin usarlas.",
    leaveKeys:
      "Un dispositivo preparado con su cara o su dedo puede abrirlas otra vez. ¿Perdió uno? Quítelo en “Entrar con su cara o su dedo la próxima vez”.",
  },
} as const;

/** Who the clinic takes them for, how it reaches them, and the way out. */
export async function mePage(own: Own): Promise<Response> {
  const { lang, patient } = own;
  const said = words[lang];
  const contact = await contactOf(own.tx, own.patientId);
  const row = (name: string, value: string): Html =>
    html`<li>
      <span>${value}<small>${name}</small></span>
    </li>`;
  const link = (path: string, name: string): Html =>
    html`<li>
      <a class="bare" href="${to(own, path)}"><span>${name}</span></a>
    </li>`;
  const isSaved = own.c.req.query("said") === "saved";
  const body = html`${isSaved ? html`<p class="notice" role="status">${portalWords[lang].saved}</p>` : ""}
    <ul class="listed">
      ${row(said.born, bornOn(lang, patient.birthDate))} ${row(said.number, patient.mrn)}
      ${row(said.email, contact?.email ?? own.email)}
      ${contact?.mobile ? row(said.mobile, shownPhone(contact.mobile)) : ""}
      ${row(said.texts, contact?.texts === true ? said.textsYes : said.textsNo)}
    </ul>
    <p class="quiet small">${said.wrong}</p>
    <h2>${said.change}</h2>
    <ul class="todos">
      ${link("/my/documents", said.documents)} ${link("/my/medicines", said.medicines)}
      ${link("/my/circle", said.circle)} ${link("/my/partner", said.partner)} ${link("/my/looks", said.looks)}
      ${link("/my/data", said.data)} ${link("/my/language", said.reach)} ${link("/my/about", said.about)}
      ${link("/my/passkeys", said.passkeys)} ${link("/my/mobile", said.phone)} ${link("/my/photo", said.photo)}
      ${link("/my/forms", said.forms)}
    </ul>
    ${await wayOut(own)}`;
  return answer(own, { title: patient.name.split(", ").toReversed().join(" "), above: said.title, body, tab: "me" });
}

/** Closing them takes no device's own way in away: where there is one, that is said. */
async function wayOut(own: Own): Promise<Html> {
  const said = words[own.lang];
  const hasKeys = (await passkeysOf(own.tx, own.patientId, own.email)).length > 0;
  return html`<div class="acts">
      <form method="post" action="${to(own, "/my/door/leave")}">
        <button class="btn solid">${said.leave}</button>
      </form>
      <form method="post" action="${to(own, "/my/door/leave-everywhere")}">
        <button class="btn ghost">${said.everywhere}</button>
      </form>
    </div>
    <p class="quiet small">${said.leaveAbout}${hasKeys ? ` ${said.leaveKeys}` : ""}</p>`;
}

const bornOn = (lang: "en" | "es", day: string): string =>
  new Intl.DateTimeFormat(lang === "en" ? "en-US" : "es-US", { dateStyle: "long", timeZone: "UTC" }).format(
    Date.parse(`${day}T12:00:00Z`),
  );
