import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { uuidv7 } from "uuidv7";
import { fetched } from "#ui/ask.ts";
import { Asked, Card, Line, Lines } from "#ui/Card.tsx";
import { clockTime, spanOf, useNow } from "#ui/clock.ts";
import { Refusals } from "#ui/Refusals.tsx";
import { useSaving } from "#ui/saving.tsx";
import { Unsigned } from "./Alert.tsx";
import styles from "./Safety.module.css";
import type { AlertLine, AlertsView } from "./view.ts";
import { dayOf, outcomeWords } from "./words.ts";

const AGAIN_MS = 5000;

type Props = { readonly view: AlertsView };

/** Every word of danger: those open, what came of the others, and drills with their times. */
export function Alerts({ mayDrill }: { readonly mayDrill: boolean }) {
  const query = useQuery({
    queryKey: ["alerts"],
    queryFn: () => fetched<AlertsView>("/api/safety/alerts"),
    refetchInterval: AGAIN_MS,
  });
  return (
    <Asked query={query} what="the alerts">
      {(view) => (
        <div className={styles.page}>
          {!view.isSigned && <Unsigned />}
          <OpenOnes view={view} />
          <Past view={view} />
          <Drills view={view} mayDrill={mayDrill} />
        </div>
      )}
    </Asked>
  );
}

function OpenOnes({ view }: Props) {
  const now = useNow();
  return (
    <Card title="Open" says="A word of danger stays here until somebody closes it with what came of it.">
      {view.open.length === 0 && <p className={styles.quiet}>None is open.</p>}
      <Lines>
        {view.open.map((alert) => (
          <Line key={alert.id} aside={<span className={styles.timer}>{spanOf(now - alert.raisedAt)}</span>}>
            <ToAlert alert={alert} />
            <small>
              {alert.acknowledged === null ? "nobody has it yet" : `${view.names[alert.acknowledged.by]} has it`}
            </small>
          </Line>
        ))}
      </Lines>
    </Card>
  );
}

const ToAlert = ({ alert: { id, whose, says, isDrill } }: { readonly alert: AlertLine }) => (
  <Link to="/alerts/$alertId" params={{ alertId: id }} className={styles.line}>
    <b>{isDrill ? "DRILL" : whose}</b> {says}
  </Link>
);

function Past({ view: { past, names, zone } }: Props) {
  const real = past.filter(({ isDrill }) => !isDrill);
  return (
    <Card title="Closed">
      {real.length === 0 && <p className={styles.quiet}>None so far.</p>}
      <Lines>
        {real.map((alert) => (
          <Line key={alert.id} aside={<Answered alert={alert} />}>
            <ToAlert alert={alert} />
            <small>
              {dayOf(alert.raisedAt, zone)}, {clockTime(alert.raisedAt, zone)}
              {alert.closed !== null && ` · ${outcomeWords(alert.closed.outcome)} · ${names[alert.closed.by] ?? ""}`}
            </small>
          </Line>
        ))}
      </Lines>
    </Card>
  );
}

const Answered = ({ alert: { firstAcknowledged, raisedAt } }: { readonly alert: AlertLine }) => (
  <span className={styles.quiet}>
    {firstAcknowledged === null ? "never answered" : `answered after ${spanOf(firstAcknowledged.at - raisedAt)}`}
  </span>
);

function Drills({ view: { open, past, zone }, mayDrill }: Props & { readonly mayDrill: boolean }) {
  const drills = past.filter(({ isDrill }) => isDrill);
  const running = open.some(({ isDrill }) => isDrill);
  return (
    <Card
      title="Drills"
      says="Everything as in earnest, without a patient: whoever is due is called by every way, and their time is measured."
    >
      {mayDrill && !running && <StartDrill />}
      {drills.length === 0 && <p className={styles.quiet}>No drill was held yet. Once a month is a good habit.</p>}
      <Lines>
        {drills.map((alert) => (
          <Line key={alert.id} aside={<Answered alert={alert} />}>
            <Link to="/alerts/$alertId" params={{ alertId: alert.id }} className={styles.line}>
              <b>
                {dayOf(alert.raisedAt, zone)}, {clockTime(alert.raisedAt, zone)}
              </b>
            </Link>
          </Line>
        ))}
      </Lines>
    </Card>
  );
}

function StartDrill() {
  const id = useRef(uuidv7());
  const navigate = useNavigate();
  const saving = useSaving("/api/safety/drills", ["alerts", "board"], { ownId: true });
  const start = async () => {
    if (!(await saving.save({ id: id.current }))) return;
    await navigate({ to: "/alerts/$alertId", params: { alertId: id.current } });
  };
  return (
    <div>
      <Refusals refusals={saving.refusals} title="Not begun" />
      <Button size="md" variant="default" loading={saving.state === "saving"} onClick={() => void start()}>
        Start a drill
      </Button>
    </div>
  );
}
