import { Button } from "@mantine/core";
import { useState } from "react";
import { as, type Instant, minutes } from "#science/units.ts";
import { Card, Row } from "#ui/Card.tsx";
import { serverTime } from "#ui/clock.ts";
import { Choice, Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { SaveBar, useSaving } from "#ui/saving.tsx";
import styles from "./Safety.module.css";
import type { AlertView } from "./view.ts";
import { outcomes, tries } from "./words.ts";

type Props = { readonly view: AlertView };

const REREAD = ["alert", "alerts", "board"];
const pathOf = ({ alert }: AlertView, to: string) => `/api/safety/alerts/${alert.id}/${to}`;

/** What somebody does: say that they have it; then call, hand over, or close it with what came of it. */
export function Answering({ view }: Props) {
  const { closed, acknowledged, isDrill } = view.alert;
  if (closed !== null) return null;
  if (acknowledged === null) return <Acknowledge view={view} />;
  return (
    <>
      <Close view={view} />
      {!isDrill && <Tried view={view} />}
      <HandOver view={view} />
    </>
  );
}

function Acknowledge({ view }: Props) {
  const saving = useSaving(pathOf(view, "acknowledge"), REREAD);
  // Whoever came by the link in a page has this screen before any other of the house.
  const how = document.referrer === "" && window.history.length <= 2 ? "link" : "screen";
  return (
    <Card title="Are you taking this?" says="From then on nobody else is called. It stays open until you close it.">
      <Refusals refusals={saving.refusals} title="Not taken" />
      <Button size="xl" color="#a3262b" loading={saving.state === "saving"} onClick={() => void saving.save({ how })}>
        I have this
      </Button>
    </Card>
  );
}

const EMPTY = { spokeWith: "", told: "", note: "" };
type Outcome = (typeof outcomes)[number]["value"];

function Close({ view }: Props) {
  const { isDrill } = view.alert;
  const saving = useSaving(pathOf(view, "close"), REREAD);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [draft, setDraft] = useState(EMPTY);
  const field = (name: keyof typeof EMPTY) => ({
    value: draft[name],
    onChange: (text: string) => setDraft((known) => ({ ...known, [name]: text })),
    says: saving.refusals.find((refusal) => refusal.field === name)?.says ?? null,
  });
  const close = () => void saving.save({ outcome: isDrill ? "drill-done" : outcome, ...draft });
  return (
    <Card title={isDrill ? "End the drill" : "What came of it"} says={isDrill ? undefined : "Needed to close it."}>
      <div className={styles.form}>
        {!isDrill && (
          <>
            <Choice label="Outcome" options={outcomes} value={outcome} onChange={setOutcome} columns={2} />
            <Row>
              <Field label="Who was spoken with" {...field("spokeWith")} />
              <Field label="What they were told" {...field("told")} />
            </Row>
          </>
        )}
        <Field label={isDrill ? "What went well, what did not" : "Note"} lines={3} {...field("note")} />
        <SaveBar saving={saving} disabled={!isDrill && outcome === null} onPress={close}>
          {isDrill ? "Drill done" : "Close the alert"}
        </SaveBar>
      </div>
    </Card>
  );
}

const AGAIN_MINUTES = 10;

function Tried({ view }: Props) {
  const saving = useSaving(pathOf(view, "tried"), REREAD);
  const [what, setWhat] = useState<(typeof tries)[number]["value"] | null>(null);
  const [note, setNote] = useState("");
  const save = async () => {
    const againAt: Instant | null = what === "spoke" ? null : as<Instant>(serverTime() + minutes(AGAIN_MINUTES));
    if (await saving.save({ what, note, againAt })) setNote("");
  };
  return (
    <Card title="A call" says={`It stays open. Without an answer it presses again after ${AGAIN_MINUTES} minutes.`}>
      <div className={styles.form}>
        <Choice label="What came of the call" options={tries} value={what} onChange={setWhat} />
        <Field label="In a few words" value={note} onChange={setNote} />
        <SaveBar saving={saving} disabled={what === null} onPress={() => void save()}>
          Record the call
        </SaveBar>
      </div>
    </Card>
  );
}

function HandOver({ view }: Props) {
  const saving = useSaving(pathOf(view, "hand-over"), REREAD);
  const { colleagues, alert } = view;
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const options = colleagues
    .filter(({ id }) => id !== alert.holder)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Card title="Hand it over" says="Speak with them first: nobody is called by this.">
      <div className={styles.form}>
        <Choice label="To whom" options={options} value={to} onChange={setTo} columns={2} />
        <Field label="What they need to know" value={note} onChange={setNote} />
        <SaveBar saving={saving} disabled={to === null} onPress={() => void saving.save({ to, note })}>
          Hand over
        </SaveBar>
      </div>
    </Card>
  );
}
