import type { ReactNode } from "react";
import styles from "./Terms.module.css";

/** What is so, line by line, each with what it is called. */
export const Terms = ({ children }: { readonly children: ReactNode }) => <dl className={styles.terms}>{children}</dl>;

export const Term = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
