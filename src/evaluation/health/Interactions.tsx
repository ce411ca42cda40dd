import { Card } from "#ui/Card.tsx";
import type { InteractionAction, InteractionFinding, OnTheDay } from "../history/interactions.ts";
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
      {applies.map((finding) => (
        <Finding key={finding.interaction.id} finding={finding} />
      ))}
      {applies.length === 0 && view.history.medicines.length > 0 && <p>Nothing on the list is known to interact.</p>}
      {open.length > 0 && <Open open={open} />}
      {none > 0 && <p className={styles.quiet}>{none} of 23 groups: not taken.</p>}
    </Card>
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
