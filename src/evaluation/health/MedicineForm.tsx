import { Button } from "@mantine/core";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { Row } from "#ui/Card.tsx";
import { Choice, Field, Tick } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { saysAt } from "#ui/saving.tsx";
import type { Medicine, SaidBy } from "../events.ts";
import styles from "./Health.module.css";
import type { Writing } from "./history-data.ts";
import { type ChosenMedicine, MedicineSearch } from "./MedicineSearch.tsx";
import { choicesOf, isNumber, numberIn, routeWords, saidByChoices } from "./words.ts";

type Unit = NonNullable<Medicine["dose"]>["unit"];

/** What is said of one medicine while it is being entered. A brand of several has an amount for each of its ingredients. */
type Draft = {
  readonly chosen: ChosenMedicine | null;
  readonly ids: readonly string[];
  readonly amounts: readonly string[];
  readonly unit: Unit;
  readonly perDay: string;
  readonly route: Medicine["route"];
  readonly asNeeded: boolean;
  readonly takenFor: string;
  readonly since: string;
  readonly note: string;
  readonly saidBy: SaidBy;
};

const empty = (): Draft => ({
  chosen: null,
  ids: [],
  amounts: [],
  unit: "mg",
  perDay: "",
  route: "by-mouth",
  asNeeded: false,
  takenFor: "",
  since: "",
  note: "",
  saidBy: "staff",
});

const draftOf = (medicine: Medicine): Draft => ({
  chosen: { name: medicine.ingredient.name, ingredients: [medicine.ingredient] },
  ids: [medicine.medicineId],
  amounts: [medicine.dose === null ? "" : String(medicine.dose.amount)],
  unit: medicine.dose?.unit ?? "mg",
  perDay: medicine.perDay === null ? "" : String(medicine.perDay),
  route: medicine.route,
  asNeeded: medicine.asNeeded,
  takenFor: medicine.takenFor,
  since: medicine.since,
  note: medicine.note,
  saidBy: medicine.saidBy,
});

function medicinesOf({ chosen, ids, amounts, unit, ...rest }: Draft): readonly Medicine[] {
  const contents = chosen?.ingredients ?? [];
  return contents.map((ingredient, n) => {
    const amount = numberIn(amounts[n] ?? "");
    const brand = contents.length > 1 && rest.note === "" ? (chosen?.name ?? "") : rest.note;
    const dose = amount === null ? null : { amount, unit };
    return { ...rest, medicineId: ids[n] ?? "", ingredient, dose, perDay: numberIn(rest.perDay), note: brand };
  });
}

/** Lists a medicine, or changes one that is listed. */
export function MedicineForm({
  writing,
  medicine = null,
  onDone,
}: {
  readonly writing: Writing;
  readonly medicine?: Medicine | null;
  readonly onDone: () => void;
}) {
  const [draft, setDraft] = useState(() => (medicine === null ? empty() : draftOf(medicine)));
  const change = (more: Partial<Draft>) => setDraft((was) => ({ ...was, ...more }));
  const choose = (chosen: ChosenMedicine) =>
    change({ chosen, ids: chosen.ingredients.map(() => uuidv7()), amounts: chosen.ingredients.map(() => "") });
  const isReady = draft.chosen !== null && [draft.perDay, ...draft.amounts].every(isNumber);
  const save = async () => {
    const type = medicine === null ? "MedicineListed" : "MedicineChanged";
    const entries = medicinesOf(draft).map((data) => ({ type, data }) as const);
    if (await writing.write(...entries)) onDone();
  };
  if (draft.chosen === null) return <MedicineSearch label="Which medicine?" onChoose={choose} />;
  return (
    <div className={styles.form}>
      <Chosen chosen={draft.chosen} onOther={medicine === null ? () => change({ chosen: null }) : null} />
      <Doses draft={draft} change={change} />
      <More draft={draft} change={change} writing={writing} />
      <Refusals
        refusals={writing.refusals.filter(({ field }) => field !== "since")}
        title="Not saved. What you entered is kept."
      />
      <div className={styles.actions}>
        <Button size="md" disabled={!isReady} loading={writing.state === "saving"} onClick={() => void save()}>
          {medicine === null ? "Put on the list" : "Save the change"}
        </Button>
        <Button size="md" variant="subtle" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </div>
  );
}

const Chosen = ({ chosen, onOther }: { readonly chosen: ChosenMedicine; readonly onOther: (() => void) | null }) => (
  <div className={styles.chosen}>
    <div>
      <b>{chosen.name}</b>
      {chosen.ingredients.some(({ name }) => name.toLowerCase() !== chosen.name.toLowerCase()) && (
        <> is {chosen.ingredients.map(({ name }) => name).join(" + ")}</>
      )}
      {chosen.ingredients.some(({ rxcui }) => rxcui === null) && (
        <div className={styles.quiet}>
          Kept as it was typed. Where the list does not know it, what it holds stays unknown.
        </div>
      )}
    </div>
    {onOther !== null && (
      <Button variant="default" size="md" onClick={onOther}>
        Another
      </Button>
    )}
  </div>
);

type Part = { readonly draft: Draft; readonly change: (more: Partial<Draft>) => void };

const UNITS: Readonly<Record<Unit, string>> = {
  mg: "mg",
  mcg: "mcg",
  g: "g",
  mL: "mL",
  units: "units",
  puffs: "puffs",
};
const NOT_A_NUMBER = "Enter a number, or leave it empty where nobody knows.";

function Doses({ draft, change }: Part) {
  const contents = draft.chosen?.ingredients ?? [];
  const setAmount = (n: number, text: string) =>
    change({ amounts: draft.amounts.map((was, at) => (at === n ? text : was)) });
  return (
    <>
      <Row>
        {contents.map(({ name }, n) => (
          <Field
            key={name}
            label={contents.length > 1 ? `How much ${name} at a time` : "How much at a time"}
            hint="Empty where nobody knows"
            value={draft.amounts[n] ?? ""}
            onChange={(text) => setAmount(n, text)}
            says={isNumber(draft.amounts[n] ?? "") ? null : NOT_A_NUMBER}
          />
        ))}
        <Field
          label="Times a day"
          hint="0.14 is once a week"
          value={draft.perDay}
          onChange={(perDay) => change({ perDay })}
          says={isNumber(draft.perDay) ? null : NOT_A_NUMBER}
        />
      </Row>
      <Choice
        label="Measured in"
        options={choicesOf(UNITS)}
        value={draft.unit}
        onChange={(unit) => change({ unit })}
        columns={6}
      />
      <Tick label="Only when needed" checked={draft.asNeeded} onChange={(asNeeded) => change({ asNeeded })} />
    </>
  );
}

const More = ({ draft, change, writing }: Part & { readonly writing: Writing }) => (
  <>
    <Choice
      label="How it is taken"
      options={choicesOf(routeWords)}
      value={draft.route}
      onChange={(route) => change({ route })}
      columns={5}
    />
    <Row>
      <Field label="What for" value={draft.takenFor} onChange={(takenFor) => change({ takenFor })} />
      <Field
        label="Since"
        hint="2026, 2026-03 or 2026-03-14; empty where not known"
        value={draft.since}
        onChange={(since) => change({ since })}
        says={saysAt("since", writing.refusals)}
      />
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
