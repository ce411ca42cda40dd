import { Link } from "@tanstack/react-router";
import type { Instant } from "#science/units.ts";
import type { EnquiryLine } from "../board.ts";
import { ageWords, selfCheckWords, stageWords } from "../enquiries/words.ts";
import styles from "./NeedsPersonList.module.css";

type Props = { readonly enquiries: readonly EnquiryLine[]; readonly now: Instant };

/** Who asked and waits for the next step. */
export function EnquiriesPanel({ enquiries, now }: Props) {
  return (
    <section className={styles.card} aria-labelledby="enquiries">
      <h2 id="enquiries">Enquiries</h2>
      {enquiries.length === 0 && (
        <p className={styles.empty}>
          Nobody waits for an answer. Who asks on the site or by telephone will stand here.
        </p>
      )}
      <ul>
        {enquiries.map(({ id, name, stage, selfCheck, wish, movedAt }) => (
          <li key={id}>
            <Link to="/enquiries/$enquiryId" params={{ enquiryId: id }} className={styles.line}>
              {[stageWords[stage], name, selfCheckWords[selfCheck], wish].filter((part) => part !== "").join(" · ")}
            </Link>
            <span className={styles.age}>{ageWords(now - movedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
