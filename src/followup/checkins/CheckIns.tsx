import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { fetched } from "#ui/ask.ts";
import { Asked, Card } from "#ui/Card.tsx";
import { CallForm, CancelForm } from "./CallForm.tsx";
import styles from "./CheckIns.module.css";
import { MoodCurve } from "./MoodCurve.tsx";
import type { CheckInsView, ShownCheckIn } from "./view.ts";
import { dayWords, flagWords, kindTitles, stateWords, whenWords } from "./words.ts";

/** What a patient answered between visits, what they were not heard of, and the call in its place. */
export function CheckIns({ patientId }: { readonly patientId: string }) {
  const query = useQuery({
    queryKey: ["check-ins", patientId],
    queryFn: () => fetched<CheckInsView>(`/api/patients/${patientId}/check-ins`),
    refetchInterval: 20_000,
  });
  return (
    <Asked query={query} what="the check-ins">
      {(view) => (
        <>
          <Card title="Check-ins">
            {!view.isInProtocol && (
              <p className={styles.missing}>
                The signed protocol says nothing about check-ins, so nobody is asked. Have the medical director sign a
                version that does.
              </p>
            )}
            {view.checkIns.length === 0 && (
              <p>No check-in so far. They are asked on the next morning and on the third day after each infusion.</p>
            )}
            <ul className={styles.list}>
              {view.checkIns.map((one) => (
                <OneCheckIn key={one.id} view={view} one={one} />
              ))}
            </ul>
          </Card>
          <Between view={view} />
        </>
      )}
    </Asked>
  );
}

/** It waits for an answer, or for a call; not where somebody was heard of since. */
const isToBeClosed = ({ state, dueAt, silentAt, isSilent }: ShownCheckIn, now: number): boolean =>
  (state === "asked" || state === "begun") && dueAt <= now && (isSilent || silentAt > now);

function OneCheckIn({ view, one }: { readonly view: CheckInsView; readonly one: ShownCheckIn }) {
  const { zone, now, may } = view;
  return (
    <li data-silent={one.isSilent || undefined}>
      <div className={styles.head}>
        <b>{kindTitles[one.kind]}</b>
        <span>
          {whenWords(one, zone)} · {one.isSilent ? "no answer: to be called" : stateWords(one, now)}
        </span>
        {one.worst !== null && <b className={styles.flag}>{flagWords[one.worst]}</b>}
      </div>
      {one.answers.length > 0 && <Answers one={one} />}
      {one.calls.map(({ at, by, reached, note }) => (
        <p key={at} className={styles.call}>
          {dayWords(at, zone)}, {by}: {reached ? "reached" : "not reached"}
          {note !== "" && `. ${note}`}
        </p>
      ))}
      {one.cancelled !== null && <p className={styles.call}>{one.cancelled.why}</p>}
      {may.keep && isToBeClosed(one, now) && <Closing patientId={view.patientId} one={one} now={now} />}
    </li>
  );
}

/** What asks for somebody stands first and is named; the rest is read at a glance. */
const Answers = ({ one: { answers } }: { readonly one: ShownCheckIn }) => (
  <dl className={styles.answers}>
    {answers
      .toSorted((a, b) => Number(b.flag !== null) - Number(a.flag !== null))
      .map(({ item, asked, says, flag }) => (
        <div key={item} data-flag={flag ?? undefined}>
          <dt>{asked}</dt>
          <dd>{says}</dd>
        </div>
      ))}
  </dl>
);

type ClosingProps = { readonly patientId: string; readonly one: ShownCheckIn; readonly now: number };

function Closing({ one, now }: ClosingProps) {
  const [form, setForm] = useState<"call" | "cancel" | null>(null);
  if (form === "call") return <CallForm checkInId={one.id} now={now} onDone={() => setForm(null)} />;
  if (form === "cancel") return <CancelForm checkInId={one.id} onDone={() => setForm(null)} />;
  return (
    <div className={styles.acts}>
      <button type="button" onClick={() => setForm("call")}>
        Note a call
      </button>
      <button type="button" onClick={() => setForm("cancel")}>
        Ask no more
      </button>
    </div>
  );
}

/** Moods, questionnaires, and what the patient wants of us. */
function Between({ view }: { readonly view: CheckInsView }) {
  const { moods, dailyMood, reminders, waiting, lastPhq9At, zone, patientId, patientZone } = view;
  return (
    <Card title="Between visits">
      <MoodCurve moods={moods} />
      {moods.length === 0 && (
        <p>{dailyMood === true ? "No day was tapped yet." : "The patient does not tap their mood each day."}</p>
      )}
      <p>
        {lastPhq9At === null ? "No PHQ-9 was answered yet." : `PHQ-9 last answered ${dayWords(lastPhq9At, zone)}.`}{" "}
        {waiting.length === 0 && "No questionnaire is waiting."}
      </p>
      {waiting.length > 0 && (
        <ul className={styles.waiting}>
          {waiting.map(({ id, name, askedAt }) => (
            <li key={id}>
              <Link to="/patients/$patientId/questionnaires" params={{ patientId }}>
                {name}
              </Link>
              , asked {dayWords(askedAt, zone)}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.quiet}>
        {reminders ? "Letters ask for an answer." : "The patient wants no letters: silence is a call all the same."}{" "}
        Times go by {patientZone.replaceAll("_", " ")}, where they live.
      </p>
    </Card>
  );
}
