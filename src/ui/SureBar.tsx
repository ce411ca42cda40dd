import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import styles from "./Card.module.css";
import { Refusals } from "./Refusals.tsx";
import type { Saving } from "./saving.tsx";

/** For what cannot be taken back: pressed once it asks, pressed a second time it does. */
export function SureBar({
  saving,
  children,
  onPress,
}: {
  readonly saving: Saving;
  /** "close Room 2" */
  readonly children: ReactNode;
  readonly onPress: () => void;
}) {
  const [asked, ask] = useState(false);
  const go = () => {
    ask(false);
    onPress();
  };
  return (
    <>
      <Refusals refusals={saving.refusals} title="Not done" />
      <div className={styles.save}>
        {asked ? (
          <>
            <Button size="md" onClick={go} autoFocus>
              Yes, {children}
            </Button>
            <Button size="md" variant="default" onClick={() => ask(false)}>
              No
            </Button>
          </>
        ) : (
          <Button size="md" variant="default" onClick={() => ask(true)} loading={saving.state === "saving"}>
            <span className={styles.capital}>{children}</span>
          </Button>
        )}
      </div>
    </>
  );
}
