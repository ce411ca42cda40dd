import { Button, PasswordInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { send } from "#ui/ask.ts";
import styles from "./Desk.module.css";

/** A screen left alone may be read, not written on, until its person gives the PIN. */
export function Locked({ name }: { readonly name: string }) {
  const queries = useQueryClient();
  const [pin, setPin] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await send("/api/sitting/confirm", { pin });
    setPin("");
    if (answer.kind === "ok") await queries.invalidateQueries({ queryKey: ["me"] });
    else setFault(answer.kind === "refused" ? (answer.refusals[0]?.says ?? "Refused.") : "The server does not answer.");
  };
  return (
    <form className={styles.locked} onSubmit={(event) => void unlock(event)}>
      <p>
        <b>This screen was left alone and is locked.</b>
        <br />
        You can look. To do something, enter the PIN of {name}.
      </p>
      <PasswordInput
        label="PIN"
        inputMode="numeric"
        autoComplete="off"
        size="md"
        w={170}
        value={pin}
        error={fault}
        onChange={(event) => setPin(event.target.value)}
      />
      <Button type="submit" size="md" disabled={pin.length !== 6}>
        Unlock
      </Button>
    </form>
  );
}
