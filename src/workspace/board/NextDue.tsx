import { Link } from "@tanstack/react-router";
import type { Instant } from "#science/units.ts";
import type { Chair } from "../board.ts";
import styles from "./NeedsPersonList.module.css";
import { dueWords } from "./progress.ts";

/** What comes next at the bedsides, the soonest first: the order in which to walk. */
export function NextDue({ chairs, now }: { readonly chairs: readonly Chair[]; readonly now: Instant }) {
  const coming = chairs
    .flatMap(({ room, visit }) => {
      const due = visit === null ? null : dueWords(visit, now);
      return visit === null || due === null ? [] : [{ room, visit, due, at: visit.nextDue?.dueAt ?? 0 }];
    })
    .toSorted((a, b) => a.at - b.at);
  return (
    <section className={styles.card} aria-labelledby="next">
      <h2 id="next">Next at the bedsides</h2>
      {coming.length === 0 && (
        <p className={styles.empty}>Nothing is due. Observations of running and recovering patients will stand here.</p>
      )}
      <ul>
        {coming.map(({ room, visit, due }) => (
          <li key={visit.infusionId}>
            <span className={styles.says}>
              {due.says}
              <small>
                {room} · {visit.patientName}
              </small>
            </span>
            <span className={styles.age}>
              {visit.nextDue?.lateness.endsWith("late") === true ? <b>{due.when}</b> : due.when}
            </span>
            <Link
              to="/infusions/$infusionId"
              params={{ infusionId: visit.infusionId }}
              className={styles.open}
              aria-label={`Chart: ${due.says}, ${room}`}
            >
              Chart
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
