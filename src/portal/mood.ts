import type { Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { chooseDailyMood, chooseReminders, tapMood } from "#followup/desk.ts";
import type { Mood } from "#followup/events.ts";
import { moodsOf, wishesOf, zoneOf } from "#followup/read.ts";
import type { Signed } from "#plumbing/http.ts";
import { showDay } from "#science/calendar.ts";
import { dayIn } from "#science/civil.ts";
import type { Html } from "#site/desk.ts";
import { zeroToTen } from "./check-in-pages.ts";
import { checkInWords } from "./check-in-words.ts";
import { on, type Own, takeOwn } from "./own.ts";
import { ownForm } from "./parts.ts";
import { actOf } from "./reading.ts";

const DAYS = 30;
const [WIDE, HIGH] = [320, 70];

/** Today by the patient's own calendar. */
const todayFor = async ({ tx, patientId, now }: Own): Promise<string> =>
  showDay(dayIn(await zoneOf(tx, patientId), now));

/** One tap for today, for whoever wants it; nothing for others. */
export async function moodTap(own: Own): Promise<Html | ""> {
  const { tx, patientId, lang } = own;
  if ((await wishesOf(tx, patientId)).dailyMood !== true) return "";
  const said = checkInWords[lang];
  const moods = await moodsOf(tx, patientId, DAYS);
  const today = await todayFor(own);
  const value = moods.find(({ day }) => day === today)?.value;
  return html`<section class="card" aria-labelledby="mood">
    <h2 id="mood">${said.mood}</h2>
    ${value === undefined ? "" : html`<p class="quiet small" role="status">${said.moodYours(value)}</p>`}
    ${ownForm(own, "/my/check-in/mood", zeroToTen(lang, "value", value === undefined ? null : String(value)))}
    ${curveOf(own, moods)}
  </section>`;
}

function curveOf({ lang }: Own, moods: readonly Mood[]): Html | "" {
  const [first, last] = [moods[0], moods.at(-1)];
  if (first === undefined || last === undefined || moods.length < 2) return "";
  const dayOf = ({ day }: Mood) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  const span = Math.max(dayOf(last) - dayOf(first), 1);
  const spots = moods.map((mood) => ({
    x: Math.round(6 + ((dayOf(mood) - dayOf(first)) / span) * (WIDE - 12)),
    y: Math.round(HIGH - 6 - (mood.value / 10) * (HIGH - 12)),
  }));
  const said = checkInWords[lang];
  return html`<svg
      class="curve"
      viewBox="0 0 ${WIDE} ${HIGH}"
      role="img"
      aria-label="${said.moodDrawn(moods.length, last.value)}"
    >
      <polyline class="line" points="${spots.map(({ x, y }) => `${x},${y}`).join(" ")}" />
      ${spots.map(({ x, y }, at) => html`<circle class="dot" cx="${x}" cy="${y}" r="${at === spots.length - 1 ? 5 : 3}" />`)}
    </svg>
    <p class="quiet small">${said.moodDrawn(moods.length, last.value)}</p>`;
}

/** What they want of us between visits: a tap a day, and letters. */
export async function wishesPart(own: Own): Promise<Html> {
  const said = checkInWords[own.lang];
  const { dailyMood, reminders } = await wishesOf(own.tx, own.patientId);
  const button = (name: string, value: "yes" | "no", says: string): Html =>
    html`<button class="btn ghost" name="${name}" value="${value}">${says}</button>`;
  const mood =
    dailyMood === true
      ? button("dailyMood", "no", said.moodStop)
      : html`<p>${said.moodAsk}</p>
          ${button("dailyMood", "yes", said.moodYes)}
          ${dailyMood === null ? button("dailyMood", "no", said.moodNo) : ""}`;
  const letters = html`<p class="quiet small">${reminders ? said.letters : said.lettersOff}</p>
    ${reminders ? button("reminders", "no", said.lettersStop) : button("reminders", "yes", said.lettersStart)}`;
  return html`${ownForm(own, "/my/check-in/wishes", html`<div class="card wishes">${mood}</div>`)}
  ${ownForm(own, "/my/check-in/wishes", html`<div class="card wishes">${letters}</div>`)}`;
}

const Tap = z.object({ value: z.coerce.number().int().min(0).max(10) });

/** Kept for today; back to the page it was tapped on. */
export const tapToday = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, Tap, async (own, taken) => {
    if ("faults" in taken) return on(own, "/my/check-in");
    const [{ patientId }, day] = [own, await todayFor(own)];
    const known = (await moodsOf(own.tx, patientId, 1)).at(-1);
    await tapMood(own.doing, { id: actOf(taken.entered, known), patientId, day, value: taken.value.value });
    return on(own, "/my/check-in?said=mood");
  });

const wish = z.enum(["yes", "no"]).optional();

export const tellWishes = (c: Context<Signed>): Promise<Response> =>
  takeOwn(c, z.object({ dailyMood: wish, reminders: wish }), async (own, taken) => {
    if ("faults" in taken) return on(own, "/my/check-in");
    const { tx, patientId, doing } = own;
    const { dailyMood, reminders } = taken.value;
    const id = actOf(taken.entered, await wishesOf(tx, patientId));
    if (dailyMood !== undefined) await chooseDailyMood(doing, { id, patientId, wanted: dailyMood === "yes" });
    else if (reminders !== undefined) await chooseReminders(doing, { id, patientId, wanted: reminders === "yes" });
    return on(own, "/my/check-in");
  });
