import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Unanswered } from "#ui/ask.ts";
import { Refusals } from "#ui/Refusals.tsx";
import { toSignIn } from "#ui/ways.ts";
import { Screen } from "./Screen.tsx";
import { useBedside } from "./data.ts";
import styles from "./Bedside.module.css";

/** `sinceLast` shows what was heard between visits: it is known in rooms behind this one. */
type BedsideProps = { readonly sinceLast: (infusionId: string) => ReactNode };

/** The bedside cockpit of one visit. Everything on it belongs to one patient; another patient's is another screen. */
export function Bedside({ sinceLast }: BedsideProps) {
  const { infusionId = "" } = useParams({ strict: false });
  const { data: view, error } = useBedside(infusionId);
  if (view !== undefined)
    return <Screen key={`${view.infusionId} ${view.patient.id}`} view={view} sinceLast={sinceLast(view.infusionId)} />;
  return (
    <div className={styles.empty} data-scene="dusk">
      {error === null ? <p role="status">Opening the visit…</p> : <Closed error={error} />}
    </div>
  );
}

function Closed({ error }: { readonly error: Error }) {
  const refusals =
    error instanceof Unanswered && error.refusals.length > 0
      ? error.refusals
      : [{ rule: "no-answer", says: "The server does not answer.", satisfy: "Use paper; this page tries again." }];
  return (
    <>
      <Refusals refusals={refusals} title="This visit cannot be shown." />
      <p>
        <a href={toSignIn()}>Sign in</a> · <Link to="/">To the board</Link>
      </p>
    </>
  );
}
