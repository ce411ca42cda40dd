import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { hold, HOLD_MS, type Timer } from "./hold.ts";
import styles from "./HoldButton.module.css";

const browserTimer: Timer = {
  after: (ms, work) => window.setTimeout(work, ms),
  cancel: (id) => window.clearTimeout(id),
};

export type HoldButtonProps = {
  readonly children: ReactNode;
  readonly tone: "stop" | "go";
  readonly onHeld: () => void;
  readonly disabled?: boolean;
};

/** Whether it is held now, and what to do when it is pressed and let go. */
function useHold(onHeld: () => void, disabled: boolean) {
  const [held, setHeld] = useState(false);
  const done = useEffectEvent(() => {
    setHeld(false);
    onHeld();
  });
  const holding = useRef<ReturnType<typeof hold> | null>(null);
  useEffect(() => {
    const made = hold(browserTimer, () => done());
    holding.current = made;
    return made.release;
  }, []);
  const release = () => {
    setHeld(false);
    holding.current?.release();
  };
  const press = () => {
    if (disabled) return;
    setHeld(true);
    holding.current?.press();
  };
  return { held, press, release };
}

/** A button that counts only when held for a second, by finger, mouse, Space or Enter. Letting go early does nothing. */
export function HoldButton({ children, tone, onHeld, disabled = false }: HoldButtonProps) {
  const { held, press, release } = useHold(onHeld, disabled);
  return (
    <button
      type="button"
      className={styles.hold}
      data-tone={tone}
      data-held={held}
      disabled={disabled}
      onPointerDown={press}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => onHoldKey(event, press)}
      onKeyUp={release}
      onBlur={release}
    >
      <span
        className={styles.progress}
        aria-hidden="true"
        style={{ transitionDuration: held ? `${HOLD_MS}ms` : "0s" }}
      />
      <span className={styles.words}>
        {children} <em>hold 1 s</em>
      </span>
    </button>
  );
}

function onHoldKey(event: KeyboardEvent, press: () => void) {
  if (event.key !== " " && event.key !== "Enter") return;
  event.preventDefault();
  if (!event.repeat) press();
}
