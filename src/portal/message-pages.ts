import { html } from "hono/html";
import { uuidv7 } from "uuidv7";
import { helpFor } from "#assessment/events.ts";
import type { Message, Thread, Topic } from "#followup/events.ts";
import { draftOf, draftTold, LONGEST_MESSAGE, type OwnThread, ownThreads, promiseNow } from "#followup/read.ts";
import { namesOf } from "#people/read.ts";
import { clockTime, dayName, hidden, type Html, helpBox } from "#site/desk.ts";
import type { Instant } from "#science/units.ts";
import type { Sheet } from "./frame.ts";
import { helpBeside } from "./help-now.ts";
import { messageWords } from "./message-words.ts";
import { type Own, to, whoseForm } from "./own.ts";
import { area } from "./parts.ts";
import { portalWords } from "./words.ts";

const whenOf = ({ lang, site }: Pick<Own, "lang" | "site">, at: Instant): string =>
  `${dayName(lang, site.zone, at)}, ${clockTime(lang, site.zone, at)}`;

/** All conversations, and the way to a new one. */
export function listPage(own: Own, threads: readonly OwnThread[]): Sheet {
  const said = messageWords[own.lang];
  const body = html`<p>${said.about}</p>
    <p class="acts"><a class="btn solid" href="${to(own, "/my/messages/new")}">${said.write}</a></p>
    ${
      threads.length === 0
        ? html`<p class="quiet">${said.none}</p>`
        : html`<ul class="todos">
            ${threads.map((one) => threadLine(own, one))}
          </ul>`
    }`;
  return { title: said.title, body, tab: "messages" };
}

/** On their first page: the clinic wrote, and they have not looked. */
export async function newMessage(own: Own): Promise<Html | ""> {
  const found = (await ownThreads(own.tx, own.patientId)).find(({ isNew }) => isNew);
  return found === undefined ? "" : threadLine(own, found);
}

function threadLine(own: Own, { id, subject, lastAt, isNew, owed }: OwnThread): Html {
  const said = messageWords[own.lang];
  const by = owed?.dueAt == null ? "" : `, ${said.by(whenOf(own, owed.dueAt))}`;
  const stands = owed === null ? said.answered : `${said.owed}${by}`;
  return html`<li>
    <a class="bare" href="${to(own, `/my/messages/${id}`)}"
      ><span class="${isNew ? "is-new" : ""}"
        >${subject}<small>${isNew ? said.isNew : stands} · ${whenOf(own, lastAt)}</small></span
      ></a
    >
  </li>`;
}

/** One question: what it is about decides who reads it. */
export function topicSheet(own: Own): Sheet {
  const said = messageWords[own.lang];
  const choice = (topic: Topic) =>
    html`<li>
      <a class="bare" href="${to(own, `/my/messages/new/${topic}`)}"
        ><span>${said[topic]}<small>${topic === "health" ? said.healthAbout : said.practicalAbout}</small></span></a
      >
    </li>`;
  const body = html`<ul class="todos">
      ${choice("health")} ${choice("practical")}
    </ul>
    <p class="notice">${portalWords[own.lang].emergency}</p>
    ${back(own)}`;
  return { title: said.topicTitle, body, tab: "messages" };
}

const back = (own: Own): Html =>
  html`<div class="under">
    <a class="plain" href="${to(own, "/my/messages")}">${messageWords[own.lang].all}</a>
  </div>`;

/** What stood in the form, and what is wrong with it. */
export type Typed = { readonly text: string; readonly fault: string | null };

/** Where one writes: a conversation, or the topic of a new one. */
type Place = { readonly path: string; readonly place: string; readonly topic: Topic; readonly label: string };

export async function newSheet(own: Own, topic: Topic, typed: Typed | null): Promise<Sheet> {
  const said = messageWords[own.lang];
  const place = { path: `/my/messages/new/${topic}`, place: topic, topic, label: said.label };
  const body = html`${await writingForm(own, place, typed)} ${back(own)}`;
  return { title: said.newTitle, above: said[topic], body, tab: "messages" };
}

/** The conversation, and under it the place to answer. Notes of the staff among themselves are not in it. */
export async function threadSheet(own: Own, thread: Thread, typed: Typed | null): Promise<Sheet> {
  const said = messageWords[own.lang];
  const names = await namesOf(own.tx);
  const messages = thread.entries.filter((entry): entry is Message => entry.kind === "message");
  const label = messages.at(-1)?.from === "clinic" ? said.answer : said.more;
  const place = { path: `/my/messages/${thread.id}`, place: thread.id, topic: thread.topic, label };
  const body = html`${sentNotice(own)}
    <ol class="thread">
      ${messages.map((message) => messageLine(own, thread.id, message, names))}
    </ol>
    ${await writingForm(own, place, typed)} ${back(own)}`;
  return { title: thread.subject, above: said.title, body, tab: "messages" };
}

