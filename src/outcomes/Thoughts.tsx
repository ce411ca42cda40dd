import { Card } from "#ui/Card.tsx";
import { Bar } from "./Bar.tsx";
import { Doubts } from "./Doubts.tsx";
import styles from "./Outcomes.module.css";
import type { Ideation, Share } from "./rules/ideation.ts";
import { compared } from "./rules/studies-further.ts";
import type { IdeationTold, Study } from "./rules/study.ts";
import type { OutcomesView } from "./view.ts";
import { percent, TOO_FEW } from "./words.ts";

/** Thoughts of suicide before and after, by the questionnaire's own item, as the studies that told of it counted. */
export const Thoughts = ({ view: { ideation, scale } }: { readonly view: OutcomesView }) => (
  <Card
    title="Thoughts of suicide"
    says={`The ${scale.name}’s own item before and after. Better and gone: of those who had such thoughts before. Worse: of everybody measured. An answer not given, or a total copied without its items, is not known and counts as not measured.`}
  >
    {ideation === null ? (
      <p className={styles.hidden}>The {scale.name} does not ask about suicide. Choose a scale that does.</p>
    ) : (
      <div className={styles.two}>
        {ideation.map(({ id, result }) => (
          <Counted key={id} study={compared.find((one) => one.id === id)} result={result} />
        ))}
      </div>
    )}
  </Card>
);

type CountedProps = { readonly study: Study | undefined; readonly result: Ideation | null };

const Counted = ({ study, result }: CountedProps) =>
  study === undefined || study.ideation === null ? null : (
    <section aria-label={`As ${study.source.from} counted`}>
      <h3>As {study.source.from}</h3>
      {result === null ? <p className={styles.hidden}>{TOO_FEW}</p> : <Shown result={result} />}
      <p className={styles.whom}>
        <b>Theirs: {told(study.ideation)}.</b> Ours: {study.counted.ours}
      </p>
    </section>
  );

const told = ({ better, gone, worse }: IdeationTold): string =>
  [
    [better, "better"],
    [gone, "gone"],
    [worse, "worse"],
  ]
    .flatMap(([share, says]) => (share === null ? [] : [`${share}% ${says}`]))
    .join(", ");

const Shown = ({ result }: { readonly result: Ideation }) => (
  <>
    {result.better === null || result.gone === null ? (
      <p className={styles.hidden}>Better, gone: {TOO_FEW}</p>
    ) : (
      <>
        <Bar name="Better" figure={result.better.figure} />
        <Bounds share={result.better} />
        <Bar name="Gone" figure={result.gone.figure} />
        <Bounds share={result.gone} />
      </>
    )}
    <Bar name="Worse" figure={result.worse.figure} places={1} />
    <Bounds share={result.worse} />
    <p className={styles.whom}>
      <b>
        Of {result.due} who finished so, {result.measured} answered it before and after; {result.had} of them had such
        thoughts before.
      </b>{" "}
      {result.noBaseline > 0 && `Of ${result.noBaseline} nobody knows what they answered in the week before.`}
    </p>
    <Doubts doubts={result.doubts} />
  </>
);

/** What those not measured could make of it. */
const Bounds = ({ share: { least, most } }: { readonly share: Share }) =>
  least === most ? null : (
    <p className={styles.whom}>
      {percent(least)} to {percent(most)}, whatever became of the unmeasured.
    </p>
  );
