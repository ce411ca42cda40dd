import type { Role } from "#people/events.ts";
import type { Fact, Recorded } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";

export type Severity = "high" | "medium" | "low";

/** Which need is meant: the one that arose at `since`, in the words it was shown in. */
type About = { readonly since: Instant; readonly says: string };

/** What is settled over the telephone: a call may reach nobody, whatever ends the need. */
export const CALL = "Call";

export type Trying = "no-answer" | "message-left" | "will-call-back";

/** Stream "task:<subject>/<key>": what people did about one need, so that it stays known who did what. */
export type TaskFact =
  | Fact<"TaskTaken", About>
  | Fact<"TaskGivenBack", About>
  | Fact<"TaskTried", About & { readonly what: Trying; readonly note: string; readonly againAt: Instant }>
  | Fact<"TaskDone", About & { readonly outcome: string }>
  | Fact<"TaskRaised", About & { readonly to: Role }>;

export type RecordedTaskFact = Recorded<TaskFact>;

/** What was done about the need that arose at `since`. `by` are staff ids. */
export type Mark = {
  readonly since: Instant;
  readonly taken: { readonly by: string; readonly at: Instant } | null;
  readonly tries: number;
  readonly tried: {
    readonly by: string;
    readonly at: Instant;
    readonly what: Trying;
    readonly note: string;
    readonly againAt: Instant;
  } | null;
  readonly raised: { readonly to: Role; readonly at: Instant } | null;
  readonly done: { readonly by: string; readonly at: Instant; readonly outcome: string } | null;
};

export const untouched = (since: Instant): Mark => ({
  since,
  taken: null,
  tries: 0,
  tried: null,
  raised: null,
  done: null,
});

/** What stands of one need after everything people did about it; null while nobody did anything. Total. */
export const foldMark = (facts: readonly RecordedTaskFact[]): Mark | null =>
  facts.reduce<Mark | null>((mark, fact) => {
    const { since } = fact.data;
    return { ...(mark?.since === since ? mark : untouched(since)), ...changeOf(mark, fact) };
  }, null);

function changeOf(mark: Mark | null, fact: RecordedTaskFact): Partial<Mark> {
  const { by, at } = fact;
  switch (fact.type) {
    case "TaskTaken":
      return { taken: { by, at } };
    case "TaskGivenBack":
      return { taken: null };
    case "TaskTried": {
      const { what, note, againAt } = fact.data;
      return { tried: { by, at, what, note, againAt }, tries: (mark?.since === fact.data.since ? mark.tries : 0) + 1 };
    }
    case "TaskDone":
      return { done: { by, at, outcome: fact.data.outcome } };
    case "TaskRaised":
      return { raised: { to: fact.data.to, at } };
  }
}
