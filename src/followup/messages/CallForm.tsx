import { useState } from "react";
import { as, type Instant } from "#science/units.ts";
import { serverTime } from "#ui/clock.ts";
import { Field, Tick } from "#ui/Field.tsx";
import { Row } from "#ui/Card.tsx";
import { saysAt } from "#ui/saving.tsx";
import type { Refusal } from "#plumbing/facts.ts";
import { useKeptText } from "./thread-data.ts";

/** A call that was had, as it is being written down. */
export type CallDraft = ReturnType<typeof useCall>;

const MINUTE = 60_000;

/** `place`: where its words are kept while they are half written. */
export function useCall(place: string, patientName: string) {
  const [text, setText] = useKeptText(`${place} call`);
  const [whom, setWhom] = useState(patientName);
  const [ago, setAgo] = useState("0");
  const [lasted, setLasted] = useState("");
  const [answers, setAnswers] = useState(false);
  const minutesIn = (typed: string): number | null => (/^\d{1,4}$/.test(typed.trim()) ? Number(typed) : null);
  const data = (): object => ({
    at: as<Instant>(serverTime() - (minutesIn(ago) ?? 0) * MINUTE),
    with: whom.trim(),
    text: text.trim(),
    minutes: minutesIn(lasted),
    answers,
  });
  const isEmpty = text.trim() === "" || whom.trim() === "" || minutesIn(ago) === null;
  return { text, setText, whom, setWhom, ago, setAgo, lasted, setLasted, answers, setAnswers, data, isEmpty };
}

type FieldsProps = {
  readonly call: CallDraft;
  readonly refusals: readonly Refusal[];
  readonly mayAnswer: boolean;
};

export const CallFields = ({ call, refusals, mayAnswer }: FieldsProps) => (
  <>
    <Field label="With whom" value={call.whom} onChange={call.setWhom} says={saysAt("data.with", refusals)} />
    <Field label="What was said" lines={4} value={call.text} onChange={call.setText} says={saysAt("text", refusals)} />
    <Row>
      <Field label="Minutes ago" value={call.ago} onChange={call.setAgo} says={saysAt("at", refusals)} />
      <Field label="How long, in minutes" value={call.lasted} onChange={call.setLasted} />
    </Row>
    {mayAnswer && (
      <Tick
        label="It answered what they had asked"
        hint="Then no answer is owed any more."
        checked={call.answers}
        onChange={call.setAnswers}
      />
    )}
  </>
);
