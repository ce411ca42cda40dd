import { Button, Menu } from "@mantine/core";
import type { ReactNode } from "react";
import { send } from "#ui/ask.ts";
import { forgetAllDrafts } from "#ui/drafts.ts";
import { useLive } from "#ui/live.ts";
import { Shell, ShellLink, ShellTop } from "#ui/Shell.tsx";
import type { BoardView } from "./board.ts";
import styles from "./Desk.module.css";
import { type Me, useMe } from "./me.ts";
import { useBoard } from "./newest-board.ts";
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
      foot={me === undefined ? null : <Clinic clinic={me.clinic} />}
      notice={
        <>
          {lost && <ConnectionLost />}
          {me?.locked === true && <Locked name={me.name} />}
        </>
      }
    >
      <ShellTop title={title} sub={sub}>
        {me !== undefined && <Person name={`${me.name}, ${me.credential}`} />}
      </ShellTop>
      {children}
    </Shell>
  );
}

function Ways({ me, counts }: { readonly me: Me | undefined; readonly counts: BoardView["counts"] | undefined }) {
  const sees = (permission: string) => me?.permissions.includes(permission) ?? false;
  return (
    <>
      <ShellLink to="/">Today</ShellLink>
      {sees("see-patient") && (
        <ShellLink to="/discrepancies" count={counts?.discrepancies}>
          Discrepancies
        </ShellLink>
      )}
      {sees("see-quarantine") && (
        <ShellLink to="/quarantine" count={counts?.quarantine} hot>
          Quarantine
        </ShellLink>
      )}
    </>
  );
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
    location.assign("/sign-in");
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
