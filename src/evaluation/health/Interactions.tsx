import { Card } from "#ui/Card.tsx";
import {
  type InteractionAction,
  type InteractionFinding,
  markedFor,
  type OnTheDay,
  type VisitMark,
} from "../history/interactions.ts";
import type { HistoryView } from "../history-view.ts";
import styles from "./Health.module.css";
import { sourceWords } from "./words.ts";

const STRONGEST: readonly InteractionAction[] = [
  "contraindicated",
  "specialist-review",
  "hold",
  "reduce",
  "caution",
  "monitor",
  "continue",
  "info",
  "none",
];

const ACTION: Readonly<Record<InteractionAction, string>> = {
  contraindicated: "Not together",
  "specialist-review": "Specialist's opinion",
  hold: "Hold",
  reduce: "Reduce",
  caution: "Caution",
  monitor: "Watch",
  continue: "Continue",
  info: "To know",
  none: "Nothing to do",
};

const toneOf = (action: InteractionAction): "stop" | "look" | "good" | undefined => {
  if (action === "contraindicated") return "stop";
  return ["specialist-review", "hold", "reduce", "caution"].includes(action) ? "look" : undefined;
};

const DAY: Readonly<Record<OnTheDay, string>> = {
  take: "On the day: taken as always.",
  hold: "On the day: left out, as said above.",
  ask: "On the day: ask.",
};

/** What the medicines mean for ketamine: what applies and what to do, then what nobody can say yet. */
export function Interactions({ view }: { readonly view: HistoryView }) {
  const applies = view.interactions
    .filter(({ answer }) => answer === "yes")
    .toSorted((a, b) => STRONGEST.indexOf(a.interaction.action) - STRONGEST.indexOf(b.interaction.action));
  const open = view.interactions.filter(({ answer }) => answer === "unknown");
  const none = view.interactions.length - applies.length - open.length;
  return (
    <Card title="With ketamine" says="The tables find; the prescriber decides.">
      <Diazepam view={view} />
      <ForTheVisit findings={view.interactions} />
      {applies.map((finding) => (
        <Finding key={finding.interaction.id} finding={finding} />
      ))}
      {applies.length === 0 && view.history.medicines.length > 0 && <p>Nothing on the list is known to interact.</p>}
      {open.length > 0 && <Open open={open} />}
      {none > 0 && <p className={styles.quiet}>{none} of 23 groups: not taken.</p>}
    </Card>
  );
}

/** The reference gives no hours for the longer fast (X22: as the clinic's anesthesia policy says), so none is shown. */
const VISIT: Readonly<Record<VisitMark, string>> = {
  capnography: "Capnography during the infusion",
  "cuff-5-min": "The cuff every five minutes",
  "lower-first-dose": "A lower first dose",
  "no-up-titration": "No increase on the first two visits",
  "longer-fast": "Perhaps a longer fast: the prescriber says how long",
};

/** What follows for the visit itself, wherever it stands in the rows below. */
function ForTheVisit({ findings }: { readonly findings: readonly InteractionFinding[] }) {
  const marks = (Object.keys(VISIT) as VisitMark[]).map((mark) => ({ mark, ...markedFor(findings, mark) }));
  const wanted = marks.filter(({ answer }) => answer === "yes");
  const open = marks.filter(({ answer }) => answer === "unknown");
  if (wanted.length + open.length === 0) return null;
  return (
    <div className={wanted.length > 0 ? styles.open : styles.known}>
      <b>For the visit</b>
      {wanted.map(({ mark, because }) => (
        <small key={mark}>
          {VISIT[mark]}. {because}
        </small>
      ))}
      {open.length > 0 && <small>Not known yet: {open.map(({ mark }) => VISIT[mark].toLowerCase()).join("; ")}.</small>}
    </div>
  );
}

function Diazepam({ view: { diazepam, policy } }: { readonly view: HistoryView }) {
  if (diazepam.shares.length === 0) return null;
  return (
    <div className={diazepam.over === "no" ? styles.known : styles.open}>
      <b>{diazepam.says}</b>
      {diazepam.shares.map(({ medicine, says }) => (
        <small key={medicine.medicineId}>{says}</small>
      ))}
      <small>The protocol looks from over {policy.diazepamMg} mg a day on.</small>
    </div>
  );
}

const Finding = ({ finding: { interaction, because } }: { readonly finding: InteractionFinding }) => (
  <article className={styles.finding}>
    <header>
      <h3>{interaction.title}</h3>
      <span className={styles.badge} data-tone={toneOf(interaction.action)}>
        {ACTION[interaction.action]}
      </span>
    </header>
    <p>
      {because} {interaction.effect}
    </p>
    <p>
      <b>{interaction.todo}</b> {interaction.onTheDay !== null && DAY[interaction.onTheDay]}
    </p>
    <p className={styles.source}>
      {interaction.id} · {sourceWords(interaction.source)}
    </p>
  </article>
);

function Open({ open }: { readonly open: readonly InteractionFinding[] }) {
  const reasons = [...new Set(open.map(({ because, satisfy }) => `${because} ${satisfy}`))];
  return (
    <div className={styles.open}>
      <b>{open.length === 1 ? "1 group is not known." : `${open.length} groups are not known.`}</b>
      {reasons.map((reason) => (
        <small key={reason}>{reason}</small>
      ))}
      <small>{open.map(({ interaction }) => interaction.title).join(" · ")}</small>
    </div>
  );
}
