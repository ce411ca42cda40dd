import { html } from "hono/html";
import { scaleOf } from "#assessment/events.ts";
import { type ScorePoint, scoresOf } from "#assessment/read.ts";
import type { Language } from "#clinic/events.ts";
import type { Html } from "#site/desk.ts";
import type { Own } from "./own.ts";

const words = {
  en: {
    title: "How you have been",
    theirs: "How they have been",
    now: (now: number, was: number) => `now: ${now}, was ${was}`,
    lower: "Lower is better. This is a number from your own answers. Your care team looks at more than the number.",
    lowerTheirs:
      "Lower is better. This is a number from their own answers. Their care team looks at more than the number.",
    drawn: (from: number, to: number, n: number) => `${n} scores: the first ${from}, the last ${to}.`,
  },
  es: {
    title: "Cómo ha estado usted",
    theirs: "Cómo ha estado",
    now: (now: number, was: number) => `ahora: ${now}, antes ${was}`,
    lower: "Más bajo es mejor. Es un número de sus propias respuestas. Su equipo mira más que el número.",
    lowerTheirs: "Más bajo es mejor. Es un número de las respuestas de esa persona. Su equipo mira más que el número.",
    drawn: (from: number, to: number, n: number) => `${n} resultados: el primero ${from}, el último ${to}.`,
  },
} as const;

const SCALE = "phq-9";
const MOST = 24;
const [WIDE, HIGH] = [320, 92];

type Scored = ScorePoint & { readonly total: number };
const isWhole = (point: ScorePoint): point is Scored => point.total !== null && point.complete;

/** The scores of their main questionnaire over time; nothing where there are fewer than two. `reader`: the patient, or whom they let look. */
export async function curveCard(
  { tx, lang, patientId, site }: Own,
  reader: "patient" | "partner" = "patient",
): Promise<Html | ""> {
  const points = (await scoresOf(tx, patientId, SCALE)).filter(isWhole).slice(-MOST);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return "";
  const said = words[lang];
  const [title, lower] = reader === "patient" ? [said.title, said.lower] : [said.theirs, said.lowerTheirs];
  const spots = spotsOf(points, scaleOf(SCALE)?.range[1] ?? 1);
  return html`<section class="card" aria-labelledby="curve">
    <h2 id="curve">${title}</h2>
    <svg
      class="curve"
      viewBox="0 0 ${WIDE} ${HIGH + 18}"
      role="img"
      aria-label="${said.drawn(first.total, last.total, points.length)}"
    >
      <polyline class="line" points="${spots.map(({ x, y }) => `${x},${y}`).join(" ")}" />
      ${spots.map(({ x, y }, at) => html`<circle class="dot" cx="${x}" cy="${y}" r="${at === spots.length - 1 ? 6 : 4}" />`)}
      <text x="0" y="${HIGH + 14}">${shortDay(lang, site.zone, first.at)}</text>
      <text x="${WIDE}" y="${HIGH + 14}" text-anchor="end">${said.now(last.total, first.total)}</text>
    </svg>
    <p class="quiet small">${lower}</p>
  </section>`;
}

function spotsOf(points: readonly Scored[], most: number) {
  const [from, to] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  const span = Math.max(to - from, 1);
  return points.map(({ at, total }) => ({
    x: Math.round(6 + ((at - from) / span) * (WIDE - 12)),
    y: Math.round(HIGH - 6 - (total / most) * (HIGH - 12)),
  }));
}

const shortDay = (lang: Language, zone: string, at: number): string =>
  new Intl.DateTimeFormat(lang === "en" ? "en-US" : "es-US", { day: "numeric", month: "short", timeZone: zone }).format(
    at,
  );
