import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import styles from "./Shell.module.css";

/** The desk: navigation at the left, the page beside it. `notice` stands above everything, `foot` at the bottom of the side. */
export function Shell({
  nav,
  foot,
  notice,
  children,
}: {
  readonly nav: ReactNode;
  readonly foot?: ReactNode;
  readonly notice?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.shell} data-scene="desk">
      <a className={styles.skip} href="#main">
        To the page
      </a>
      <header className={styles.side}>
        <span className={styles.logo}>
          <i aria-hidden="true" /> Afterglow
        </span>
        <nav aria-label="Main">{nav}</nav>
        <div className={styles.foot}>{foot}</div>
      </header>
      <main id="main" className={styles.main}>
        {notice}
        {children}
      </main>
    </div>
  );
}

/** One entry of the side navigation, with how many things wait there. */
export function ShellLink({
  to,
  count,
  hot = false,
  mark,
  children,
}: {
  readonly to: string;
  readonly count?: number | undefined;
  readonly hot?: boolean;
  /** A word beside the count. */
  readonly mark?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <Link
      to={to}
      className={styles.link}
      activeOptions={{ exact: to === "/" }}
      activeProps={{ "data-on": "true", "aria-current": "page" }}
    >
      {children}
      {mark !== undefined && <b data-mark="true">{mark}</b>}
      {count !== undefined && count > 0 && <b data-hot={hot}>{count}</b>}
    </Link>
  );
}

/** The page's head: its title, a line beneath or beside it, and what may be done here at the right. */
export function ShellTop({
  title,
  sub,
  children,
}: {
  readonly title: string;
  readonly sub?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <header className={styles.top}>
      <div className={styles.title}>
        <h1>{title}</h1>
        <span className={styles.sub}>{sub}</span>
      </div>
      {children}
    </header>
  );
}
