import { Card } from "#ui/Card.tsx";
import { Bar } from "./Bar.tsx";
import { Doubts } from "./Doubts.tsx";
import styles from "./Outcomes.module.css";
import type { Missing } from "./rules/missing.ts";
import type { Result } from "./rules/result.ts";
import type { OutcomesView } from "./view.ts";
import { effectWords, patientsGiven, percent, signed, TOO_FEW } from "./words.ts";

/** How many responded and recovered, at the end and later. */
export const Response = ({ view: { own, scale, outside } }: { readonly view: OutcomesView }) => (
  <Card
    title={`Response on the ${scale.name}`}
    says="Responded: better by half or more since the week before the first infusion. Recovered: almost no symptoms left."
  >
    <div className={styles.two}>
      {own.map(({ id, says, result }) => (
        <section key={id} aria-label={says}>
          <h3>{says}</h3>
          {result === null ? <p className={styles.hidden}>{TOO_FEW}</p> : <Shown result={result} scale={scale} />}
        </section>
      ))}
    </div>
    {outside.patients > 0 && (
      <p className={styles.whom}>
        {patientsGiven(outside)} outside of any induction here, as whoever comes for maintenance alone. They are in no
        figure of response, for nobody knows what they are to be compared with; what happened at their infusions is
        counted below.
      </p>
    )}
  </Card>
);

const Shown = ({ result, scale }: { readonly result: Result; readonly scale: OutcomesView["scale"] }) => (
  <>
    <Bar name="Responded" figure={result.responded} />
    <Bar name="Recovered" figure={result.remitted} />
    <Bar
      name={scale.reliableChange === null ? "Worse" : `Worse by ${scale.reliableChange} or more`}
      figure={result.worse}
    />
    <p className={styles.change}>
      Mean change <b>{signed(result.change.mean)} points</b> ({signed(result.change.low)} to{" "}
      {signed(result.change.high)})
      {result.effect !== null && (
        <>
          ; effect size <b>d {effectWords(result.effect)}</b>
        </>
      )}
    </p>
    <Whom result={result} />
    {result.missing !== null && <Unmeasured missing={result.missing} />}
  </>
);

/** Of whom a figure is, and where everybody else is. */
const Whom = ({ result }: { readonly result: Result }) => {
  const { begun, underWay, otherwise, notYet, due, measured, noBaseline } = result;
  const others = [
    [underWay, "still treated"],
    [notYet, "not due yet"],
    [otherwise, "treated otherwise than this counts"],
  ] as const;
  return (
    <p className={styles.whom}>
      <b>
        Of {due} who finished, {measured} measured.
      </b>{" "}
      {noBaseline > 0 && `${noBaseline} had no score in the week before. `}
      {begun} began
      {others.map(([n, says]) => (n === 0 ? "" : `; ${n} ${says}`))}.
    </p>
  );
};

const Unmeasured = ({ missing }: { readonly missing: Missing }) => (
  <>
    {missing.unmeasured > 0 && (
      <p className={styles.whom}>
        {missing.unmeasured === 1
          ? "Had the one who was not measured not responded"
          : `Had none of the ${missing.unmeasured} unmeasured responded`}
        , it would be {percent(missing.worst)}; had {missing.unmeasured === 1 ? "they" : "all of them"},{" "}
        {percent(missing.best)}.
      </p>
    )}
    <Doubts doubts={missing.doubts} />
  </>
);
