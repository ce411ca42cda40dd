import { Button } from "@mantine/core";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { Row } from "#ui/Card.tsx";
import { Choice, Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { saysAt } from "#ui/saving.tsx";
import type { PastTrial } from "../events.ts";
import type { HistoryView } from "../history-view.ts";
import styles from "./Health.module.css";
import type { Writing } from "./history-data.ts";
import { type ChosenMedicine, MedicineSearch } from "./MedicineSearch.tsx";
import {
  choicesOf,
  isNumber,
  kindWords,
  numberIn,
  outcomeWords,
  saidByChoices,
  stopWords,
  triChoices,
} from "./words.ts";

const NUMBERS = ["maxSustainedDailyMg", "weeksAtOrAboveMin", "sessions", "adherencePct", "improvementPct"] as const;
type NumberKey = (typeof NUMBERS)[number];
type Draft = Omit<PastTrial, NumberKey> & { readonly numbers: Readonly<Record<NumberKey, string>> };

const empty = (): PastTrial => ({
  trialId: uuidv7(),
  kind: "antidepressant",
  ingredient: null,
  augments: null,
  maxSustainedDailyMg: null,
  weeksAtOrAboveMin: null,
  sessions: null,
  adherencePct: null,
  improvementPct: null,
  outcome: "unknown",
  stopReason: "unknown",
  currentEpisode: "unknown",
  from: "",
  to: "",
  note: "",
  saidBy: "staff",
});

function draftOf(trial: PastTrial): Draft {
  const text = (key: NumberKey) => (trial[key] === null ? "" : String(trial[key]));
  const numbers = Object.fromEntries(NUMBERS.map((key) => [key, text(key)])) as Draft["numbers"];
  return { ...trial, numbers };
}

/** Only what the server keeps of a trial: when it was said and by whom is the server's to add. */
function trialOf({ numbers, ...draft }: Draft): PastTrial {
  const values = Object.fromEntries(NUMBERS.map((key) => [key, numberIn(numbers[key])])) as Pick<PastTrial, NumberKey>;
  const keys = Object.keys(empty()) as (keyof PastTrial)[];
  return Object.fromEntries(keys.map((key) => [key, { ...draft, ...values }[key]])) as PastTrial;
}

type Part = {
  readonly draft: Draft;
  readonly change: (more: Partial<Draft>) => void;
  readonly writing: Writing;
};

/** Lists a past treatment, or changes one that is listed. What nobody knows is left empty. */
export function TrialForm({
  view,
  writing,
  trial = null,
  onDone,
}: {
  readonly view: HistoryView;
  readonly writing: Writing;
  readonly trial?: PastTrial | null;
  readonly onDone: () => void;
}) {
  const [draft, setDraft] = useState(() => draftOf(trial ?? empty()));
  const part: Part = { draft, writing, change: (more) => setDraft((was) => ({ ...was, ...more })) };
  const save = async () => {
    const type = trial === null ? "TrialListed" : "TrialChanged";
    if (await writing.write({ type, data: trialOf(draft) })) onDone();
  };
  return (
    <div className={styles.form}>
      <What {...part} view={view} />
      <HowMuch {...part} />
      <HowItWent {...part} />
      <WhenAndWho {...part} />
      <Refusals refusals={writing.refusals} title="Not saved. What you entered is kept." />
      <div className={styles.actions}>
        <Button
          size="md"
          disabled={!NUMBERS.every((key) => isNumber(draft.numbers[key]))}
          loading={writing.state === "saving"}
          onClick={() => void save()}
        >
          {trial === null ? "Put on the list" : "Save the change"}
        </Button>
        <Button size="md" variant="subtle" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </div>
  );
}

const DRUGS = new Set<PastTrial["kind"]>(["antidepressant", "augmentation", "other"]);

function What({ draft, change, view }: Part & { readonly view: HistoryView }) {
  const choose = ({ ingredients }: ChosenMedicine) => change({ ingredient: ingredients[0] ?? null });
  const others = view.history.trials.filter(
    ({ trialId, kind }) => trialId !== draft.trialId && kind === "antidepressant",
  );
  return (
    <>
      <Choice
        label="What kind of treatment"
        columns={3}
        options={choicesOf(kindWords)}
        value={draft.kind}
        onChange={(kind) => change({ kind, ...(!DRUGS.has(kind) && { ingredient: null }) })}
      />
      {DRUGS.has(draft.kind) &&
        (draft.ingredient === null ? (
          <MedicineSearch label="Which one?" onChoose={choose} />
        ) : (
          <div className={styles.chosen}>
            <b>{draft.ingredient.name}</b>
            <Button variant="default" size="md" onClick={() => change({ ingredient: null })}>
              Another
            </Button>
          </div>
        ))}
      {draft.kind === "augmentation" && others.length > 0 && (
        <Choice
          label="Added to"
          options={others.map(({ trialId, ingredient }) => ({
            value: trialId,
            label: ingredient?.name ?? "a treatment",
          }))}
          value={draft.augments}
          onChange={(augments) => change({ augments })}
        />
      )}
    </>
  );
}

const LABELS: Readonly<Record<NumberKey, string>> = {
  maxSustainedDailyMg: "Highest dose kept, mg a day",
  weeksAtOrAboveMin: "Weeks at that dose",
  sessions: "Sessions",
  adherencePct: "Doses taken, %",
  improvementPct: "Better by, %",
};
const SESSIONS = new Set<PastTrial["kind"]>(["ect", "tms", "ketamine", "psychotherapy"]);

function HowMuch({ draft, change }: Part) {
  const keys = NUMBERS.filter((key) => {
    if (key === "sessions") return SESSIONS.has(draft.kind);
    return key === "improvementPct" || !SESSIONS.has(draft.kind);
  });
  return (
    <Row>
      {keys.map((key) => (
        <Field
          key={key}
          label={LABELS[key]}
          hint="Empty where nobody knows"
          value={draft.numbers[key]}
          onChange={(text) => change({ numbers: { ...draft.numbers, [key]: text } })}
          says={isNumber(draft.numbers[key]) ? null : "Enter a number, or leave it empty."}
        />
      ))}
    </Row>
  );
}

const HowItWent = ({ draft, change }: Part) => (
  <>
    <Choice
      label="What came of it"
      options={choicesOf(outcomeWords)}
      value={draft.outcome}
      onChange={(outcome) => change({ outcome })}
      columns={3}
    />
    <Choice
      label="Why it was stopped"
      options={choicesOf(stopWords)}
      value={draft.stopReason}
      onChange={(stopReason) => change({ stopReason })}
      columns={3}
    />
    <Choice
      label="In this episode of illness"
      options={triChoices}
      value={draft.currentEpisode}
      onChange={(currentEpisode) => change({ currentEpisode })}
      columns={3}
    />
  </>
);

const WhenAndWho = ({ draft, change, writing }: Part) => (
  <>
    <Row>
      <Field
        label="From"
        hint="2025, 2025-03 or 2025-03-14"
        value={draft.from}
        onChange={(from) => change({ from })}
        says={saysAt("from", writing.refusals)}
      />
      <Field label="To" value={draft.to} onChange={(to) => change({ to })} says={saysAt("to", writing.refusals)} />
      <Field label="Note" value={draft.note} onChange={(note) => change({ note })} />
    </Row>
    <Choice
      label="Who says so"
      options={saidByChoices}
      value={draft.saidBy}
      onChange={(saidBy) => change({ saidBy })}
    />
  </>
);
