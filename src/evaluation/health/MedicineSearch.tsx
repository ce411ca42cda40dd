import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useDeferredValue, useId, useState } from "react";
import { fetched } from "#ui/ask.ts";
import field from "#ui/Field.module.css";
import type { Ingredient } from "../events.ts";
import type { FoundMedicine } from "../history/medicine-search.ts";
import styles from "./Health.module.css";

/** What was chosen: the ingredients of one line, and the name it was found by. */
export type ChosenMedicine = { readonly name: string; readonly ingredients: readonly Ingredient[] };

type Props = { readonly label: string; readonly onChoose: (chosen: ChosenMedicine) => void };

const SHORTEST = 2;

function useFound(typed: string) {
  const asked = useDeferredValue(typed.trim());
  const { data, error } = useQuery({
    queryKey: ["medicines", asked],
    queryFn: () => fetched<{ found: readonly FoundMedicine[] }>(`/api/medicines/search?q=${encodeURIComponent(asked)}`),
    enabled: asked.length >= SHORTEST,
    placeholderData: (known) => known,
    staleTime: Infinity,
  });
  return { found: asked.length >= SHORTEST ? (data?.found ?? []) : [], isLost: error !== null };
}

/** What is typed, what is found, and which of it is pointed at; keys point, and Enter chooses. */
function useSearching(onChoose: Props["onChoose"]) {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const { found, isLost } = useFound(typed);
  const words = typed.trim();
  const options = words.length < SHORTEST ? [] : [...found, kept(words)];
  const choose = (one: ChosenMedicine | undefined) => {
    if (one === undefined) return;
    setTyped("");
    onChoose({ name: one.name, ingredients: one.ingredients });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && options.length > 0) setAt((at + step + options.length) % options.length);
    if (event.key === "Enter") choose(options[at]);
    if (step !== undefined || event.key === "Enter") event.preventDefault();
  };
  const type = (text: string) => {
    setTyped(text);
    setAt(0);
  };
  return { typed, type, at, setAt, options, isLost, choose, onKeyDown };
}

/** Finds a medicine by ingredient or brand as it is typed; what nobody finds is kept in the words that were typed. */
export function MedicineSearch({ label, onChoose }: Props) {
  const id = useId();
  const { typed, type, at, setAt, options, isLost, choose, onKeyDown } = useSearching(onChoose);
  return (
    <div className={styles.search}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={field.input}
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={options.length > 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder="Ingredient or brand"
        value={typed}
        onChange={({ target }) => type(target.value)}
        onKeyDown={onKeyDown}
      />
      <Options id={id} options={options} at={at} onPoint={setAt} onChoose={choose} />
      {isLost && <p className={styles.quiet}>The list cannot be reached. What you type can still be kept.</p>}
    </div>
  );
}

const kept = (words: string): FoundMedicine => ({
  name: words,
  ingredients: [{ rxcui: null, name: words }],
  isGuess: false,
});

type OptionsProps = {
  readonly id: string;
  readonly options: readonly FoundMedicine[];
  readonly at: number;
  readonly onPoint: (at: number) => void;
  readonly onChoose: (one: FoundMedicine) => void;
};

function Options({ id, options, at, onPoint, onChoose }: OptionsProps) {
  if (options.length === 0) return null;
  return (
    <ul id={`${id}-list`} role="listbox" aria-label="Found" className={styles.options}>
      {options.map((one, n) => (
        <li
          key={n === options.length - 1 ? "what was typed" : one.name}
          id={`${id}-${n}`}
          role="option"
          aria-selected={n === at}
          onMouseMove={() => onPoint(n)}
          onClick={() => onChoose(one)}
        >
          <b>{one.name}</b>
          <small>{n === options.length - 1 ? "None of these: keep what was typed" : noteOf(one)}</small>
        </li>
      ))}
    </ul>
  );
}

function noteOf({ name, ingredients, isGuess }: FoundMedicine): string {
  const contents = ingredients.map((one) => one.name).join(" + ");
  const same = contents.toLowerCase() === name.toLowerCase();
  return [...(isGuess ? ["did you mean this?"] : []), ...(same ? [] : [contents])].join(" · ");
}
