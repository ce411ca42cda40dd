import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fetched } from "#ui/ask.ts";
import { Asked, Card } from "#ui/Card.tsx";
import { languageWords } from "../messages/words.ts";
import { dayOf } from "../safety/words.ts";
import { PlanForm } from "./PlanForm.tsx";
import { PlanRead } from "./PlanRead.tsx";
import type { PlanView } from "./routes.ts";
import styles from "./SafetyPlan.module.css";

/** What the patient and we wrote down together for a crisis: as it stands, every version before, and the way to change it. */
export function SafetyPlan({ patientId }: { readonly patientId: string }) {
  const query = useQuery({
    queryKey: ["safety-plan", patientId],
    queryFn: () => fetched<PlanView>(`/api/patients/${patientId}/safety-plan`),
  });
  return (
    <Asked query={query} what="the safety plan">
      {(view) => <Whole view={view} />}
    </Asked>
  );
}

function Whole({ view }: { readonly view: PlanView }) {
  // The plan as it stood when the form was opened: what a colleague saves meanwhile must not take the form away from under the pen.
  const [opened, setOpened] = useState<PlanView | null>(null);
  const [newest, ...older] = view.versions;
  if (opened !== null)
    return (
      <Card
        title="Safety plan"
        says={`Write it together, in their own words. They read ${languageWords[view.language]}, on their pages under Documents.`}
      >
        <PlanForm view={opened} onLeave={() => setOpened(null)} />
      </Card>
    );
  return (
    <Card title="Safety plan" says={newest === undefined ? undefined : writtenBy(newest, view.zone)}>
      {newest === undefined ? <p>None was written with this patient yet.</p> : <PlanRead steps={newest.steps} />}
      {view.mayWrite && (
        <div>
          <Button size="md" variant="default" onClick={() => setOpened(view)}>
            {newest === undefined ? "Write a safety plan" : "Change it"}
          </Button>
        </div>
      )}
      {older.length > 0 && (
        <details className={styles.older}>
          <summary>Older versions ({older.length})</summary>
          {older.map((one) => (
            <section key={one.factId}>
              <h4>{writtenBy(one, view.zone)}</h4>
              <PlanRead steps={one.steps} />
            </section>
          ))}
        </details>
      )}
    </Card>
  );
}

const writtenBy = ({ version, at, printedName, why }: PlanView["versions"][number], zone: string): string =>
  `Version ${version}, ${dayOf(at, zone)}, with ${printedName}${why === "" ? "" : `: ${why}`}`;
