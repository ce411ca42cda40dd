import { html } from "hono/html";
import { helpFor } from "#assessment/events.ts";
import { heardCrisis, heardJustNow, whoReads } from "#followup/read.ts";
import { after, minutes } from "#science/units.ts";
import { helpBox, type Html } from "#site/desk.ts";
import { pathTo } from "./door-back.ts";
import { answer } from "./frame.ts";
import { on, type Own, to } from "./own.ts";
import { safetyPlanLink } from "./safety-plan.ts";

const words = { en: "Go on", es: "Seguir" } as const;

/** For so long after something was heard the page says who is being called. */
const STILL_CALLING_MIN = 60;

/** At once after words or an answer that tell of danger, and nothing else on the page but who is told, and the way on. */
export async function helpNowPage(own: Own): Promise<Response> {
  const { c, tx, lang, now } = own;
  const help = helpFor("ask-more");
  if (help === null) return on(own, "/my");
  const onTo = pathTo.parse(c.req.query("on") ?? "/my");
  // Opened again days later, nobody is being called: then it only says where help is.
  const isBeingTold = await heardJustNow(tx, own.patientId, after(now, minutes(-STILL_CALLING_MIN)));
  const body = html`${helpBox(own, help)}
    ${isBeingTold ? html`<p role="status">${(await whoReads(tx, now)).words[lang]}</p>` : ""} ${await planHere(own)}
    <p class="acts"><a class="btn ghost" href="${to(own, onTo)}">${words[lang]}</a></p>`;
  return answer(own, { title: help.title[lang], body, crisis: true });
}

/** In a crisis what they wrote down for it is one tap away. */
async function planHere(own: Own): Promise<Html | ""> {
  const link = await safetyPlanLink(own);
  return link === ""
    ? ""
    : html`<ul class="todos">
        ${link}
      </ul>`;
}

/** Beside what is being written, as soon as words of danger are saved: help, and what becomes of what stands there. */
export function helpBeside(own: Own, text: string, told: string): Html | "" {
  if (!heardCrisis(text)) return "";
  return html`${helpBox(own, helpFor("ask-more"))}
    <p class="notice">${told}</p>`;
}

/** The answer to what saves itself while it is written: help to show there, or nothing. */
export async function savedAnswer(own: Own, text: string, told: string): Promise<Response> {
  const help = helpBeside(own, text, told);
  return help === "" ? own.c.body(null, 204) : own.c.html(await help);
}
