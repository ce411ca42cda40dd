import type { OnCallView } from "./on-call-view.ts";
import styles from "./Safety.module.css";

type Props = {
  readonly label: string;
  readonly people: OnCallView["people"];
  readonly staffIds: readonly string[];
  readonly onChange: (staffIds: readonly string[]) => void;
};

const STEPS = ["first", "second", "third"] as const;

/** Who is called first, second and third. An empty place closes up. */
export const PeopleInOrder = ({ label, people, staffIds, onChange }: Props) => (
  <span className={styles.people}>
    {STEPS.slice(0, Math.min(staffIds.length + 1, STEPS.length)).map((step, at) => (
      <select
        key={step}
        aria-label={`${label}: ${step} on call`}
        value={staffIds[at] ?? ""}
        onChange={({ target: { value } }) =>
          onChange(STEPS.flatMap((_, n) => (n === at ? (value === "" ? [] : [value]) : (staffIds[n] ?? []))))
        }
      >
        <option value="">{at === 0 ? "Nobody yet" : `No ${step}`}</option>
        {people
          .filter(({ id }) => id === staffIds[at] || !staffIds.includes(id))
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </select>
    ))}
  </span>
);
