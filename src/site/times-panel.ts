import { html } from "hono/html";
import type { Language, Said } from "#clinic/events.ts";
import type { Instant } from "#science/units.ts";
import type { Site } from "./about.ts";
import { slotButton } from "./chosen-time.ts";
import { hidden } from "./form-parts.ts";
import { dayName, zoneName } from "./show-time.ts";
import { pathIn } from "./tongues.ts";
import type { Html } from "./ways.ts";

/** Free times day by day, to be held by pressing one. `form` makes pressing twice one hold. */
export type NextTimes = {
  readonly typeId: string;
  readonly name: Said;
  /** One can meet by video too. */
  readonly video: boolean;
  readonly holdMinutes: number;
  readonly form: string;
  readonly days: readonly (readonly { readonly startAt: Instant; readonly zone: string; readonly siteId: string }[])[];
};

const en = {
  title: "Talk to a specialist",
  about: (video: boolean) => `An evaluation takes about an hour, in person${video ? " or by video" : ""}.`,
  held: (minutes: number) => `Your time is held for ${minutes} minutes while you fill in the form.`,
  yours: "You can move or cancel it yourself.",
  all: "See all free times",
  check: "Do the self-check first",
  none: "Free times are on the booking page. If none suits you, join the waiting list or call us.",
  label: "Next free times",
  clocks: (name: string, zone: string) => `${name}. Times are in ${zone}.`,
};

const es: typeof en = {
  title: "Hable con especialistas",
  about: (video: boolean) => `La evaluación dura cerca de una hora, en persona${video ? " o por video" : ""}.`,
  held: (minutes: number) => `Le guardamos la hora ${minutes} minutos mientras llena el formulario.`,
  yours: "Puede cambiarla o cancelarla por su cuenta.",
  all: "Ver todas las horas libres",
  check: "Hacer antes la autoevaluación",
  none: "Las horas libres están en la página de citas. Si ninguna le sirve, apúntese en la lista de espera o llámenos.",
  label: "Próximas horas libres",
  clocks: (name: string, zone: string) => `${name}. Zona horaria: ${zone}.`,
};

const words: Readonly<Record<Language, typeof en>> = { en, es };

/** Booking on the page: what it is, and the next times that are really free. */
export function timesPanel(site: Site, lang: Language, next: NextTimes | null): Html {
  const said = words[lang];
  return html`<section class="panel" aria-labelledby="times">
    <div>
      <h2 id="times">${said.title}</h2>
      <p>${said.about(next?.video ?? false)} ${next === null ? "" : said.held(next.holdMinutes)} ${said.yours}</p>
      <p class="acts">
        <a class="btn solid" href="${pathIn(lang, "/book")}">${said.all}</a
        ><a class="btn ghost" href="${pathIn(lang, "/self-check")}">${said.check}</a>
      </p>
    </div>
    <div>${next === null || next.days.length === 0 ? html`<p>${said.none}</p>` : timesOf(site, lang, next)}</div>
  </section>`;
}

const timesOf = (site: Site, lang: Language, { typeId, name, form, days }: NextTimes): Html =>
  html`<form method="post" action="${pathIn(lang, "/book/hold")}" aria-label="${words[lang].label}">
    ${hidden({ type: typeId, form })} ${days.map((times) => dayOf(site, lang, times, days[0]?.[0]?.zone ?? site.zone))}
    <p class="small">${words[lang].clocks(name[lang], zoneOf(lang, days))}</p>
  </form>`;

function zoneOf(lang: Language, days: NextTimes["days"]): string {
  const [first] = days.flat();
  return first === undefined ? "" : zoneName(lang, first.zone, first.startAt);
}

function dayOf(site: Site, lang: Language, times: NextTimes["days"][number], zone: string): Html | "" {
  const [first] = times;
  if (first === undefined) return "";
  const day = dayName(lang, first.zone, first.startAt);
  const slots = times.map((time) => slotButton(site, lang, day, time, zone));
  return html`<p class="day">${day}</p>
    <ul class="slots">
      ${slots}
    </ul>`;
}
