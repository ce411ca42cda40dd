import { Button, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Refusal } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import { fetched, send, unanswered } from "#ui/ask.ts";
import { ageOf, useNow } from "#ui/clock.ts";
import { Refusals } from "#ui/Refusals.tsx";
import { shownPhone } from "#ui/telephone.ts";
import pile from "#ui/Pile.module.css";
import styles from "./Letters.module.css";
import type { ShownLetter } from "./letters/shown.ts";

const AGAIN_MS = 10_000;

/** Every letter of the clinic, mail and texts, those that did not arrive first. */
export function Letters() {
  const { data, error } = useQuery({
    queryKey: ["letters"],
    queryFn: () => fetched<{ letters: readonly ShownLetter[] }>("/api/letters"),
    refetchInterval: AGAIN_MS,
  });
  const now = useNow(AGAIN_MS);
  if (data === undefined)
    return error === null ? (
      <p className={pile.what}>Reading the letters…</p>
    ) : (
      <Refusals
        title="The letters could not be read"
        refusals={[{ rule: "unread", says: error.message, satisfy: "This page goes on trying." }]}
      />
    );
  return <InTwo letters={data.letters} now={now} />;
}

function InTwo({ letters, now }: { readonly letters: readonly ShownLetter[]; readonly now: Instant }) {
  const lost = letters.filter(({ lost: one }) => one);
  const others = letters.filter(({ lost: one }) => !one);
  return (
    <>
      <p className={pile.what}>
        Mail and text messages this clinic sends by itself. Their words are not shown here. Whoever did not get theirs
        needs a call, or the letter once more.
      </p>
      <section className={pile.list} aria-labelledby="lost">
        <h2 id="lost">Did not arrive</h2>
        {lost.length === 0 && <p className={pile.none}>Every letter so far went out.</p>}
        {lost.length > 0 && (
          <ul>
            {lost.map((letter) => (
              <Lost key={letter.id} letter={letter} now={now} />
            ))}
          </ul>
        )}
      </section>
      <section className={pile.list} aria-labelledby="others">
        <h2 id="others">The newest 200</h2>
        {others.length === 0 ? (
          <p className={pile.none}>
            No letters yet. A booking, a reminder or a code to prove an address will be listed here.
          </p>
        ) : (
          <Others letters={others} now={now} />
        )}
      </section>
    </>
  );
}

const channelWords = { mail: "mail", text: "text message" } as const;
const languageWords = { en: "English", es: "Spanish" } as const;

function Lost({ letter, now }: { readonly letter: ShownLetter; readonly now: Instant }) {
  const { what, name, recipient, channel, language, state, says, tries, doneAt, madeAt } = letter;
  return (
    <li className={pile.item} data-open={true}>
      <header>
        <h3>{what}</h3>
        <span>
          {channelWords[channel]} in {languageWords[language]} to <b>{name ?? shownPhone(recipient)}</b>
          {name !== null && `, ${shownPhone(recipient)}`}
        </span>
      </header>
      <p>
        <b>{state === "failed" ? "Did not go out." : "Nobody knows whether it went out."}</b> {says}
      </p>
      <small>
        {tries === 1 ? "1 try" : `${tries} tries`}, the last <time>{ageOf(now - (doneAt ?? madeAt))}</time>
      </small>
      <SendAgain letter={letter} />
      <ReachedOtherwise letter={letter} />
    </li>
  );
}

const SILENT = unanswered("this was done", "Look at this list again before you press once more.");

function SendAgain({ letter: { id, state, canResend, what, name, recipient } }: { readonly letter: ShownLetter }) {
  const queries = useQueryClient();
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [busy, setBusy] = useState(false);
  if (!canResend) return <small>Its time is over: sending it again would help nobody.</small>;
  const again = async () => {
    setBusy(true);
    const answer = await send(`/api/letters/${id}/resend`, {});
    setBusy(false);
    if (answer.kind !== "ok") return setRefusals(answer.kind === "refused" ? answer.refusals : [SILENT]);
    await queries.invalidateQueries({ queryKey: ["letters"] });
    await queries.invalidateQueries({ queryKey: ["board"] });
  };
  return (
    <div className={styles.again}>
      <Button
        variant="default"
        size="md"
        loading={busy}
        aria-label={`Send again: ${what} to ${name ?? shownPhone(recipient)}`}
        onClick={() => void again()}
      >
        Send again
      </Button>
      {state === "unsure" && <small>If it did go out the first time, it arrives twice.</small>}
      <Refusals title="Not sent again" refusals={refusals} />
    </div>
  );
}

function ReachedOtherwise({ letter: { id } }: { readonly letter: ShownLetter }) {
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState("");
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const settle = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await send(`/api/letters/${id}/settle`, { outcome: outcome.trim() });
    if (answer.kind !== "ok") return setRefusals(answer.kind === "refused" ? answer.refusals : [SILENT]);
    await queries.invalidateQueries({ queryKey: ["letters"] });
    await queries.invalidateQueries({ queryKey: ["board"] });
  };
  return (
    <form className={`${pile.outcome} ${styles.otherwise}`} onSubmit={(event) => void settle(event)}>
      <TextInput
        label="Or reached otherwise: how"
        placeholder="Called; they come at nine"
        size="md"
        value={outcome}
        onChange={(event) => setOutcome(event.target.value)}
      />
      <Button type="submit" size="md" disabled={outcome.trim().length < 3}>
        Record
      </Button>
      <Refusals refusals={refusals} />
    </form>
  );
}

function Others({ letters, now }: { readonly letters: readonly ShownLetter[]; readonly now: Instant }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">To whom</th>
          <th scope="col">How it stands</th>
          <th scope="col">When</th>
        </tr>
      </thead>
      <tbody>
        {letters.map((letter) => (
          <tr key={letter.id} data-state={letter.state}>
            <td>{letter.what}</td>
            <td>
              {letter.name ?? shownPhone(letter.recipient)}
              <small>
                {letter.name !== null && `${shownPhone(letter.recipient)}, `}
                {channelWords[letter.channel]}, {languageWords[letter.language]}
              </small>
            </td>
            <td>
              <Standing letter={letter} now={now} />
            </td>
            <td>
              <time>{ageOf(now - (letter.doneAt ?? letter.madeAt))}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const words = {
  waiting: "Waiting",
  sending: "Being sent",
  sent: "Sent",
  dropped: "Not sent",
  failed: "Did not go out",
  unsure: "Not known whether it went out",
} as const;

function Standing({ letter, now }: { readonly letter: ShownLetter; readonly now: Instant }) {
  const { state, tries, nextTry, says } = letter;
  const trouble = state === "waiting" && tries > 0;
  return (
    <>
      <b>{trouble ? `Tried ${tries === 1 ? "once" : `${tries} times`}` : words[state]}</b>
      {state === "waiting" && (
        <span>
          , {trouble ? "again" : "goes out"} {waitOf(nextTry - now)}
        </span>
      )}
      {says !== null && <small>{says}</small>}
    </>
  );
}

/** "now", "in 12 min", "in 6 h" */
function waitOf(ms: number): string {
  const wait = Math.round(ms / 60_000);
  if (wait <= 0) return "now";
  return wait < 120 ? `in ${wait} min` : `in ${Math.round(wait / 60)} h`;
}
