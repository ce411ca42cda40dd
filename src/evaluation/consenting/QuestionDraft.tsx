import { Textarea, TextInput } from "@mantine/core";
import { Choice } from "#ui/Field.tsx";
import type { UnderstandingQuestion } from "../consent/facts.ts";
import styles from "./Consenting.module.css";

type Props = {
  readonly question: UnderstandingQuestion;
  readonly onChange: (question: UnderstandingQuestion) => void;
};

/** One question, its answers, the right one, and why. */
export const QuestionDraft = ({ question, onChange }: Props) => (
  <div className={styles.part}>
    <TextInput
      size="md"
      label="Question"
      value={question.asks}
      onChange={({ currentTarget }) => onChange({ ...question, asks: currentTarget.value })}
    />
    {question.choices.map((choice, n) => (
      <TextInput
        key={choice.id}
        size="md"
        label={`Answer ${n + 1}`}
        value={choice.says}
        onChange={({ currentTarget }) => {
          const choices = question.choices.map((one) =>
            one.id === choice.id ? { ...one, says: currentTarget.value } : one,
          );
          onChange({ ...question, choices });
        }}
      />
    ))}
    <Choice
      label="The right answer"
      options={question.choices.map(({ id }, n) => ({ value: id, label: `Answer ${n + 1}` }))}
      value={question.right}
      onChange={(right) => onChange({ ...question, right })}
    />
    <Textarea
      size="md"
      label="Why it is right, said after a wrong answer"
      autosize
      minRows={2}
      value={question.because}
      onChange={({ currentTarget }) => onChange({ ...question, because: currentTarget.value })}
    />
  </div>
);
