import type { Tri } from "#plumbing/facts.ts";
import { clockTime, spanOf } from "#ui/clock.ts";
import { Button, Choice } from "#ui/Field.tsx";
import type { AldreteItem, DataOf, ItemScore, PadssItem } from "../../events.ts";
import { ALDRETE, aldrete, earliestDischargeAt, PADSS, padss, type ScoreItem } from "../../rules/recovery.ts";
import { recoveryStateOf } from "../../rules/recovery-state.ts";
import { useCockpit } from "../cockpit.ts";
import { useDraft } from "../drafting.ts";
import { OrderForm, PanelHead } from "../OrderForm.tsx";
import { Criteria } from "./Criteria.tsx";
import styles from "../Panel.module.css";

/** Recovery: how long still, at the least, and what is open before going home. */
export function Recovery() {
  const { infusion, context, now, zone, open } = useCockpit();
  const { endedAt } = infusion;
  if (endedAt === null)
    return (
      <section className={styles.panel} aria-label="Recovery">
        <PanelHead
          title="Recovery"
          lead="It begins when the infusion has ended. What is open before going home will stand here."
        />
      </section>
    );
  const state = recoveryStateOf(infusion, context.protocol, null);
  const earliest = earliestDischargeAt(endedAt, state, context.protocol.discharge);
  const left = earliest - now;
  return (
    <section className={styles.panel} aria-label="Recovery">
      <PanelHead
        title={left > 0 ? `At least ${spanOf(left)} more` : "The minimum time is over"}
        lead={`Ended ${clockTime(endedAt, zone)}; home not before ${clockTime(earliest, zone)}. Time alone lets nobody go: every line below must be so.`}
      />
      <div className={styles.actions}>
        <Button tone="brand" onPress={() => open("vitals")}>
          Vital signs
        </Button>
        <Button onPress={() => open("scores")}>Sedation, dissociation</Button>
        <Button onPress={() => open("chart")}>Chart</Button>
      </div>
      <Criteria leaving={null} />
    </section>
  );
}

type Scores<Item extends string> = Readonly<Partial<Record<Item, ItemScore>>>;

function Items<Item extends string>({
  scale,
  scores,
  onChange,
}: {
  readonly scale: readonly ScoreItem<Item>[];
  readonly scores: Scores<Item>;
  readonly onChange: (scores: Scores<Item>) => void;
}) {
  return scale.map(({ item, title, points }) => {
    const score = scores[item];
    return (
      <Choice
        key={item}
        label={title}
        columns={3}
        options={([2, 1, 0] as const).map((n) => ({ value: String(n), label: String(n), hint: points[n] }))}
        value={score === undefined || score === null ? null : String(score)}
        onChange={(n) => onChange({ ...scores, [item]: Number(n) })}
      />
    );
  });
}

const full = <Item extends string>(scores: Scores<Item>, total: number | null) =>
  total === null ? null : { items: scores as Readonly<Record<Item, ItemScore>> };

/** Modified Aldrete score. */
export function Aldrete() {
  const [scores, setScores] = useDraft<Scores<AldreteItem>>("AldreteScored", "scores", {});
  const { total, missing } = aldrete(scores);
  return (
    <OrderForm
      type="AldreteScored"
      title={`Aldrete score${total === null ? "" : `: ${total} of 10`}`}
      data={full(scores, total)}
      missing={`${missing.length} of 5 to answer.`}
      label="Chart the score"
      onPlaced={useNext("padss")}
    >
      <Items scale={ALDRETE} scores={scores} onChange={setScores} />
    </OrderForm>
  );
}

/** Post-anaesthetic discharge score. */
export function Padss() {
  const [scores, setScores] = useDraft<Scores<PadssItem>>("PadssScored", "scores", {});
  const { total, missing } = padss(scores);
  return (
    <OrderForm
      type="PadssScored"
      title={`Discharge score${total === null ? "" : `: ${total} of 10`}`}
      data={full(scores, total)}
      missing={`${missing.length} of 5 to answer.`}
      label="Chart the score"
      onPlaced={useNext("readiness")}
    >
      <Items scale={PADSS} scores={scores} onChange={setScores} />
    </OrderForm>
  );
}

function useNext(panel: "padss" | "readiness") {
  const { open } = useCockpit();
  return () => open(panel);
}

const READINESS: readonly { readonly id: keyof DataOf<"ReadinessChecked">; readonly label: string }[] = [
  { id: "orientedTimesThree", label: "Knows who, where and when" },
  { id: "walksSteadily", label: "Walks ten steps steadily" },
  { id: "toleratesSips", label: "Keeps sips down" },
  { id: "nauseaMildAtMost", label: "Nausea is mild at most" },
  { id: "newSuicidalRisk", label: "Any new risk of suicide? Ask." },
  { id: "ivRemoved", label: "The IV line is out" },
];

/** What is looked at and asked before going home. */
export function Readiness() {
  const [answers, setAnswers] = useDraft<Partial<DataOf<"ReadinessChecked">>>("ReadinessChecked", "answers", {});
  const open = READINESS.filter(({ id }) => answers[id] === undefined).length;
  return (
    <OrderForm
      type="ReadinessChecked"
      title="Ready to go home?"
      data={open === 0 ? (answers as DataOf<"ReadinessChecked">) : null}
      missing={`${open} of ${READINESS.length} to answer.`}
      label="Chart readiness"
    >
      <div className={styles.wide}>
        {READINESS.map(({ id, label }) => (
          <Choice<Tri>
            key={id}
            label={label}
            columns={3}
            options={[
              { value: "yes", label: "Yes" },
              { value: "no", label: "No" },
              { value: "unknown", label: "Not known" },
            ]}
            value={answers[id] ?? null}
            onChange={(answer) => setAnswers({ ...answers, [id]: answer })}
          />
        ))}
      </div>
    </OrderForm>
  );
}
