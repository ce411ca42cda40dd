import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { fetched } from "#ui/ask.ts";
import { Asked } from "#ui/Card.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { nextQuestion, questionsOf, type Scale, scaleOf } from "./events.ts";
import { EndOfForm } from "./EndOfForm.tsx";
import styles from "./FillIn.module.css";
import { type Filling, useFilling } from "./filling.ts";
import { OneQuestion } from "./OneQuestion.tsx";
import { Result } from "./Result.tsx";
import { SafetyNow } from "./SafetyNow.tsx";
import type { FillInView } from "./view.ts";

/** One questionnaire at the desk: one question at a time, each answer kept as it is given, gone on with on any screen. */
export function FillIn({ patientId, assessmentId }: { readonly patientId: string; readonly assessmentId: string }) {
  const query = useQuery({
    queryKey: ["questionnaire", assessmentId],
    queryFn: () => fetched<FillInView>(`/api/patients/${patientId}/assessments/${assessmentId}`),
    refetchOnWindowFocus: false,
  });
  return (
    <Asked query={query} what="the questionnaire">
      {(view) => <One key={view.assessment.state === "finished" ? "finished" : "open"} view={view} />}
    </Asked>
  );
}

function One({ view }: { readonly view: FillInView }) {
  const { assessment, patient } = view;
  const scale = scaleOf(assessment.scaleId, assessment.scaleVersion);
  if (scale === undefined)
    return (
      <Refusals
        title="This questionnaire cannot be shown"
        refusals={[
          { rule: "no-such-scale", says: "Its instrument is not known here.", satisfy: "Ask for another one." },
        ]}
      />
    );
  return (
    <div className={styles.page}>
      <p className={styles.whose}>
        <Link to="/patients/$patientId/questionnaires" params={{ patientId: patient.id }}>
          ‹ All questionnaires
        </Link>
        <span>
          <b>{patient.name}</b> born {patient.birthDate} · {patient.mrn}
        </span>
      </p>
      {assessment.state === "finished" || assessment.state === "voided" ? (
        <Result view={view} scale={scale} />
      ) : (
        <Open view={view} scale={scale} />
      )}
    </div>
  );
}

function Open({ view, scale }: { readonly view: FillInView; readonly scale: Scale }) {
  const filling = useFilling(view, scale);
  const { answers, at, safety } = filling;
  const asked = questionsOf(scale, answers);
  const item = at === null ? undefined : asked.find(({ id }) => id === at);
  if (scale.items.length === 0)
    return (
      <Refusals
        title="Its words may not be shown here"
        refusals={[
          { rule: "no-text", says: scale.notice, satisfy: "Enter its result on the page of all questionnaires." },
        ]}
      />
    );
  return (
    <>
      <SafetyNow view={view} safety={safety} />
      <section className={styles.card} aria-label={scale.name.en}>
        <Head
          scale={scale}
          filling={filling}
          nth={item === undefined ? asked.length : asked.indexOf(item) + 1}
          of={asked.length}
        />
        {item === undefined ? (
          <EndOfForm view={view} scale={scale} filling={filling} />
        ) : (
          <OneQuestion scale={scale} item={item} language={view.assessment.language} filling={filling} />
        )}
      </section>
      {item !== undefined && nextQuestion(scale, answers) === null && (
        <button type="button" className={styles.plain} onClick={() => filling.goTo(null)}>
          To the end
        </button>
      )}
    </>
  );
}

type HeadProps = { readonly scale: Scale; readonly filling: Filling; readonly nth: number; readonly of: number };

const Head = ({ scale, filling: { saved }, nth, of }: HeadProps) => (
  <header className={styles.head}>
    <h2>{scale.name.en}</h2>
    <span>
      {nth} of {of}
    </span>
    <progress max={of} value={nth} aria-label="How far we are" />
    <small role="status">{saved}</small>
  </header>
);
