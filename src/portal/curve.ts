import type { Own } from "./own.ts";
import type { Html } from "#site/desk.ts";

/** How they have been: the scores of their main questionnaire over time. Nothing where there are fewer than two. */
export const curveCard = (_own: Own): Promise<Html | ""> => Promise.resolve("");
