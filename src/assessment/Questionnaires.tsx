import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { fetched } from "#ui/ask.ts";
import { Asked, Card } from "#ui/Card.tsx";
import { AskFor } from "./AskFor.tsx";
import { byScale, progressWords, waiting } from "./by-scale.ts";
import { EnterTotal } from "./EnterTotal.tsx";
import { scaleOf } from "./events.ts";
import styles from "./Questionnaires.module.css";
import { ScaleCard } from "./ScaleCard.tsx";
import type { QuestionnairesView, ShownAssessment } from "./view.ts";
import { dayWords, howWords, languageWords, levelWords, shortPoint } from "./words.ts";

/** A patient's questionnaires: what waits for an answer, every score over time, one more asked for, a result entered. */
export function Questionnaires({ patientId }: { readonly patientId: string }) {
  const query = useQuery({
    queryKey: ["questionnaires", patientId],
    queryFn: () => fetched<QuestionnairesView>(`/api/patients/${patientId}/assessments`),
    refetchInterval: 20_000,
  });
  return (
    <Asked query={query} what="the questionnaires">
      {(view) => <All view={view} />}
    </Asked>
  );
}

function All({ view }: { readonly view: QuestionnairesView }) {
  const { patient, assessments, zone, language, may } = view;
  const answered = byScale(assessments);
  return (
    <div className={styles.page}>
      <Waiting view={view} />
      {answered.length === 0 && (
        <Card title="Scores">
          <p>No questionnaire was answered yet. Ask for one below; its score will stand here.</p>
        </Card>
      )}
      <div className={styles.scales}>
        {answered.map((of) => (
          <ScaleCard key={of.scale.id} of={of} patientId={patient.id} zone={zone} />
        ))}
      </div>
      <AskFor patientId={patient.id} language={language} isFirst={answered.length === 0} />
      {may.record && <EnterTotal patientId={patient.id} />}
    </div>
  );
}

function Waiting({ view: { assessments, patient, zone, may } }: { readonly view: QuestionnairesView }) {
  const open = waiting(assessments);
  return (
    <Card title="Waiting for an answer">
      {open.length === 0 && <p>Nothing is waiting.</p>}
      <ul className={styles.waiting}>
        {open.map((one) => (
          <li key={one.id}>
            <div>
              <b>{scaleOf(one.scaleId)?.name.en ?? one.scaleId}</b>
              <Flag one={one} />
              <small>{saidOf(one, zone)}</small>
            </div>
            {may.record && (
              <Link
                className={styles.go}
                to="/patients/$patientId/questionnaires/$assessmentId"
                params={{ patientId: patient.id, assessmentId: one.id }}
                aria-label={`Fill in ${scaleOf(one.scaleId)?.name.en ?? one.scaleId} here`}
              >
                Fill in here
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

const saidOf = (one: ShownAssessment, zone: string): string =>
  [
    progressWords(one),
    howWords[one.how],
    languageWords[one.language],
    shortPoint[one.point],
    one.dueAt === null ? "" : `due ${dayWords(one.dueAt, zone)}`,
  ]
    .filter((word) => word !== "")
    .join(" · ");

const Flag = ({ one: { chart } }: { readonly one: ShownAssessment }) =>
  chart === null || chart.worst === "none" ? null : (
    <b className={styles.flag} data-level={chart.worst}>
      {levelWords[chart.worst]}
    </b>
  );
