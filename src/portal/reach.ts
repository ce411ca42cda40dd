import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { recordContact } from "#people/desk.ts";
import type { PatientContact, QuietHours } from "#people/events.ts";
import { contactOf } from "#people/read.ts";
import { lockChain } from "#plumbing/event-store.ts";
import type { Signed } from "#plumbing/http.ts";
import { rulesOf } from "#booking/read.ts";
import { faultsBox, pathIn, select, spokenBy, theTime } from "#site/desk.ts";
import type { Instant } from "#science/units.ts";
import { answer } from "./frame.ts";
import { on, type Own, takeOwn } from "./own.ts";
import { choices, ownForm } from "./parts.ts";
import { portalWords } from "./words.ts";

const words = {
  en: {
    title: "Language and quiet hours",
    language: "In which language do we write to you?",
    languages: { en: "English", es: "Español" },
    quiet: "When should we leave you in peace?",
    quietAbout: (from: string, until: string) =>
      `In these hours you get no reminders and no texts from us. Without hours of your own, they are from ${from} to ${until}. If we are worried about you, we call at any hour.`,
    from: "From",
    until: "Until",
    clear: "Use the clinic’s hours",
    fault: "Leave us at least eight hours of the day. Choose a shorter time.",
  },
  es: {
    title: "Idioma y horas de descanso",
    language: "¿En qué idioma le escribimos?",
    languages: { en: "English", es: "Español" },
    quiet: "¿Cuándo debemos dejarle en paz?",
    quietAbout: (from: string, until: string) =>
      `En estas horas no le enviamos recordatorios ni mensajes. Si no elige horas propias, son de ${from} a ${until}. Si nos preocupa cómo está, le llamamos a cualquier hora.`,
    from: "Desde",
    until: "Hasta",
    clear: "Usar las horas de la clínica",
    fault: "Déjenos al menos ocho horas del día. Elija un tiempo más corto.",
  },
} as const;

const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`);
const shownHour = ({ lang }: Own, hour: string): string =>
  theTime(lang, "UTC", (Number(hour.slice(0, 2)) * 3_600_000) as Instant);

export const reachPage = (own: Own): Promise<Response> => show(own, null);

/** The language of letters, and the hours without any: each is one press. */
async function show(own: Own, fault: string | null): Promise<Response> {
  const { lang, tx, site } = own;
  const [said, ours] = [words[lang], portalWords[lang]];
  const contact = await contactOf(tx, own.patientId);
  const clinic = (await rulesOf(tx)).quiet;
  const quiet = contact?.quiet ?? clinic;
  const hours = HOURS.map((hour) => ({ value: hour, label: shownHour(own, hour) }));
  const tongues = spokenBy(site.profile).map((value) => ({ value, says: said.languages[value] }));
  const body = html`${fault === null ? "" : faultsBox(ours.faults, { from: fault })}
    <h2>${said.language}</h2>
    ${ownForm(own, "/my/language", choices(lang, "language", tongues, contact?.language ?? null))}
    <h2>${said.quiet}</h2>
    <p>${said.quietAbout(shownHour(own, clinic.from), shownHour(own, clinic.to))}</p>
    ${ownForm(
      own,
      "/my/quiet",
      html`<div class="pair">
          ${select("from", said.from, hours, quiet.from)} ${select("to", said.until, hours, quiet.to)}
        </div>
        <p class="acts">
          <button class="btn solid">${ours.save}</button>
          <button class="btn ghost" name="clinic" value="yes">${said.clear}</button>
        </p>`,
    )}`;
  return answer(own, { title: said.title, body, path: "/my/language", tab: "me" }, fault === null ? 200 : 422);
}

/** Written on what stands now, so that what the desk changes at this moment is not undone. */
async function change(own: Own, part: Partial<PatientContact>): Promise<boolean> {
  await lockChain(own.tx);
  const contact = await contactOf(own.tx, own.patientId);
  if (contact === null) return false;
  const told = { ...contact, ...part };
  const isSame = JSON.stringify(contact) === JSON.stringify(told);
  const against = isSame ? [] : await recordContact({ ...own.doing, at: own.now }, own.patientId, told);
  return against.length === 0;
}

/** From then on they are written to in it, and shown it. */
export const tellLanguage = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({ language: z.enum(["en", "es"]) }), async (own, taken) => {
    if ("faults" in taken || !spokenBy(own.site.profile).includes(taken.value.language)) return on(own, "/my/language");
    const { language } = taken.value;
    await change(own, { language });
    return c.redirect(pathIn(language, "/my/me?said=saved"), 303);
  });

const hour = z.string().refine((text) => HOURS.includes(text));

export const tellQuiet = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({ clinic: z.string().optional(), from: hour, to: hour }), async (own, taken) => {
    if ("faults" in taken) return on(own, "/my/language");
    const { clinic, from, to } = taken.value;
    const quiet: QuietHours | null = clinic === "yes" ? null : { from, to };
    const isKept = await change(own, { quiet });
    return isKept ? on(own, "/my/me?said=saved") : show(own, words[own.lang].fault);
  });
