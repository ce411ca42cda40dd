import { Button, Modal } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { clockTime } from "#ui/clock.ts";
import type { NextHere } from "../board.ts";
import { capital } from "../week/words.ts";
import styles from "./ChairCard.module.css";
import { OpenVisit } from "./OpenVisit.tsx";

type Props = {
  readonly roomId: string;
  readonly room: string;
  readonly next: NextHere | null;
  readonly zone: string;
  readonly mayOpen: boolean;
};

/** A chair nobody sits in: who comes next and whether all is ready, and the way to open a visit there. */
export function FreeChair({ roomId, room, next, zone, mayOpen }: Props) {
  const [opening, setOpening] = useState(false);
  return (
    <article className={`${styles.room} ${styles.free}`} data-leads={mayOpen ? undefined : false}>
      <header>
        <h2>{room}</h2>
        <span className={styles.tag}>{next?.arrived === true ? "Arrived" : "Free"}</span>
      </header>
      {next === null ? <Nobody /> : <Next next={next} zone={zone} />}
      {mayOpen && (
        <>
          <Button
            variant={next?.arrived === true ? "filled" : "default"}
            className={styles.open}
            onClick={() => setOpening(true)}
          >
            Open a visit
          </Button>
          <Modal
            opened={opening}
            onClose={() => setOpening(false)}
            title={`Open a visit in ${room}`}
            centered
            lockScroll={false}
            closeButtonProps={{ "aria-label": "Close" }}
          >
            <OpenVisit roomId={roomId} expected={next?.arrived === true ? next.opening : null} />
          </Modal>
        </>
      )}
    </article>
  );
}

const Nobody = () => (
  <div>
    <span className={styles.name}>Nobody here</span>
    <p className={styles.sub}>Nobody else is booked in this room today</p>
  </div>
);

const Next = ({
  next: { appointmentId, name, what, startAt, isLate, ready },
  zone,
}: Pick<Props, "zone"> & { next: NextHere }) => (
  <div>
    <span className={styles.name}>
      {isLate ? "Due since" : "Next"} {clockTime(startAt, zone)}
    </span>
    <p className={styles.sub}>
      <Link to="/schedule/$appointmentId" params={{ appointmentId }} className={styles.expected}>
        {name} · {what}
      </Link>
    </p>
    <p className={styles.ready}>{capital(ready.join(" · "))}</p>
  </div>
);
