import type { LetterState } from "#plumbing/letters.ts";
import type { Instant } from "#science/units.ts";
import type { ToDo } from "./todo.ts";

/** On how many devices of theirs a patient’s own pages open without a code. */
export type OwnPagesView = { readonly devices: number };

/** How far a patient is with what they were asked for. */
export type FormsView = {
  readonly forms: readonly { readonly id: string; readonly name: string; readonly state: ToDo["state"] }[];
  /** The newest letter that asked for it; null while there was none. */
  readonly sent: { readonly at: Instant; readonly state: LetterState } | null;
};
