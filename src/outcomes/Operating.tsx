import { Card } from "#ui/Card.tsx";
import { Bar } from "./Bar.tsx";
import type { Operations, Spread } from "./operations.ts";
import styles from "./Outcomes.module.css";
import { TOO_FEW } from "./words.ts";

/** How long people waited, whether they answered, how soon somebody was there. By the year alone. */
export const Operating = ({
  operations: { waits, checkIns, alerts },
  year,
}: {
  readonly operations: Operations;
  readonly year: number | null;
}) => (
  <Card
    title="Waits, check-ins, safety"
    says={`${year === null ? "All years" : `In ${year}`}. These follow the year that is chosen, and no other choice.`}
  >
    <div className={styles.three}>
      <section aria-label="Waits">
        <h3>Waits</h3>
        {waits === null ? <p className={styles.hidden}>{TOO_FEW}</p> : <Waits waits={waits} />}
      </section>
      <section aria-label="Check-ins">
        <h3>Check-ins after infusions</h3>
        {checkIns === null ? <p className={styles.hidden}>{TOO_FEW}</p> : <CheckIns checkIns={checkIns} />}
      </section>
      <section aria-label="Words of danger">
        <h3>Words of danger</h3>
        {alerts === null ? <p className={styles.hidden}>{TOO_FEW}</p> : <Alerts alerts={alerts} />}
      </section>
    </div>
  </Card>
);

const Took = ({
  name,
  spread,
  unit,
  of,
}: {
  readonly name: string;
  readonly spread: Spread | null;
  readonly unit: string;
  readonly of: number;
}) => (
  <p className={styles.change}>
    {name}{" "}
    {spread === null ? (
      "is known of fewer than ten: not shown."
    ) : (
      <>
        <b>
          {amount(spread.median)} {unit}
        </b>{" "}
        (the middle half {amount(spread.quarter)} to {amount(spread.threeQuarters)}); {spread.of} of {of}.
      </>
    )}
  </p>
);

const TEN = 10;
const amount = (value: number): string =>
  value < TEN ? value.toFixed(1).replace(/\.0$/, "") : String(Math.round(value));

const Waits = ({ waits }: { readonly waits: NonNullable<Operations["waits"]> }) => (
  <>
    <Took name="From enquiry to consultation" spread={waits.toConsultation} unit="days" of={waits.enquiries} />
    <Took name="From consultation to first infusion" spread={waits.toInfusion} unit="days" of={waits.enquiries} />
    <p className={styles.whom}>Of those who came so far. Who still waits, or closed the enquiry, is not in the days.</p>
  </>
);

const CheckIns = ({ checkIns }: { readonly checkIns: NonNullable<Operations["checkIns"]> }) => (
  <>
    <Bar name="Answered in time" figure={checkIns.inTime} />
    <p className={styles.whom}>
      {checkIns.late} late, {checkIns.byCall} by a call, {checkIns.silent} without any answer.
    </p>
  </>
);

const Alerts = ({ alerts }: { readonly alerts: NonNullable<Operations["alerts"]> }) => (
  <>
    <Took name="Paged after" spread={alerts.paged} unit="s" of={alerts.raised} />
    <Took name="Taken after" spread={alerts.taken} unit="min" of={alerts.raised} />
    <p className={styles.whom}>
      {alerts.raised} raised, {alerts.open} not closed. Drills are not counted.
    </p>
  </>
);
