import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { noteIdentityPhoto } from "#people/desk.ts";
import { identityPhotoOf } from "#people/read.ts";
import { PICTURES, storeFile } from "#plumbing/files.ts";
import type { Signed } from "#plumbing/http.ts";
import { clockTime, dayName, idOf } from "#site/desk.ts";
import { answer } from "./frame.ts";
import { isOpen, on, type Own, to, whoseForm, withOwn } from "./own.ts";
import { readers, under } from "./parts.ts";
import { takeOwnWithFiles } from "./sent-files.ts";
import { uuidv7 } from "uuidv7";

const words = {
  en: {
    title: "A photo of your ID",
    about:
      "Take a photo of your driver license, passport or another card with your name and birth date. We compare it with your chart so that nobody takes you for somebody else.",
    who: "Only the clinic's people who know you see it. It is never sent by mail.",
    choose: "Take or choose a photo",
    send: "Send this photo",
    have: (when: string) => `We have your photo of ${when}. You can send a new one.`,
    fault: "This is not a photo we can read. Send a JPEG, PNG, WebP or HEIC picture of at most 5 MB.",
    none: "Choose a photo first.",
  },
  es: {
    title: "Una foto de su identificación",
    about:
      "Tome una foto de su licencia de manejar, pasaporte u otra tarjeta con su nombre y fecha de nacimiento. La comparamos con su expediente para que nadie le tome por otra persona.",
    who: "Solo la ven las personas de la clínica que le atienden. Nunca se envía por correo.",
    choose: "Tomar o elegir una foto",
    send: "Enviar esta foto",
    have: (when: string) => `Tenemos su foto del ${when}. Puede enviar otra.`,
    fault: "No podemos leer esta foto. Envíe una imagen JPEG, PNG, WebP o HEIC de hasta 5 MB.",
    none: "Primero elija una foto.",
  },
} as const;

export const photoPage = (own: Own): Promise<Response> => show(own, null);

async function show(own: Own, fault: string | null): Promise<Response> {
  const { lang, site } = own;
  const said = words[lang];
  const sent = await identityPhotoOf(own.tx, own.patientId);
  const when =
    sent === null ? "" : `${dayName(lang, site.zone, sent.receivedAt)}, ${clockTime(lang, site.zone, sent.receivedAt)}`;
  const body = html`${sent === null ? "" : html`<p class="notice" role="status">${said.have(when)}</p>`}
    <p>${said.about}</p>
    <form method="post" action="${to(own, "/my/photo")}" enctype="multipart/form-data">
      <input type="hidden" name="whose" value="${whoseForm(own.patientId)}" />
      <input type="hidden" name="form" value="${uuidv7()}" />
      <div class="field">
        <label for="photo">${said.choose}</label>
        <input id="photo" name="photo" type="file" accept="image/jpeg,image/png,image/webp,image/heic" data-shrink />
        ${fault === null ? "" : html`<span class="fault" role="alert">${fault}</span>`}
      </div>
      <p class="acts"><button class="btn solid">${said.send}</button></p>
    </form>
    <p class="quiet small">${said.who}</p>
    ${readers(own)} ${under(own, null)}`;
  return answer(own, { title: said.title, body, path: "/my/photo" }, fault === null ? 200 : 422);
}

/** The door is asked first: a stranger's five megabytes are not read. */
export async function takePhoto(c: Context<Signed>): Promise<Response> {
  if (!(await isOpen(c))) return withOwn(c, photoPage);
  return takeOwnWithFiles(c, { schema: z.object({ form: z.uuid() }), most: 1 }, async (own, taken, files) => {
    const said = words[own.lang];
    if ("faults" in taken || files === "unreadable") return show(own, said.fault);
    const [photo] = files;
    if (photo === undefined) return show(own, said.none);
    const { tx, patientId, now } = own;
    const id = idOf(taken.value.form, patientId, photo.bytes.length);
    const about = `patient:${patientId}`;
    const { bytes } = photo;
    const stored = await storeFile(tx, { id, about, bytes, kinds: PICTURES, by: own.doing.by, now });
    if (stored === null) return show(own, said.fault);
    await noteIdentityPhoto({ ...own.doing, at: now }, idOf(id, stored.contentHash), patientId, stored);
    return on(own, "/my?said=saved");
  });
}
