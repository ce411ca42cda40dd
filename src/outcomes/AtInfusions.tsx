import { SYMPTOMS } from "#infusion/events.ts";
import { Card } from "#ui/Card.tsx";
import { Bar } from "./Bar.tsx";
import styles from "./Outcomes.module.css";
import { HIGH_PRESSURE, type Infusions, type Named, type OutsideCount } from "./rules/infusions.ts";
import { usual } from "./rules/usual.ts";
import { between, patientsGiven, percent, shareOf, TOO_FEW } from "./words.ts";

type Props = { readonly infusions: Infusions | null; readonly outside: OutsideCount };

/** What happened at every infusion of those chosen: of inductions, after them, and outside of any. */
export const AtInfusions = ({ infusions, outside }: Props) => (
  <Card
    title="At the infusions"
    says="For every hundred infusions that were begun, boosters and maintenance too. One person has several, so that the intervals are somewhat too narrow."
  >
    {infusions === null ? <p className={styles.hidden}>{TOO_FEW}</p> : <Shown infusions={infusions} />}
    {outside.patients > 0 && (
      <p className={styles.whom}>Among them: {patientsGiven(outside)} outside of any induction here.</p>
    )}
  </Card>
);

const Shown = ({ infusions }: { readonly infusions: Infusions }) => (
  <>
    <div className={styles.two}>
      <section aria-label="Stops and rescue">
        <h3>{infusions.infusions} infusions</h3>
        <Bar name="Stopped early" figure={infusions.stopped} places={1} />
        <Bar name="Rescue medicine" figure={infusions.rescued} places={1} />
        <Bar name="Adverse event flagged" figure={infusions.adverse} places={1} />
        <Bar name="Serious" figure={infusions.serious} places={2} />
        <Published about="stopped" />
      </section>
      <Pressure infusions={infusions} />
    </div>
    <div className={styles.two}>
      <Names title="Side effects, in 100 infusions" rows={infusions.symptoms} nameOf={symptomName} />
      <Names
        title="Why it was stopped, in 100 infusions"
        rows={infusions.stops}
        nameOf={(id) => id.replaceAll("-", " ")}
      />
    </div>
  </>
);

const Pressure = ({ infusions: { infusions, pressure } }: { readonly infusions: Infusions }) => (
  <section aria-label="Pressure">
    <h3>Highest pressure</h3>
    {pressure === null ? (
      <p className={styles.hidden}>Charted in fewer than ten infusions.</p>
    ) : (
      <>
        <p className={styles.change}>
          Median <b>{Math.round(pressure.median)} mm Hg</b> systolic; 95 of 100 stay at or under{" "}
          <b>{Math.round(pressure.ninetyFifth)}</b>. Charted in {pressure.charted} of {infusions}.
        </p>
        <Bar name={`${HIGH_PRESSURE.sbp} or ${HIGH_PRESSURE.dbp} and over`} figure={pressure.highest} places={2} />
      </>
    )}
    <Published about="pressure" />
  </section>
);

const symptomName = (id: string): string => SYMPTOMS.find((one) => one.id === id)?.title ?? id.replaceAll("-", " ");

const Published = ({ about }: { readonly about: "stopped" | "pressure" }) => (
  <ul className={styles.read}>
    {usual
      .filter((one) => one.about === about)
      .map(({ says, source }) => (
        <li key={source.from}>
          {says}: {source.from}
        </li>
      ))}
  </ul>
);

type NamesProps = { readonly title: string; readonly rows: readonly Named[]; readonly nameOf: (id: string) => string };

const Names = ({ title, rows, nameOf }: NamesProps) => (
  <section aria-label={title}>
    <h3>{title}</h3>
    {rows.length === 0 ? (
      <p className={styles.hidden}>None was noted.</p>
    ) : (
      <table className={styles.table} data-narrow>
        <tbody>
          {rows.map(({ name, figure, grave }) => (
            <tr key={name}>
              <th scope="row">
                {nameOf(name)}
                {grave > 0 && <small>grade 3 or over, not passing by itself: {grave}</small>}
              </th>
              <td data-n>
                <b>{percent(shareOf(figure), 1).replace("%", "")}</b>
                <small>{between(figure.low, figure.high, 1).replace("%", "")}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);
