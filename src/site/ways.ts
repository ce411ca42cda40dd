import { html, raw } from "hono/html";
import type { Language } from "#clinic/events.ts";
import { words } from "./words.ts";

export type Html = ReturnType<typeof html>;

type Way = { readonly path: string; readonly name: string };

/** The pages everyone is led to, in the order of the journey. */
export function mainPages(lang: Language): readonly Way[] {
  const said = words[lang];
  return [
    { path: "/how-it-works", name: said.how },
    { path: "/is-it-for-me", name: said.forMe },
    { path: "/your-visit", name: said.visit },
    { path: "/safety", name: said.safety },
    { path: "/cost", name: said.cost },
    { path: "/questions", name: said.questions },
  ];
}

/** What else there is. */
export function morePages(lang: Language): readonly Way[] {
  const said = words[lang];
  return [
    { path: "/history", name: said.history },
    { path: "/self-check", name: said.selfCheck },
    { path: "/visits", name: said.visits },
  ];
}

export const receiver = raw(
  '<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path fill="currentColor" d="M3.7 1.2 5.6.9q.7 0 .9.6l.9 2.2q.1.6-.2 1L6 5.9A8 8 0 0 0 10.1 10l1.2-1.2q.4-.4 1-.2l2.2.9q.6.2.6.9l-.3 1.9q-.2 1-1.2 1A11.6 11.6 0 0 1 2.7 2.4q0-1 1-1.2z"/></svg>',
);
