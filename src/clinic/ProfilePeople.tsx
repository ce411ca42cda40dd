import { Button, TextInput } from "@mantine/core";
import { Card } from "#ui/Card.tsx";
import { SaidFields } from "#ui/SaidFields.tsx";
import styles from "./ClinicSettings.module.css";
import type { Profile } from "./places.ts";

type Shown = Profile["people"][number];

const NOBODY: Shown = { name: "", role: { en: "", es: "" }, about: { en: "", es: "" } };

/** Whom the public pages show: who treats here, in the clinic's own words. */
export function ProfilePeople({
  people,
  onChange,
  disabled,
}: {
  readonly people: readonly Shown[];
  readonly onChange: (people: readonly Shown[]) => void;
  readonly disabled: boolean;
}) {
  const put = (at: number, person: Shown | null) =>
    onChange(people.flatMap((one, n) => (n === at ? (person === null ? [] : [person]) : [one])));
  return (
    <Card title="People on the public pages" says="Shown in this order. Who works here in fact is under People.">
      {people.map((person, n) => (
        // oxlint-disable-next-line react/no-array-index-key -- a person shown has no name but what is being typed
        <OnePerson key={n} person={person} onChange={(next) => put(n, next)} disabled={disabled} />
      ))}
      {!disabled && (
        <div>
          <Button variant="default" size="md" onClick={() => onChange([...people, NOBODY])}>
            Add a person
          </Button>
        </div>
      )}
    </Card>
  );
}

type OneProps = {
  readonly person: Shown;
  readonly onChange: (person: Shown | null) => void;
  readonly disabled: boolean;
};

const OnePerson = ({ person, onChange, disabled }: OneProps) => (
  <div className={styles.person}>
    <TextInput
      label="Name and credential"
      size="md"
      value={person.name}
      onChange={({ currentTarget }) => onChange({ ...person, name: currentTarget.value })}
      disabled={disabled}
    />
    <SaidFields
      label="Role"
      said={person.role}
      onChange={(role) => onChange({ ...person, role })}
      disabled={disabled}
    />
    <SaidFields
      label="About"
      said={person.about}
      onChange={(about) => onChange({ ...person, about })}
      disabled={disabled}
      lines={2}
    />
    {!disabled && (
      <Button variant="subtle" size="md" onClick={() => onChange(null)}>
        Remove {person.name === "" ? "this person" : person.name}
      </Button>
    )}
  </div>
);
