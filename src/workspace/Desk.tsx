import { Button, Menu } from "@mantine/core";
import type { ReactNode } from "react";
import { send } from "#ui/ask.ts";
import { forgetAllDrafts } from "#ui/drafts.ts";
import { useLive } from "#ui/live.ts";
import { Shell, ShellLink, ShellTop } from "#ui/Shell.tsx";
import { STAFF } from "#ui/ways.ts";
import type { Counts } from "./board.ts";
import styles from "./Desk.module.css";
import { type Me, useMe } from "./me.ts";
import { useBoard } from "./newest-board.ts";
import { Search } from "./Search.tsx";
import { Locked } from "./Locked.tsx";

/** The frame of every desk page: the ways, the heading, who is signed in, and above all of it whether the server is still heard. */
export function Desk({
  title,
  sub,
  children,
}: {
  readonly title: string;
  readonly sub?: ReactNode;
  readonly children: ReactNode;
}) {
  const me = useMe().data;
  const counts = useBoard().data?.counts;
  const { lost } = useLive();
  return (
    <Shell
      nav={<Ways me={me} counts={counts} />}
      hot={hotIn(me, counts)}
      foot={me === undefined ? null : <Clinic clinic={me.clinic} />}
      notice={
        <>
          {lost && <ConnectionLost />}
          {me?.locked === true && <Locked name={me.name} />}
        </>
      }
    >
      <ShellTop title={title} sub={sub}>
        {me !== undefined && (
          <div className={styles.tools}>
            <Search />
            <Person name={`${me.name}, ${me.credential}`} />
          </div>
        )}
      </ShellTop>
      {children}
    </Shell>
  );
}

type Way = {
  readonly to: string;
  readonly name: string;
  readonly needs: string;
  readonly counts?: keyof Counts;
  /** What waits there went wrong. */
  readonly hot?: boolean;
  /** How many of them are drills, beside the real ones. */
  readonly practised?: keyof Counts;
};

const WAYS: readonly Way[] = [
  { to: "/", name: "Today", needs: "see-board", counts: "today" },
  { to: "/alerts", name: "Alerts", needs: "see-safety", counts: "alerts", hot: true, practised: "drills" },
  { to: "/schedule", name: "Schedule", needs: "see-schedule" },
  { to: "/messages", name: "Messages", needs: "see-messages", counts: "messages" },
  { to: "/enquiries", name: "Enquiries", needs: "see-enquiries", counts: "enquiries" },
  { to: "/letters", name: "Letters", needs: "see-letters", counts: "letters", hot: true },
  { to: "/outcomes", name: "Outcomes", needs: "see-outcomes" },
  { to: "/settings", name: "Settings", needs: "see-settings" },
  { to: "/discrepancies", name: "Discrepancies", needs: "see-patient", counts: "discrepancies" },
  { to: "/quarantine", name: "Quarantine", needs: "see-quarantine", counts: "quarantine", hot: true },
];

const waysOf = (me: Me | undefined): readonly Way[] =>
  WAYS.filter(({ needs }) => me?.permissions.includes(needs) ?? needs === "see-board");

const hotIn = (me: Me | undefined, counts: Counts | undefined): number =>
  waysOf(me).reduce(
    (sum, way) => sum + (way.hot === true && way.counts !== undefined ? (counts?.[way.counts] ?? 0) : 0),
    0,
  );

function Ways({ me, counts }: { readonly me: Me | undefined; readonly counts: Counts | undefined }) {
  return waysOf(me).map((way) => (
    <ShellLink
      key={way.to}
      to={way.to}
      count={way.counts === undefined ? undefined : counts?.[way.counts]}
      hot={way.hot ?? false}
      mark={way.practised !== undefined && (counts?.[way.practised] ?? 0) > 0 ? "DRILL" : undefined}
    >
      {way.name}
    </ShellLink>
  ));
}

function Clinic({ clinic: { name, demonstration } }: Pick<Me, "clinic">) {
  return (
    <>
      {name}
      {demonstration && <span className={styles.demonstration}>Demonstration: everyone here is fictitious.</span>}
    </>
  );
}

const ConnectionLost = () => (
  <div className={styles.lost} role="alert">
    <span aria-hidden="true">✕</span>
    <p>
      <b>Connection lost: what you see may be old.</b>
      <br />
      Look at the patients and their monitors. This page goes on trying.
    </p>
  </div>
);

function Person({ name }: { readonly name: string }) {
  const leave = async () => {
    await send("/api/auth/sign-out", {});
    forgetAllDrafts();
    location.assign(`${STAFF}/sign-in`);
  };
  return (
    <Menu position="bottom-end" width="target">
      <Menu.Target>
        <Button variant="default" className={styles.person} rightSection={<span aria-hidden="true">▾</span>}>
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item className={styles.leave} onClick={() => void leave()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
