import { type Asking, onTo } from "#site/desk.ts";
import type { Kept } from "./door-back.ts";
import { backPage } from "./door-pages.ts";
import { answer } from "./frame.ts";
import { whoseForm } from "./own.ts";

/** Where they were going; with what they had typed there, if it was theirs. */
export function goingOn(asking: Asking, patientId: string, kept: Kept): Response | Promise<Response> {
  const isTheirs = kept.fields["whose"] === whoseForm(patientId);
  return isTheirs ? answer(asking, backPage(asking, kept)) : onTo(asking, kept.to);
}
