import { Refusals } from "#ui/Refusals.tsx";
import { questionsOf, type Scale } from "./events.ts";
import styles from "./FillIn.module.css";
import type { Filling } from "./filling.ts";
import { answerWords } from "./answer-words.ts";
import type { FillInView } from "./view.ts";

type Props = { readonly view: FillInView; readonly scale: Scale; readonly filling: Filling };

/** Everything once more before it is finished; an answer can still be changed. */
export function EndOfForm({ view, scale, filling }: Props) {
  const { answers, goTo, finish, back, refusals } = filling;
  const { language } = view.assessment;
  return (
    <>
      <p>These are the answers. Press one to change it. Once finished, a change needs a reason.</p>
      <ol className={styles.answers}>
        {questionsOf(scale, answers).map((item) => (
          <li key={item.id}>
            <button type="button" className={styles.pick} onClick={() => goTo(item.id)} lang={language}>
              <span>{item.text[language]}</span>
              <b>{answerWords(item, answers[item.id], language)}</b>
            </button>
          </li>
        ))}
      </ol>
      <Refusals refusals={refusals} title="Not finished" />
      <footer className={styles.foot}>
        <button type="button" className={styles.plain} onClick={back}>
          ‹ Back
        </button>
        <button type="button" className={styles.brand} onClick={() => void finish()}>
          Finish
        </button>
      </footer>
    </>
  );
}
