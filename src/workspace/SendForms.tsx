import { useQuery } from "@tanstack/react-query";
import { fetched } from "#ui/ask.ts";
import { clockTime } from "#ui/clock.ts";
import { Button } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { useSaving } from "#ui/saving.tsx";
import type { FormsView } from "#portal/read.ts";
import styles from "./Patient.module.css";
import panel from "./week/Panel.module.css";

const STATES = { open: "not begun", begun: "begun", done: "done" } as const;

/** What a patient is asked for and how far they are; and the letter that asks them. Nothing of what they answered. */
export function SendForms({ patientId, zone }: { readonly patientId: string; readonly zone: string }) {
  const path = `/api/patients/${patientId}/forms`;
  const key = `forms-${patientId}`;
  const { data } = useQuery({ queryKey: [key], queryFn: () => fetched<FormsView>(path) });
  const saving = useSaving(path, [key]);
  if (data === undefined) return null;
  const { forms, sent } = data;
  return (
    <section className={styles.card}>
      <h2>Forms on their own pages</h2>
      <p>
        {sent === null ? "Not asked for yet." : `Asked for on ${dayOf(sent.at, zone)}, ${clockTime(sent.at, zone)}.`}
      </p>
      <ul className={panel.list}>
        {forms.map(({ id, name, state }) => (
          <li key={id}>
            <span>{name}</span>
            <small>{STATES[state]}</small>
          </li>
        ))}
      </ul>
      <Button onPress={() => saving.save({ after: sent?.at ?? null })} disabled={saving.state === "saving"}>
        {sent === null ? "Send forms" : "Send the letter again"}
      </Button>
      {saving.refusals.length > 0 && <Refusals title="Not sent" refusals={saving.refusals} />}
    </section>
  );
}

const dayOf = (at: number, zone: string): string =>
  new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", timeZone: zone }).format(at);
