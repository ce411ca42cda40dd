import { Button, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { Card } from "#ui/Card.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import { YourPin } from "#ui/YourPin.tsx";
import type { ConsentSection, UnderstandingQuestion } from "../consent/facts.ts";
import type { TextInForce } from "../consent/text-routes.ts";
import styles from "./Consenting.module.css";
import { QuestionDraft } from "./QuestionDraft.tsx";

type Draft = {
  readonly basedOn: number;
  readonly sections: readonly ConsentSection[];
  readonly questions: readonly UnderstandingQuestion[];
};

type Props = {
  readonly which: TextInForce;
  /** How many consents to the text in force are signed and not taken back. */
  readonly signed: number;
  readonly mayPublish: boolean;
  readonly name: string;
};

/** Under a mark no other part has, of small letters and digits only. */
const emptyPart = (): ConsentSection => ({ id: `part-${uuidv7().slice(-12)}`, title: "", markdown: "" });

const draftOf = ({ text }: TextInForce): Draft => ({
  basedOn: text?.version ?? 0,
  sections: text?.sections ?? [],
  questions: text?.questions ?? [],
});

/** With `one` in the place of the one of its mark. */
const put = <T extends { readonly id: string }>(all: readonly T[], one: T): readonly T[] =>
  all.map((known) => (known.id === one.id ? one : known));

/** What is written stays on the screen, also when somebody else published in the meantime. */
export function TextDraft({ which, signed, mayPublish, name }: Props) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(which));
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const { sections, questions } = draft;
  return (
    <>
      <Card
        title={name}
        says="**words** are printed strong, *words* slanted, and a line that begins with - is a point of a list."
      >
        {sections.map((section, n) => (
          <SectionDraft
            key={section.id}
            nth={n + 1}
            section={section}
            onChange={(one) => change({ sections: put(sections, one) })}
            onRemove={() => change({ sections: sections.filter(({ id }) => id !== section.id) })}
          />
        ))}
        {mayPublish && (
          <Button size="md" variant="default" onClick={() => change({ sections: [...sections, emptyPart()] })}>
            Add a part
          </Button>
        )}
      </Card>
      {questions.length > 0 && (
        <Card title="Questions that show it was understood">
          {questions.map((question) => (
            <QuestionDraft
              key={question.id}
              question={question}
              onChange={(one) => change({ questions: put(questions, one) })}
            />
          ))}
        </Card>
      )}
      {mayPublish && <Publish which={which} draft={draft} signed={signed} onBase={(basedOn) => change({ basedOn })} />}
    </>
  );
}

type SectionProps = {
  readonly nth: number;
  readonly section: ConsentSection;
  readonly onChange: (section: ConsentSection) => void;
  readonly onRemove: () => void;
};

const SectionDraft = ({ nth, section, onChange, onRemove }: SectionProps) => (
  <div className={styles.part}>
    <TextInput
      size="md"
      label={`Part ${nth}, its title`}
      value={section.title}
      onChange={({ currentTarget }) => onChange({ ...section, title: currentTarget.value })}
    />
    <Textarea
      size="md"
      label={`Part ${nth}, its words`}
      autosize
      minRows={4}
      maxRows={16}
      value={section.markdown}
      onChange={({ currentTarget }) => onChange({ ...section, markdown: currentTarget.value })}
    />
    <Button size="md" variant="default" onClick={onRemove} aria-label={`Take this part out: part ${nth}`}>
      Take this part out
    </Button>
  </div>
);

type PublishProps = {
  readonly which: TextInForce;
  readonly draft: Draft;
  readonly signed: number;
  readonly onBase: (version: number) => void;
};

function causes(signed: number): string {
  if (signed === 0) return "No signed consent stands on this text now.";
  return `${signed === 1 ? "1 consent signed before is" : `${signed} consents signed before are`} signed anew: until then no infusion starts on ${signed === 1 ? "it" : "them"}.`;
}

function Publish({ which: { kind, language, text }, draft, signed, onBase }: PublishProps) {
  const [pin, setPin] = useState("");
  const saving = useSaving("/api/settings/consent-texts", ["consent-texts", "consents"]);
  const newest = text?.version ?? 0;
  const publish = async () => {
    const isTaken = await saving.save({ kind, language, ...draft }, pin);
    if (isTaken) onBase(draft.basedOn + 1);
    setPin("");
  };
  return (
    <Card
      title={`Publish version ${draft.basedOn + 1}`}
      says={`${causes(signed)} Every consent that was offered and not signed yet is offered anew too.`}
    >
      {newest > draft.basedOn && (
        <div className={styles.part}>
          <p>Version {newest} was published while you were writing. Your words still stand above.</p>
          <Button size="md" variant="default" onClick={() => onBase(newest)}>
            I know version {newest}: publish mine after it
          </Button>
        </div>
      )}
      <YourPin pin={pin} onChange={setPin} says={saysAt("pin", saving.refusals)} />
      <SaveBar
        saving={saving}
        hide={({ field }) => field === "pin"}
        disabled={pin.length !== 6 || draft.sections.length === 0}
        onPress={() => void publish()}
      >
        Publish it
      </SaveBar>
    </Card>
  );
}
