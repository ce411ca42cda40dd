import { uuidv7 } from "uuidv7";

/** How the clinic's words on its public pages are asked. */
export const siteRows: Readonly<Record<string, () => { path: string; body?: object }>> = {
  "GET /api/site/texts": () => ({ path: "/api/site/texts" }),
  "GET /api/site/text": () => ({ path: "/api/site/text?slug=cost&language=en" }),
  "POST /api/site/look": () => ({ path: "/api/site/look", body: { markdown: "Some **words**." } }),
  "POST /api/site/texts": () => ({
    path: "/api/site/texts",
    body: { id: uuidv7(), slug: "cost", language: "en", title: "Cost", markdown: "What it costs.", basedOn: 0 },
  }),
};
