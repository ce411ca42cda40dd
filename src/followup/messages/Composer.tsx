import { Button } from "@mantine/core";
import { useState } from "react";
import { Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { useSaving } from "#ui/saving.tsx";
import { AttachedFiles } from "./AttachedFiles.tsx";
import type { Attachment } from "./facts.ts";
import styles from "./Messages.module.css";
import { REREAD, useKeptText } from "./thread-data.ts";
import type { ThreadView } from "./thread-view.ts";
import { TemplateChoice } from "./TemplateChoice.tsx";
import { languageWords } from "./words.ts";

/** Writes to the patient. What is half written survives a reload and an expired sign-in in this tab. */
export function Composer({ view }: { readonly view: ThreadView }) {
  const { thread, patient } = view;
  const { saving, text, setText, files, setFiles, setTemplateId, write } = useWriting(view);
  const isEmpty = text.trim() === "" && files.length === 0;
  return (
    <section className={styles.composer} aria-label="Write to the patient">
      <TemplateChoice
        patient={patient}
        text={text}
        onChoose={(template, whole) => {
          setTemplateId(template);
          setText(whole);
        }}
      />
      <Field
        label={`To ${patient.name}`}
        hint={`They read ${languageWords[patient.language]}. They are told that a message waits, not what it says.`}
        lines={5}
        value={text}
        onChange={setText}
      />
      <AttachedFiles to={`/api/threads/${thread.id}/files`} files={files} setFiles={setFiles} />
      <Refusals refusals={saving.refusals} title="Not sent. What you wrote is kept." />
      <div className={styles.buttons}>
        <Button size="md" disabled={isEmpty} loading={saving.state === "saving"} onClick={() => void write(false)}>
          Send
        </Button>
        <Button
          size="md"
          variant="default"
          disabled={isEmpty || saving.state === "saving"}
          onClick={() => void write(true)}
        >
          Send and settle
        </Button>
        <span role="status">{saving.state === "saved" && isEmpty ? "Sent" : ""}</span>
      </div>
    </section>
  );
}

function useWriting({ thread }: ThreadView) {
  const saving = useSaving(`/api/threads/${thread.id}`, REREAD);
  const [text, setText] = useKeptText(thread.id);
  const [templateId, setTemplateId] = useState<string | null>(null);
  const [files, setFiles] = useState<readonly Attachment[]>([]);
  const write = async (settles: boolean) => {
    const named = files.map(({ fileId, name }) => ({ fileId, name }));
    const data = { text: text.trim(), files: named, templateId };
    if (!(await saving.save({ type: "MessageWritten", data }))) return;
    setText("");
    setFiles([]);
    setTemplateId(null);
    if (settles) await saving.save({ type: "ThreadSettled", data: { outcome: "Answered." } });
  };
  return { saving, text, setText, files, setFiles, setTemplateId, write };
}
