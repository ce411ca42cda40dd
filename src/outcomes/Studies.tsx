import { Card } from "#ui/Card.tsx";
import { Doubts } from "./Doubts.tsx";
import styles from "./Outcomes.module.css";
import type { Figure } from "./rules/hiding.ts";
import type { Result } from "./rules/result.ts";
import { compared } from "./rules/studies-further.ts";
import type { Study } from "./rules/study.ts";
import type { OutcomesView } from "./view.ts";
import { between, effectWords, percent, shareOf } from "./words.ts";

/** What was published, and ours counted in the same way. */
export const Studies = ({ view }: { readonly view: OutcomesView }) => (
  <Card
    title="Beside the published studies"
    says="Ours is counted with the number of infusions, the span and the time of each study. Where their scale is another, the two can be compared loosely only."
  >
    {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wider than a phone: whoever has only keys scrolls it too */}
    <div className={styles.scrolls} role="region" aria-label="Published studies and ours" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Study</th>
            <th scope="col" data-n>
              Responded
            </th>
            <th scope="col" data-n>
              Ours
            </th>
            <th scope="col" data-n>
              Recovered
            </th>
            <th scope="col" data-n>
              Ours
            </th>
            <th scope="col">How it is counted</th>
          </tr>
        </thead>
        <tbody>
          {compared.map((study) => (
            <Row
              key={study.id}
              study={study}
              result={view.studies.find(({ id }) => id === study.id)?.result ?? null}
              scale={view.scale}
            />
          ))}
        </tbody>
      </table>
    </div>
  </Card>
);

type RowProps = { readonly study: Study; readonly result: Result | null; readonly scale: OutcomesView["scale"] };

const Row = ({ study, result, scale }: RowProps) => (
  <tr>
    <th scope="row">
      {study.source.from}
      <small>
        {study.people} people. {study.who.en}.
      </small>
    </th>
    <Theirs percentage={study.responded} />
    <Ours figure={result?.responded ?? null} isAsked={study.responded !== null} />
    <Theirs percentage={study.recovered} />
    <Ours figure={result?.remitted ?? null} isAsked={study.recovered !== null} />
    <How study={study} result={result} scale={scale} />
  </tr>
);

const How = ({ study, study: { counted }, result, scale }: RowProps) => (
  <td className={styles.how}>
    <b>{counted.how === "closely" && counted.scaleIds.includes(scale.id) ? "Closely" : "Loosely"} comparable.</b>{" "}
    {counted.differs}
    <span>Theirs: {counted.theirs}</span>
    <span>Ours: {counted.ours}</span>
    <Besides study={study} result={result} scale={scale} />
    {result !== null && ` Of ${result.due} of ours who finished so, ${result.measured} measured.`}
    <Doubts doubts={result?.missing?.doubts.filter(({ id }) => id === "differ") ?? []} />
  </td>
);

/** What was told besides, and ours where it may be shown. */
const Besides = ({ study: { worse, effects }, result, scale }: RowProps) => (
  <>
    {worse !== null && (
      <span>
        Worse: {worse}% of theirs, {result === null ? "ours too few" : `${percent(shareOf(result.worse))} of ours`}.
      </span>
    )}
    {effects.length > 0 && (
      <span>
        Effect size d: theirs {effects.map(({ scaleId, d }) => `${d} (${scaleId.toUpperCase()})`).join(", ")};{" "}
        {result === null ? "ours too few" : `ours on the ${scale.name} ${effectOfOurs(result)}`}.
      </span>
    )}
  </>
);

const effectOfOurs = ({ effect }: Result): string => (effect === null ? "not known" : effectWords(effect));

const Theirs = ({ percentage }: { readonly percentage: number | null }) => (
  <td data-n>{percentage === null ? <span className={styles.quiet}>not told</span> : `${percentage}%`}</td>
);

const Ours = ({ figure, isAsked }: { readonly figure: Figure | null; readonly isAsked: boolean }) => (
  <td data-n>
    {figure === null || !isAsked ? (
      <span className={styles.quiet}>{isAsked ? "too few" : "—"}</span>
    ) : (
      <>
        <b>{percent(shareOf(figure))}</b>
        <small>
          {between(figure.low, figure.high)}, n {figure.of}
        </small>
      </>
    )}
  </td>
);
