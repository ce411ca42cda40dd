import type { ReactNode } from "react";
import type { UseInfiniteQueryResult, UseQueryResult } from "@tanstack/react-query";
import styles from "./Card.module.css";
import { Refusals } from "./Refusals.tsx";

/** One matter of a page in a frame of its own, under its heading. */
export function Card({
  title,
  says,
  children,
}: {
  readonly title: string;
  readonly says?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.card} aria-label={title}>
      <h2>{title}</h2>
      {says !== undefined && <p className={styles.says}>{says}</p>}
      {children}
    </section>
  );
}

/** Fields beside each other where there is room, under each other where there is none. */
export const Row = ({ children }: { readonly children: ReactNode }) => <div className={styles.row}>{children}</div>;

/** One thing of a list, with what may be done to it at the right, and under it what it opens. */
export const Line = ({
  children,
  aside,
  under,
}: {
  readonly children: ReactNode;
  readonly aside?: ReactNode;
  readonly under?: ReactNode;
}) => (
  <li className={styles.line}>
    <div>{children}</div>
    {aside !== undefined && <div className={styles.aside}>{aside}</div>}
    {under !== undefined && under !== false && <div className={styles.under}>{under}</div>}
  </li>
);

export const Lines = ({ children }: { readonly children: ReactNode }) => <ul className={styles.lines}>{children}</ul>;

/** What was asked of the server: it is being read, or it could not be, or here it is. */
export function Asked<T>({
  query: { data, error },
  what,
  children,
}: {
  readonly query: UseQueryResult<T> | UseInfiniteQueryResult<T>;
  /** "the settings" */
  readonly what: string;
  readonly children: (data: T) => ReactNode;
}) {
  if (data !== undefined) return <>{children(data)}</>;
  if (error === null) return <p className={styles.says}>Reading {what}…</p>;
  return (
    <Refusals
      title={`Could not read ${what}`}
      refusals={[{ rule: "unread", says: error.message, satisfy: "Load the page again in a moment." }]}
    />
  );
}
