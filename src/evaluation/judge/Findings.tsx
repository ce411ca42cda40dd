import { Button } from "@mantine/core";
import { Card } from "#ui/Card.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import type { Finding } from "../events.ts";
import { useWriting } from "../health/history-data.ts";
import { sourceWords } from "../health/words.ts";
import { conditions } from "../history/conditions.ts";
import type { HistoryView } from "../history-view.ts";
import { isOpen, standOf } from "../rules/findings.ts";
import styles from "./Evaluation.module.css";
import { Passing, type Seen, Words } from "./Passing.tsx";

type Group = { readonly title: string; readonly tone: string; readonly has: (finding: Finding) => boolean };

const against = (finding: Finding) => standOf(finding) === "against";
const isLater = ({ when }: Finding) => when !== "decision";
/** The consent follows the decision: until then its absence speaks against nothing. */
const speaks = (finding: Finding) => against(finding) && finding.when !== "consent";

const GROUPS: readonly Group[] = [
  { title: "Speaks against treatment", tone: "stop", has: (one) => speaks(one) && one.severity === "exclude" },
  {
    title: "Needs another specialist",
    tone: "look",
    has: (one) => speaks(one) && one.severity === "specialist-review",
  },
  {
    title: "Go on with a plan",
    tone: "look",
    has: (one) => speaks(one) && ["caution", "info"].includes(one.severity),
  },
  { title: "Not known: stops the decision", tone: "look", has: (one) => standOf(one) === "unknown" && !isLater(one) },
  {
    title: "Settled later: consent, and each day of treatment",
    tone: "",
    has: (one) => standOf(one) !== "clear" && !speaks(one) && isLater(one),
  },
];

/** What the rules found, gravest first, each with what it rests on and what would settle it. */
export function Findings(seen: Seen) {
  const { findings } = seen.view;
  const open = findings.filter((one) => isOpen(one) && (one.when === "decision" || speaks(one))).length;
  const clear = findings.filter((one) => standOf(one) === "clear");
  return (
    <Card
      title="Findings"
      says={`${open === 0 ? "Nothing is open." : `${open} open.`} The system finds; the clinician decides.`}
    >
      {GROUPS.map(({ title, tone, has }) => {
        const some = findings.filter(has);
        return some.length === 0 ? null : (
          <section key={title} className={styles.group} aria-label={title}>
            <h3 data-tone={tone}>
              {title} <span>{some.length}</span>
            </h3>
            {some.map((finding) => (
              <OneFinding key={finding.ruleId} finding={finding} seen={seen} />
            ))}
          </section>
        );
      })}
      <details className={styles.clear}>
        <summary>{clear.length} rules looked at and clear</summary>
        <ul>
          {clear.map(({ ruleId, title, because }) => (
            <li key={ruleId}>
              <b>{ruleId}</b> {title}. <span>{because}</span>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}

/** What speaks against treatment stands open; what is not known is one line until it is opened, for there may be forty. */
function OneFinding({ finding, seen }: { readonly finding: Finding; readonly seen: Seen }) {
  const { ruleId, title, because, hardStop } = finding;
  const head = (
    <>
      <code>{ruleId}</code>
      <h4>{title}</h4>
      {hardStop && <span className={styles.hard}>nobody may pass this</span>}
    </>
  );
  if (against(finding))
    return (
      <article className={styles.finding} data-open={isOpen(finding)}>
        <header>{head}</header>
        <p>{because}</p>
        <Body finding={finding} seen={seen} />
      </article>
    );
  return (
    <details className={styles.finding} data-open={isOpen(finding)}>
      <summary>
        {head}
        <span className={styles.because}>{because}</span>
      </summary>
      <Body finding={finding} seen={seen} />
    </details>
  );
}

function Body({ finding, seen }: { readonly finding: Finding; readonly seen: Seen }) {
  const { message, satisfy, sources } = finding;
  return (
    <div className={styles.body}>
      <p>
        {against(finding) && <b>{message} </b>}
        Settled by: {satisfy}
      </p>
      <Answers finding={finding} history={seen.history} />
      <Words finding={finding} seen={seen} />
      <small>{sources.map(sourceWords).join(" · ")}</small>
      {seen.mayDecide && seen.view.evaluation !== null && isOpen(finding) && <Passing finding={finding} seen={seen} />}
    </div>
  );
}

/** The questions that are open behind an unknown, answered where they are read. */
function Answers({ finding, history }: { readonly finding: Finding; readonly history: HistoryView }) {
  const writing = useWriting(history.patient.id);
  if (finding.answer !== "unknown" || finding.when === "day") return null;
  const open = conditions.filter(
    ({ id, rules }) =>
      rules.some((rule) => rule === finding.ruleId) && finding.rests.some((one) => one.startsWith(`${id}=unknown`)),
  );
  if (open.length === 0) return null;
  const answer = (condition: string, said: "yes" | "no") =>
    void writing.write({
      type: "ConditionAnswered",
      data: { condition, answer: said, since: "", note: "", saidBy: "staff" },
    });
  return (
    <ul className={styles.answers}>
      {open.map(({ id, name }) => (
        <li key={id}>
          <span>{name}</span>
          <Button size="md" variant="default" aria-label={`${name}: no`} onClick={() => answer(id, "no")}>
            No
          </Button>
          <Button size="md" variant="default" aria-label={`${name}: yes`} onClick={() => answer(id, "yes")}>
            Yes
          </Button>
        </li>
      ))}
      <Refusals refusals={writing.refusals} />
    </ul>
  );
}
