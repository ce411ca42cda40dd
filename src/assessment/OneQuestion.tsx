import type { Language, Said } from "#clinic/events.ts";
import { Refusals } from "#ui/Refusals.tsx";
import type { Item, Scale } from "./events.ts";
import styles from "./FillIn.module.css";
import { FocusedHeading } from "./FocusedHeading.tsx";
import type { Filling } from "./filling.ts";

type Props = {
  readonly scale: Scale;
  readonly item: Item;
  readonly language: Language;
  readonly filling: Filling;
};

const rather: Said = { en: "I would rather not say", es: "Prefiero no contestar" };
const backWords: Said = { en: "Back", es: "Atrás" };

/** One question, in the language of the patient. A press answers it; what was answered before is marked. */
export function OneQuestion({ scale, item, language, filling }: Props) {
  const { answers, answer, back, refusals } = filling;
  const press = (value: number | null) => void answer(item.id, value);
  return (
    <div lang={language}>
      {item.unscored !== true && scale.preamble !== null && (
        <p className={styles.preamble}>{scale.preamble[language]}</p>
      )}
      <FocusedHeading key={item.id} words={item.text[language]} />
      {language === "es" && scale.spanish === "ours" && <p className={styles.fine}>Traducción nuestra, no validada.</p>}
      {item.rating === undefined ? (
        <Choices item={item} language={language} chosen={answers[item.id]} onPress={press} />
      ) : (
        <Rating item={item} language={language} chosen={answers[item.id]} onPress={press} />
      )}
      <Refusals refusals={refusals} title="Not kept. Press the answer again." />
      <footer className={styles.foot}>
        <button type="button" className={styles.plain} onClick={back}>
          ‹ {backWords[language]}
        </button>
        <button
          type="button"
          className={styles.plain}
          aria-pressed={answers[item.id] === null}
          onClick={() => press(null)}
        >
          {rather[language]}
        </button>
      </footer>
    </div>
  );
}

type PickProps = {
  readonly item: Item;
  readonly language: Language;
  readonly chosen: number | null | undefined;
  readonly onPress: (value: number) => void;
};

const Choices = ({ item: { choices }, language, chosen, onPress }: PickProps) => (
  <div className={styles.choices} role="group">
    {choices?.map(({ value, text }) => (
      <button key={value} type="button" aria-pressed={chosen === value} onClick={() => onPress(value)}>
        {text[language]}
      </button>
    ))}
  </div>
);

function Rating({ item: { rating }, language, chosen, onPress }: PickProps) {
  if (rating === undefined) return null;
  const { from, to, low, high } = rating;
  return (
    <div className={styles.rating}>
      <div role="group">
        {Array.from({ length: to - from + 1 }, (_, at) => from + at).map((value) => (
          <button key={value} type="button" aria-pressed={chosen === value} onClick={() => onPress(value)}>
            {value}
          </button>
        ))}
      </div>
      <p>
        <span>
          {from} {low[language]}
        </span>
        <span>
          {to} {high[language]}
        </span>
      </p>
    </div>
  );
}
