import { useQuery } from "@tanstack/react-query";
import { fetched } from "#ui/ask.ts";
import { Asked, Card } from "#ui/Card.tsx";
import { useMe } from "../me.ts";
import { startWords } from "../week/words.ts";
import type { Change, ChangesView } from "./changes-view.ts";
import styles from "./Chart.module.css";

/** Who wrote what about this patient, and who looked. */
export function Changes({ patientId }: { readonly patientId: string }) {
  const query = useQuery({
    queryKey: ["changes", patientId],
    queryFn: () => fetched<ChangesView>(`/api/patients/${patientId}/changes`),
  });
  return (
    <Asked query={query} what="the history of changes">
      {({ facts, accesses, isCut }) => (
        <>
          {isCut && <p>The newest 200 of each are shown.</p>}
          <div className={styles.lists}>
            <List title="Written" changes={facts} where="Part of the chart" />
            <List title="Looked at, changed, printed" changes={accesses} where="What" />
          </div>
        </>
      )}
    </Asked>
  );
}

type ListProps = { readonly title: string; readonly changes: readonly Change[]; readonly where: string };

function List({ title, changes, where: heading }: ListProps) {
  const zone = useMe().data?.clinic.zone ?? "UTC";
  return (
    <Card title={title}>
      {changes.length === 0 ? (
        <p>Nothing yet.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Who</th>
              <th scope="col">Did</th>
              <th scope="col">{heading}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ key, at, who, what, where }) => (
              <tr key={key}>
                <td>{startWords(zone, at)}</td>
                <td>{who}</td>
                <td>{what}</td>
                <td>{where}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
