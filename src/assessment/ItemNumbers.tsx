import { TextInput } from "@mantine/core";
import { type Entry, itemNames, sumFrom } from "./entering.ts";
import styles from "./Questionnaires.module.css";

type Props = {
  readonly entry: Entry;
  readonly wrong: ReadonlySet<string>;
  readonly onChange: (part: Partial<Entry>) => void;
  readonly says: string | undefined;
};

/** The items by number, for whom the form is at hand: the total is reckoned from them, and the one about suicide is seen. */
export function ItemNumbers({ entry, wrong, onChange, says }: Props) {
  const { items, suicide } = itemNames(entry.scaleId);
  const set = (id: string, text: string) => {
    const typed = { ...entry.items, [id]: text };
    const sum = sumFrom(entry.scaleId, typed);
    onChange({ items: typed, ...(sum !== null && { total: String(sum) }) });
  };
  return (
    <fieldset className={styles.items}>
      <legend>Answers by number, where the form is at hand</legend>
      {suicide !== null && (
        <p className={styles.fine}>
          Item {suicide} asks about suicide. Left empty it counts as not known, and somebody is asked to ask.
        </p>
      )}
      <div>
        {items.map(({ id, label }) => (
          <TextInput
            key={id}
            size="md"
            inputMode="numeric"
            label={label}
            value={entry.items[id] ?? ""}
            error={wrong.has(id) ? "a whole number" : undefined}
            onChange={(event) => set(id, event.target.value)}
          />
        ))}
      </div>
      {says !== undefined && <p role="status">{says}</p>}
    </fieldset>
  );
}
