import { useEffect, useState } from "react";
import { serverTime } from "./clock.ts";
import styles from "./Undo.module.css";

const UNDO_MS = 10_000;

/** For ten seconds after an entry: takes it back by a correction that stays readable. Nothing is erased. */
export function Undo({
  what,
  onUndo,
  onOver,
}: {
  readonly what: string;
  readonly onUndo: () => void;
  readonly onOver: () => void;
}) {
  const [endsAt] = useState(() => serverTime() + UNDO_MS);
  const [left, setLeft] = useState(UNDO_MS);
  useEffect(() => {
    const ticking = setInterval(() => {
      const now = endsAt - serverTime();
      setLeft(now);
      if (now <= 0) onOver();
    }, 250);
    return () => clearInterval(ticking);
  }, [endsAt, onOver]);
  return (
    <div className={styles.undo} role="status">
      <span>{what}</span>
      <button type="button" onClick={onUndo}>
        Undo <small>{Math.max(0, Math.ceil(left / 1000))} s</small>
      </button>
    </div>
  );
}
