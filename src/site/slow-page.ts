import { html } from "hono/html";
import { mayTry, type Tally } from "#plumbing/visitors.ts";
import type { Asking } from "./asking.ts";
import type { Entered } from "./ask.ts";
import { bookingWords } from "./booking-words.ts";
import { hidden } from "./form-parts.ts";
import { answer, callButton } from "./layout.ts";
import { pathIn } from "./tongues.ts";

type Again = { readonly action: string; readonly fields: Entered };

/** Too often within the hour: says so, whom to call, and keeps what was entered for another try. */
export function slowDown({ c, site, lang }: Asking, says: string, again: Again | null = null): Promise<Response> {
  const said = bookingWords[lang];
  c.header("retry-after", "3600");
  const body = html`<div class="narrow">
    <h1>${said.slowTitle}</h1>
    <p role="status">${says}</p>
    <div class="acts">
      ${callButton(site, lang)}
      ${
        again === null
          ? ""
          : html`<form method="post" action="${pathIn(lang, again.action)}">
              ${hidden(again.fields)}<button class="btn ghost">${said.tryAgain}</button>
            </form>`
      }
    </div>
  </div>`;
  return answer(c, site, { lang, title: said.slowTitle, description: says, path: "/book", body, personal: true }, 429);
}

/** The same where this is one too many; what was entered waits behind the button that tries again. Null while it is not. */
export const tooOften = async (
  asking: Asking,
  tallies: readonly Tally[],
  says: string,
  again: Again | null = null,
): Promise<Response | null> => ((await mayTry(asking.tx, tallies, asking.now)) ? null : slowDown(asking, says, again));
