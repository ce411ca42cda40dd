import { html, raw } from "hono/html";
import type { Site } from "./about.ts";
import { slugs } from "./slugs.ts";
import { pathIn, spokenBy } from "./tongues.ts";

/** What is for people alone: staff, and what somebody booked. */
const kept = ["/api/", "/staff", "/visits", "/ride/", "/es/visits", "/es/ride/"];

/** A demonstration is not to be found by people who look for help: it asks to be left out altogether. */
export const robotsFor = ({ origin, demonstration }: Site): string =>
  demonstration
    ? "User-agent: *\nDisallow: /\n"
    : `User-agent: *\n${kept.map((path) => `Disallow: ${path}\n`).join("")}Sitemap: ${origin}/sitemap.xml\n`;

const pages = [...slugs.map((slug) => (slug === "home" ? "/" : `/${slug}`)), "/self-check", "/book"];

/** Every page in each language, each naming its others. */
export function sitemapFor({ origin, profile }: Site) {
  const spoken = spokenBy(profile);
  const others = (path: string) =>
    spoken.map(
      (other) => html`<xhtml:link rel="alternate" hreflang="${other}" href="${origin}${pathIn(other, path)}" />`,
    );
  const urls = pages.flatMap((path) =>
    spoken.map((lang) => html`<url><loc>${origin}${pathIn(lang, path)}</loc>${others(path)}</url>`),
  );
  return html`${raw('<?xml version="1.0" encoding="UTF-8"?>')}<urlset
      xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      xmlns:xhtml="http://www.w3.org/1999/xhtml"
      >${urls}</urlset
    >`;
}
