import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Refusal } from "#plumbing/facts.ts";
import { type Answer, send, unanswered } from "./ask.ts";
import styles from "./Card.module.css";
import { Refusals } from "./Refusals.tsx";

const SILENT = unanswered("this was saved", "Press again: it is saved only once. What you entered is kept.");

/** Every reason against what was sent; none when it was taken. */
export function againstOf(answer: Answer<unknown>): readonly Refusal[] {
  if (answer.kind === "ok") return [];
  return answer.kind === "refused" ? answer.refusals : [SILENT];
}

/** One number for one content: pressed again it is the same entry, changed it is another. */
export function useEntryId(): (content: object) => string {
  const last = useRef({ content: "", id: "" });
  return (content) => {
    const text = JSON.stringify(content);
    if (text !== last.current.content) last.current = { content: text, id: uuidv7() };
    return last.current.id;
  };
}

export type Saving = {
  readonly refusals: readonly Refusal[];
  readonly state: "idle" | "saving" | "saved";
  /** Sends it under an id of its own; true when it was taken. With a PIN, the identity is confirmed first. */
  readonly save: (body: object, pin?: string) => Promise<boolean>;
  /** Somebody else saved in between: puts what was entered here in the place of theirs. Null while nobody did. */
  readonly saveOver: (() => Promise<boolean>) | null;
};

type Manner = {
  /** What is sent carries an id of its own. */
  readonly ownId?: boolean;
  /** For what stands as a whole: the saving this form began with, so that nobody's is overwritten unseen. */
  readonly after?: string | null;
};

type Sent = { readonly body: object; readonly pin: string | undefined };

/** Sends changes to one address, and has what they changed read anew. Things that carry an id of their own need no other. */
export function useSaving(path: string, reread: readonly string[], { ownId = false, after }: Manner = {}): Saving {
  const queries = useQueryClient();
  const idOf = useEntryId();
  const seen = useRef(after);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [state, setState] = useState<Saving["state"]>("idle");
  const [overtaken, setOvertaken] = useState<(Sent & { readonly last: string }) | null>(null);
  const save = async (body: object, pin?: string) => {
    setState("saving");
    const content = seen.current === undefined ? body : { after: seen.current, ...body };
    const id = ownId ? null : idOf(content);
    const answer = await sendAll(path, id === null ? content : { id, ...content }, pin);
    const [against, last] = [againstOf(answer), lastOf(answer)];
    setRefusals(against);
    setOvertaken(last === null ? null : { body, pin, last });
    setState(against.length === 0 ? "saved" : "idle");
    if (against.length > 0) return false;
    if (seen.current !== undefined) seen.current = id;
    await Promise.all(reread.map((key) => queries.invalidateQueries({ queryKey: [key] })));
    return true;
  };
  const saveOver = ({ body, pin, last }: Sent & { readonly last: string }) => {
    seen.current = last;
    return save(body, pin);
  };
  return { refusals, state, save, saveOver: overtaken === null ? null : () => saveOver(overtaken) };
}

async function sendAll(path: string, body: object, pin: string | undefined): Promise<Answer<unknown>> {
  const sure = pin === undefined ? null : await send("/api/sitting/confirm", { pin });
  return sure === null || sure.kind === "ok" ? send(path, body) : sure;
}

/** The saving that came in between; null where none did. */
function lastOf(answer: Answer<unknown>): string | null {
  const last = answer.kind === "refused" ? answer.more?.["last"] : null;
  return typeof last === "string" ? last : null;
}

/** The button that saves, what it came to, and every reason against it that has no field of its own. */
export function SaveBar({
  saving,
  children,
  onPress,
  disabled = false,
  hide,
}: {
  readonly saving: Saving;
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  /** Fields that show their refusals themselves. */
  readonly hide?: (refusal: Refusal) => boolean;
}) {
  return (
    <>
      <Refusals
        refusals={saving.refusals.filter((one) => hide?.(one) !== true)}
        title="Not saved. What you entered is kept."
      />
      <div className={styles.save}>
        {saving.saveOver === null ? (
          <Button size="md" onClick={onPress} disabled={disabled} loading={saving.state === "saving"}>
            {children}
          </Button>
        ) : (
          <WhichStands saveOver={saving.saveOver} />
        )}
        <span role="status">{saving.state === "saved" ? "Saved" : ""}</span>
      </div>
    </>
  );
}

/** Two saved the same thing: nobody's is dropped unless a person says so. */
const WhichStands = ({ saveOver }: { readonly saveOver: () => Promise<boolean> }) => (
  <>
    <Button size="md" variant="default" component="a" href={location.pathname} target="_blank">
      Look at theirs in another window
    </Button>
    <Button size="md" onClick={() => void saveOver()}>
      Put mine in place of theirs
    </Button>
    <Button size="md" variant="subtle" onClick={() => location.reload()}>
      Let theirs stand, drop mine
    </Button>
  </>
);

/** What is wrong with one field, in a sentence under it; undefined when nothing is. */
export function saysAt(field: string, refusals: readonly Refusal[]): string | undefined {
  const found = refusals.find((one) => one.field === field);
  return found === undefined ? undefined : `${found.says.replace(`${field}: `, "")} ${found.satisfy}`;
}
