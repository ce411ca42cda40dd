import { Button, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Refusals } from "#ui/Refusals.tsx";
import type { Entry } from "../fold/entries.ts";
import { isOrderType, ORDERS } from "../orders/orders.ts";
import { correctedEntry, type EditField, editFields, type Texts, textsOf, withMedicine } from "./correcting.ts";
import { describe } from "./describe.ts";
import type { Opened } from "./opened.ts";
import { PinAsked, useOrdering } from "./Ordering.tsx";
import styles from "./Record.module.css";
import { clockIn } from "./wording.ts";
import { timeOfDay } from "./time-of-day.ts";

type Props = { readonly opened: Opened; readonly onDone: () => void };

/** Corrects one entry: says it otherwise, at another time, or strikes it as made in error. What it said stays readable. */
export function Correcting({
  entryId,
  onClose,
  ...rest
}: Props & { readonly entryId: string | null; readonly onClose: () => void }) {
  const entry = rest.opened.infusion.entries.find(({ fact }) => fact.id === entryId);
  return (
    <Modal
      opened={entry !== undefined}
      onClose={onClose}
      title="Correct this entry"
      size="lg"
      lockScroll={false}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {entry !== undefined && <Form entry={entry} {...rest} />}
    </Modal>
  );
}

/** Decisions and the calculation are taken back and made anew: nobody puts other words under them. */
const isReworded = ({ fact: { type } }: Entry): boolean =>
  isOrderType(type) && !ORDERS[type].judgement && type !== "DosePrepared" && type !== "EntryCorrected";

/** Everything typed into the form, and the order it becomes. */
function useCorrection({ entry, opened, onDone }: Props & { readonly entry: Entry }) {
  const { view, infusion } = opened;
  const { type, id: entryId } = entry.fact;
  const rewordable = isReworded(entry);
  const [striking, setStriking] = useState(!rewordable);
  const [reason, setReason] = useState("");
  const [time, setTime] = useState(() => clockIn(infusion.zone)(entry.at));
  const [texts, setTexts] = useState<Texts>(() => textsOf(editFields(type, entry.data), entry.data));
  // The lists follow what is chosen: another medicine has other ways and its own unit.
  const fields = rewordable ? editFields(type, "medicine" in texts ? { ...entry.data, ...texts } : entry.data) : [];
  const [faults, setFaults] = useState<Texts>({});
  const ordering = useOrdering(view.infusionId, infusion.patientId, onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const said = { entryId, reason: reason.trim() };
    if (striking) return void ordering.place("EntryCorrected", { ...said, replacement: null, replacementAt: null });
    const made = correctedEntry(type, entry.data, fields, texts);
    if ("faults" in made) return setFaults(made.faults);
    if (!CLOCK.test(time)) return setFaults({ time: "Hours and minutes, such as 15:04." });
    const replacementAt = timeOfDay(time, entry.at, infusion.zone);
    void ordering.place("EntryCorrected", { ...said, replacement: made.data, replacementAt });
  };
  const setText = (path: string, text: string) =>
    setTexts((known) => (path === "medicine" ? withMedicine(known, text) : { ...known, [path]: text }));
  const words = { reason, setReason, time, setTime, texts, setText, faults };
  return { fields, rewordable, striking, setStriking, ordering, submit, ...words };
}

type Correction = ReturnType<typeof useCorrection>;

function Form(props: Props & { readonly entry: Entry }) {
  const { entry, opened } = props;
  const correction = useCorrection(props);
  const { rewordable, striking, setStriking, ordering, submit, reason, setReason } = correction;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text className={styles.asIs}>
          {opened.clock(entry.at)} {describe(entry, opened.infusion.zone)}
        </Text>
        {rewordable && <How striking={striking} onChange={setStriking} />}
        {!rewordable && <Text>This entry is not reworded: strike it, then make it anew.</Text>}
        {!striking && <NewWords {...correction} />}
        <Textarea
          label="Why it is corrected"
          description="What was wrong, in a few words. It stands beside what was struck."
          autosize
          minRows={2}
          size="md"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Refusals refusals={ordering.refusals} />
        <Button type="submit" size="md" disabled={reason.trim().length < 3} loading={ordering.busy}>
          {striking ? "Strike this entry" : "Correct this entry"}
        </Button>
      </Stack>
      <PinAsked ordering={ordering} name={opened.view.me.name} />
    </form>
  );
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

const NewWords = ({ fields, time, setTime, texts, setText, faults }: Correction) => (
  <div className={styles.fields}>
    <TextInput
      label="When it happened, 24-hour clock"
      inputMode="numeric"
      size="md"
      error={faults["time"]}
      value={time}
      onChange={(event) => setTime(event.target.value)}
    />
    {fields.map((field) => (
      <OneField
        key={field.path}
        field={field}
        text={texts[field.path] ?? ""}
        fault={faults[field.path]}
        onChange={(text) => setText(field.path, text)}
      />
    ))}
  </div>
);

function How({ striking, onChange }: { readonly striking: boolean; readonly onChange: (striking: boolean) => void }) {
  const ways = [
    { strikes: false, says: "It should say something else" },
    { strikes: true, says: "It was made in error" },
  ];
  return (
    <fieldset className={styles.ways}>
      <legend>What is wrong with it</legend>
      {ways.map(({ strikes, says }) => (
        <label key={says} data-chosen={strikes === striking}>
          <input type="radio" name="way" checked={strikes === striking} onChange={() => onChange(strikes)} />
          {says}
        </label>
      ))}
    </fieldset>
  );
}

type OneFieldProps = {
  readonly field: EditField;
  readonly text: string;
  readonly fault: string | undefined;
  readonly onChange: (text: string) => void;
};

function OneField({ field: { label, kind, options, words, mayLack }, text, fault, onChange }: OneFieldProps) {
  const input = {
    label,
    size: "md" as const,
    value: text,
    error: fault,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
  };
  if (kind === "words") return <TextInput {...input} />;
  if (kind === "number")
    return <TextInput {...input} inputMode="decimal" {...(mayLack && { placeholder: "not measured" })} />;
  const lacking = mayLack ? [{ value: "", label: "not answered" }] : [];
  const shown = options.map((option) => ({
    value: option,
    label: words?.[option] ?? (option === "unknown" ? "not known" : option.replaceAll("-", " ")),
  }));
  return <NativeSelect {...input} data={[...lacking, ...shown]} />;
}
