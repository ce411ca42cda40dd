import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Refusal } from "#plumbing/facts.ts";
import { fetched, send } from "#ui/ask.ts";
import { Paper } from "#ui/Paper.tsx";
import { useProving } from "#ui/proving.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { againstOf, saysAt } from "#ui/saving.tsx";
import { STAFF } from "#ui/ways.ts";
import { SetUpForm } from "./SetUpForm.tsx";

/** The first set-up: the word of the terminal, the clinic, the director's way in. Over once there is a clinic. */
export function SetUp() {
  const { data, error } = useQuery({
    queryKey: ["set-up"],
    queryFn: () => fetched<{ open: boolean }>("/api/set-up"),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [word, setWord] = useState<string | null>(null);
  if (data?.open !== true)
    return (
      <Paper title="First set-up">
        {data === undefined && error === null ? (
          <p>Looking whether there is a clinic…</p>
        ) : (
          <>
            <p>This installation has its clinic. The first set-up is over.</p>
            <SignInLink />
          </>
        )}
      </Paper>
    );
  return word === null ? <AskWord onRight={setWord} /> : <Steps word={word} />;
}

const SignInLink = ({ to = "" }: { readonly to?: string }) => (
  <Button size="lg" component="a" href={`${STAFF}/sign-in${to}`}>
    Sign in
  </Button>
);

function AskWord({ onRight }: { readonly onRight: (word: string) => void }) {
  const [word, setWord] = useState("");
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const check = async (event: FormEvent) => {
    event.preventDefault();
    const against = againstOf(await send("/api/set-up/word", { word }));
    setRefusals(against);
    if (against.length === 0) onRight(word);
  };
  return (
    <Paper title="Set up your clinic">
      <p>
        Four steps, about five minutes: the clinic, its hours, the medical director's way in, and the protocol to be
        signed. Have a telephone with an authenticator app at hand.
      </p>
      <form onSubmit={(event) => void check(event)}>
        <TextInput
          label="The word from the terminal"
          description="Where Afterglow was started, it stands beside this page's address"
          autoComplete="off"
          autoFocus
          size="md"
          value={word}
          onChange={({ currentTarget }) => setWord(currentTarget.value)}
          error={saysAt("word", refusals)}
        />
        <Refusals refusals={refusals.filter(({ field }) => field !== "word")} title="Not yet" />
        <Button type="submit" size="lg" disabled={word.trim() === ""}>
          Begin
        </Button>
      </form>
    </Paper>
  );
}

function Steps({ word }: { readonly word: string }) {
  const { begin, authenticator, done } = useProving("/api/set-up/finish");
  if (done) return <Founded />;
  return (
    <>
      <div hidden={authenticator !== null}>
        <SetUpForm word={word} onBegun={begin} />
      </div>
      {authenticator !== null && (
        <Paper title="The director's authenticator">
          {authenticator}
          <Button variant="subtle" size="md" onClick={() => begin(null)}>
            Back to what was entered
          </Button>
        </Paper>
      )}
    </>
  );
}

const Founded = () => (
  <Paper title="The clinic is set up">
    <p role="status">
      Sign in with the next code of the app: the one you just used works no more. You come to the protocol. No infusion
      starts until you have read and signed it; consultations can be booked at once.
    </p>
    <p>
      Infusions can be booked once a nurse is invited and on the rota (Settings, People) and a monitor stands in a room
      (Settings, Rooms).
    </p>
    <SignInLink to={`?to=${encodeURIComponent(`${STAFF}/settings/protocol`)}`} />
  </Paper>
);
