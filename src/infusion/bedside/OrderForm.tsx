import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import type { Refusal } from "#plumbing/facts.ts";
import { as, type Instant } from "#science/units.ts";
import { clockTime, serverTime } from "#ui/clock.ts";
import { Button } from "#ui/Field.tsx";
import { HoldButton } from "#ui/HoldButton.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import type { DataOf, InfusionFactType } from "../events.ts";
import { isOrderType, ORDERS } from "../orders/orders.ts";
import { type Cockpit, mayDo, useCockpit } from "./cockpit.ts";
import { useKept } from "./drafting.ts";
import { defaultPanel, stageOf } from "./steps.ts";
import { instantOf, type When } from "./when.ts";
import { WhenField } from "./WhenField.tsx";
import styles from "./Panel.module.css";

export type OrderFormProps<T extends InfusionFactType> = {
  readonly type: T;
  readonly title: string;
  /** One line that leads: what to do here. */
  readonly lead?: ReactNode;
  /** Null while something is missing; `missing` says what. */
  readonly data: DataOf<T> | null;
  readonly missing?: string;
  readonly label: string;
  /** Pressed for a second instead of touched. */
  readonly held?: boolean;
  /** Left out for what can only be now. */
  readonly late?: boolean;
  /** For what has happened already, whatever the rules say: it is recorded, and what does not fit is listed. */
  readonly happened?: boolean;
  /** False for what has nothing to write: it neither keeps nor clears what was half written of its kind. */
  readonly kept?: boolean;
  /** The moment it belongs to, where that is settled already. */
  readonly at?: Instant;
  readonly onPlaced?: () => void;
  readonly children?: ReactNode;
};

/** One entry: its fields, its time, its button, and why not. What was entered stays until it is taken. */
export function OrderForm<T extends InfusionFactType>(props: OrderFormProps<T>) {
  const { type, title, lead, data, late = true, happened = false, kept = true, children } = props;
  const cockpit = useCockpit();
  const [when, setWhen] = useState<When>({ kind: "now" });
  const { submit, refusals, clear, busy } = usePlacement(props, when);
  const { permission, judgement } = isOrderType(type) ? ORDERS[type] : { permission: "chart", judgement: true };
  const changeWhen = (next: When) => {
    setWhen(next);
    clear();
  };
  return (
    <section className={styles.panel} aria-label={title}>
      <PanelHead title={title} lead={lead} />
      {kept && <KeptFromBefore entry={type} />}
      <div className={styles.body} onInput={clear} onClick={(event) => isButton(event.target) && clear()}>
        {children}
      </div>
      <InSight refusals={refusals} />
      {!judgement && data !== null && <Happened refusals={refusals} onHappened={() => void submit(true)} />}
      <div className={styles.foot}>
        {late && !judgement && <WhenField when={when} onChange={changeWhen} />}
        <Submit {...props} busy={busy} allowed={mayDo(cockpit, permission)} onSubmit={() => void submit(happened)} />
      </div>
    </section>
  );
}

/** The keypad and the lists change an entry as typing does. */
const isButton = (target: EventTarget): boolean => target instanceof Element && target.closest("button") !== null;

/** A refusal that lies below the fold is a refusal nobody reads: the first, and every one after it. */
function InSight({ refusals }: { readonly refusals: readonly Refusal[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [first] = refusals;
    if (first !== undefined) box.current?.scrollIntoView({ block: "center" });
  }, [refusals]);
  return refusals.length === 0 ? null : (
    <div ref={box}>
      <Refusals refusals={refusals} />
    </div>
  );
}

type HappenedProps = { readonly refusals: readonly Refusal[]; readonly onHappened: () => void };

/** The way past a refusal for what no rule can undo. */
const Happened = ({ refusals, onHappened }: HappenedProps) =>
  refusals.length === 0 ? null : (
    <div className={styles.happened}>
      <p>If it has already happened at the bedside, it is recorded all the same, and what does not fit is listed.</p>
      <Button onPress={onHappened}>It has already happened: record it</Button>
    </div>
  );

const NONE: readonly Refusal[] = [];

function usePlacement<T extends InfusionFactType>(
  { type, data, at, kept = true, onPlaced }: OrderFormProps<T>,
  when: When,
) {
  const { place, open, startAnew, zone } = useCockpit();
  const [refusals, setRefusals] = useState(NONE);
  const [busy, setBusy] = useState(false);
  const { forget } = useKept(type);
  const shown = useShown();
  const submit = async (happened: boolean) => {
    const moment = at ?? instantOf(when, serverTime(), zone);
    if (data === null || moment === null) return;
    setBusy(true);
    const placed = await place(type, data, { at: moment, happened });
    setBusy(false);
    if ("refusals" in placed) return setRefusals(placed.refusals);
    setRefusals(NONE);
    if (kept) forget();
    // Whoever went elsewhere while it was being saved stays there.
    if (!shown.current) return;
    if (onPlaced !== undefined) return onPlaced();
    // What is charted leaves its fields, also where the same panel comes next: a second set is measured, not sent again.
    startAnew();
    open(null);
  };
  return { submit, refusals, clear: useCallback(() => setRefusals(NONE), []), busy };
}

/** What was half written before is there again, and says so, with its time: numbers of then are not numbers of now. */
export function KeptFromBefore({ entry }: { readonly entry: InfusionFactType }) {
  const { zone, startAnew } = useCockpit();
  const { keptAt, forget } = useKept(entry);
  if (keptAt === null) return null;
  const anew = () => {
    forget();
    startAnew();
  };
  return (
    <p className={styles.kept}>
      Kept from before, written at {clockTime(as<Instant>(keptAt), zone)}.
      <button type="button" onClick={anew}>
        Start anew
      </button>
    </p>
  );
}

/** Whether this form is still on the screen. */
function useShown() {
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return shown;
}

type SubmitProps = {
  readonly label: string;
  readonly data: unknown;
  readonly missing?: string;
  readonly held?: boolean;
  readonly busy: boolean;
  readonly allowed: boolean;
  readonly onSubmit: () => void;
};

function Submit({ label, data, missing, held = false, busy, allowed, onSubmit }: SubmitProps) {
  const why = allowed
    ? data === null
      ? missing
      : undefined
    : "Your role does not allow this. Ask someone whose role does.";
  const disabled = busy || data === null || !allowed;
  return (
    <div className={styles.submit}>
      {why !== undefined && <p>{why}</p>}
      {held ? (
        <HoldButton tone="go" disabled={disabled} onHeld={onSubmit}>
          {label}
        </HoldButton>
      ) : (
        <Button tone="brand" disabled={disabled} onPress={onSubmit}>
          {busy ? "Saving…" : label}
        </Button>
      )}
    </div>
  );
}

/** The title of what is being done and the line that leads, with the way back where there is one to go back to. */
export function PanelHead({ title, lead }: { readonly title: string; readonly lead?: ReactNode }) {
  const cockpit = useCockpit();
  return (
    <header className={styles.head}>
      <div>
        <h2>{title}</h2>
        {lead !== undefined && <p>{lead}</p>}
      </div>
      {isOver(cockpit) && (
        <Button tone="quiet" onPress={() => cockpit.open(null)}>
          Close <kbd>Esc</kbd>
        </Button>
      )}
    </header>
  );
}

/** Whether the panel lies over what the screen would show by itself, and is no step on the way to the start. */
const isOver = ({ infusion, context, panel }: Cockpit): boolean =>
  panel !== defaultPanel(infusion, context) && (infusion.startedAt !== null || stageOf(panel) === null);
