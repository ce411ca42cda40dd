import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Refusal } from "#plumbing/facts.ts";
import { type Answer, fetched, send } from "#ui/ask.ts";
import { Refusals } from "#ui/Refusals.tsx";
import { STAFF } from "#ui/ways.ts";
import styles from "./SignIn.module.css";
import { wayOnward } from "./onward.ts";

type Fields = { readonly email: string; readonly password: string; readonly code: string };
type DemoPerson = Fields & { readonly name: string; readonly role: string; readonly pin?: string };

const SILENT: Refusal = {
  rule: "no-answer",
  says: "The server does not answer.",
  satisfy: "Try again in a moment. What you typed is kept.",
};

const againstOf = (answer: Answer<unknown>): readonly Refusal[] => {
  if (answer.kind === "ok") return [];
  return answer.kind === "refused" ? answer.refusals : [SILENT];
};

async function signIn({ email, password, code }: Fields): Promise<readonly Refusal[]> {
  const first = againstOf(await send("/api/auth/sign-in/email", { email, password }));
  return first.length > 0 ? first : againstOf(await send("/api/auth/two-factor/verify-totp", { code }));
}

/** The way in for staff: e-mail, password, and the code of the authenticator app. */
export function SignIn() {
  const [fields, setFields] = useState<Fields>({ email: "", password: "", code: "" });
  return (
    <main className={styles.page} data-scene="desk">
      <SignInForm fields={fields} onChange={setFields} />
      <DemoPeople chosen={fields.email} onPick={setFields} />
      <FirstSetUp />
    </main>
  );
}

type Form = { readonly fields: Fields; readonly onChange: (fields: Fields) => void };

const bound = (field: keyof Fields, { fields, onChange }: Form) => ({
  value: fields[field],
  onChange: ({ target }: { readonly target: { readonly value: string } }) =>
    onChange({ ...fields, [field]: target.value }),
  required: true,
  withAsterisk: false,
  size: "md" as const,
});

function SignInForm(form: Form) {
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const against = await signIn(form.fields);
    setBusy(false);
    setRefusals(against);
    if (against.length === 0) location.assign(wayOnward(location.search));
  };
  return (
    <form className={styles.card} onSubmit={(event) => void submit(event)}>
      <h1>
        <i className={styles.sun} aria-hidden="true" />
        Afterglow
      </h1>
      <TextInput label="E-mail" type="email" autoComplete="username" {...bound("email", form)} />
      <PasswordInput label="Password" autoComplete="current-password" {...bound("password", form)} />
      <TextInput
        label="Code"
        description="The six digits your authenticator app shows now"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="\d{6}"
        title="six digits"
        {...bound("code", form)}
      />
      <Refusals refusals={refusals} title="Not signed in" />
      <Button type="submit" size="lg" loading={busy}>
        Sign in
      </Button>
    </form>
  );
}

/** Where there is no clinic yet, the way to set it up; everywhere else, nothing. */
function FirstSetUp() {
  const { data } = useQuery({
    queryKey: ["set-up"],
    queryFn: () => fetched<{ open: boolean }>("/api/set-up"),
    retry: false,
  });
  if (data?.open !== true) return null;
  return (
    <section className={styles.demo} aria-labelledby="set-up">
      <h2 id="set-up">No clinic is set up here yet</h2>
      <p>Have the word from the terminal at hand in which Afterglow was started.</p>
      <Button component="a" href={`${STAFF}/set-up`} size="md">
        Set up the clinic
      </Button>
    </section>
  );
}

/** In the demonstration clinic alone: its fictitious people, with the code of this moment. A real clinic has no such answer. */
function DemoPeople({ chosen, onPick }: { readonly chosen: string; readonly onPick: (fields: Fields) => void }) {
  const { data } = useQuery({
    queryKey: ["demo-sign-ins"],
    queryFn: () => fetched<{ people: readonly DemoPerson[] }>("/api/demo/sign-ins"),
    retry: false,
    refetchInterval: ({ state }) => (state.data === undefined ? false : 10_000),
  });
  if (data === undefined) return null;
  return (
    <section className={styles.demo} aria-labelledby="demo">
      <h2 id="demo">Demonstration clinic</h2>
      <p>Everyone here is made up, and these sign-ins are public. Choose a person, then press Sign in.</p>
      <ul>
        {data.people.map(({ name, role, email, password, pin, code }) => (
          <li key={email}>
            <button type="button" aria-pressed={email === chosen} onClick={() => onPick({ email, password, code })}>
              <b>{name}</b>
              <span>{role.replaceAll("-", " ")}</span>
              {pin !== undefined && <small>PIN {pin}, asked again for orders and signatures</small>}
            </button>
          </li>
        ))}
      </ul>
      <p>
        What the clinic sends arrives here: <a href="/demo/mail">mail</a> and <a href="/demo/phone">text messages</a>.
      </p>
    </section>
  );
}
