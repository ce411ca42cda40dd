import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { fetched } from "#ui/ask.ts";
import { Asked, Card } from "#ui/Card.tsx";
import { clockTime, spanOf, useNow } from "#ui/clock.ts";
import { Answering } from "./Answering.tsx";
import { Pages } from "./Pages.tsx";
import styles from "./Safety.module.css";
import type { AlertView } from "./view.ts";
import { Whose } from "./Whose.tsx";
import { dayOf, levelWords, outcomeWords, sourceWords, triedWords } from "./words.ts";

const AGAIN_MS = 3000;

/** One word of danger: what was said, how long ago, how the person is reached, and what somebody does about it. */
export function Alert({ alertId }: { readonly alertId: string }) {
  const query = useQuery({
    queryKey: ["alert", alertId],
    queryFn: () => fetched<AlertView>(`/api/safety/alerts/${alertId}`),
    refetchInterval: AGAIN_MS,
  });
  return (
    <Asked query={query} what="the alert">
      {(view) => (
        <div className={styles.page}>
          <p className={styles.quiet}>
            <Link to="/alerts" className={styles.link}>
              All alerts
            </Link>
          </p>
          {view.alert.isDrill && (
            <p className={styles.drill}>DRILL. There is no patient. Answer it as if there were.</p>
          )}
          {!view.isSigned && <Unsigned />}
          <Head view={view} />
          <div className={styles.two}>
            <div className={styles.column}>
              <Answering view={view} />
              <Done view={view} />
            </div>
            <div className={styles.column}>
              <Whose view={view} />
              <Pages view={view} />
            </div>
          </div>
        </div>
      )}
    </Asked>
  );
}

export const Unsigned = () => (
  <p className={styles.unsigned}>
    <b>Nobody has signed how this clinic answers a word of danger.</b> Until the medical director signs that part of the
    protocol, everybody on duty or on call is called at once.
  </p>
);

function Head({ view }: { readonly view: AlertView }) {
  const now = useNow();
  const { closed, acknowledged, raisedAt } = view.alert;
  return (
    <section className={styles.urgent} data-had={acknowledged !== null || closed !== null} aria-label="What was said">
      <header>
        <h2>{closed === null ? heading(acknowledged !== null) : `Closed: ${outcomeWords(closed.outcome)}`}</h2>
        <span className={styles.timer} role="timer">
          {spanOf((closed?.at ?? now) - raisedAt)}
        </span>
      </header>
      <InShort view={view} />
      <Heard view={view} />
    </section>
  );
}

function InShort({ view: { alert, names, zone } }: { readonly view: AlertView }) {
  const { closed, firstAcknowledged, raisedAt, level, holder } = alert;
  return (
    <p className={styles.quiet}>
      Raised {dayOf(raisedAt, zone)}, {clockTime(raisedAt, zone)} ·{" "}
      {alert.isOpenHours ? "in open hours" : "while the clinic was shut"} · risk: {levelWords[level]}
      {firstAcknowledged !== null &&
        ` · answered after ${spanOf(firstAcknowledged.at - raisedAt)} by ${names[firstAcknowledged.by] ?? ""}`}
      {closed === null && holder !== null && ` · in the hands of ${names[holder] ?? ""}`}
    </p>
  );
}

const Heard = ({ view: { alert, zone } }: { readonly view: AlertView }) => (
  <ul className={styles.said}>
    {alert.heard.map(({ at, says, source, sourceId, toldPatient }) => (
      <li key={`${sourceId} ${at}`}>
        <b>{says}</b>
        <small>
          {sourceWords[source]}, {clockTime(at, zone)}
          {source !== "drill" && ` · their screen said: ${toldPatient}`}
        </small>
      </li>
    ))}
  </ul>
);

const heading = (isHad: boolean): string => (isHad ? "Somebody has this. It is still open." : "Nobody has this yet");

function Done({ view: { alert, names, zone } }: { readonly view: AlertView }) {
  const { tries, handovers, closed } = alert;
  if (tries.length + handovers.length === 0 && closed === null) return null;
  return (
    <Card title="What was done">
      <ul className={styles.said}>
        {tries.map(({ at, by, what, note }) => (
          <li key={at}>
            <b>{triedWords(what)}</b> {note}
            <small>
              {names[by]}, {clockTime(at, zone)}
            </small>
          </li>
        ))}
        {handovers.map(({ at, by, to, note }) => (
          <li key={at}>
            <b>Handed to {names[to]}</b> {note}
            <small>
              {names[by]}, {clockTime(at, zone)}
            </small>
          </li>
        ))}
        {closed !== null && (
          <li>
            <b>{outcomeWords(closed.outcome)}</b>
            {closed.spokeWith !== "" && <p>Spoke with: {closed.spokeWith}</p>}
            {closed.told !== "" && <p>Told: {closed.told}</p>}
            {closed.note !== "" && <p>{closed.note}</p>}
            <small>
              {closed.printedName}, {clockTime(closed.at, zone)}
            </small>
          </li>
        )}
      </ul>
    </Card>
  );
}
