import { Button, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Refusal } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import { fetched, send, unreadBecause, unanswered } from "#ui/ask.ts";
import { ageOf, useNow } from "#ui/clock.ts";
import { Refusals } from "#ui/Refusals.tsx";
import pile from "#ui/Pile.module.css";
import { Term, Terms } from "#ui/Terms.tsx";
import styles from "./Quarantine.module.css";

/** Messages held back for one cause from one device. */
type Item = {
  readonly id: string;
  readonly device: string | null;
  readonly room: string | null;
  readonly cause: string;
  readonly said: string;
  readonly expected: string | null;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly messages: number;
  readonly resolvedAt: Instant | null;
  readonly resolution: string | null;
};

const AGAIN_MS = 10_000;

/** Monitor messages that name somebody else, or nobody: kept, counted, and shown on no patient until a person has looked. */
export function Quarantine() {
  const { data, error } = useQuery({
    queryKey: ["quarantine"],
    queryFn: () => fetched<{ items: readonly Item[] }>("/api/quarantine"),
    refetchInterval: AGAIN_MS,
  });
  const now = useNow(AGAIN_MS);
  if (data === undefined)
    return error === null ? (
      <p className={pile.what}>Reading what is held back…</p>
    ) : (
      <Refusals title="The quarantine could not be read" refusals={unreadBecause(error)} />
    );
  return <HeldBack items={data.items} now={now} />;
}

/** More devices nobody knows than this stand together, behind what may be on the wrong patient. */
const MOST_UNFOLDED = 2;

const isUnknown = ({ device, expected }: Item): boolean => device === null && expected === null;

const wrongPatientFirst = (a: Item, b: Item): number => Number(b.expected !== null) - Number(a.expected !== null);

function HeldBack({ items, now }: { readonly items: readonly Item[]; readonly now: Instant }) {
  const open = items.filter(({ resolvedAt }) => resolvedAt === null);
  const [known, unknown] = [open.filter((item) => !isUnknown(item)), open.filter(isUnknown)];
  const looked = items.filter(({ resolvedAt }) => resolvedAt !== null);
  return (
    <>
      <p className={pile.what}>
        Messages from monitors that name another patient, an unknown device, or cannot be read. They are kept as they
        came and shown on no patient. Go to the monitor, put right what is wrong there, and say here what it was.
      </p>
      <section className={pile.list} aria-labelledby="open">
        <h2 id="open">To be looked at</h2>
        {open.length === 0 && (
          <p className={pile.none}>Nothing is held back. Every message so far names the patient it was watching.</p>
        )}
        {known.toSorted(wrongPatientFirst).map((item) => (
          <Held key={item.id} item={item} now={now} />
        ))}
        {unknown.length > MOST_UNFOLDED ? (
          <details className={styles.together}>
            <summary>{unknown.length} devices we do not know</summary>
            {unknown.map((item) => (
              <Held key={item.id} item={item} now={now} />
            ))}
          </details>
        ) : (
          unknown.map((item) => <Held key={item.id} item={item} now={now} />)
        )}
      </section>
      {looked.length > 0 && (
        <section className={pile.list} aria-labelledby="looked">
          <h2 id="looked">Looked at</h2>
          {looked.map((item) => (
            <Held key={item.id} item={item} now={now} />
          ))}
        </section>
      )}
    </>
  );
}

function Held({ item, now }: { readonly item: Item; readonly now: Instant }) {
  const { device, room, cause, said, expected, firstAt, lastAt, messages, resolvedAt, resolution } = item;
  return (
    <article className={pile.item} data-open={resolvedAt === null}>
      <header>
        <h3>{cause}</h3>
        <span>{[room, device].filter((one) => one !== null).join(" · ") || "device not known"}</span>
      </header>
      <Terms>
        <Term name="The message says">{said}</Term>
        {expected !== null && <Term name="We expected">{expected}</Term>}
        <Term name="How many">
          {messages === 1 ? "1 message" : `${messages} messages`}, first {ageOf(now - firstAt)}, last{" "}
          {ageOf(now - lastAt)}
        </Term>
      </Terms>
      {resolvedAt === null ? (
        <Resolving id={item.id} />
      ) : (
        <p className={styles.resolution}>
          {resolution} <small>{ageOf(now - resolvedAt)}</small>
        </p>
      )}
    </article>
  );
}

const SILENT = unanswered("this was recorded", "Press again: it is recorded only once.");

function Resolving({ id }: { readonly id: string }) {
  const queries = useQueryClient();
  const [factId] = useState(uuidv7);
  const [resolution, setResolution] = useState("");
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const resolve = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await send(`/api/quarantine/${id}/resolve`, { id: factId, resolution: resolution.trim() });
    if (answer.kind !== "ok") return setRefusals(answer.kind === "refused" ? answer.refusals : [SILENT]);
    await queries.invalidateQueries({ queryKey: ["quarantine"] });
    await queries.invalidateQueries({ queryKey: ["board"] });
  };
  return (
    <form className={pile.outcome} onSubmit={(event) => void resolve(event)}>
      <Textarea
        label="What it was, and what was done"
        placeholder="The name on the monitor was still the last patient's; it was changed"
        autosize
        minRows={1}
        size="md"
        value={resolution}
        onChange={(event) => setResolution(event.target.value)}
      />
      <Button type="submit" size="md" disabled={resolution.trim().length < 3}>
        Record
      </Button>
      <Refusals refusals={refusals} />
    </form>
  );
}
