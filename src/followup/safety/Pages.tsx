import { Card } from "#ui/Card.tsx";
import { clockTime } from "#ui/clock.ts";
import styles from "./Safety.module.css";
import type { AlertView } from "./view.ts";
import { letterWords, stepWords } from "./words.ts";

/** Who was called, when, why they, and what became of each mail and text. */
export function Pages({ view }: { readonly view: AlertView }) {
  const { alert, names, zone } = view;
  return (
    <Card title="Who was called">
      {alert.pages.length === 0 && (
        <p className={styles.quiet}>
          Nobody yet: while the clinic is shut the signed rule pages nobody. The opening hour will.
        </p>
      )}
      <ul className={styles.said}>
        {alert.pages.map(({ at, step, staffIds, why }, nth) => (
          <li key={at + step}>
            <b>
              {stepWords[step]} page, {clockTime(at, zone)}
            </b>
            <small>{why}</small>
            {staffIds.map((id) => (
              <small key={id}>
                {names[id] ?? "somebody"}: {waysOf(view, nth, id)}
              </small>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Where no letter was written: somebody had it first, or there is no way. */
const nothing = ({ firstAcknowledged }: AlertView["alert"]): string =>
  firstAcknowledged === null ? "no way to reach them is set, or none is open yet" : "answered before a letter went";

function waysOf({ letters, alert }: AlertView, nth: number, staffId: string): string {
  const own = letters.filter((letter) => letter.nth === nth && letter.staffId === staffId);
  return own.length === 0
    ? nothing(alert)
    : own.map(({ channel, state }) => `${channel === "mail" ? "mail" : "text"} ${letterWords[state]}`).join(", ");
}
