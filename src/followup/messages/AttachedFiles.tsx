import { useId, useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Refusal } from "#plumbing/facts.ts";
import { sendFile } from "#ui/ask.ts";
import { Refusals } from "#ui/Refusals.tsx";
import { againstOf } from "#ui/saving.tsx";
import type { Attachment } from "./facts.ts";
import styles from "./Messages.module.css";
import { sizeWords } from "./words.ts";

type Props = {
  /** Where they are laid by, "/api/threads/<id>/files". */
  readonly to: string;
  readonly files: readonly Attachment[];
  readonly setFiles: (files: readonly Attachment[]) => void;
};

const MOST = 3;

/** Lays the files by, one after the other. */
async function layBy(to: string, chosen: readonly File[]) {
  const taken: Attachment[] = [];
  const against: Refusal[] = [];
  for (const file of chosen) {
    const path = `${to}/${uuidv7()}?name=${encodeURIComponent(file.name)}`;
    const answer = await sendFile<Attachment>(path, file);
    if (answer.kind === "ok") taken.push(answer.value);
    against.push(...againstOf(answer));
  }
  return { taken, against };
}

/** The pictures and papers that go with a message. */
export function AttachedFiles({ to, files, setFiles }: Props) {
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [isBusy, setBusy] = useState(false);
  const take = async (chosen: readonly File[]) => {
    setBusy(true);
    const { taken, against } = await layBy(to, chosen.slice(0, MOST - files.length));
    setBusy(false);
    setRefusals(against);
    setFiles([...files, ...taken]);
  };
  return (
    <div className={styles.attach}>
      {files.length < MOST && <Choosing isBusy={isBusy} onChoose={(chosen) => void take(chosen)} />}
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

function Choosing({
  isBusy,
  onChoose,
}: {
  readonly isBusy: boolean;
  readonly onChoose: (chosen: readonly File[]) => void;
}) {
  const id = useId();
  return (
    <label htmlFor={id}>
      {isBusy ? "Attaching…" : `Attach pictures or PDF files, up to ${MOST}, each at most 5 MB`}
      <input
        id={id}
        type="file"
        multiple
        disabled={isBusy}
        accept="image/jpeg,image/png,image/webp,image/heic,application/pdf"
        onChange={(event) => {
          onChoose([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </label>
  );
}
