import { Button, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fetched } from "#ui/ask.ts";
import { Asked, Card, Line, Lines } from "#ui/Card.tsx";
import { ageOf, useNow } from "#ui/clock.ts";
import { SaveBar, useSaving } from "#ui/saving.tsx";
import { SureBar } from "#ui/SureBar.tsx";
import { Term, Terms } from "#ui/Terms.tsx";
import styles from "./Monitors.module.css";
import type { MonitorsView } from "./monitor-routes.ts";
import { NewMonitor } from "./NewMonitor.tsx";

const EVERY_MS = 5000;

/** Which monitor stands where, how it must be set up, and whether it was heard. */
export const Monitors = () => (
  <Asked
    query={useQuery({
      queryKey: ["monitors"],
      queryFn: () => fetched<MonitorsView>("/api/settings/monitors"),
      refetchInterval: EVERY_MS,
    })}
    what="the monitors"
  >
    {(view) => <List view={view} />}
  </Asked>
);

type Monitor = MonitorsView["monitors"][number];
type Props = { readonly view: MonitorsView };

function List({ view }: Props) {
  const [chosen, choose] = useState<string | null>(null);
  const now = useNow(EVERY_MS);
  return (
    <Card
      title="Monitors"
      says="Infusions are booked only into rooms in which a monitor stands. A monitor nobody entered here is charted on nobody."
    >
      {view.monitors.length === 0 && <p>No monitor is entered yet, so no infusion can be booked.</p>}
      <Lines>
        {view.monitors.map((monitor) => (
          <Line
            key={monitor.id}
            under={chosen === monitor.id && <OneMonitor monitor={monitor} view={view} />}
            aside={
              <Button
                variant="default"
                size="md"
                aria-expanded={chosen === monitor.id}
                aria-label={`${chosen === monitor.id ? "Close" : "Open"}: ${monitor.label}`}
                onClick={() => choose(chosen === monitor.id ? null : monitor.id)}
              >
                {chosen === monitor.id ? "Close" : "Open"}
              </Button>
            }
          >
            <b>{monitor.label}</b>
            <small>
              {monitor.room} ·{" "}
              {monitor.lastHeardAt === null ? "not heard yet" : `last heard ${ageOf(now - monitor.lastHeardAt)}`}
            </small>
          </Line>
        ))}
      </Lines>
      {view.mayChange && <NewMonitor view={view} />}
    </Card>
  );
}

const OneMonitor = ({ monitor, view }: Props & { readonly monitor: Monitor }) => (
  <>
    <HowToSet monitor={monitor} view={view} />
    {view.mayChange && (
      <>
        <Move monitor={monitor} view={view} />
        <TakeAway monitor={monitor} />
      </>
    )}
  </>
);

const LOOPBACK = /^(127\.|localhost$|::1$)/;

function HowToSet({ monitor, view: { listensAt } }: Props & { readonly monitor: Monitor }) {
  const { identifiers, addresses, zone } = monitor;
  return (
    <div className={styles.part}>
      <h3>How this monitor must be set up</h3>
      <p>In the network menu of the monitor, or of the gateway it speaks through:</p>
      <Terms>
        <Term name="Sends">HL7 version 2 results (ORU^R01) over MLLP, which some call LLP, by TCP</Term>
        <Term name="To address">{listensAt?.host ?? "this server's address in the monitors' network"}</Term>
        <Term name="To port">{listensAt?.port ?? "as this server was started"}</Term>
        <Term name="Its own address">{addresses.join(" or ")}, always the same</Term>
        <Term name="Calls itself">
          {identifiers.join(" or ")}, as its device name, its facility or its bed (MSH-3, MSH-4 or PV1-3)
        </Term>
        <Term name="Its clock">
          right to the second; where its messages name no time zone, it is read as {zone.replaceAll("_", " ")}
        </Term>
      </Terms>
      {listensAt !== null && LOOPBACK.test(listensAt.host) && (
        <p className={styles.note}>
          At the moment this server hears only what runs on its own machine. Whoever looks after it starts it with{" "}
          <code>MLLP_HOST</code> set to its address in the monitors&apos; network; that address then stands here.
        </p>
      )}
      <p>Within ten seconds of being entered here it is listened to. Nothing has to be started anew.</p>
    </div>
  );
}

const REREAD = ["monitors", "settings", "board"];

function Move({ monitor, view: { rooms } }: Props & { readonly monitor: Monitor }) {
  const [roomId, setRoomId] = useState(monitor.roomId);
  const saving = useSaving("/api/settings/monitors/move", REREAD);
  return (
    <div className={styles.part}>
      <Select
        label="It stands in"
        size="md"
        maw={340}
        data={rooms.map(({ id, name }) => ({ value: id, label: name }))}
        value={roomId}
        onChange={(chosen) => setRoomId(chosen ?? roomId)}
        allowDeselect={false}
      />
      <SaveBar
        saving={saving}
        onPress={() => void saving.save({ deviceId: monitor.id, roomId })}
        disabled={roomId === monitor.roomId}
      >
        Move the monitor
      </SaveBar>
    </div>
  );
}

function TakeAway({ monitor }: { readonly monitor: Monitor }) {
  const saving = useSaving("/api/settings/monitors/remove", REREAD);
  return (
    <div className={styles.part}>
      <p>Taken away, it is heard no more. What it charted stays.</p>
      <SureBar saving={saving} onPress={() => void saving.save({ deviceId: monitor.id })}>
        take {monitor.label} away
      </SureBar>
    </div>
  );
}
