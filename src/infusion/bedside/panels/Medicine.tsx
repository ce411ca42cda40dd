import { type ReactNode, useState } from "react";
import { showNumber } from "#science/display.ts";
import { clockTime } from "#ui/clock.ts";
import { Button, Choice, Field, Tick } from "#ui/Field.tsx";
import { judgeNumber } from "#ui/number.ts";
import { NumberFields } from "#ui/NumberFields.tsx";
import { amountAndIntervalWarnings, warningsFor } from "../../decide/rescue-warnings.ts";
import type { DataOf } from "../../events.ts";
import { namesSomeone } from "../../rules/names.ts";
import { RESCUE, rescueMedicine } from "../../rules/rescue.ts";
import type { RescueMedicine } from "../../rules/rescue-row.ts";
import { mayDo, useCockpit } from "../cockpit.ts";
import { useDraft } from "../drafting.ts";
import { Chosen } from "../Chosen.tsx";
import { OrderForm } from "../OrderForm.tsx";
import { Because, noCause } from "./Because.tsx";
import { Given } from "./Given.tsx";
import { Verdict } from "../Verdict.tsx";
import styles from "../Panel.module.css";

type Ordered = DataOf<"RescueOrdered"> & { readonly id: string };

/** Rescue medicine: a prescriber orders, warnings are read, a nurse gives what was ordered, and whether it helped is noted. */
export function Medicine() {
  const cockpit = useCockpit();
  const { done } = cockpit.infusion;
  const given = new Set(done.RescueGiven.map(({ data }) => data.orderId));
  const open = done.RescueOrdered.filter(({ id }) => !given.has(id)).map(({ id, data }) => ({ id, ...data }));
  const [carrying, carry] = useState<Ordered | null>(null);
  const order = carrying ?? open[0] ?? null;
  const choosing = (
    <Choosing key={done.RescueOrdered.length} mayOrder={mayDo(cockpit, "order")} asksFirst={order === null} />
  );
  return (
    <>
      {order !== null && <Give key={order.id} order={order} />}
      {open.length > 1 && (
        <section className={styles.panel}>
          {open.map((one) => (
            <Button key={one.id} onPress={() => carry(one)}>
              {amountOf(one)}
            </Button>
          ))}
        </section>
      )}
      {order === null ? (
        choosing
      ) : (
        <>
          <Given />
          <details className={styles.another}>
            <summary>Another medicine</summary>
            {choosing}
          </details>
        </>
      )}
    </>
  );
}

const amountOf = ({ medicine, dose, unit, route }: Pick<Ordered, "medicine" | "dose" | "unit" | "route">) =>
  `${medicine} ${showNumber(dose, 3)} ${unit} ${route}`;

function Give({ order }: { readonly order: Ordered }) {
  const { zone, infusion } = useCockpit();
  const { id: orderId, medicine, dose, unit, route, because } = order;
  const ordered = infusion.done.RescueOrdered.find(({ id }) => id === orderId);
  return (
    <OrderForm
      type="RescueGiven"
      title={`Give ${amountOf(order)}`}
      lead={`Ordered ${ordered === undefined ? "" : `at ${clockTime(ordered.at, zone)}`} for: ${because}. ${rescueMedicine(medicine)?.how ?? ""}`}
      data={{ orderId, medicine, dose, unit, route }}
      label={`Given: ${amountOf(order)}`}
      held
      kept={false}
    />
  );
}

/** `medicine` by its id in the order set. */
type Thought = { readonly medicine: string | null; readonly text: string; readonly route: string | null };
type Amount = Pick<Ordered, "medicine" | "dose" | "unit" | "route">;

function amountIn({ medicine: id, text, route }: Thought): Amount | null {
  const medicine = rescueMedicine(id ?? "") ?? null;
  const { value: dose } = judgeNumber(text, doseField(medicine?.unit ?? "mg"));
  if (medicine === null || dose === null || route === null) return null;
  return { medicine: medicine.id, dose, unit: medicine.unit, route };
}

/**
 * An order by a prescriber; for others, what was given on a spoken order is recorded as already given. Whether the last one
 * helped is asked first, and gives way once a medicine is chosen, so that dose and warnings are in sight.
 */
function Choosing({ mayOrder, asksFirst }: { readonly mayOrder: boolean; readonly asksFirst: boolean }) {
  const { infusion, context, now } = useCockpit();
  const [thought, think] = useDraft(mayOrder ? "RescueOrdered" : "RescueGiven", "thought", thoughtOf(undefined));
  const amount = amountIn(thought);
  const warnings = amount === null ? [] : warningsFor(infusion, amount, now, context.allergies);
  const Form = mayOrder ? Ordering : Spoken;
  const isBegun = thought.medicine !== null;
  return (
    <>
      {asksFirst && !isBegun && <Given />}
      <Form amount={amount} warnings={warnings}>
        <Thinking thought={thought} warnings={warnings} onChange={think} />
      </Form>
      {asksFirst && isBegun && <Given />}
    </>
  );
}

