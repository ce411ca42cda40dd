import { Button } from "@mantine/core";
import { useId, useState } from "react";
import { uuidv7 } from "uuidv7";
import { sendFile } from "#ui/ask.ts";
import { Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { againstOf, useSaving } from "#ui/saving.tsx";
import type { Refusal } from "#plumbing/facts.ts";
import type { Attachment } from "./facts.ts";
import styles from "./Messages.module.css";
import { REREAD, useKeptText } from "./thread-data.ts";
import type { ThreadView } from "./thread-view.ts";
import { TemplateChoice } from "./TemplateChoice.tsx";
import { languageWords, sizeWords } from "./words.ts";

/** Writes to the patient. What is half written survives a reload and an expired sign-in in this tab. */
export function Composer({ view: { thread, patient } }: { readonly view: ThreadView }) {
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
  const isEmpty = text.trim() === "" && files.length === 0;
  return (
    <section className={styles.composer} aria-label="Write to the patient">
      <TemplateChoice
        patient={patient}
        onChoose={(template, words) => {
          setTemplateId(template);
          setText(text.trim() === "" ? words : `${text.trimEnd()}\n\n${words}`);
        }}
      />
      <Field
        label={`To ${patient.name}`}
        hint={`They read ${languageWords[patient.language]}. They are told that a message waits, not what it says.`}
        lines={5}
        value={text}
        onChange={setText}
      />
      <Files threadId={thread.id} files={files} setFiles={setFiles} />
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

type FilesProps = {
  readonly threadId: string;
  readonly files: readonly Attachment[];
  readonly setFiles: (files: readonly Attachment[]) => void;
};

const MOST = 3;

function Files({ threadId, files, setFiles }: FilesProps) {
  const id = useId();
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [isBusy, setBusy] = useState(false);
  const take = async (chosen: readonly File[]) => {
    setBusy(true);
    const taken: Attachment[] = [];
    let against: readonly Refusal[] = [];
    for (const file of chosen.slice(0, MOST - files.length)) {
      const path = `/api/threads/${threadId}/files/${uuidv7()}?name=${encodeURIComponent(file.name)}`;
      const answer = await sendFile<Attachment>(path, file);
      if (answer.kind === "ok") taken.push(answer.value);
      against = [...against, ...againstOf(answer)];
    }
    setBusy(false);
    setRefusals(against);
    setFiles([...files, ...taken]);
  };
  return (
    <div className={styles.attach}>
      {files.length < MOST && (
        <label htmlFor={id}>
          {isBusy ? "Attaching…" : "Attach pictures or PDF files, up to 3"}
          <input
            id={id}
            type="file"
            multiple
            disabled={isBusy}
            accept="image/jpeg,image/png,image/webp,image/heic,application/pdf"
            onChange={(event) => {
              void take([...(event.target.files ?? [])]);
              event.target.value = "";
            }}
          />
        </label>
      )}
      {files.length > 0 && (
        <ul className={styles.files}>
          {files.map((file) => (
            <li key={file.fileId}>
              {file.name} ({sizeWords(file.bytes)}){" "}
              <button
                type="button"
                className={styles.plain}
                aria-label={`Leave out ${file.name}`}
                onClick={() => setFiles(files.filter((one) => one !== file))}
              >
                Leave out
              </button>
            </li>
          ))}
        </ul>
      )}
      <Refusals refusals={refusals} title="Not attached" />
    </div>
  );
}
