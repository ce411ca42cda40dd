import { html } from "hono/html";
import { type Consent, consentsOf } from "#evaluation/read.ts";
import { dayName, type Html } from "#site/desk.ts";
import type { Said } from "#clinic/events.ts";
import { decisionLink } from "./decision.ts";
import { answer } from "./frame.ts";
import { type Own, to } from "./own.ts";
import { safetyPlanLink } from "./safety-plan.ts";

const words = {
  en: {
    title: "Documents",
    about: "What you signed, what waits for you, and what the clinic decided. Each signed paper can be saved.",
    none: "There is no document of yours yet.",
    version: (n: number) => `version ${n}`,
    open: "Not signed yet",
    signed: (day: string) => `Signed on ${day}`,
    back: (day: string) => `Taken back on ${day}`,
    replaced: "Replaced by a newer one",
    save: "Save as PDF",
  },
  es: {
    title: "Documentos",
    about: "Lo que firmó, lo que le espera y lo que decidió la clínica. Cada papel firmado se puede guardar.",
    none: "Todavía no hay ningún documento suyo.",
    version: (n: number) => `versión ${n}`,
    open: "Aún sin firmar",
    signed: (day: string) => `Firmado el ${day}`,
    back: (day: string) => `Retirado el ${day}`,
    replaced: "Sustituido por uno más nuevo",
    save: "Guardar en PDF",
  },
} as const;

/** What the paper is; the list of what is left to do says it as a wish. */
const PAPERS: Readonly<Record<Consent["kind"], Said>> = {
  treatment: { en: "Consent to treatment", es: "Consentimiento al tratamiento" },
  telehealth: { en: "Consent to visits by video", es: "Consentimiento para citas por video" },
  finance: { en: "Agreement on payment", es: "Acuerdo de pago" },
};

/** Every consent offered to them, older ones too, and the clinic's decision. */
export async function documentsPage(own: Own): Promise<Response> {
  const said = words[own.lang];
  const all = await consentsOf(own.tx, own.patientId);
  const [decision, plan] = [await decisionLink(own, "me"), await safetyPlanLink(own)];
  const rows = all.map((one, at) => row(own, one, all.findIndex(({ kind }) => kind === one.kind) < at));
  const body = html`<p>${said.about}</p>
    ${
      rows.length === 0 && decision === "" && plan === ""
        ? html`<p class="quiet">${said.none}</p>`
        : html`<ul class="todos">
            ${plan} ${decision} ${rows}
          </ul>`
    }`;
  return answer(own, { title: said.title, body, tab: "me" });
}

function row(own: Own, consent: Consent, isOlder: boolean): Html {
  const said = words[own.lang];
  const path = `/my/consent/${consent.consentId}`;
  const version = consent.textVersion > 0 ? `, ${said.version(consent.textVersion)}` : "";
  const name = `${PAPERS[consent.kind][own.lang]}${version}`;
  const save =
    consent.signed === null
      ? ""
      : html`<a class="save" href="${to(own, `${path}/paper`)}">${said.save}<span class="hidden">: ${name}</span></a>`;
  return html`<li>
    <a class="bare" href="${to(own, path)}"
      ><span>${name}<small>${stateOf(own, consent, isOlder)}</small></span></a
    >
    ${save}
  </li>`;
}

function stateOf({ lang, site }: Own, { signed, withdrawn }: Consent, isOlder: boolean): string {
  const said = words[lang];
  if (withdrawn !== null) return said.back(dayName(lang, site.zone, withdrawn.at));
  const signedOn = signed === null ? null : said.signed(dayName(lang, site.zone, signed.at));
  if (isOlder) return signedOn === null ? said.replaced : `${signedOn} · ${said.replaced}`;
  return signedOn ?? said.open;
}
