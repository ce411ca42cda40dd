import { Button } from "@mantine/core";
import { useState } from "react";
import { Field } from "#ui/Field.tsx";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import styles from "./Messages.module.css";
import type { Entry, Message, PhoneNote } from "./fold.ts";
import { REREAD } from "./thread-data.ts";
import type { ThreadView } from "./thread-view.ts";
import { sizeWords, whenWords } from "./words.ts";

type Of = { readonly view: ThreadView };

/** Everything said and done in the order it came. What was taken back stays readable here. */
export function Entries({ view }: Of) {
  return (
    <ol className={styles.entries}>
      {view.thread.entries.map((entry) => (
        <li key={entry.id} data-kind={entry.kind} data-from={entry.kind === "message" ? entry.from : "staff"}>
          <One entry={entry} view={view} />
        </li>
      ))}
    </ol>
  );
}

function One({ entry, view }: Of & { readonly entry: Entry }) {
  const { names, zone } = view;
  const who = names[entry.by] ?? "Afterglow";
  const when = <time>{whenWords(zone, entry.at)}</time>;
  switch (entry.kind) {
    case "message":
      return <Written entry={entry} who={who} view={view} />;
    case "phone":
      return <Called entry={entry} who={who} view={view} />;
    case "handover":
      return (
        <p>
          <b>{who}</b> {entry.to === null ? "gave it back to everybody" : handedWords(entry, names)}, {when}
          {entry.note !== "" && <q>{entry.note}</q>}
        </p>
      );
    case "clinical":
      return (
        <p>
          <b>{who}</b> passed it to those who treat, {when}: {entry.why}
        </p>
      );
    case "settled":
      return (
        <p>
          <b>{who}</b> settled it, {when}
          {entry.outcome !== "" && `: ${entry.outcome}`}
        </p>
      );
  }
}

const handedWords = ({ to, by }: Extract<Entry, { kind: "handover" }>, names: ThreadView["names"]): string =>
  to === by ? "took it" : `handed it to ${names[to ?? ""] ?? "a colleague"}`;

function Written({ entry, who, view }: Of & { readonly entry: Message; readonly who: string }) {
  const { thread, unread, patient } = view;
  return (
    <>
      <small>
        <b>{who}</b>, <time>{whenWords(view.zone, entry.at)}</time>
        {entry.from === "clinic" && entry.struck === null && (
          <span> · {unread.includes(entry.id) ? "not read yet" : `read by ${patient.name}`}</span>
        )}
      </small>
      <p className={styles.words} data-struck={entry.struck !== null}>
        {entry.text}
      </p>
      {entry.files.length > 0 && (
        <ul className={styles.files}>
          {entry.files.map(({ fileId, name, bytes }) => (
            <li key={fileId}>
              <a href={`/api/threads/${thread.id}/files/${fileId}`} target="_blank" rel="noreferrer">
                {name}
              </a>{" "}
              ({sizeWords(bytes)})
            </li>
          ))}
        </ul>
      )}
      {entry.from === "clinic" && <TakenBack entry={entry} view={view} />}
    </>
  );
}

function Called({ entry, who, view }: Of & { readonly entry: PhoneNote; readonly who: string }) {
  return (
    <>
      <small>
        <b>{who}</b> noted a call with {entry.with}, <time>{whenWords(view.zone, entry.at)}</time>
        {entry.minutes !== null && `, ${entry.minutes} min`}
        {entry.answers && " · answered what was asked"} · the patient does not see this
      </small>
      <p className={styles.words} data-struck={entry.struck !== null}>
        {entry.text}
      </p>
      <TakenBack entry={entry} view={view} />
    </>
  );
}

/** Who took it back and why; or the way to take it back. */
function TakenBack({ entry, view }: Of & { readonly entry: Message | PhoneNote }) {
  const [isOpen, setOpen] = useState(false);
  if (entry.struck !== null)
    return (
      <p className={styles.struck}>
        Taken back by {view.names[entry.struck.by] ?? ""}, {whenWords(view.zone, entry.struck.at)}: {entry.struck.why}
      </p>
    );
  return isOpen ? (
    <Taking entry={entry} threadId={view.thread.id} onLeave={() => setOpen(false)} />
  ) : (
    <button type="button" className={styles.plain} onClick={() => setOpen(true)}>
      Take back…
    </button>
  );
}

function Taking({
  entry,
  threadId,
  onLeave,
}: {
  readonly entry: Message | PhoneNote;
  readonly threadId: string;
  readonly onLeave: () => void;
}) {
  const saving = useSaving(`/api/threads/${threadId}`, REREAD);
  const [why, setWhy] = useState("");
  return (
    <div className={styles.form}>
      <Field
        label="Why it is taken back"
        hint="The patient sees that a message was taken back, not what it said. It stays readable here."
        says={saysAt("data.why", saving.refusals)}
        value={why}
        onChange={setWhy}
      />
      <SaveBar
        saving={saving}
        disabled={why.trim() === ""}
        onPress={() => void saving.save({ type: "MessageStruck", data: { messageId: entry.id, why: why.trim() } })}
      >
        Take it back
      </SaveBar>
      <Button variant="subtle" size="md" onClick={onLeave}>
        Leave it
      </Button>
    </div>
  );
}
