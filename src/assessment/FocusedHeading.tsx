import { useEffect, useRef } from "react";
import styles from "./FillIn.module.css";

/** A heading that is read out as it comes into sight, and where the keyboard then stands. */
export function FocusedHeading({ words }: { readonly words: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h3 className={styles.question} ref={heading} tabIndex={-1}>
      {words}
    </h3>
  );
}
