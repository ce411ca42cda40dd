import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useState } from "react";
import { fetched } from "#ui/ask.ts";
import { STAFF } from "#ui/ways.ts";
import { useMe } from "./me.ts";
import styles from "./Search.module.css";
import { actionsFor, type Found, stepBy } from "./search/found.ts";

const SHORTEST = 2;

/** The way to the search that stands on every desk page; ⌘K or Ctrl K opens it from anywhere on the page. */
export function Search() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <>
      <button type="button" className={styles.box} onClick={() => setOpen(true)} aria-keyshortcuts="Meta+K Control+K">
        <span aria-hidden="true" className={styles.glass}>
          ⌕
        </span>
        <span className={styles.words}>Search patients, actions…</span>
        <kbd>{/mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘K" : "Ctrl K"}</kbd>
      </button>
      <Modal.Root opened={open} onClose={() => setOpen(false)} size={560} lockScroll={false}>
        <Modal.Overlay />
        <Modal.Content aria-label="Search">
          <Modal.Body p={0}>{open && <Asking onLeave={() => setOpen(false)} />}</Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </>
  );
}

function useFound(query: string): { readonly found: readonly Found[]; readonly state: string } {
  const permissions = useMe().data?.permissions ?? [];
  const typed = useDeferredValue(query.trim());
  const long = typed.length >= SHORTEST;
  const { data, error } = useQuery({
    queryKey: ["search", typed],
    queryFn: () => fetched<{ found: readonly Found[] }>(`/api/search?q=${encodeURIComponent(typed)}`),
    enabled: long && permissions.includes("see-names"),
    placeholderData: (known) => known,
  });
  const found = [...(long ? (data?.found ?? []) : []), ...actionsFor(query, permissions)];
  const nothing = found.length === 0 ? "Nobody and nothing is called that here." : `${found.length} found`;
  return { found, state: error === null ? nothing : "The server does not answer; actions are still here." };
}

/** What is typed, what is found, and which of it is chosen; keys choose, and Enter goes there. */
function useAsking(onLeave: () => void) {
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const { found, state } = useFound(query);
  const navigate = useNavigate();
  const go = async (one: Found | undefined) => {
    if (one === undefined) return;
    onLeave();
    await navigate({ href: hrefOf(one) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepBy(event.key, at, found.length);
    if (next !== null) setAt(next);
    if (event.key === "Enter") void go(found[at]);
    if (next !== null || event.key === "Enter") event.preventDefault();
  };
  const type = (text: string) => {
    setQuery(text);
    setAt(0);
  };
  return { query, type, at, point: setAt, found, state, go, onKeyDown };
}

/** An address of the app as the address bar shows it, with what is asked behind the question mark. */
const hrefOf = ({ to }: Found): string => `${STAFF}${to}`;

function Asking({ onLeave }: { readonly onLeave: () => void }) {
  const id = useId();
  const { query, type, at, point, found, state, go, onKeyDown } = useAsking(onLeave);
  return (
    <div className={styles.asking}>
      <input
        className={styles.input}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={id}
        aria-activedescendant={found[at] === undefined ? undefined : `${id}-${at}`}
        aria-label="Search patients, enquiries, appointments and actions"
        placeholder="Name, birth date, record number, or what you want to do"
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        value={query}
        onChange={({ target }) => type(target.value)}
        onKeyDown={onKeyDown}
      />
      <Options id={id} found={found} at={at} onPoint={point} onGo={(one) => void go(one)} />
      <p className={styles.state} role="status">
        {state}
        <span aria-hidden="true">↑ ↓ to choose · Enter to open · Esc to leave</span>
      </p>
    </div>
  );
}

type OptionsProps = {
  readonly id: string;
  readonly found: readonly Found[];
  readonly at: number;
  readonly onPoint: (at: number) => void;
  readonly onGo: (one: Found) => void;
};

function Options({ id, found, at, onPoint, onGo }: OptionsProps) {
  useEffect(() => {
    document.querySelector(`[id="${id}-${at}"]`)?.scrollIntoView({ block: "nearest" });
  }, [id, at]);
  return (
    <ul id={id} role="listbox" aria-label="Found" className={styles.list}>
      {found.map((one, n) => (
        <li
          key={`${one.group} ${one.id}`}
          id={`${id}-${n}`}
          role="option"
          aria-selected={n === at}
          data-first={found[n - 1]?.group !== one.group ? one.group : undefined}
          onMouseMove={() => onPoint(n)}
          onClick={() => onGo(one)}
        >
          <b>{one.name}</b>
          <small>{one.note}</small>
          <span className="unseen">{one.group}</span>
        </li>
      ))}
    </ul>
  );
}
