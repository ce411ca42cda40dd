import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Refusal } from "#plumbing/facts.ts";
import { send } from "#ui/ask.ts";
import { missingOf, NewWayIn, NO_WAY_IN } from "#ui/NewWayIn.tsx";
import { Paper } from "#ui/Paper.tsx";
import { type Begun, useProving } from "#ui/proving.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { againstOf } from "#ui/saving.tsx";
import { STAFF } from "#ui/ways.ts";

type Looked = {
  readonly state: "open" | "run-out";
  readonly kind: "invitation" | "new-way-in";
  readonly clinic: string;
  readonly name: string;
  readonly credential: string;
  readonly email: string;
};

const NO_LINK: readonly Refusal[] = [
  {
    rule: "no-link",
    says: "This page needs the link of your invitation.",
    satisfy: "Open the newest letter and follow its link.",
  },
];

/** Where the link of an invitation leads. Its word stands behind the #: it is sent only by what is pressed here. */
export function Join() {
  const [word] = useState(() => location.hash.slice(1));
  const looked = useQuery({
    queryKey: ["join", word],
    queryFn: async () => {
      const answer = await send<Looked>("/api/join/look", { word });
      return answer.kind === "ok"
        ? { value: answer.value, refusals: [] }
        : { value: null, refusals: againstOf(answer) };
    },
    enabled: word !== "",
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { value = null, refusals = word === "" ? NO_LINK : [] } = looked.data ?? {};
  if (value === null)
    return (
      <Paper title="Your way in">
        {refusals.length === 0 ? <p>Reading the invitation…</p> : <Refusals refusals={refusals} title="Not yet" />}
      </Paper>
    );
  return value.state === "open" ? <Joining word={word} looked={value} /> : <RunOut word={word} looked={value} />;
}

type Props = { readonly word: string; readonly looked: Looked };

function RunOut({ word, looked: { email, clinic } }: Props) {
  const [refusals, setRefusals] = useState<readonly Refusal[] | null>(null);
  const renew = async () => setRefusals(againstOf(await send("/api/join/renew", { word })));
  return (
    <Paper title="This link has run out">
      <p>
        A link works once and for ten minutes. A new one can be sent to the same address, {email}, by {clinic}.
      </p>
      {refusals !== null && <Refusals refusals={refusals} title="Not sent" />}
      {refusals?.length === 0 ? (
        <p role="status">A new letter is on its way. This page can be closed.</p>
      ) : (
        <Button size="lg" onClick={() => void renew()}>
          Send me a new letter
        </Button>
      )}
    </Paper>
  );
}

/** Password and PIN first; then the authenticator; then it counts. */
function Joining({ word, looked }: Props) {
  const { begin, authenticator, done } = useProving("/api/join/prove");
  if (done) return <Welcome looked={looked} />;
  const title = looked.kind === "invitation" ? `Welcome to ${looked.clinic}` : `Your new way in to ${looked.clinic}`;
  return <Paper title={title}>{authenticator ?? <FirstStep word={word} looked={looked} onBegun={begin} />}</Paper>;
}

function FirstStep({ word, looked, onBegun }: Props & { readonly onBegun: (begun: Begun) => void }) {
  const [wayIn, setWayIn] = useState(NO_WAY_IN);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const missing = missingOf(wayIn);
  const begin = async (event: FormEvent) => {
    event.preventDefault();
    const { password, pin } = wayIn;
    const answer = await send<Begun>("/api/join/begin", { word, password, pin });
    if (answer.kind === "ok") return onBegun(answer.value);
    setRefusals(againstOf(answer));
  };
  return (
    <form onSubmit={(event) => void begin(event)}>
      <p>
        {looked.name}, {looked.credential}: you sign in with {looked.email}, a password, and a code from an
        authenticator app. Two short steps.
      </p>
      <NewWayIn value={wayIn} onChange={setWayIn} refusals={refusals} />
      <Refusals refusals={refusals.filter(({ field }) => field === undefined)} title="Not yet" />
      <p role="status">{missing}</p>
      <Button type="submit" size="lg" disabled={missing !== null}>
        On to the authenticator
      </Button>
    </form>
  );
}

const Welcome = ({ looked: { email } }: Pick<Props, "looked">) => (
  <Paper title="You are in">
    <p role="status">
      Your way in is made. Sign in with {email}, your password, and the next code of the app: the one you just used
      works no more.
    </p>
    <Button size="lg" component="a" href={`${STAFF}/sign-in`}>
      Sign in
    </Button>
  </Paper>
);
