import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { Card } from "#ui/Card.tsx";
import { Choice, Field } from "#ui/Field.tsx";
import { SaveBar, type Saving, saysAt, useSaving } from "#ui/saving.tsx";
import { CallFields, useCall } from "./CallForm.tsx";
import { AttachedFiles } from "./AttachedFiles.tsx";
import type { Attachment, Topic } from "./facts.ts";
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
  return { saving, threadId, subject, setSubject, topic, setTopic, begin };
}

/** Begins a conversation, with a message to the patient or with a call that was had. */
export function NewThread({ view, kind, onLeave }: Props) {
  const { patient, topics } = view;
  const { saving, threadId, subject, setSubject, topic, setTopic, begin } = useBeginning(view);
  const First = kind === "message" ? FirstMessage : FirstCall;
  return (
    <Card
      title={kind === "message" ? `New message to ${patient.name}` : "Note a call"}
      says={kind === "call" ? "The patient does not see it." : undefined}
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
      <First
        view={view}
        saving={saving}
        filesTo={`/api/patients/${patient.id}/threads/${threadId}/files`}
        begin={begin}
        isReady={subject.trim() !== "" && topic !== null}
      />
      <Button variant="subtle" size="md" onClick={onLeave} className={styles.leave}>
        Leave it
      </Button>
    </Card>
  );
}

type FirstProps = {
  readonly view: PatientThreads;
  readonly saving: Saving;
  /** Where the files of its first message are laid by. */
  readonly filesTo: string;
  readonly begin: (first: object) => Promise<boolean>;
  readonly isReady: boolean;
};

function FirstMessage({ view: { patient }, saving, filesTo, begin, isReady }: FirstProps) {
  const [text, setText] = useKeptText(`new ${patient.id}`);
  const [templateId, setTemplateId] = useState<string | null>(null);
  const [files, setFiles] = useState<readonly Attachment[]>([]);
  const isEmpty = text.trim() === "" && files.length === 0;
  const send = async () => {
    const data = { text: text.trim(), files: files.map(({ fileId, name }) => ({ fileId, name })), templateId };
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
      <AttachedFiles to={filesTo} files={files} setFiles={setFiles} />
      <SaveBar saving={saving} disabled={!isReady || isEmpty} onPress={() => void send()}>
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
