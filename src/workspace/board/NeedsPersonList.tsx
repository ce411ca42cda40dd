import { Link } from "@tanstack/react-router";
import type { Instant } from "#science/units.ts";
import { ageOf, clockTime } from "#ui/clock.ts";
import type { NeedsPerson } from "../board.ts";
import styles from "./NeedsPersonList.module.css";

const HALF_DAY_MS = 12 * 3_600_000;

type Listing = { readonly now: Instant; readonly zone: string };

/** Everything that waits for somebody: what, whose, since when, and the way to it. */
export function NeedsPersonList({ needs, ...listing }: Listing & { readonly needs: readonly NeedsPerson[] }) {
  return (
    <section className={styles.card} aria-labelledby="needs">
      <h2 id="needs">Needs a person {needs.length > 0 && <span className={styles.count}>{needs.length}</span>}</h2>
      {needs.length === 0 ? (
        <p className={styles.empty}>
          Nobody is waited for. Orders to sign, second checks, discrepancies and messages held back will stand here,
          each with its owner and its age.
        </p>
      ) : (
        <ul>
          {needs.map((need) => (
            <Need key={need.id} need={need} {...listing} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Need({ need, now, zone }: Listing & { readonly need: NeedsPerson }) {
  const { severity, says, about, owner, since, dueAt, opens, action } = need;
  return (
    <li>
      <i data-severity={severity} role="img" aria-label={`${severity} priority`} />
      <span className={styles.says}>
        {says}
        <small>{about}</small>
      </span>
      <span className={styles.age}>
        {ageOf(now - since)}
        {owner !== null && ` · owner: ${owner.replaceAll("-", " ")}`}
        {dueAt !== null && <Due dueAt={dueAt} now={now} zone={zone} />}
      </span>
      <Link to={opens} className={styles.open} aria-label={`${action}: ${says}`}>
        {action}
      </Link>
    </li>
  );
}

function Due({ dueAt, now, zone }: Listing & { readonly dueAt: Instant }) {
  const left = dueAt - now;
  if (left < -HALF_DAY_MS) return <b>overdue for {Math.floor(-left / 3_600_000)} h</b>;
  if (left < 0) return <b>overdue since {clockTime(dueAt, zone)}</b>;
  const days = Math.floor(left / 86_400_000);
  return <small>{days > 0 ? `within ${days} d` : `by ${clockTime(dueAt, zone)}`}</small>;
}
