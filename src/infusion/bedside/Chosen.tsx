import { Button } from "#ui/Field.tsx";
import styles from "./Panel.module.css";

/** What was chosen from a long list, in its place, with the way back to the list. */
export const Chosen = ({
  what,
  hint,
  onChange,
}: {
  readonly what: string;
  readonly hint: string;
  readonly onChange: () => void;
}) => (
  <div className={styles.row}>
    <p>
      <b>{what}</b>
      <small>{hint}</small>
    </p>
    <Button onPress={onChange}>Choose another</Button>
  </div>
);
