import { NativeSelect } from "@mantine/core";
import type { Chosen } from "./Outcomes.tsx";
import styles from "./Outcomes.module.css";
import { ageBands, doseBands } from "./rules/filter.ts";
import type { OutcomesView } from "./view.ts";

type Option = { readonly value: string; readonly label: string };

const all = (label: string): Option => ({ value: "", label });
const plain = (value: string): Option => ({ value, label: value });

const INDICATIONS: Readonly<Record<string, string>> = {
  "TRD-MDD": "Depression that resists treatment",
  "MDD-SI": "Depression with suicidal thoughts",
  "BIP-DEP": "Bipolar depression",
  PTSD: "PTSD",
  OCD: "OCD",
  ANX: "Anxiety",
};

const optionsOf = ({ years, sites, indications, scales }: OutcomesView["choices"]) =>
  [
    ["scale", "Scale", scales.map(({ id, name }) => ({ value: id, label: name }))],
    ["year", "First infusion in", [all("all years"), ...years.map((year) => plain(String(year)))]],
    [
      "course",
      "Course",
      [all("all courses"), { value: "first", label: "first here" }, { value: "later", label: "later ones" }],
    ],
    ["dose", "First dose, mg/kg", [all("all doses"), ...doseBands.map(plain)]],
    ["age", "Age", [all("all ages"), ...ageBands.map(plain)]],
    [
      "indication",
      "Treated for",
      [all("everything"), ...indications.map((id) => ({ value: id, label: INDICATIONS[id] ?? id }))],
    ],
    [
      "site",
      "Site",
      sites.length === 0 ? [] : [all("all sites"), ...sites.map(({ id, name }) => ({ value: id, label: name }))],
    ],
  ] as const satisfies readonly (readonly [keyof Chosen, string, readonly Option[]])[];

/** Which treatments are counted, and on which scale. */
export const Choosing = ({
  chosen,
  choices,
  onChoose,
}: {
  readonly chosen: Chosen;
  readonly choices: OutcomesView["choices"];
  readonly onChoose: (chosen: Chosen) => void;
}) => (
  <>
    <div className={styles.choosing} role="group" aria-label="What is counted">
      {optionsOf(choices)
        .filter(([, , options]) => options.length > 0)
        .map(([name, label, options]) => (
          <NativeSelect
            key={name}
            label={label}
            size="md"
            data={[...options]}
            value={chosen[name]}
            onChange={({ currentTarget }) => onChoose({ ...chosen, [name]: currentTarget.value })}
          />
        ))}
    </div>
    {together(chosen) > 1 && (
      <p className={styles.hidden}>
        Chosen together, less can be shown: only where every combination of them has nobody or ten people at least, or
        several choices would tell of fewer. One alone shows more.
      </p>
    )}
  </>
);

const together = (chosen: Chosen): number =>
  Object.entries(chosen).filter(([name, value]) => name !== "scale" && value !== "").length;
