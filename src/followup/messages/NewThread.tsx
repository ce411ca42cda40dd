import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { Card } from "#ui/Card.tsx";
import { Choice, Field } from "#ui/Field.tsx";
import { SaveBar, type Saving, saysAt, useSaving } from "#ui/saving.tsx";
import { CallFields, useCall } from "./CallForm.tsx";
import type { Topic } from "./facts.ts";
import styles from "./Messages.module.css";
import { TemplateChoice } from "./TemplateChoice.tsx";
import { REREAD, useKeptText } from "./thread-data.ts";
import type { PatientThreads } from "./thread-view.ts";
import { languageWords, topicWords } from "./words.ts";

type Props = { readonly view: PatientThreads; readonly kind: "message" | "call"; readonly onLeave: () => void };

function useBeginning({ patient, topics }: PatientThreads) {
  const saving = useSaving(`/api/patients/${patient.id}/threads`, REREAD);
  const navigate = useNavigate();
  const [threadId] = useState(uuidv7);
  const [subject, setSubject] = useKeptText(`new ${patient.id} subject`);
  const [topic, setTopic] = useState<Topic | null>(topics.length === 1 ? (topics[0] ?? null) : null);
  const begin = async (first: object): Promise<boolean> => {
    if (!(await saving.save({ threadId, subject: subject.trim(), topic, first }))) return false;
    setSubject("");
    void navigate({ to: "/messages/$threadId", params: { threadId } });
    return true;
  };
  return { saving, subject, setSubject, topic, setTopic, begin };
}

/** Begins a conversation, with a message to the patient or with a call that was had. */
export function NewThread({ view, kind, onLeave }: Props) {
  const { patient, topics } = view;
  const { saving, subject, setSubject, topic, setTopic, begin } = useBeginning(view);
  const First = kind === "message" ? FirstMessage : FirstCall;
  return (
    <Card
      title={kind === "message" ? `New message to ${patient.name}` : "Note a call"}
      says={kind === "message" ? "Files can be attached once it is begun." : "The patient does not see it."}
    >
      <Field
        label="Subject"
        hint={kind === "message" ? "The patient reads it too." : undefined}
        value={subject}
        onChange={setSubject}
        says={saysAt("subject", saving.refusals)}
      />
      {topics.length > 1 && (
        <Choice
          label="What it is about"
          options={topics.map((one) => ({ value: one, label: topicWords[one] }))}
          value={topic}
          onChange={setTopic}
          hint="The front desk reads what is about visits, payments and forms."
        />
      )}
      <First view={view} saving={saving} begin={begin} isReady={subject.trim() !== "" && topic !== null} />
      <Button variant="subtle" size="md" onClick={onLeave} className={styles.leave}>
        Leave it
      </Button>
    </Card>
  );
}

type FirstProps = {
  readonly view: PatientThreads;
  readonly saving: Saving;
  readonly begin: (first: object) => Promise<boolean>;
  readonly isReady: boolean;
};

function FirstMessage({ view: { patient }, saving, begin, isReady }: FirstProps) {
  const [text, setText] = useKeptText(`new ${patient.id}`);
  const [templateId, setTemplateId] = useState<string | null>(null);
  const send = async () => {
    const data = { text: text.trim(), files: [], templateId };
    if (await begin({ type: "MessageWritten", data })) setText("");
  };
  return (
    <>
      {!patient.isReached && (
        <p className={styles.warning}>No e-mail address of this patient is known: they cannot read it. Call them.</p>
      )}
      <TemplateChoice
        patient={patient}
        text={text}
        onChoose={(template, whole) => {
          setTemplateId(template);
          setText(whole);
        }}
      />
      <Field
        label="Message"
        hint={`They read ${languageWords[patient.language]}.`}
        lines={5}
        value={text}
        onChange={setText}
      />
      <SaveBar saving={saving} disabled={!isReady || text.trim() === ""} onPress={() => void send()}>
        Send
      </SaveBar>
    </>
  );
}

function FirstCall({ view: { patient }, saving, begin, isReady }: FirstProps) {
  const call = useCall(`new ${patient.id}`, patient.name);
  const keep = async () => {
    if (await begin({ type: "PhoneNoted", data: call.data() })) call.setText("");
  };
  return (
    <>
      <CallFields call={call} refusals={saving.refusals} mayAnswer={false} />
      <SaveBar saving={saving} disabled={!isReady || call.isEmpty} onPress={() => void keep()}>
        Keep the note
      </SaveBar>
    </>
  );
}
