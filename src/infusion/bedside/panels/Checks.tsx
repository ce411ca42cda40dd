import type { Tri } from "#plumbing/facts.ts";
import type { Instant } from "#science/units.ts";
import { clockTime } from "#ui/clock.ts";
import { Button, Choice, Field, type Option } from "#ui/Field.tsx";
import { type Check, CHECKS, type Question } from "../../rules/checks.ts";
import type { BedsideView } from "../../bedside.ts";
import type { Care, ChecklistAnswer, ChecklistItem } from "../../events.ts";
import { dayWords } from "../../rules/care.ts";
import { heardOnTrial } from "../../fold/calls.ts";
import { answersOf } from "../../fold/infusion.ts";
import { verdictOf } from "../../rules/verdict.ts";
import { useCockpit } from "../cockpit.ts";
import { useDraft } from "../drafting.ts";
import { OrderForm, PanelHead } from "../OrderForm.tsx";
import { Verdict } from "../Verdict.tsx";
import { instantOf } from "../when.ts";
import styles from "../Panel.module.css";
import { Clearance } from "./Clearance.tsx";
import { Ready } from "./Ready.tsx";
import { RoomCode } from "./RoomScreen.tsx";

/** What has been entered so far, as it stands in the fields. Unanswered is unknown. */
type Draft = Readonly<Record<string, string>>;

const TRI: readonly Option<Tri>[] = [
  { value: "no", label: "No" },
  { value: "yes", label: "Yes" },
  { value: "unknown", label: "Not known" },
];

const CHOICES: Readonly<Record<string, readonly Option<string>[]>> = {
  meal: [
    { value: "light", label: "Light", hint: "toast, cereal" },
    { value: "fatty", label: "Fatty", hint: "fried food, meat" },
    { value: "none", label: "Nothing eaten" },
    { value: "unknown", label: "Not known" },
  ],
  presence: [
    { value: "present", label: "Here" },
    { value: "confirmed", label: "Confirmed by telephone" },
    { value: "not-confirmed", label: "Not confirmed" },
  ],
  status: [
    { value: "negative-today", label: "Negative today" },
    { value: "cannot-become-pregnant", label: "Cannot become pregnant" },
    { value: "positive", label: "Positive" },
    { value: "refused", label: "Test refused" },
    { value: "unknown", label: "Not known" },
  ],
};

const TIMES = new Set(["lastSolidAt", "lastClearAt"]);
const WORDS: Readonly<Record<string, "text" | "tel" | "date">> = {
  name: "text",
  phone: "tel",
  signedOn: "date",
  way: "text",
};
const NOTED: ReadonlySet<ChecklistItem> = new Set(["changes", "mood-and-safety", "medicines"]);

/** One check of the day: its questions, and what the rules say of the answers while they are given. */
export function CheckPanel({ item }: { readonly item: ChecklistItem }) {
  const { infusion } = useCockpit();
  const check = CHECKS.find((one) => one.item === item);
  if (check === undefined) return null;
  const heardAt = item === "call-button" ? heardOnTrial(infusion) : null;
  return heardAt === null ? <OneCheck key={item} check={check} /> : <Heard title={titleOf(check)} at={heardAt} />;
}

const titleOf = ({ order, title }: Check): string => `${order} of ${CHECKS.length} · ${title}`;

/** The button of the screen in the room was tried, and somebody said that they heard it: no other way is asked for. */
function Heard({ title, at }: { readonly title: string; readonly at: Instant }) {
  const { open, zone } = useCockpit();
  return (
    <section className={styles.panel} aria-label={title}>
      <PanelHead title={title} />
      <div className={styles.body}>
        <Verdict verdict="met" says={`The patient tried the button in the room. Heard at ${clockTime(at, zone)}.`} />
        <div className={styles.card}>
          <RoomCode />
        </div>
      </div>
      <div className={styles.foot}>
        <Button onPress={() => open(null)}>Go on</Button>
      </div>
    </section>
  );
}

/** What the chart knows already stands in the fields, for the patient to say it is so. */
function filledIn(item: ChecklistItem, care: Care | null, escort: BedsideView["escort"]): Draft {
  if (item === "escort" && escort !== null) return { name: escort.name, phone: escort.phone };
  if (item === "consent") return { signedOn: care?.consent.signedOn ?? "" };
  const listed = care?.medicines.slowStomach ?? "unknown";
  return item === "fasting" && listed !== "unknown" ? { glp1: listed } : {};
}

