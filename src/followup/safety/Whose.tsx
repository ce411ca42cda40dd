import { Link } from "@tanstack/react-router";
import { Card } from "#ui/Card.tsx";
import { clockTime } from "#ui/clock.ts";
import { callTo, shownPhone } from "#ui/telephone.ts";
import { PlanRead } from "../plan/PlanRead.tsx";
import styles from "./Safety.module.css";
import type { AlertView } from "./view.ts";
import { dayOf } from "./words.ts";

type Props = { readonly view: AlertView };

const SPEAKS = { en: "Speaks English", es: "Speaks Spanish" } as const;

/** Whom it is about, and every way to reach them and those around them. */
export function Whose({ view }: Props) {
  if (view.alert.isDrill) return null;
  return view.patient === null ? <Stranger view={view} /> : <Patient view={view} />;
}

function Stranger({ view: { asked } }: Props) {
  return (
    <Card title="Somebody the clinic does not know">
      <p className={styles.quiet}>
        {asked === null ? "Nothing is known of them but what they wrote." : `They gave the name ${asked.name}.`}
      </p>
      <div className={styles.calls}>
        {asked?.mobile != null && <Call number={asked.mobile} whom="Call them" />}
        {asked?.email != null && (
          <a className={`${styles.call} ${styles.plain}`} href={`mailto:${asked.email}`}>
            {asked.email}
          </a>
        )}
      </div>
    </Card>
  );
}

function Patient({ view }: Props) {
  const { patient } = view;
  if (patient === null) return null;
  return (
    <>
      <Card title={patient.name}>
        <p className={styles.quiet}>
          Born {patient.birthDate} · MRN {patient.mrn} · {SPEAKS[patient.language]} ·{" "}
          {patient.zone.replaceAll("_", " ")}
        </p>
        <div className={styles.calls}>
          {patient.mobile === null ? (
            <p className={styles.quiet}>No telephone number is on record.</p>
          ) : (
            <Call number={patient.mobile} whom="Call the patient" />
          )}
          <Link
            className={`${styles.call} ${styles.plain}`}
            to="/patients/$patientId"
            params={{ patientId: patient.id }}
          >
            Open the chart
          </Link>
        </div>
      </Card>
      <Circle view={view} />
      <Plan view={view} patientId={patient.id} />
      <Scores view={view} />
    </>
  );
}

/** What they and we wrote down for this very hour. */
function Plan({ view: { safetyPlan, plan, zone }, patientId }: Props & { readonly patientId: string }) {
  return (
    <Card
      title="Safety plan"
      says={safetyPlan === null ? undefined : `Written ${dayOf(safetyPlan.at, zone)} with ${safetyPlan.printedName}`}
    >
      {safetyPlan !== null && <PlanRead steps={safetyPlan.steps} />}
      {safetyPlan === null && plan === null && <p className={styles.quiet}>None was written with this patient.</p>}
      {safetyPlan === null && plan !== null && (
        <p className={styles.plan}>
          {plan.text} <small className={styles.quiet}>From the evaluation of {dayOf(plan.at, zone)}</small>
        </p>
      )}
      <div className={styles.calls}>
        <Link className={`${styles.call} ${styles.plain}`} to="/patients/$patientId/follow-up" params={{ patientId }}>
          {safetyPlan === null ? "Write one with them" : "Change it in the chart"}
        </Link>
      </div>
    </Card>
  );
}

function Circle({ view: { circle } }: Props) {
  const near = circle.toSorted((a, b) => Number(b.role === "emergency") - Number(a.role === "emergency"));
  return (
    <Card title="People around them">
      {near.length === 0 && <p className={styles.quiet}>Nobody is named, no emergency contact either.</p>}
      <ul className={styles.said}>
        {near.map(({ personId, role, name, practice, mobile, release }) => (
          <li key={personId}>
            <b>{name}</b> {practice}
            <small>
              {role.replaceAll("-", " ")} · {RELEASE[release]}
            </small>
            {mobile !== "" && <Call number={mobile} whom={`Call ${name}`} plain />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

const Scores = ({ view: { scores, zone } }: Props) => (
  <Card title="Last scores">
    {scores.length === 0 && <p className={styles.quiet}>No questionnaire about mood or suicide was finished.</p>}
    <ul className={styles.said}>
      {scores.map(({ scale, at, total, band }) => (
        <li key={`${scale} ${at}`}>
          <b>
            {scale}: {total ?? "incomplete"}
          </b>{" "}
          {band}
          <small>
            {dayOf(at, zone)}, {clockTime(at, zone)}
          </small>
        </li>
      ))}
    </ul>
  </Card>
);

const RELEASE = {
  yes: "may be spoken to",
  no: "said no to being spoken to; in danger of life the law allows it",
  unknown: "nobody asked whether they may be spoken to; in danger of life the law allows it",
} as const;

const Call = ({
  number,
  whom,
  plain = false,
}: {
  readonly number: string;
  readonly whom: string;
  readonly plain?: boolean;
}) => (
  <a className={plain ? `${styles.call} ${styles.plain}` : styles.call} href={callTo(number)}>
    <span>
      {whom}: <span className={styles.number}>{shownPhone(number)}</span>
    </span>
  </a>
);
