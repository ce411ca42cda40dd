import { Button } from "@mantine/core";
import { type ReactNode, useId, useState } from "react";
import { Card } from "#ui/Card.tsx";
import { Field } from "#ui/Field.tsx";
import { SaveBar, type Saving, saysAt, useSaving } from "#ui/saving.tsx";
import { CallFields, useCall } from "./CallForm.tsx";
import styles from "./Messages.module.css";
import { REREAD } from "./thread-data.ts";
import type { ThreadView } from "./thread-view.ts";

type Of = { readonly view: ThreadView; readonly me: string };

/** What can be done about a conversation besides answering it. */
export const Acts = ({ view, me }: Of) => (
  <div className={styles.acts}>
    <Whose view={view} me={me} />
    <Calling view={view} />
    {view.settled === null && <Settling view={view} />}
    {view.thread.topic === "practical" && <Passing view={view} />}
  </div>
);

const useOrder = ({ thread }: ThreadView): Saving => useSaving(`/api/threads/${thread.id}`, REREAD);

/** Who has it; taking it, and handing it to a colleague with what they need to know. */
function Whose({ view, me }: Of) {
  const { thread, names } = view;
  const saving = useOrder(view);
  const give = (to: string | null) => saving.save({ type: "HandedOver", data: { to, note: "" } });
  return (
    <Card title="Whose it is">
      <p>{thread.holder === null ? "Nobody has taken it." : `${names[thread.holder] ?? "Somebody"} has it.`}</p>
      <div className={styles.buttons}>
        {thread.holder !== me && (
          <Button size="md" variant="default" onClick={() => void give(me)}>
            Take it
          </Button>
        )}
        {thread.holder === me && (
          <Button size="md" variant="default" onClick={() => void give(null)}>
            Give it back
          </Button>
        )}
      </div>
      <Handing view={view} me={me} saving={saving} />
    </Card>
  );
}

function Handing({ view: { thread, colleagues }, me, saving }: Of & { readonly saving: Saving }) {
  const id = useId();
  const [to, setTo] = useState("");
  const [note, setNote] = useState("");
  const hand = async () => {
    if (!(await saving.save({ type: "HandedOver", data: { to, note: note.trim() } }))) return;
    setTo("");
    setNote("");
  };
  return (
    <div className={styles.form}>
      <div className={styles.template}>
        <label htmlFor={id}>Hand it over to</label>
        <select id={id} value={to} onChange={(event) => setTo(event.target.value)}>
          <option value="">Choose…</option>
          {colleagues
            .filter(({ staffId }) => staffId !== me && staffId !== thread.holder)
            .map(({ staffId, name }) => (
              <option key={staffId} value={staffId}>
                {name}
              </option>
            ))}
        </select>
      </div>
      <Field
        label="What they need to know"
        hint="The patient does not see this."
        lines={2}
        value={note}
        onChange={setNote}
        says={saysAt("note", saving.refusals)}
      />
      <SaveBar saving={saving} disabled={to === "" || note.trim() === ""} onPress={() => void hand()}>
        Hand over
      </SaveBar>
    </div>
  );
}

/** A form that stands folded until it is wanted. */
function Folded({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className={styles.folded}>
      <summary>{title}</summary>
      <div className={styles.form}>{children}</div>
    </details>
  );
}

function Calling({ view }: { readonly view: ThreadView }) {
  const saving = useOrder(view);
  const call = useCall(view.thread.id, view.patient.name);
  const note = async () => {
    if (await saving.save({ type: "PhoneNoted", data: call.data() })) call.setText("");
  };
  return (
    <Folded title="Note a call">
      <CallFields call={call} refusals={saving.refusals} mayAnswer={view.owed !== null} />
      <SaveBar saving={saving} disabled={call.isEmpty} onPress={() => void note()}>
        Keep the note
      </SaveBar>
    </Folded>
  );
}

function Settling({ view }: { readonly view: ThreadView }) {
  const saving = useOrder(view);
  const [outcome, setOutcome] = useState("");
  const isOwed = view.owed !== null;
  return (
    <Folded title="Settle it">
      <Field
        label="What came of it"
        hint={isOwed ? "The patient waits for an answer: say why none is needed." : "You can leave this empty."}
        value={outcome}
        onChange={setOutcome}
        says={saysAt("outcome", saving.refusals)}
      />
      <SaveBar
        saving={saving}
        disabled={isOwed && outcome.trim() === ""}
        onPress={() => void saving.save({ type: "ThreadSettled", data: { outcome: outcome.trim() } })}
      >
        Settle
      </SaveBar>
    </Folded>
  );
}

function Passing({ view }: { readonly view: ThreadView }) {
  const saving = useOrder(view);
  const [why, setWhy] = useState("");
  return (
    <Folded title="It is about health">
      <p className={styles.quiet}>
        From then on only nurses and prescribers read it. It does not come back to the front desk.
      </p>
      <Field label="Why" value={why} onChange={setWhy} says={saysAt("data.why", saving.refusals)} />
      <SaveBar
        saving={saving}
        disabled={why.trim() === ""}
        onPress={() => void saving.save({ type: "MadeClinical", data: { why: why.trim() } })}
      >
        Pass it to those who treat
      </SaveBar>
    </Folded>
  );
}
