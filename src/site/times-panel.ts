import { html } from "hono/html";
import type { Language } from "#clinic/events.ts";
import { pathIn } from "./tongues.ts";
import type { Html } from "./ways.ts";

/** The next days with free times, each a link that opens the booking at that time. */
export type NextTimes = readonly {
  readonly day: string;
  readonly times: readonly { readonly shown: string; readonly href: string }[];
}[];

const en = {
  title: "Talk to a specialist",
  about:
    "An evaluation takes about an hour, in person or by video. Your time is held for 10 minutes while you fill in the form. You can move or cancel it yourself.",
  all: "See all free times",
  check: "Do the self-check first",
  none: "Free times are on the booking page. If none suits you, join the waiting list or call us.",
  label: "Next free times",
};

const es: typeof en = {
  title: "Hable con un especialista",
  about:
    "La evaluación dura cerca de una hora, en persona o por video. Le guardamos la hora 10 minutos mientras llena el formulario. Usted mismo puede cambiarla o cancelarla.",
  all: "Ver todas las horas libres",
  check: "Hacer antes la autoevaluación",
  none: "Las horas libres están en la página de citas. Si ninguna le sirve, apúntese en la lista de espera o llámenos.",
  label: "Próximas horas libres",
};

const words: Readonly<Record<Language, typeof en>> = { en, es };

/** Booking on the page: what it is, and the next times that are really free. */
export function timesPanel(lang: Language, days: NextTimes): Html {
  const said = words[lang];
  const shown = days.map(
    ({ day, times }) =>
      html`<p class="day">${day}</p>
        <ul class="slots">
          ${times.map(
            ({ shown: time, href }) =>
              html`<li>
                <a class="slot" href="${href}"><span class="hidden">${day}, </span>${time}</a>
              </li>`,
          )}
        </ul>`,
  );
  return html`<section class="panel" aria-labelledby="times">
    <div>
      <h2 id="times">${said.title}</h2>
      <p>${said.about}</p>
      <p class="acts">
        <a class="btn solid" href="${pathIn(lang, "/book")}">${said.all}</a
        ><a class="btn ghost" href="${pathIn(lang, "/self-check")}">${said.check}</a>
      </p>
    </div>
    <div>
      ${
        days.length === 0
          ? html`<p>${said.none}</p>`
          : html`<h3 class="hidden">${said.label}</h3>
              ${shown}`
      }
    </div>
  </section>`;
}
