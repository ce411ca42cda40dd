import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import type { Refusal } from "#plumbing/facts.ts";
import { Button } from "#ui/Field.tsx";
import { Keypad } from "#ui/Keypad.tsx";
import { press } from "#ui/number.ts";
import { Refusals } from "#ui/Refusals.tsx";
import type { BedsideView } from "../bedside.ts";
import { confirmPin, leaveScreen, lockScreen } from "./data.ts";
import type { PinFor } from "./placing.ts";
import styles from "./Bedside.module.css";

/** Left alone this long, the bedside locks; the warning comes two minutes before. */
const IDLE_MS = 5 * 60_000;
const WARN_MS = 2 * 60_000;

export type Lock = {
  /** Why the PIN is asked; null when it is not. */
  readonly pinFor: PinFor | null;
  readonly askPin: (why: PinFor) => Promise<boolean>;
  readonly lock: () => void;
  readonly answer: (confirmed: boolean) => void;
  /** Seconds until it locks, while that is near. */
  readonly warnsIn: number | null;
  readonly name: string;
};

/** Locks the entries of a screen left alone, and asks the PIN whenever it must be sure who is here. */
export function useLock({ me }: Pick<BedsideView, "me">): Lock {
  const [why, setWhy] = useState<PinFor | null>(me.locked ? "locked" : null);
  const waiting = useRef<((confirmed: boolean) => void)[]>([]);
  const askPin = useCallback((reason: PinFor) => {
    setWhy(reason);
    return new Promise<boolean>((resolve) => waiting.current.push(resolve));
  }, []);
  const answer = useCallback((confirmed: boolean) => {
    setWhy(null);
    for (const resolve of waiting.current.splice(0)) resolve(confirmed);
  }, []);
  const lock = useCallback(() => {
    setWhy("locked");
    void lockScreen();
  }, []);
  const idle = useIdle(why === null, lock);
  return { pinFor: why, askPin, answer, lock, warnsIn: idle, name: me.name };
}

/** Seconds left before an untouched screen locks, once that is less than two minutes. */
function useIdle(running: boolean, onIdle: () => void): number | null {
  const touched = useRef(0);
  const [left, setLeft] = useState<number | null>(null);
  const tick = useEffectEvent(() => {
    if (!running) touched.current = performance.now();
    const remains = IDLE_MS - (performance.now() - touched.current);
    setLeft(running && remains < WARN_MS ? Math.max(0, Math.ceil(remains / 1000)) : null);
    if (running && remains <= 0) onIdle();
  });
  useEffect(() => {
    const touch = () => {
      touched.current = performance.now();
    };
    touch();
    const ticking = setInterval(() => tick(), 1000);
    for (const kind of ["pointerdown", "keydown"]) window.addEventListener(kind, touch);
    return () => {
      clearInterval(ticking);
      for (const kind of ["pointerdown", "keydown"]) window.removeEventListener(kind, touch);
    };
  }, []);
  return left;
}

const PIN_LENGTH = 6;

/** The PIN as it is typed; tried when it is complete. */
function usePin(answer: Lock["answer"]) {
  const [pin, setPin] = useState("");
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const tryPin = async (typed: string) => {
    const tried = await confirmPin(typed);
    setPin("");
    if (tried.kind === "ok") return answer(true);
    const silent = { rule: "no-answer", says: "The server does not answer.", satisfy: "Try again." };
    setRefusals(tried.kind === "refused" ? tried.refusals : [silent]);
  };
  const type = (next: string) => {
    const digits = next.replaceAll(/\D/g, "").slice(0, PIN_LENGTH);
    setPin(digits);
    if (digits.length === PIN_LENGTH) void tryPin(digits);
  };
  return { pin, refusals, type };
}

/** Digits typed anywhere reach the PIN, also after STOP was held. */
function useFirst() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const toField = ({ key }: KeyboardEvent) => /^\d$/.test(key) && field.current?.focus();
    field.current?.focus();
    window.addEventListener("keydown", toField);
    return () => window.removeEventListener("keydown", toField);
  }, []);
  return field;
}

/** Covers what can be entered, and nothing else: vital signs, time and STOP stay. */
export function PinPad({ lock: { pinFor, name, answer } }: { readonly lock: Lock }) {
  const { pin, refusals, type } = usePin(answer);
  const field = useFirst();
  return (
    <section className={styles.pin} aria-label="PIN">
      <div className={styles.whose}>
        <Why pinFor={pinFor} />
        <label>
          PIN of {name}
          <input
            type="password"
            inputMode="none"
            autoComplete="off"
            value={pin}
            ref={field}
            onChange={(event) => type(event.target.value)}
          />
        </label>
        <Refusals refusals={refusals} title="Not unlocked." />
        <WayOut pinFor={pinFor} onNo={() => answer(false)} />
      </div>
      <Keypad
        label="PIN"
        unit="digits"
        decimals={false}
        onPress={(key) => type(key === "back" ? press(pin, key) : pin + key)}
      />
    </section>
  );
}

const Why = ({ pinFor }: Pick<Lock, "pinFor">) => (
  <>
    <h2>{pinFor === "locked" ? "Locked" : "Surely you?"}</h2>
    <p>
      {pinFor === "locked"
        ? "Numbers, time and STOP still work; entries need your PIN."
        : "This needs to be surely you. What you entered is kept."}
    </p>
  </>
);

/** Whoever cannot give this PIN: not now, or the next person signs in. */
const WayOut = ({ pinFor, onNo }: Pick<Lock, "pinFor"> & { readonly onNo: () => void }) =>
  pinFor === "confirm" ? (
    <Button tone="quiet" onPress={onNo}>
      Not now
    </Button>
  ) : (
    <Button tone="quiet" onPress={() => void leaveScreen()}>
      Someone else? Sign out
    </Button>
  );
