import type { DeviceNow } from "#monitoring/events.ts";
import type { Instant } from "#science/units.ts";
import { unreadBecause } from "#ui/ask.ts";
import { isMute, useChime } from "#ui/chime.ts";
import { clockTime, useNow } from "#ui/clock.ts";
import { useLive } from "#ui/live.ts";
import { Refusals } from "#ui/Refusals.tsx";
import type { BoardView, Chair } from "./board.ts";
import styles from "./board/Board.module.css";
import { ChairCard } from "./board/ChairCard.tsx";
import { DayLanes } from "./board/DayLanes.tsx";
import { EnquiriesPanel } from "./board/EnquiriesPanel.tsx";
import { FreeChair } from "./board/FreeChair.tsx";
import { NeedsPersonList } from "./board/NeedsPersonList.tsx";
import { NextDue } from "./board/NextDue.tsx";
import { Desk } from "./Desk.tsx";
import { useMe } from "./me.ts";
import { useBoard } from "./newest-board.ts";

/** The clinic's day: every chair with its phase, numbers and timer, and everything that waits for a person. */
export function Board() {
  const { data, error } = useBoard();
  const now = useNow();
  if (data !== undefined) return <Today board={data} now={now} />;
  return (
    <Desk title="Today">
      {error === null ? (
        <p className={styles.reading}>Reading the board…</p>
      ) : (
        <Refusals
          title="The board could not be read"
          refusals={unreadBecause(error, "This page goes on trying. Look at the patients.")}
        />
      )}
    </Desk>
  );
}

type Shown = { readonly board: BoardView; readonly now: Instant };

function Today({ board, now }: Shown) {
  const { site, chairs, needsPerson, enquiries } = board;
  const permissions = useMe().data?.permissions ?? [];
  const clinical = permissions.includes("see-vitals");
  useChime(clinical && chairs.some(({ visit }) => visit !== null && visit.callsSince !== null));
  return (
    <Desk title={dayIn(site.zone, now)} sub={<Heading board={board} now={now} />}>
      <Rooms board={board} now={now} permissions={permissions} />
      {clinical && (
        <p className={styles.secondary}>
          <span>Secondary display</span> The bedside monitor alarms first. This board does not replace it.
          {isMute() && " A patient’s call rings here once this screen was touched."}
        </p>
      )}
      <DayLanes board={board} now={now} clinical={clinical} />
      <div className={styles.columns}>
        {permissions.includes("do-tasks") && <NeedsPersonList needs={needsPerson} now={now} zone={site.zone} />}
        <div className={styles.stack}>
          {clinical && <NextDue chairs={chairs} now={now} />}
          {enquiries !== null && <EnquiriesPanel enquiries={enquiries} now={now} />}
        </div>
      </div>
    </Desk>
  );
}

function Rooms({ board, now, permissions }: Shown & { readonly permissions: readonly string[] }) {
  const { site, chairs, serverNow } = board;
  const { lost, devices } = useLive();
  const moment = { now, readAt: serverNow, zone: site.zone, lost };
  return (
    <section className={styles.rooms} aria-label="Rooms">
      {chairs.map(({ roomId, room, visit, device, next }) =>
        visit === null ? (
          <FreeChair
            key={roomId}
            {...{ roomId, room, next, zone: site.zone }}
            mayOpen={permissions.includes("open-visit")}
          />
        ) : (
          <ChairCard
            key={roomId}
            visit={visit}
            room={room}
            device={newestDevice({ roomId, device }, devices)}
            clinical={permissions.includes("see-vitals")}
            {...moment}
          />
        ),
      )}
    </section>
  );
}

function Heading({ board: { site, chairs, staffOn }, now }: Shown) {
  const nurses = staffOn.filter(({ role }) => role === "nurse").length;
  const doctors = staffOn.filter(({ role }) => role === "prescriber" || role === "medical-director");
  const onSite = doctors.length === 0 ? ["no prescriber on"] : doctors.map(({ name }) => `${name} on site`);
  const counted = (n: number, one: string) => `${n} ${one}${n === 1 ? "" : "s"}`;
  const parts = [
    clockTime(now, site.zone),
    counted(chairs.length, "room"),
    `${counted(nurses, "nurse")} on`,
    ...onSite,
  ];
  return <>{parts.join(" · ")}</>;
}

const dayIn = (zone: string, at: Instant): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "long", day: "numeric", month: "long" })
    .format(at)
    .replace(",", "");

/** What the feed has told since the board was read; the monitor on the patient counts before one that only stands there. */
function newestDevice(
  { roomId, device }: Pick<Chair, "roomId" | "device">,
  devices: ReadonlyMap<string, unknown>,
): DeviceNow | null {
  const here = [...(devices as ReadonlyMap<string, DeviceNow>).values()].filter((one) => one.roomId === roomId);
  return here.find(({ infusionId }) => infusionId !== null) ?? here[0] ?? device;
}