const DAY_WORDS = { hold: "Leave out today", take: "Take as always", ask: "Ask about" } as const;

/** The patient's own medicines, by what the day asks of each. */
function DayList({ care }: { readonly care: Care | null }) {
  if (care === null) return null;
  const { list } = care.medicines;
  return (
    <div className={styles.card}>
      <h3>{dayWords(care.medicines)}</h3>
      <ul className={styles.list}>
        {list.map(({ name, day, todo, rules }) => (
          <li key={name} className={styles.row}>
            <p>
              <b>
                {DAY_WORDS[day]}: {name}
              </b>
              <small>
                {todo}
                {rules.length > 0 && ` (${rules.join(", ")})`}
              </small>
            </p>
          </li>
        ))}
      </ul>
      <Ready care={care} />
    </div>
  );
}

function OneCheck({ check }: { readonly check: Check }) {
  const { view, infusion, context, now, zone, sinceLast } = useCockpit();
  const [draft, setDraft] = useDraft<Draft>("CheckAnswered", "draft", () =>
    filledIn(check.item, context.care, view.escort),
  );
  const set = (field: string, value: string) => setDraft({ ...draft, [field]: value });
  const answer = answerOf(check, draft, (text) => instantOf({ kind: "time", text }, now, zone));
  const { verdict, says } = verdictOf(answer, context);
  const asked = check.questions.every(({ field }) => (draft[field] ?? "") !== "" || TIMES.has(field));
  const known = answersOf(infusion)[check.item];
  return (
    <OrderForm
      type="CheckAnswered"
      title={titleOf(check)}
      lead="Ask each question. What nobody knows is answered so: not known is never no."
      data={asked ? answer : null}
      missing="Answer every question."
      label="Chart the answers"
    >
      {check.item === "changes" && sinceLast}
      {check.item === "medicines" && <DayList care={context.care} />}
      {check.item === "call-button" && (
        <div className={styles.card}>
          <h3>With the screen in the room, it is enough that the patient tries its button and it is heard</h3>
          <RoomCode />
        </div>
      )}
      {check.questions.map((question) => (
        <Asked key={question.field} question={question} draft={draft} set={set} />
      ))}
      {NOTED.has(check.item) && (
        <Field label="Note" value={draft["note"] ?? ""} onChange={(text) => set("note", text)} lines={2} />
      )}
      {(asked || verdict === "not-met") && <Verdict verdict={verdict} says={says} />}
      {known !== undefined && <Clearance item={check.item} answer={known} />}
    </OrderForm>
  );
}

type AskedProps = {
  readonly question: Question;
  readonly draft: Draft;
  readonly set: (field: string, value: string) => void;
};

function Asked({ question: { field, text }, draft, set }: AskedProps) {
  const value = draft[field] ?? "";
  if (TIMES.has(field))
    return (
      <Field
        label={text}
        value={value}
        onChange={(next) => set(field, next)}
        hint="Time by the clock, such as 06:30. Leave empty when it is not known. A time later than now counts as yesterday's."
      />
    );
  const words = WORDS[field];
  if (words !== undefined)
    return <Field label={text} type={words} value={value} onChange={(next) => set(field, next)} />;
  return (
    <Choice
      label={text}
      options={CHOICES[field] ?? TRI}
      value={value === "" ? null : value}
      onChange={(next) => set(field, next)}
    />
  );
}

/** The answer as it would be charted: words as they are, times as instants, everything unanswered as unknown. */
function answerOf(check: Check, draft: Draft, timeOf: (text: string) => Instant | null): ChecklistAnswer {
  const fields = check.questions.map(({ field }) => {
    if (TIMES.has(field)) return [field, timeOf(draft[field] ?? "")] as const;
    if (field in WORDS) return [field, draft[field] ?? ""] as const;
    return [field, draft[field] ?? (field === "presence" ? "not-confirmed" : "unknown")] as const;
  });
  const note = NOTED.has(check.item) ? { note: draft["note"] ?? "" } : {};
  return { item: check.item, ...Object.fromEntries(fields), ...note } as ChecklistAnswer;
}
