import { Card } from "#ui/Card.tsx";
import type { Protocol } from "./events.ts";
import styles from "./Protocol.module.css";
import { readValue, valueAt, written } from "./protocol-values.ts";
import { choices, evidenceWords, protocolParts, type ProtocolRow } from "./protocol-words.ts";
import { sources, unapprovedExample } from "./unapproved-example.ts";

type Typed = Readonly<Record<string, string>>;

type TableProps = {
  readonly protocol: Protocol;
  /** What was typed over a number, by its path; the others stand as they are. */
  readonly typed: Typed;
  readonly onType: (path: string, text: string) => void;
  readonly disabled: boolean;
};

/** Every number of a protocol with its unit, where it comes from, and how well that is known. */
export const ProtocolTable = (props: TableProps) => (
  <>
    {protocolParts.map(({ title, says, rows }) => (
      <Card key={title} title={title} says={says}>
        <div className={styles.rows}>
          {rows.map((row) => (
            <Row key={row[0]} row={row} {...props} />
          ))}
        </div>
      </Card>
    ))}
  </>
);

function Row({
  row: [path, label, unit],
  protocol,
  typed,
  onType,
  disabled,
}: TableProps & { readonly row: ProtocolRow }) {
  const kept = written(path, valueAt(protocol, path));
  const text = typed[path] ?? kept;
  const isUnread = readValue(path, text) === undefined;
  const id = `protocol-${path}`;
  return (
    <div className={styles.row} data-changed={text !== kept}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.value}>
        <Entry
          id={id}
          among={choices[path]}
          text={text}
          isUnread={isUnread}
          disabled={disabled}
          onType={(typing) => onType(path, typing)}
        />
        <span>{unit}</span>
      </div>
      <div className={styles.source}>
        {isUnread && (
          <p role="status" className={styles.unread}>
            This cannot be read. It was {kept === "" ? "empty" : kept}.
          </p>
        )}
        {text !== kept && !isUnread && <p role="status">Changed from {kept === "" ? "none" : kept}.</p>}
        <Source path={path} value={text} />
      </div>
    </div>
  );
}

type EntryProps = {
  readonly id: string;
  readonly among: (typeof choices)[string] | undefined;
  readonly text: string;
  readonly isUnread: boolean;
  readonly disabled: boolean;
  readonly onType: (text: string) => void;
};

const Entry = ({ id, among, text, isUnread, disabled, onType }: EntryProps) =>
  among !== undefined ? (
    <select id={id} value={text} disabled={disabled} onChange={({ target }) => onType(target.value)}>
      {among.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  ) : (
    <input
      id={id}
      value={text}
      disabled={disabled}
      autoComplete="off"
      aria-invalid={isUnread}
      onChange={({ target }) => onType(target.value)}
    />
  );

/** The source speaks for the number the example has; another number is the clinic's own, and says so. */
function Source({ path, value }: { readonly path: string; readonly value: string }) {
  const source = sources[path];
  if (value !== written(path, valueAt(unapprovedExample, path)))
    return (
      <>
        <b data-evidence="own">own</b> The clinic's own; the medical director answers for it.
      </>
    );
  if (source === undefined) return <>{value === "" ? "No limit is set." : "A choice, not a number."}</>;
  return (
    <>
      <b data-evidence={source.evidence} title={evidenceWords[source.evidence]}>
        {source.evidence}
      </b>{" "}
      {source.from} <i>({evidenceWords[source.evidence]})</i>
    </>
  );
}
