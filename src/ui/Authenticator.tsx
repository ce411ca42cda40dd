import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Refusal } from "#plumbing/facts.ts";
import styles from "./Authenticator.module.css";
import { QrCode } from "./QrCode.tsx";
import { Refusals } from "./Refusals.tsx";

/** The secret in groups of four, as it is easiest typed. */
const grouped = (uri: string) => (new URL(uri).searchParams.get("secret") ?? "").match(/.{1,4}/g)?.join(" ") ?? "";

/** The last step of a new way in: an authenticator app takes the secret, and its first code proves that it has it. */
export function Authenticator({
  totpUri,
  onCode,
  refusals,
  busy,
}: {
  readonly totpUri: string;
  readonly onCode: (code: string) => void;
  readonly refusals: readonly Refusal[];
  readonly busy: boolean;
}) {
  const [code, setCode] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onCode(code.replaceAll(/\s/g, ""));
  };
  return (
    <form className={styles.authenticator} onSubmit={submit}>
      <Secret totpUri={totpUri} />
      <TextInput
        label="The code it shows now"
        description="Six digits. You have ten minutes and five tries."
        inputMode="numeric"
        autoComplete="one-time-code"
        size="md"
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
      />
      <Refusals refusals={refusals} title="Not yet" />
      <Button type="submit" size="lg" loading={busy} disabled={code.replaceAll(/\s/g, "").length !== 6}>
        Prove it
      </Button>
    </form>
  );
}

const Secret = ({ totpUri }: { readonly totpUri: string }) => (
  <>
    <p>
      Open an authenticator app on your telephone and let it read this picture. It shows a new code every 30 seconds;
      you need one each time you sign in.
    </p>
    <QrCode text={totpUri} label="Picture for the authenticator app" />
    <p>
      Or type this key into the app: <code>{grouped(totpUri)}</code>
    </p>
  </>
);