/** Warnings are read for this medicine and these words; minutes and amounts that move on change nothing. */
function useRead(amount: Amount | null, warnings: readonly string[]) {
  const [readOf, setReadOf] = useState<string | null>(null);
  const these = `${amount?.medicine ?? ""} ${warnings.join(" ").replaceAll(/\d+/g, "#")}`;
  const onRead = (is: boolean) => setReadOf(is ? these : null);
  const tick = <Tick label="I have read these warnings" checked={readOf === these} onChange={onRead} />;
  return { read: warnings.length === 0 || readOf === these, tick: warnings.length > 0 && tick };
}

const SPOKEN =
  "A prescriber orders here, signed in. What was given on a spoken order is recorded as given; the order is then owed.";

/** What was given already on a spoken order: it is recorded, with who spoke it; amounts and allergies are read first. */
function Spoken({ amount, warnings, children }: OrderingProps) {
  const { infusion, context, now } = useCockpit();
  const [orderedBy, setOrderedBy] = useDraft("RescueGiven", "orderedBy", "");
  const grave = amount === null ? [] : amountAndIntervalWarnings(infusion, amount, now, context.allergies);
  const { read, tick } = useRead(amount, grave);
  const named = namesSomeone(orderedBy);
  const warningsSeen = grave.length > 0 ? warnings : [];
  return (
    <OrderForm
      type="RescueGiven"
      title="Given on a spoken order"
      lead={amount === null ? SPOKEN : null}
      data={named && read ? amount && { orderId: null, ...amount, orderedBy, warningsSeen } : null}
      missing={missingOf(amount, read, named ? null : "Say who ordered it.")}
      label="Record as given"
      held
      happened
    >
      {children}
      {amount !== null && <Field label="Who ordered it, by name" value={orderedBy} onChange={setOrderedBy} />}
      {tick}
    </OrderForm>
  );
}

function missingOf(amount: Amount | null, read: boolean, why: string | null): string {
  if (amount === null) return "Choose medicine, dose and route.";
  return why ?? (read ? "" : "Read the warnings, and say that you have.");
}

type OrderingProps = {
  readonly amount: Amount | null;
  readonly warnings: readonly string[];
  readonly children: ReactNode;
};

function Ordering({ amount, warnings, children }: OrderingProps) {
  const [cause, setCause] = useDraft("RescueOrdered", "cause", noCause);
  const { read, tick } = useRead(amount, warnings);
  const said = cause.because.trim() !== "";
  return (
    <OrderForm
      type="RescueOrdered"
      title="Order a medicine"
      data={said && read ? amount && { ...amount, ...cause, warningsSeen: warnings } : null}
      missing={missingOf(amount, read, said ? null : "Say why it is ordered.")}
      label="Sign this order"
      onPlaced={() => undefined}
    >
      {children}
      <Because cause={cause} onChange={setCause} />
      {tick}
    </OrderForm>
  );
}

type ThinkingProps = {
  readonly thought: Thought;
  readonly warnings: readonly string[];
  readonly onChange: (thought: Thought) => void;
};

function Thinking({ thought, warnings, onChange }: ThinkingProps) {
  const { medicine: id, text, route } = thought;
  const medicine = rescueMedicine(id ?? "");
  if (medicine === undefined)
    return (
      <Choice
        label="Medicine"
        columns={3}
        options={RESCUE.map((one) => ({ value: one.id, label: one.id, hint: one.problem }))}
        value={null}
        onChange={(chosen) => onChange(thoughtOf(rescueMedicine(chosen)))}
      />
    );
  return (
    <>
      <Chosen
        what={medicine.id}
        hint={`${medicine.problem}. ${medicine.how}`}
        onChange={() => onChange(thoughtOf(undefined))}
      />
      <NumberFields
        fields={[{ ...doseField(medicine.unit), hint: `usual: ${usual(medicine)}` }]}
        values={{ dose: text }}
        onChange={(_, next) => onChange({ ...thought, text: next })}
      >
        <Choice
          label="Route"
          options={medicine.routes.map((one) => ({ value: one, label: one }))}
          value={route}
          onChange={(next) => onChange({ ...thought, route: next })}
        />
      </NumberFields>
      {warnings.map((says) => (
        <Verdict key={says} verdict="look" says={says} />
      ))}
    </>
  );
}

const usual = ({ doses, unit }: RescueMedicine) => `${doses.map((n) => showNumber(n, 3)).join(", ")} ${unit}`;

const doseField = (unit: string) => ({ id: "dose", label: "Dose", unit, min: 0.0001, max: 5000, decimals: 3 });

const thoughtOf = (medicine: RescueMedicine | undefined): Thought => ({
  medicine: medicine?.id ?? null,
  text: medicine === undefined ? "" : String(medicine.doses[0] ?? ""),
  route: medicine?.routes[0] ?? null,
});
