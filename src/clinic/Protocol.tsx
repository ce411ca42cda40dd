import { TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Asked, Card, Row } from "#ui/Card.tsx";
import { fetched } from "#ui/ask.ts";
import { SaveBar, saysAt, useSaving } from "#ui/saving.tsx";
import { YourPin } from "#ui/YourPin.tsx";
import type { Protocol as Numbers } from "./events.ts";
import { ProtocolTable } from "./ProtocolTable.tsx";
import { readValue, nextVersion, withValue } from "./protocol-values.ts";

type View = {
  readonly current: {
    readonly protocol: Numbers;
    readonly signed: { readonly by: string; readonly demonstration: boolean } | null;
  };
  readonly draft: Numbers | null;
  readonly maySign: boolean;
  readonly me: string;
};

/** The clinic's protocol: every number with where it comes from. The medical director changes it, keeps it, and signs it. */
export function Protocol() {
  const query = useQuery({ queryKey: ["protocol"], queryFn: () => fetched<View>("/api/settings/protocol") });
  return (
    <Asked query={query} what="the protocol">
      {(view) => <ProtocolOf key={JSON.stringify([view.draft, view.current])} view={view} />}
    </Asked>
  );
}

const CLINICS_OWN = "clinic-protocol";

function ProtocolOf({ view }: { readonly view: View }) {
  const { current, draft, maySign } = view;
  const base = draft ?? current.protocol;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const isUntouched = Object.keys(typed).length === 0;
  return (
    <>
      <Standing view={view} />
      <ProtocolTable
        protocol={base}
        typed={typed}
        onType={(path, text) => setTyped((known) => ({ ...known, [path]: text }))}
        disabled={!maySign}
      />
      {maySign && (draft === null || !isUntouched) && <KeepDraft base={base} typed={typed} />}
      {maySign && draft !== null && isUntouched && <Sign draft={draft} me={view.me} />}
    </>
  );
}

function Standing({ view: { current, draft, maySign } }: { readonly view: View }) {
  const { protocol, signed } = current;
  return (
    <Card title="What counts now">
      {signed === null ? (
        <p>
          <b>No protocol is signed.</b> What stands here is an example nobody has approved, and no infusion starts on
          it. The medical director reads every number, changes what is to be changed, keeps a draft and signs it.
        </p>
      ) : (
        <p>
          Version {protocol.version}, signed by {signed.by}
          {signed.demonstration && " (a demonstration: this signature is made up)"}.
        </p>
      )}
      {draft !== null && (
        <p>
          <b>Shown below: the draft {draft.version}, not signed.</b> Visits follow{" "}
          {signed === null ? "nothing" : `version ${protocol.version}`} until it is.
        </p>
      )}
      {!maySign && <p>Only the medical director changes and signs it.</p>}
    </Card>
  );
}

type Typed = Readonly<Record<string, string>>;

/** The protocol with what was typed; what cannot be read is named by its path instead. */
function typedInto(base: Numbers, typed: Typed): { readonly protocol: Numbers; readonly unread: readonly string[] } {
  let protocol = base;
  const unread: string[] = [];
  for (const [path, text] of Object.entries(typed)) {
    const value = readValue(path, text);
    if (value === undefined) unread.push(path);
    else protocol = withValue(protocol, path, value);
  }
  return { protocol, unread };
}

function counted(changed: number): string {
  if (changed === 0) return "No number was changed.";
  return changed === 1 ? "1 number was changed." : `${changed} numbers were changed.`;
}

function KeepDraft({ base, typed }: { readonly base: Numbers; readonly typed: Typed }) {
  const [version, setVersion] = useState(() => nextVersion(base));
  const saving = useSaving("/api/settings/protocol/draft", ["protocol"], { ownId: true });
  const { protocol, unread } = typedInto(base, typed);
  const keep = () =>
    saving.save({
      protocol: { ...protocol, id: CLINICS_OWN, version: version.trim() },
      copiedFrom: `${base.id} ${base.version}`,
    });
  return (
    <Card
      title="Keep as a draft"
      says="A draft changes nothing yet. It is kept under its version for good; what is changed later gets the next one."
    >
      <p role="status">{counted(Object.keys(typed).length)}</p>
      <Row>
        <TextInput
          label="Version"
          size="md"
          value={version}
          onChange={({ currentTarget }) => setVersion(currentTarget.value)}
          error={saysAt("version", saving.refusals)}
        />
      </Row>
      <SaveBar
        saving={saving}
        hide={({ field }) => field === "version"}
        onPress={() => void keep()}
        disabled={unread.length > 0 || version.trim() === ""}
      >
        Keep the draft
      </SaveBar>
    </Card>
  );
}

function Sign({ draft, me }: { readonly draft: Numbers; readonly me: string }) {
  const [printedName, setName] = useState(me);
  const [pin, setPin] = useState("");
  const saving = useSaving("/api/settings/protocol/sign", ["protocol", "board"], { ownId: true });
  const queries = useQueryClient();
  const sign = async () => {
    if (await saving.save({ read: draft, printedName }, pin)) await queries.invalidateQueries();
  };
  return (
    <Card
      title={`Sign version ${draft.version}`}
      says="You sign what stands above, number by number. From then on every new visit follows it."
    >
      <Row>
        <TextInput
          label="Your name as it is printed"
          size="md"
          value={printedName}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={saysAt("printedName", saving.refusals)}
        />
        <YourPin pin={pin} onChange={setPin} says={saysAt("pin", saving.refusals)} />
      </Row>
      <SaveBar
        saving={saving}
        hide={({ field }) => field === "pin" || field === "printedName"}
        onPress={() => void sign()}
        disabled={pin.length !== 6 || printedName.trim().length < 3}
      >
        I have read every number and sign it
      </SaveBar>
    </Card>
  );
}
