import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { fetched } from "#ui/ask.ts";
import { Asked, Card } from "#ui/Card.tsx";
import { useMe } from "../me.ts";
import { startWords } from "../week/words.ts";
import type { Before, Change, ChangesView } from "./changes-view.ts";
import styles from "./Chart.module.css";

const pathOf = (patientId: string, before: Before | null): string =>
  `/api/patients/${patientId}/changes${before === null ? "" : `?fact=${before.fact}&access=${before.access}`}`;

/** Who wrote what about this patient, and who looked: the newest first, the older ones when they are asked for. */
export function Changes({ patientId }: { readonly patientId: string }) {
  const query = useInfiniteQuery({
    queryKey: ["changes", patientId],
    queryFn: ({ pageParam }) => fetched<ChangesView>(pathOf(patientId, pageParam)),
    initialPageParam: null as Before | null,
    getNextPageParam: ({ older }) => older,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  return (
    <Asked query={query} what="the history of changes">
      {({ pages }) => (
        <>
          <div className={styles.lists}>
            <List title="Written" changes={pages.flatMap(({ facts }) => facts)} where="Part of the chart" />
            <List
              title="Looked at, changed, printed"
              changes={pages.flatMap(({ accesses }) => accesses)}
              where="What"
            />
          </div>
          {hasNextPage && (
            <div>
              <Button size="md" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                Show older
              </Button>
            </div>
          )}
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
