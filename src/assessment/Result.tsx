import { Refusals } from "#ui/Refusals.tsx";
import { helpFor, pcl5Clusters, questionsOf, type Scale } from "./events.ts";
import { answerWords } from "./answer-words.ts";
import { CorrectAnswer } from "./CorrectAnswer.tsx";
import { FocusedHeading } from "./FocusedHeading.tsx";
import styles from "./FillIn.module.css";
import { SafetyNow } from "./SafetyNow.tsx";
import { StrikeOut } from "./StrikeOut.tsx";
import type { FillInView, ShownAssessment } from "./view.ts";
import { dayWords, howWords, shortPoint } from "./words.ts";

type Props = { readonly view: FillInView; readonly scale: Scale };
type Chart = NonNullable<ShownAssessment["chart"]>;

/** A finished questionnaire: what it came to, every answer, what was corrected and why. */
export function Result({ view, scale }: Props) {
  const { zone, may } = view;
  const { chart } = view.assessment;
  if (chart === null) return null;
  const { level, actions, voided, entered } = chart;
  return (
    <>
      <SafetyNow view={view} safety={{ level, actions, help: helpFor(level) }} />
      <section className={styles.card} aria-label={scale.name.en}>
        <Head view={view} scale={scale} chart={chart} />
        <Total chart={chart} />
        {scale.id === "pcl-5" && entered === null && <Clusters chart={chart} />}
        <Answers view={view} scale={scale} chart={chart} />
        <Corrections chart={chart} zone={zone} />
        <p className={styles.fine}>{scale.notice}</p>
      </section>
      {may.record && voided === null && <StrikeOut view={view} />}
    </>
  );
}

function Head({ view: { assessment, zone }, scale, chart: { voided, entered } }: Props & { readonly chart: Chart }) {
  const { finishedAt, how, point } = assessment;
  const about = [howWords[how], shortPoint[point], entered?.ratedBy ?? "", entered?.note ?? ""];
  return (
    <>
      <header className={styles.head}>
        <h2>{scale.name.en}</h2>
        <span>{finishedAt === null ? "not finished" : dayWords(finishedAt, zone)}</span>
        <small>{about.filter((one) => one !== "").join(" · ")}</small>
      </header>
      {voided !== null && (
        <Refusals
          title="Struck out"
          refusals={[{ rule: "voided", says: voided.why, satisfy: `${voided.by}, ${dayWords(voided.at, zone)}` }]}
        />
      )}
    </>
  );
}

function Total({ chart: { score } }: { readonly chart: Chart }) {
  if (score === null) return null;
  const { total, band, answered, of, prorated } = score;
  return (
    <>
      <FocusedHeading words={`${total ?? "No total"} ${band?.en ?? ""}`.trim()} />
      {total === null && (
        <p>
          Too much is missing for a total: {answered} of {of} answered. Missing is not zero.
        </p>
      )}
      {prorated && (
        <p>
          Reckoned up from {answered} of {of} answers, as the instrument allows.
        </p>
      )}
    </>
  );
}

const tri = { yes: "yes", no: "no", unknown: "not known: answers are missing" } as const;

function Clusters({ chart: { answers } }: { readonly chart: Chart }) {
  const { groups, provisional } = pcl5Clusters(answers);
  return (
    <p>
      Groups of DSM-5: B {groups.b.sum}, C {groups.c.sum}, D {groups.d.sum}, E {groups.e.sum}. Symptoms in all four,
      which suggests PTSD and is no diagnosis: <b>{tri[provisional]}</b>.
    </p>
  );
}

function Answers({ view, scale, chart }: Props & { readonly chart: Chart }) {
  const { language } = view.assessment;
  if (scale.items.length === 0) return <Numbers answers={chart.answers} />;
  const mayCorrect = view.may.record && chart.voided === null && chart.entered === null;
  return (
    <ol className={styles.answers}>
      {questionsOf(scale, chart.answers).map((item) => (
        <li key={item.id}>
          <span lang={language}>{item.text[language]}</span>
          <b lang={language}>{answerWords(item, chart.answers[item.id], language)}</b>
          {mayCorrect && <CorrectAnswer view={view} item={item} />}
        </li>
      ))}
    </ol>
  );
}

/** Items whose words are not here, by their numbers. */
const Numbers = ({ answers }: Pick<Chart, "answers">) => (
  <p>
    {Object.values(answers).every((value) => value === null)
      ? "Only the total was entered."
      : Object.entries(answers)
          .map(([id, value]) => `${id}: ${value ?? "not known"}`)
          .join(", ")}
  </p>
);

const Corrections = ({ chart: { corrections }, zone }: { readonly chart: Chart; readonly zone: string }) =>
  corrections.length === 0 ? null : (
    <ul className={styles.corrections}>
      {corrections.map(({ item, from, to, why, by, at }) => (
        <li key={`${item} ${at}`}>
          Question {item}: {from ?? "not answered"} → {to ?? "not answered"}, “{why}”. {by}, {dayWords(at, zone)}
        </li>
      ))}
    </ul>
  );
