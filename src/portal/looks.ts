import { html } from "hono/html";
import { z } from "zod";
import type { Language } from "#clinic/events.ts";
import type { Role } from "#people/events.ts";
import { type Partner, partnerOf, type Staff, staffList } from "#people/read.ts";
import type { Action } from "#plumbing/audit.ts";
import type { Tx } from "#plumbing/db.ts";
import { as, type Instant } from "#science/units.ts";
import { clockTime, dayKey, dayName, type Html, pathIn } from "#site/desk.ts";
import { answer } from "./frame.ts";
import { looksWords, partOf } from "./looks-words.ts";
import type { Own } from "./own.ts";
import { backTo } from "./parts.ts";

/** How many entries are read for one page; several of one person about one thing on one day are one line. */
const PAGE = 300;

type Entry = {
  readonly id: number;
  readonly at: Instant;
  readonly staffId: string | null;
  readonly action: Action;
  readonly route: string;
  readonly about: string | null;
};

const PARTNER = "partner:%";

async function entriesOf({ tx, patientId }: Own, isOwn: boolean, before: number | null): Promise<readonly Entry[]> {
  const rows = await tx.q
    .selectFrom("audit")
    .select(["id", "at", "staff_id", "action", "route", "about"])
    .where("patient_id", "=", patientId)
    .where((is) => {
      if (!isOwn) return is.or([is("staff_id", "is not", null), is("about", "like", PARTNER)]);
      const notShared = is.or([is("about", "is", null), is("about", "not like", PARTNER)]);
      return is.and([is("staff_id", "is", null), notShared]);
    })
    .$if(before !== null, (rest) => rest.where("id", "<", before ?? 0))
    .orderBy("id", "desc")
    .limit(PAGE)
    .execute();
  return rows.map(({ staff_id: staffId, at, ...row }) => ({ ...row, staffId, at: as<Instant>(at.getTime()) }));
}

/** When this person looked at what they were let see, the last twenty times. */
export async function looksBy(tx: Tx, patientId: string, personId: string): Promise<readonly Instant[]> {
  const rows = await tx.q
    .selectFrom("audit")
    .select("at")
    .where("patient_id", "=", patientId)
    .where("about", "=", `partner:${personId}`)
    .orderBy("id", "desc")
    .limit(20)
    .execute();
  return rows.map(({ at }) => as<Instant>(at.getTime()));
}

type Line = {
  readonly who: string;
  readonly does: string;
  readonly day: string;
  from: Instant;
  to: Instant;
  n: number;
};

/** Newest first; the same of the same person on the same day is told once, with how often. */
function linesOf(own: Own, entries: readonly Entry[], nameOf: (entry: Entry) => string): readonly Line[] {
  const { lang, site } = own;
  const said = looksWords[lang];
  const lines = new Map<string, Line>();
  for (const entry of entries) {
    const { at, action, route, about } = entry;
    const part = partOf(`${route} ${about ?? ""}`);
    const isClosed = action === "refused" && part === "passkey";
    const does = `${isClosed ? said.stayedClosed : said.did[action]} ${said.parts[part]}`;
    const line = { who: nameOf(entry), does, day: dayKey(site.zone, at), from: at, to: at, n: 1 };
    const key = JSON.stringify([line.who, does, line.day]);
    const known = lines.get(key);
    if (known === undefined) lines.set(key, line);
    else Object.assign(known, { from: at, n: known.n + 1 });
  }
  return [...lines.values()];
}

const nameIn =
  (lang: Language, staff: readonly Staff[], partner: Partner | null) =>
  ({ staffId, about }: Entry): string => {
    const said = looksWords[lang];
    if (about?.startsWith("partner:") === true)
      return about === `partner:${partner?.personId}` ? `${partner?.name}, ${said.partner}` : said.partnerGone;
    if (staffId === null) return said.you;
    const one = staff.find(({ id }) => id === staffId);
    if (one === undefined) return said.gone;
    return `${one.name}, ${one.roles.map((role) => said.roles[role as Role]).join(", ")}`;
  };

const Asked = z.object({ whose: z.enum(["own"]).optional(), before: z.coerce.number().int().positive().optional() });

/** Who opened or changed something of theirs, in plain words; what they did themselves stands apart. */
export async function looksPage(own: Own): Promise<Response> {
  const { lang, tx, patientId } = own;
  const said = looksWords[lang];
  const asked = Asked.safeParse(own.c.req.query());
  const isOwn = asked.success && asked.data.whose === "own";
  const before = asked.success ? (asked.data.before ?? null) : null;
  const entries = await entriesOf(own, isOwn, before);
  const nameOf = nameIn(lang, await staffList(tx), await partnerOf(tx, patientId));
  const lines = linesOf(own, entries, nameOf);
  const oldest = entries.length < PAGE ? null : (entries.at(-1)?.id ?? null);
  const body = html`<p>${isOwn ? said.ownAbout : said.about}</p>
    ${
      lines.length === 0
        ? html`<p class="quiet">${said.none}</p>`
        : html`<ul class="listed">
            ${lines.map((line) => listed(own, line))}
          </ul>`
    }
    ${pages(own, isOwn, before, oldest)}
    <p>${said.wrong} <a href="${pathIn(lang, "/my/messages")}">${said.ask}</a></p>
    ${backTo(own, "/my/me")}`;
  return answer(own, { title: isOwn ? said.own : said.title, body, path: "/my/looks", tab: "me" });
}

function listed({ lang, site }: Own, { who, does, from, to, n }: Line): Html {
  const said = looksWords[lang];
  const time = (at: Instant) => clockTime(lang, site.zone, at);
  const span = time(from) === time(to) ? time(from) : `${time(from)} – ${time(to)}`;
  return html`<li>
    <span>${who} ${does}<small>${dayName(lang, site.zone, to)}, ${span}${said.times(n)}</small></span>
  </li>`;
}

function pages({ lang }: Own, isOwn: boolean, before: number | null, oldest: number | null): Html {
  const said = looksWords[lang];
  const whose = isOwn ? "whose=own&" : "";
  const here = pathIn(lang, "/my/looks");
  return html`${oldest === null ? "" : html`<p><a class="plain" href="${`${here}?${whose}before=${oldest}`}">${said.older}</a></p>`}
    ${before === null ? "" : html`<p><a class="plain" href="${`${here}?${whose}`}">${said.newest}</a></p>`}
    <p><a class="plain" href="${isOwn ? here : `${here}?whose=own`}">${isOwn ? said.others : said.own}</a></p>`;
}
