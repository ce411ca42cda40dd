import type { ReactNode } from "react";
import styles from "./Paper.module.css";

/** One sheet in the middle of the page, for what is done before anybody is signed in. */
export const Paper = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <main className={styles.page} data-scene="desk">
    <div className={styles.paper}>
      <p className={styles.logo}>
        <i aria-hidden="true" /> Afterglow
      </p>
      <h1>{title}</h1>
      {children}
    </div>
  </main>
);
