import { Card } from "#ui/Card.tsx";
import type { HistoryView } from "../history-view.ts";
import styles from "./Health.module.css";

type Section = keyof HistoryView["history"]["story"];

const SECTIONS: Readonly<Record<Section, string>> = {
  illness: "The illness",
  health: "Health",
  family: "Family",
  substances: "Alcohol and drugs",
  wishes: "What they hope for",
};

/** What was told in the patient's own words. */
export function Story({ view: { history, names } }: { readonly view: HistoryView }) {
  const told = (Object.keys(SECTIONS) as Section[]).flatMap((section) => {
    const said = history.story[section];
    return said === undefined || said.text === "" ? [] : [{ section, ...said }];
  });
  return (
    <Card title="In their own words">
      {told.length === 0 && <p>Nothing was told yet.</p>}
      {told.map(({ section, text, by }) => (
        <section key={section} className={styles.told}>
          <h3>{SECTIONS[section]}</h3>
          <p>{text}</p>
          <small>written by {names[by] ?? "the clinic"}</small>
        </section>
      ))}
    </Card>
  );
}
