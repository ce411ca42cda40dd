import { html } from "hono/html";
import type { Language } from "#clinic/events.ts";
import { codeField } from "./booking-forms.ts";
import { bookingWords } from "./booking-words.ts";
import { field, hidden } from "./form-parts.ts";
import type { Page } from "./layout.ts";
import { pathIn } from "./tongues.ts";
import { visitsWords } from "./visits-words.ts";

/** Who are you? Asked by an address. */
export function doorPage(lang: Language, typed: string, to: string, fault: string | null): Page {
  const said = visitsWords[lang];
  const body = html`<div class="narrow">
    <h1>${said.title}</h1>
    <p>${said.about}</p>
    <form method="post" action="${pathIn(lang, "/visits/code")}" novalidate>
      ${hidden({ to })}
      ${field({
        name: "email",
        label: said.email,
        value: typed,
        fault: fault ?? undefined,
        type: "email",
        autocomplete: "email",
        needed: true,
        most: 254,
      })}
      <p class="acts"><button class="btn solid">${said.send}</button></p>
    </form>
  </div>`;
  return { lang, title: said.title, description: said.about, path: "/visits", body, personal: true };
}

/** Is it really you? The page is the same for an address we know and for one we do not. */
export function enterPage(lang: Language, email: string, to: string, fault: string | null): Page {
  const said = visitsWords[lang];
  const body = html`<div class="narrow">
    <p class="eyebrow">${said.title}</p>
    <h1>${bookingWords[lang].codeTitle}</h1>
    <p role="status">${said.sent(email)}</p>
    <form method="post" action="${pathIn(lang, "/visits/enter")}" novalidate>
      ${hidden({ email, to })} ${codeField(lang, fault)}
      <p class="acts"><button class="btn solid">${said.enter}</button></p>
    </form>
    <div class="backward">
      <form method="post" action="${pathIn(lang, "/visits/code")}">
        ${hidden({ email, to })}<button class="plain">${bookingWords[lang].again}</button>
      </form>
      <a class="plain" href="${pathIn(lang, "/visits")}">${said.otherAddress}</a>
    </div>
  </div>`;
  return { lang, title: bookingWords[lang].codeTitle, description: said.about, path: "/visits", body, personal: true };
}
