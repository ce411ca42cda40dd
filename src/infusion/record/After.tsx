import type { ReactNode } from "react";
import { showNumber } from "#science/display.ts";
import { spanOf } from "#ui/clock.ts";
import { latest } from "../fold/infusion.ts";
import { aldrete, padss } from "../rules/recovery.ts";
import { describe } from "./describe.ts";
import { rescueLines, symptomSpans } from "./at-a-glance.ts";
import type { Opened } from "./opened.ts";
import { orderWords } from "./running-words.ts";
import styles from "./Record.module.css";

/** What the patient felt, what was given for it, how recovery went and how the patient left. */
export function After({ opened }: { readonly opened: Opened }) {
  return (
    <div className={styles.columns}>
      <Symptoms opened={opened} />
      <Rescues opened={opened} />
      <Recovery opened={opened} />
      <Home opened={opened} />
    </div>
  );
}

type Part = { readonly opened: Opened };

const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={styles.section}>
    <h3>{title}</h3>
    {children}
  </section>
);

function Symptoms({ opened: { infusion, clock } }: Part) {
  const spans = symptomSpans(infusion);
  if (spans.length === 0)
    return (
      <Section title="Symptoms">
        <p className={styles.empty}>None charted.</p>
      </Section>
    );
  return (
    <Section title="Symptoms">
      <table className={styles.lines}>
        <thead>
          <tr>
            <th scope="col">Symptom</th>
            <th scope="col">From – to</th>
            <th scope="col">Worst grade</th>
          </tr>
        </thead>
        <tbody>
          {spans.map(({ id, title, onsetAt, endedAt, worst, transient }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td>
                {clock(onsetAt)} – {endedAt === null ? "no end charted" : clock(endedAt)}
                {endedAt !== null && <small> {spanOf(endedAt - onsetAt)} min</small>}
              </td>
              <td>
                {worst}
                {transient === true && <small> passing</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

const EFFECTS = { yes: "better", no: "not better", unknown: "effect not known" } as const;

function Rescues({ opened: { infusion, clock, nameOf } }: Part) {
  const lines = rescueLines(infusion);
  return (
    <Section title="Rescue medicines">
      {lines.length === 0 && <p className={styles.empty}>None given.</p>}
      <ul className={styles.plain}>
        {lines.map(({ given: { id, at, by, data }, order, effect }) => (
          <li key={id}>
            <b>
              {clock(at)} {data.medicine} {showNumber(data.dose, 3)} {data.unit} {data.route}
            </b>
            <small>
              given by {nameOf(by)} ·{" "}
              {order === null ? orderWords(data.orderedBy) : `ordered ${clock(order.at)} by ${nameOf(order.by)}`} ·{" "}
              {effect === null ? "effect not charted" : EFFECTS[effect.data.better]}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Recovery({ opened: { infusion, clock } }: Part) {
  const { done } = infusion;
  const scores = [
    ...done.AldreteScored.map(({ id, at, data }) => ({ id, at, name: "Aldrete", score: aldrete(data.items) })),
    ...done.PadssScored.map(({ id, at, data }) => ({ id, at, name: "PADSS", score: padss(data.items) })),
  ].toSorted((a, b) => a.at - b.at);
  return (
    <Section title="Recovery scores">
      {scores.length === 0 && <p className={styles.empty}>None taken yet.</p>}
      <ul className={styles.plain}>
        {scores.map(({ id, at, name, score: { total, missing } }) => (
          <li key={id}>
            {clock(at)} {name} <b>{total === null ? `not complete: ${missing.join(", ")}` : `${total} of 10`}</b>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Home({ opened: { infusion, clock, nameOf } }: Part) {
  const { done, entries, zone } = infusion;
  const gone = latest(done.Discharged);
  const leading = ["ReadinessChecked", "InstructionsGiven", "DischargeOverridden"] as const;
  const before = entries.filter(({ fact, withdrawn }) => !withdrawn && leading.some((type) => type === fact.type));
  return (
    <Section title="Going home">
      {gone === null && before.length === 0 && <p className={styles.empty}>Not yet.</p>}
      <ul className={styles.plain}>
        {before.map((entry) => (
          <li key={entry.fact.id}>
            {clock(entry.at)} {describe(entry, zone)}
          </li>
        ))}
        {gone !== null && (
          <li>
            <b>
              {clock(gone.at)} Went home {gone.data.escortPresent ? "with" : "without the named escort,"}{" "}
              {gone.data.escortName} ({gone.data.relation}, {gone.data.escortPhone})
            </b>
            <small>discharged by {nameOf(gone.by)}</small>
          </li>
        )}
      </ul>
    </Section>
  );
}
