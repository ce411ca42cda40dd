import type { Tri } from "#plumbing/facts.ts";
import type { Medicine } from "../events.ts";
import type { History } from "../fold/history.ts";
import { conditionOf } from "./conditions.ts";
import type { Interaction, OnTheDay, VisitMark } from "./interaction-row.ts";
import { bodyInteractions } from "./interactions-body.ts";
import { mindInteractions } from "./interactions-mind.ts";
import { contentsOf, plainWords } from "./medicine-list.ts";

export type { Interaction, InteractionAction, OnTheDay, VisitMark } from "./interaction-row.ts";

/** X01 to X23 of clinical reference 2. */
export const interactions: readonly Interaction[] = [...mindInteractions, ...bodyInteractions].toSorted((a, b) =>
  a.id < b.id ? -1 : 1,
);

export type InteractionFinding = {
  readonly interaction: Interaction;
  readonly answer: Tri;
  /** What of the list is meant; answers to health questions stand in `because` only. */
  readonly medicines: readonly Medicine[];
  readonly because: string;
  /** What would settle an unknown; empty otherwise. */
  readonly satisfy: string;
};

/** A medicine nobody found on the list: what it holds is not known, so it may be any of the rows. */
export const isUnrecognised = ({ ingredient }: Pick<Medicine, "ingredient">): boolean =>
  contentsOf(ingredient).length === 0;

export const matches = ({ ingredients: names }: Pick<Interaction, "ingredients">, medicine: Medicine): boolean => {
  const contents = new Set(contentsOf(medicine.ingredient).map((one) => plainWords(one.name)));
  return names.some((name) => contents.has(plainWords(name)));
};

type Known = Pick<History, "medicines" | "medicinesKnown" | "conditions">;

/** Every row, whether it applies: "no" only where somebody went through the whole list and everything on it is known. */
export const interactionsOf = (history: Known): readonly InteractionFinding[] =>
  interactions.map((row) => findingOf(row, history));

/** One row of the table, whether it applies. */
export const interactionIn = (history: Known, id: Interaction["id"]): InteractionFinding => {
  const row = interactions.find((one) => one.id === id);
  if (row === undefined) throw new Error(`there is no interaction ${id}`);
  return findingOf(row, history);
};

/** What the day asks of one medicine that a row matched. */
export const dayOfMedicine = ({ leftOut, onTheDay }: Interaction, medicine: Medicine): OnTheDay | null =>
  matches({ ingredients: leftOut }, medicine) ? "hold" : onTheDay;

/** Whether something follows for the visit: unknown while any row that would ask for it is. */
export function markedFor(findings: readonly InteractionFinding[], mark: VisitMark): MarkFound {
  const rows = findings.filter(({ interaction }) => interaction.marks.includes(mark));
  const found = rows.filter(({ answer }) => answer === "yes");
  if (found.length > 0) return { answer: "yes", because: wordsOf(found) };
  const open = rows.filter(({ answer }) => answer === "unknown");
  return open.length > 0 ? { answer: "unknown", because: wordsOf(open) } : { answer: "no", because: "" };
}

export type MarkFound = { readonly answer: Tri; readonly because: string };

const wordsOf = (findings: readonly InteractionFinding[]): string =>
  [...new Set(findings.map(({ because }) => because))].join(" ");

function findingOf(interaction: Interaction, history: Known): InteractionFinding {
  const medicines = history.medicines.filter((one) => matches(interaction, one));
  const said = interaction.conditions.filter((id) => history.conditions[id]?.answer === "yes");
  if (medicines.length > 0 || said.length > 0) {
    const names = [...medicines.map(({ ingredient }) => ingredient.name), ...said.map(conditionName)];
    return { interaction, answer: "yes", medicines, because: `Takes ${names.join(", ")}.`, satisfy: "" };
  }
  const open = openBecause(interaction, history);
  return open === null
    ? { interaction, answer: "no", medicines, because: "Not on the reviewed list.", satisfy: "" }
    : { interaction, answer: "unknown", medicines, ...open };
}

const conditionName = (id: string): string => conditionOf(id)?.name ?? id;

/** Why "no" cannot be said of a row nothing matches; null where it can. */
function openBecause(
  { conditions }: Interaction,
  history: Known,
): { readonly because: string; readonly satisfy: string } | null {
  if (history.medicinesKnown === null)
    return {
      because: "Nobody has gone through the whole list of medicines.",
      satisfy: "Go through the list with the patient, then say that it is complete.",
    };
  const strangers = history.medicines.filter(isUnrecognised).map(({ ingredient }) => ingredient.name);
  if (strangers.length > 0)
    return {
      because: `It is not known what ${strangers.join(", ")} holds.`,
      satisfy: "Find it on the list of ingredients, or look at its package.",
    };
  const unasked = conditions.filter((id) => history.conditions[id]?.answer !== "no");
  return unasked.length === 0
    ? null
    : {
        because: `Not answered: ${unasked.map(conditionName).join(", ")}.`,
        satisfy: "Ask the patient, and enter the answer.",
      };
}