function sentNotice({ c, lang }: Own): Html | "" {
  const said = messageWords[lang];
  const asked = c.req.query("said");
  const words = asked === "sent-without" ? said.sentWithout : said.sent;
  return asked === "sent" || asked === "sent-without" ? html`<p class="notice" role="status">${words}</p>` : "";
}

type Names = Awaited<ReturnType<typeof namesOf>>;

function messageLine(own: Own, threadId: string, { id, from, by, at, text, files, struck }: Message, names: Names) {
  const said = messageWords[own.lang];
  const staff = names[by];
  const us = staff === undefined ? said.us : `${staff.name}, ${staff.credential}`;
  return html`<li id="m-${id}" class="${from === "clinic" ? "from-us" : ""}">
    <small>${from === "clinic" ? us : said.you} · ${whenOf(own, at)}</small>
    ${struck === null ? html`<p class="words">${text}</p>` : html`<p class="quiet">${said.struck}</p>`}
    ${
      struck !== null || files.length === 0
        ? ""
        : html`<ul class="enclosed">
            ${files.map(
              ({ fileId, name, bytes }) =>
                html`<li>
                  <a href="${to(own, `/my/messages/${threadId}/files/${fileId}`)}">${name}</a> (${sizeOf(bytes)})
                </li>`,
            )}
          </ul>`
    }
  </li>`;
}

const KILO = 1024;
const sizeOf = (bytes: number): string =>
  bytes < KILO * KILO ? `${Math.max(1, Math.round(bytes / KILO))} kB` : `${(bytes / KILO / KILO).toFixed(1)} MB`;

/** Fields first, files last: at a closed door only the beginning of the form is read. */
async function writingForm(own: Own, { path, place, topic, label }: Place, typed: Typed | null): Promise<Html> {
  const [said, ours] = [messageWords[own.lang], portalWords[own.lang]];
  const draft = typed === null ? await draftOf(own.tx, { patientId: own.patientId, place }) : "";
  const value = typed === null ? draft : typed.text;
  return html`<form method="post" action="${to(own, path)}" enctype="multipart/form-data" novalidate>
      ${hidden({ whose: whoseForm(own.patientId), form: uuidv7() })}
      <div role="alert" data-help="unsent">${helpBeside(own, value, draftTold[own.lang])}</div>
      ${draft === "" ? "" : html`<p class="notice" role="status">${said.draft}</p>`}
      <div data-autosave="${said.kept}">
        ${area({ name: "text", label, hint: said.hint, value, most: LONGEST_MESSAGE, fault: typed?.fault ?? undefined })}
      </div>
      <div class="field">
        <label for="files">${said.files}</label>
        <span class="hint" id="files-hint">${said.filesHint}</span>
        <input
          id="files"
          name="files"
          type="file"
          multiple
          aria-describedby="files-hint"
          accept="image/jpeg,image/png,image/webp,image/heic,application/pdf"
          data-shrink
        />
      </div>
      ${await whoReadsIt(own, topic)}
      <p class="acts"><button class="btn solid">${said.send}</button></p>
    </form>
    <p class="notice">${ours.emergency}</p>`;
}

/** Who reads it, when, and by when they are answered: never more than is so. */
async function whoReadsIt(own: Own, topic: Topic): Promise<Html> {
  const said = messageWords[own.lang];
  const { answerBy, isOpen, readFrom } = await promiseNow(own.tx, own.now);
  const shut = readFrom === null ? said.shutUnknown : said.shut(whenOf(own, readFrom));
  const sentences = [
    said.readBy[topic],
    isOpen ? said.open : shut,
    answerBy === null ? said.noPromise : said.promise(whenOf(own, answerBy)),
    said.watched,
  ];
  return html`<p class="small quiet">${sentences.map(oneStop).join(" ")}</p>`;
}

/** A sentence that ends in "a.m." ends in one full stop. */
const oneStop = (sentence: string): string => sentence.replace(/([ap]\.\s?m\.)\.$/i, "$1");

/** In the very answer to words of danger: help first, who was told, and then the way to what they wrote. */
export function messageHelpSheet(own: Own, threadId: string, told: string): Sheet {
  const said = messageWords[own.lang];
  const body = html`${helpBox(own, helpFor("high"))}
    <p role="status">${told}</p>
    <p class="acts"><a class="btn ghost" href="${to(own, `/my/messages/${threadId}`)}">${said.goOn}</a></p>`;
  return { title: said.helpTitle, body, crisis: true, path: `/my/messages/${threadId}` };
}
