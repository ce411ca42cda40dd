import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { lengthWords } from "#science/length.ts";
import type { Instant } from "#science/units.ts";
import { CALL } from "#tasks/events.ts";
import { ageOf, clockTime } from "#ui/clock.ts";
import { Refusals } from "#ui/Refusals.tsx";
import type { NeedsPerson } from "../board.ts";
import { useMe } from "../me.ts";
import styles from "./NeedsPersonList.module.css";
import { useTask } from "./task.ts";
import { WhatCameOfIt } from "./WhatCameOfIt.tsx";

const HALF_DAY_MS = 12 * 3_600_000;

type Listing = { readonly now: Instant; readonly zone: string };

/** Everything that waits for somebody: what, whose, since when, and the way to it. */
export function NeedsPersonList({ needs, ...listing }: Listing & { readonly needs: readonly NeedsPerson[] }) {
  const [answering, setAnswering] = useState<NeedsPerson | null>(null);
  return (
    <section className={styles.card} aria-labelledby="needs">
      <h2 id="needs">Needs a person {needs.length > 0 && <span className={styles.count}>{needs.length}</span>}</h2>
      {needs.length === 0 ? (
        <p className={styles.empty}>
          Nobody is waited for. Calls to make, orders to sign, second checks, discrepancies and messages held back will
          stand here, each with its owner and its age.
        </p>
      ) : (
        <ul>
          {needs.map((need) => (
            <Need key={need.id} need={need} onAnswer={() => setAnswering(need)} {...listing} />
          ))}
        </ul>
      )}
      <WhatCameOfIt need={answering} zone={listing.zone} onClose={() => setAnswering(null)} />
    </section>
  );
}

function Need({ need, now, zone, onAnswer }: Listing & { readonly need: NeedsPerson; readonly onAnswer: () => void }) {
  const { severity, says: words, about, opens, action, closedBy, drill } = need;
  const says = drill ? `DRILL. ${words}` : words;
  const task = useTask(need);
  return (
    <li>
      <i data-severity={severity} role="img" aria-label={`${severity} priority`} />
      <span className={styles.says}>
        {drill && <b className={styles.drill}>DRILL</b>}
        {words}
        <small>{about}</small>
        <Refusals refusals={task.refusals} title="Not taken" />
      </span>
      <Age need={need} now={now} zone={zone} />
      {need.subject !== null && <Taking need={need} onPress={(what) => void task.act(what)} />}
      {closedBy === "person" || action === CALL ? (
        <button type="button" className={styles.open} aria-label={`${action}: ${says}, ${about}`} onClick={onAnswer}>
          {action}
        </button>
      ) : (
        <Link to={opens} className={styles.open} aria-label={`${action}: ${says}, ${about}`}>
          {action}
        </Link>
      )}
    </li>
  );
}

const TRIED = { "no-answer": "no answer", "message-left": "message left", "will-call-back": "will call back" } as const;

function Age({ need: { since, owner, takenBy, tried, raisedTo, dueAt }, now, zone }: Listing & { need: NeedsPerson }) {
  const whose = takenBy?.name ?? owner;
  return (
    <span className={styles.age}>
      {ageOf(now - since)}
      {whose !== null && ` · ${takenBy === null ? "owner: " : "taken by "}${whose}`}
      {dueAt !== null && <Due dueAt={dueAt} now={now} zone={zone} />}
      {raisedTo !== null && <b>raised to the {raisedTo.replaceAll("-", " ")}</b>}
      {tried !== null && (
        <small title={tried.note}>
          {TRIED[tried.what]} {clockTime(tried.at, zone)}
          {tried.times > 1 && `, tried ${tried.times} times`}
        </small>
      )}
    </span>
  );
}

type Taking = "take" | "take-over" | "give-back";

/** A small button beside the way there: whose hands this is in. */
function Taking({ need, onPress }: { readonly need: NeedsPerson; readonly onPress: (what: Taking) => void }) {
  const me = useMe().data?.staffId;
  const { takenBy, says, about } = need;
  const what: Taking = takenBy === null ? "take" : takenBy.staffId === me ? "give-back" : "take-over";
  const words = { take: "Take", "take-over": "Take over", "give-back": "Give back" }[what];
  return (
    <button
      type="button"
      className={styles.take}
      aria-label={`${words}: ${says}, ${about}`}
      onClick={() => onPress(what)}
    >
      {words}
    </button>
  );
}

function Due({ dueAt, now, zone }: Listing & { readonly dueAt: Instant }) {
  const left = dueAt - now;
  if (left < -HALF_DAY_MS) return <b>overdue for {lengthWords(-left)}</b>;
  if (left < 0) return <b>overdue since {clockTime(dueAt, zone)}</b>;
  return <small>{left >= 2 * HALF_DAY_MS ? `within ${lengthWords(left)}` : `by ${clockTime(dueAt, zone)}`}</small>;
}
