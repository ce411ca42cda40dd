import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import styles from "./ChairCard.module.css";
import { OpenVisit } from "./OpenVisit.tsx";

/** A chair nobody sits in, and the way to open a visit there. */
export function FreeChair({
  roomId,
  room,
  mayOpen,
}: {
  readonly roomId: string;
  readonly room: string;
  readonly mayOpen: boolean;
}) {
  const [opening, setOpening] = useState(false);
  return (
    <article className={`${styles.room} ${styles.free}`} data-leads={mayOpen ? undefined : false}>
      <header>
        <h2>{room}</h2>
        <span className={styles.tag}>Free</span>
      </header>
      <div>
        <span className={styles.name}>Nobody here</span>
        <p className={styles.sub}>The next visit opens when its patient arrives</p>
      </div>
      {mayOpen && (
        <>
          <Button variant="default" className={styles.open} onClick={() => setOpening(true)}>
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
            <OpenVisit roomId={roomId} />
          </Modal>
        </>
      )}
    </article>
  );
}
