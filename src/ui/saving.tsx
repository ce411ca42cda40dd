import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Refusal } from "#plumbing/facts.ts";
import { type Answer, send } from "./ask.ts";
import styles from "./Card.module.css";
import { Refusals } from "./Refusals.tsx";

const SILENT: Refusal = {
  rule: "no-answer",
  says: "The server does not answer, so nobody knows whether this was saved.",
  satisfy: "Press again: it is saved only once. What you entered is kept.",
};

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
};

/** Sends changes to one address, and has what they changed read anew. Things that carry an id of their own need no other. */
export function useSaving(path: string, reread: readonly string[], { ownId = false } = {}): Saving {
  const queries = useQueryClient();
  const idOf = useEntryId();
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [state, setState] = useState<Saving["state"]>("idle");
  const save = async (body: object, pin?: string) => {
    setState("saving");
    const against = await sendAll(path, ownId ? body : { id: idOf(body), ...body }, pin);
    setRefusals(against);
    setState(against.length === 0 ? "saved" : "idle");
    if (against.length > 0) return false;
    await Promise.all(reread.map((key) => queries.invalidateQueries({ queryKey: [key] })));
    return true;
  };
  return { refusals, state, save };
}

async function sendAll(path: string, body: object, pin: string | undefined): Promise<readonly Refusal[]> {
  const unsure = pin === undefined ? [] : againstOf(await send("/api/sitting/confirm", { pin }));
  return unsure.length > 0 ? unsure : againstOf(await send(path, body));
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
        <Button size="md" onClick={onPress} disabled={disabled} loading={saving.state === "saving"}>
          {children}
        </Button>
        <span role="status">{saving.state === "saved" ? "Saved" : ""}</span>
      </div>
    </>
  );
}

/** What is wrong with one field, in a sentence under it; undefined when nothing is. */
export function saysAt(field: string, refusals: readonly Refusal[]): string | undefined {
  const found = refusals.find((one) => one.field === field);
  return found === undefined ? undefined : `${found.says.replace(`${field}: `, "")} ${found.satisfy}`;
}
