import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import styles from "./Shell.module.css";

/**
 * The desk: navigation at the left, the page beside it. `notice` stands above everything, `foot` at the bottom of the side. On a
 * telephone the ways lie behind one button, which says how many things went wrong: `hot`.
 */
export function Shell({
  nav,
  hot,
  foot,
  notice,
  children,
}: {
  readonly nav: ReactNode;
  readonly hot: number;
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
        <Ways hot={hot}>{nav}</Ways>
        <div className={styles.foot}>{foot}</div>
      </header>
      <main id="main" className={styles.main}>
        {notice}
        {children}
      </main>
    </div>
  );
}

function Ways({ hot, children }: { readonly hot: number; readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const onKey = ({ key }: KeyboardEvent) => {
    if (key !== "Escape" || !isOpen) return;
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className={styles.ways} onKeyDown={onKey}>
      <button
        ref={button}
        type="button"
        className={styles.menu}
        aria-expanded={isOpen}
        aria-controls="ways"
        onClick={() => setOpen(!isOpen)}
      >
        <span aria-hidden="true">{isOpen ? "✕" : "☰"}</span> Menu
        {hot > 0 && (
          <b data-hot="true">
            {hot}
            <span className={styles.unseen}> to look at</span>
          </b>
        )}
      </button>
      <nav id="ways" aria-label="Main" data-open={isOpen} onClick={() => setOpen(false)}>
        {children}
      </nav>
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
