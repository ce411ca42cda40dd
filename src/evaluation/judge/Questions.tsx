import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Refusal } from "#plumbing/facts.ts";
import { fetched, send } from "#ui/ask.ts";
import { Asked, Card } from "#ui/Card.tsx";
import { Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { againstOf, useEntryId } from "#ui/saving.tsx";
import type { ThreadView } from "../evaluation-routes.ts";
import { dayWords } from "./Decision.tsx";
import styles from "./Evaluation.module.css";

type Of = { readonly patientId: string; readonly zone: string };

/** What the patient asked, and what they were answered; each open question is answered in its place. */
export function Questions({ patientId, zone }: Of) {
  const query = useQuery({
    queryKey: ["questions", patientId],
    queryFn: () => fetched<ThreadView>(`/api/patients/${patientId}/questions`),
  });
  return (
    <Card title="Questions of the patient" says="The patient reads the answer on their own pages.">
      <Asked query={query} what="the questions">
        {(view) => <Thread view={view} patientId={patientId} zone={zone} />}
      </Asked>
    </Card>
  );
}

function Thread({ view: { thread, names }, patientId, zone }: Of & { readonly view: ThreadView }) {
  if (thread.length === 0) return <p>Nothing was asked.</p>;
  const isAnswered = (questionId: string) =>
    thread.some((one) => one.from === "clinic" && one.questionId === questionId);
  return (
    <ol className={styles.thread}>
      {thread.map(({ id, at, by, from, text }) => (
        <li key={id} data-from={from}>
          <small>
            {from === "patient" ? "The patient" : (names[by] ?? by)}, {dayWords(zone, at)}
          </small>
          <p>{text}</p>
          {from === "patient" && !isAnswered(id) && <Answer patientId={patientId} questionId={id} />}
        </li>
      ))}
    </ol>
  );
}

function Answer({ patientId, questionId }: { readonly patientId: string; readonly questionId: string }) {
  const queries = useQueryClient();
  const idOf = useEntryId();
  const [text, setText] = useState("");
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const answer = async () => {
    const body = { questionId, text: text.trim() };
    const against = againstOf(await send(`/api/patients/${patientId}/questions`, { id: idOf(body), ...body }));
    setRefusals(against);
    if (against.length === 0) await queries.invalidateQueries({ queryKey: ["questions", patientId] });
  };
  return (
    <div className={styles.form}>
      <Field label="Your answer, in plain words" lines={2} value={text} onChange={setText} />
      <Refusals refusals={refusals} />
      <div className={styles.actions}>
        <Button size="md" disabled={text.trim() === ""} onClick={() => void answer()}>
          Answer
        </Button>
      </div>
    </div>
  );
}
