import { Button } from "#ui/Field.tsx";
import { STAFF } from "#ui/ways.ts";
import styles from "./Fault.module.css";

/** A page that failed: what still holds, and the way back. Never blank, never the program's own words. */
export const Fault = () => (
  <Message title="This page failed" leave={() => location.reload()} label="Load it again">
    What was saved is safe. An entry you had not sent yet is to be made again. The bedside monitor alarms by itself, and
    a running pump runs on.
  </Message>
);

export const NoSuchPage = () => (
  <Message title="There is no such page" leave={() => location.assign(STAFF)} label="Go to the board">
    The address may be old or mistyped.
  </Message>
);

type MessageProps = {
  readonly title: string;
  readonly children: string;
  readonly label: string;
  readonly leave: () => void;
};

const Message = ({ title, children, label, leave }: MessageProps) => (
  <main className={styles.fault} data-scene="desk">
    <h1>{title}</h1>
    <p>{children}</p>
    <Button tone="brand" onPress={leave}>
      {label}
    </Button>
  </main>
);
